// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.atalaya.tips.sealing.internal.TinkHpke;

/**
 * The private key of a unit or of recovery. Not in {@link #toString}; overwritten when closed.
 *
 * <p>WARNING: opens every tip that was sealed to it. It belongs into the vault of a staff node, or,
 * for recovery, into shares; never onto a node that anyone can reach.
 */
public final class PrivateRecipientKey implements AutoCloseable {

  /** A private key of X25519 as PKCS#8 in DER (RFC 8410), up to its 32 bytes. */
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b656e04220420");

  private final RecipientKey publicKey;
  private final byte[] key;

  private PrivateRecipientKey(RecipientKey publicKey, byte[] key) {
    this.publicKey = publicKey;
    this.key = key;
  }

  /** A new one. */
  public static PrivateRecipientKey random(SecureRandom random) {
    byte[] key = new byte[RecipientKey.BYTES];
    random.nextBytes(key);
    return owning(key);
  }

  /** Takes over the 32 bytes: they are overwritten with it. */
  static PrivateRecipientKey owning(byte[] key) {
    byte[] publicKey = TinkHpke.publicKeyOf(key);
    return new PrivateRecipientKey(new RecipientKey(id(publicKey), publicKey), key);
  }

  /**
   * Reads one as the vault keeps it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PrivateRecipientKey fromPkcs8(byte[] encoded) {
    if (encoded.length != PKCS8.length + RecipientKey.BYTES
        || !Arrays.equals(encoded, 0, PKCS8.length, PKCS8, 0, PKCS8.length)) {
      throw new IllegalArgumentException("this is no private key of X25519 as PKCS#8");
    }
    return owning(Arrays.copyOfRange(encoded, PKCS8.length, encoded.length));
  }

  /** As PKCS#8 in DER, by which a public node knows it for a private key and refuses to start. */
  public byte[] toPkcs8() {
    byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + key.length);
    System.arraycopy(key, 0, encoded, PKCS8.length, key.length);
    return encoded;
  }

  /** The first four bytes of the hash of the public key. */
  private static KeyId id(byte[] publicKey) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return new KeyId(HexFormat.of().formatHex(hash, 0, Integer.BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Of the pair. */
  public KeyId id() {
    return publicKey.id();
  }

  /** What is sealed to. */
  public RecipientKey publicKey() {
    return publicKey;
  }

  /** The bytes themselves, to be opened with or split. */
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
    return "PrivateRecipientKey[not shown]";
  }
}
