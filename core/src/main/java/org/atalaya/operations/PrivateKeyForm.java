// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.nio.charset.StandardCharsets;

/**
 * Knows private keys by their form: PKCS#8 in DER (RFC 5958), at the beginning, and PEM of any kind
 * (RFC 7468), anywhere. It does not know a secret that is only random bytes.
 */
public final class PrivateKeyForm {

  private static final String PEM = "PRIVATE KEY-----";

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int LONG_LENGTH = 0x80;
  private static final int MOST_LENGTH_BYTES = 3;

  private PrivateKeyForm() {}

  /** Whether {@code bytes} hold one. */
  public static boolean isIn(byte[] bytes) {
    return isPkcs8(bytes) || new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM);
  }

  /** A sequence of the version, 0 or 1, and the sequence that names the algorithm. */
  private static boolean isPkcs8(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != SEQUENCE) {
      return false;
    }
    int lengthBytes = (bytes[1] & LONG_LENGTH) == 0 ? 0 : bytes[1] & ~LONG_LENGTH & 0xff;
    int version = 2 + lengthBytes;
    return lengthBytes <= MOST_LENGTH_BYTES
        && bytes.length > version + 3
        && bytes[version] == INTEGER
        && bytes[version + 1] == 1
        && (bytes[version + 2] == 0 || bytes[version + 2] == 1)
        && bytes[version + 3] == SEQUENCE;
  }
}
