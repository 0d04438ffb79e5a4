// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * By what a mailbox is found: 32 bytes that follow from a receipt. Of it the server keeps a hash
 * only. Not in {@link #toString}.
 */
public final class LookupId {

  /** Bytes of it. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  /**
   * One as it was sent.
   *
   * @throws IllegalArgumentException if it has another length
   */
  public LookupId(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a look-up id has %d bytes, given: %d".formatted(BYTES, bytes.length));
    }
    this.bytes = bytes.clone();
  }

  /** What is sent with a tip, and stored: SHA-256, since 256 bits need no slower one. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The bytes, for whoever returns. */
  public byte[] plaintextBytes() {
    return bytes.clone();
  }

  /** Without the id. */
  @Override
  public String toString() {
    return "LookupId[not shown]";
  }
}
