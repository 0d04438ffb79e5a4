// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

/**
 * How large a photo may be.
 *
 * @param mostBytes of the file
 * @param mostPixels width times height, as the head of the file states them
 */
public record PhotoLimits(int mostBytes, int mostPixels) {

  /** 10 MB and 40 megapixels, which is more than a telephone takes. */
  public static final PhotoLimits DEFAULT = new PhotoLimits(10_000_000, 40_000_000);

  public PhotoLimits {
    if (mostBytes < 1 || mostPixels < 1) {
      throw new IllegalArgumentException(
          "limits of photos must be >= 1. Provided values: %d bytes, %d pixels"
              .formatted(mostBytes, mostPixels));
    }
  }
}
