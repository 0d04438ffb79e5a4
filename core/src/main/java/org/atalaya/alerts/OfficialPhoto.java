// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.EnumMap;
import java.util.Map;

/**
 * A photo as it may be shown: decoded and encoded anew, so without anything that its file told
 * beside the picture, and with the official watermark.
 */
public final class OfficialPhoto {

  private final Map<PhotoSize, byte[]> jpegs;

  /**
   * A photo in all sizes.
   *
   * @param jpegs one for each size
   * @throws IllegalArgumentException if a size is missing
   */
  public OfficialPhoto(Map<PhotoSize, byte[]> jpegs) {
    this.jpegs = new EnumMap<>(PhotoSize.class);
    for (PhotoSize size : PhotoSize.values()) {
      byte[] jpeg = jpegs.get(size);
      if (jpeg == null) {
        throw new IllegalArgumentException("the photo lacks the size " + size.code());
      }
      this.jpegs.put(size, jpeg.clone());
    }
  }

  /** The photo in a size, as JPEG. */
  public byte[] jpeg(PhotoSize size) {
    byte[] jpeg = jpegs.get(size);
    if (jpeg == null) {
      throw new IllegalStateException("every size is there");
    }
    return jpeg.clone();
  }
}
