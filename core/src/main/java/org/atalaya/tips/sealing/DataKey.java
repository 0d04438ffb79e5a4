// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which a letter and its files lie: 32 random bytes, of which the key of each part is
 * derived. Overwritten when closed; not in {@link #toString}.
 */
public final class DataKey implements AutoCloseable {

  /** Bytes of a data key. */
  public static final int BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final byte[] key;

  private DataKey(byte[] key) {
    this.key = key;
  }

  /** A new one. */
  public static DataKey random(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new DataKey(key);
  }

  /** Takes over the bytes: they are overwritten with it. */
  static DataKey owning(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException(
          "a data key has %d bytes, given: %d".formatted(BYTES, key.length));
    }
    return new DataKey(key);
  }

  /** The bytes themselves, to be wrapped. */
  byte[] plaintextBytes() {
    return key;
  }

  /**
   * HKDF-SHA-256 (RFC 5869) without salt, of one block: what it expands to is one HMAC of the info
   * and the number 1.
   */
  byte[] derive(byte[] info) {
    byte[] pseudorandom = hmac(new byte[BYTES], key);
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    try {
      return hmac(pseudorandom, block);
    } finally {
      Arrays.fill(pseudorandom, (byte) 0);
    }
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  /** Overwrites it. */
  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "DataKey[not shown]";
  }
}
