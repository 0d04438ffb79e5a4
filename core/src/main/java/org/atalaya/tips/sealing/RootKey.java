// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of the root, Ed25519, which the script pins.
 *
 * @param bytes 32, as in RFC 8032
 */
public record RootKey(byte[] bytes) {

  static final String ALGORITHM = "Ed25519";

  private static final int BYTES = 32;

  /** A public key of Ed25519 as X.509 has it, up to its 32 bytes. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  public RootKey {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "the key of the root has %d bytes, given: %d".formatted(BYTES, bytes.length));
    }
    bytes = bytes.clone();
  }

  /** Of a key as X.509 has it. */
  static RootKey fromX509(byte[] encoded) {
    return new RootKey(Arrays.copyOfRange(encoded, X509.length, encoded.length));
  }

  /**
   * Reads one in base64url, as the ceremony prints it and settings name it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static RootKey parse(String text) {
    return new RootKey(Base64.getUrlDecoder().decode(text.strip()));
  }

  /** In base64url without padding. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  boolean verifies(byte[] signed, byte[] signature) {
    try {
      byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
      System.arraycopy(bytes, 0, encoded, X509.length, BYTES);
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      // Of another length, or a key that is no point.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RootKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
