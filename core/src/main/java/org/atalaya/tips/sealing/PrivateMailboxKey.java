// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.util.Arrays;
import org.atalaya.tips.sealing.internal.TinkHpke;

/**
 * The private key that follows from a receipt and opens answers. It stays in the browser, or where
 * there is no script in the memory of one request. Not in {@link #toString}.
 */
public final class PrivateMailboxKey implements AutoCloseable {

  private final byte[] key;

  private PrivateMailboxKey(byte[] key) {
    this.key = key;
  }

  /** The key of 32 bytes, which are taken over and overwritten with it. */
  public static PrivateMailboxKey owning(byte[] seed) {
    if (seed.length != RecipientKey.BYTES) {
      throw new IllegalArgumentException(
          "a private key has %d bytes, given: %d".formatted(RecipientKey.BYTES, seed.length));
    }
    return new PrivateMailboxKey(seed);
  }

  /** What answers are sealed to, 32 bytes. */
  public byte[] publicKey() {
    return TinkHpke.publicKeyOf(key);
  }

  byte[] plaintextBytes() {
    return key;
  }

  /** Overwrites it. */
  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "PrivateMailboxKey[not shown]";
  }
}
