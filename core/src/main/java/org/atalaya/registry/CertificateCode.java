// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * The code of a certificate, 160 bits, by which others verify it. It is in the certificate alone:
 * it follows from the key of its request, which is destroyed in time, and is stored as a hash. Not
 * in {@link #toString}.
 *
 * @param text 32 digits and capital letters; of something else, what is left of it
 */
public record CertificateCode(String text) {

  /** Reads what people type, in any groups; what is no code becomes one that fits nothing. */
  public CertificateCode {
    text = SecretCode.read(text);
  }

  static CertificateCode of(byte[] bytes) {
    return new CertificateCode(SecretCode.write(bytes));
  }

  /** As it is shown, in groups of four. */
  public String grouped() {
    return SecretCode.grouped(text);
  }

  /** Without the code. */
  @Override
  public String toString() {
    return "CertificateCode[not shown]";
  }
}
