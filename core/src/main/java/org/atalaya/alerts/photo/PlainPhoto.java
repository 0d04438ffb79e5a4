// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

/**
 * A photo once more, as a JPEG of the same size, upright: the picture and nothing of what its file
 * tells beside it (place, telephone, comments, previews, colour profile).
 *
 * <pre>{@code
 * if (PlainPhoto.of(file, PhotoLimits.DEFAULT) instanceof PlainPhoto.Made made) { … }
 * }</pre>
 */
public sealed interface PlainPhoto {

  /** Here it is. */
  record Made(byte[] jpeg) implements PlainPhoto {}

  /** There is none. */
  record Refused(PhotoRefusal reason) implements PlainPhoto {}

  /** Makes it of a JPEG, PNG or WebP file; the limits are checked before anything is decoded. */
  static PlainPhoto of(byte[] file, PhotoLimits limits) {
    try {
      return new Made(PhotoPreparation.jpeg(new PhotoReader(limits).readWhole(file)));
    } catch (PhotoRefusedException e) {
      return new Refused(e.reason());
    }
  }
}
