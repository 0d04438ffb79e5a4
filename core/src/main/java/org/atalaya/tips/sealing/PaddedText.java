// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A content filled up with zeros behind its length, so that sizes tell one of four things only. */
final class PaddedText {

  static final int LARGEST = 64 * 1024;

  private static final int[] BUCKETS = {1024, 4 * 1024, 16 * 1024, LARGEST};

  private PaddedText() {}

  /** Padded to the smallest size that holds it and is {@code least} bytes or more. */
  static byte[] pad(byte[] content, int least) {
    for (int bucket : BUCKETS) {
      if (bucket >= least && bucket - Integer.BYTES >= content.length) {
        return ByteBuffer.allocate(bucket).putInt(content.length).put(content).array();
      }
    }
    throw new IllegalArgumentException(
        "a content has at most %d bytes, given: %d"
            .formatted(LARGEST - Integer.BYTES, content.length));
  }

  /** Whether something padded can have this size. */
  static boolean isBucket(int size) {
    return Arrays.stream(BUCKETS).anyMatch(bucket -> bucket == size);
  }

  /** The content; the padding is overwritten with it, as it holds a copy. */
  static byte[] unpad(byte[] padded, String what) throws DoesNotOpenException {
    try {
      int length = padded.length < Integer.BYTES ? -1 : ByteBuffer.wrap(padded).getInt();
      if (length < 0 || length > padded.length - Integer.BYTES || !zeros(padded, length)) {
        throw new DoesNotOpenException(what);
      }
      return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  private static boolean zeros(byte[] padded, int length) {
    for (int place = Integer.BYTES + length; place < padded.length; place++) {
      if (padded[place] != 0) {
        return false;
      }
    }
    return true;
  }
}
