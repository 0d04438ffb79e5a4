// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import org.atalaya.tips.sealing.SealedFiles;

/**
 * How much is taken in.
 *
 * @param lettersPerTip the first and its additions
 * @param filesPerTip of all of them
 * @param bytesPerTip of all its files, sealed
 * @param unfinishedBytes of all files of all tips that have begun to come, until they are whole
 */
public record TipLimits(
    int lettersPerTip, int filesPerTip, long bytesPerTip, long unfinishedBytes) {

  /** 50 letters, 20 files with 300 MiB together; 10 GiB under way. */
  public static final TipLimits DEFAULT = new TipLimits(50, 20, 300L << 20, 10L << 30);

  public TipLimits {
    if (lettersPerTip < 1 || filesPerTip < 0 || bytesPerTip < 0 || unfinishedBytes < 0) {
      throw new IllegalArgumentException(
          "a limit of tips is not below 0, and of letters 1 or more");
    }
  }

  /** How many bytes a sealed file may have. */
  long bytesPerFile() {
    return Math.min(bytesPerTip, SealedFiles.mostSealedBytes());
  }
}
