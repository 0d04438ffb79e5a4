// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.util.Arrays;
import java.util.Random;

/** Bytes changed at random, for readers that have to take or refuse whatever comes. */
public final class ChangedBytes {

  private static final int MOST_CHANGES = 5;

  private ChangedBytes() {}

  /** The same with up to five changes: a byte, a bit, an end that is missing or repeated. */
  public static byte[] of(byte[] bytes, Random random) {
    byte[] input = bytes.clone();
    int changes = random.nextInt(MOST_CHANGES + 1);
    for (int change = 0; change < changes && input.length > 0; change++) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(4)) {
        case 0 -> input[at] = (byte) random.nextInt();
        case 1 -> input = Arrays.copyOf(input, at);
        case 2 -> input[at] ^= (byte) (1 << random.nextInt(8));
        default -> {
          byte[] longer = Arrays.copyOf(input, input.length + at + 1);
          System.arraycopy(input, 0, longer, input.length, at + 1);
          input = longer;
        }
      }
    }
    return input;
  }
}
