// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.time.Duration;

/**
 * How far a file is looked into.
 *
 * @param mostBytes of the file, and of its clean copy
 * @param mostPixels of a picture
 * @param mostPages of a document
 * @param heapMegabytes of the process that looks into it
 * @param time after which that process is ended
 */
public record EvidenceLimits(
    int mostBytes, int mostPixels, int mostPages, int heapMegabytes, Duration time) {

  /** 100 MiB, 50 megapixels, 200 pages, 768 MiB of memory, two minutes. */
  public static final EvidenceLimits DEFAULT =
      new EvidenceLimits(100 << 20, 50_000_000, 200, 768, Duration.ofMinutes(2));

  public EvidenceLimits {
    if (mostBytes < 1
        || mostPixels < 1
        || mostPages < 1
        || heapMegabytes < 32
        || !time.isPositive()) {
      throw new IllegalArgumentException(
          "limits must be >= 1, memory >= 32 MiB. Provided values: %d, %d, %d, %d, %s"
              .formatted(mostBytes, mostPixels, mostPages, heapMegabytes, time));
    }
  }
}
