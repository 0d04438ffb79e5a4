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
 * @param flood how many tips in an hour are far more than usual, from 2 on; none is refused for
 *     that
 */
public record TipLimits(
    int lettersPerTip, int filesPerTip, long bytesPerTip, long unfinishedBytes, int flood) {

  /** 50 letters, 20 files with 300 MiB together; 10 GiB under way; 300 tips in an hour. */
  public static final TipLimits DEFAULT = new TipLimits(50, 20, 300L << 20, 10L << 30, 300);

  public TipLimits {
    if (lettersPerTip < 1 || filesPerTip < 0 || bytesPerTip < 0 || unfinishedBytes < 0) {
      throw new IllegalArgumentException(
          "a limit of tips is not below 0, and of letters 1 or more");
    }
    if (flood < 2) {
      throw new IllegalArgumentException(
          "a flood of tips must be 2 or above in an hour. Provided value: " + flood);
    }
  }

  /** The same with another number of tips in an hour from which it is a flood. */
  public TipLimits withFlood(int other) {
    return new TipLimits(lettersPerTip, filesPerTip, bytesPerTip, unfinishedBytes, other);
  }

  /** How many bytes a sealed file may have. */
  long bytesPerFile() {
    return Math.min(bytesPerTip, SealedFiles.mostSealedBytes());
  }
}
