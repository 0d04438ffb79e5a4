// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What follows from the key of one request: its content opens with it (AES-256-GCM), and the codes
 * of its people are derived from it. With the key they all are gone.
 */
final class RequestKey {

  /** The purpose of these keys in the vault. */
  static final String PURPOSE = "registry-request";

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final UUID request;
  private final byte[] key;

  RequestKey(UUID request, byte[] key) {
    this.request = request;
    this.key = key.clone();
  }

  /** For whoever handed the request in. */
  AccessKey submission() {
    return AccessKey.of(code("submission", request));
  }

  /** For the proved holder. */
  AccessKey holder() {
    return AccessKey.of(code("holder", request));
  }

  /** Of a certificate that was issued on the request. */
  CertificateCode certificate(UUID certificate) {
    return CertificateCode.of(code("certificate", certificate));
  }

  private byte[] code(String purpose, UUID of) {
    return Arrays.copyOf(Hashes.keyed(key, purpose, of.toString()), SecretCode.BYTES);
  }

  /** Compared in the same time wherever they differ. */
  static boolean same(AccessKey one, AccessKey other) {
    return MessageDigest.isEqual(
        one.text().getBytes(StandardCharsets.UTF_8), other.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Seals a content for this request. */
  byte[] seal(byte[] content, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put(VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + CIPHER, e);
    }
  }

  /**
   * Opens what was sealed for this request.
   *
   * @throws IllegalStateException if it is another's or was changed
   */
  byte[] open(byte[] sealed) {
    try {
      if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != VERSION) {
        throw new IllegalStateException("the content of a request is of no known version");
      }
      byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, nonce)
          .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the content of a request does not open with its key", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(
        mode,
        new SecretKeySpec(Hashes.keyed(key, "content"), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(request.toString().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "RequestKey[not shown]";
  }
}
