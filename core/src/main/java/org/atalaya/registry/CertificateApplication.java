// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * What a person hands in to get a certificate of their own. Nothing of it is in {@link #toString}.
 *
 * @param contact where the authority reaches them, an address or telephone number; 3 to 200
 *     characters
 * @param consent which version of the text they agreed to; 1 to 64 characters
 */
public record CertificateApplication(
    RegistrySubject subject, String contact, Purpose purpose, String consent) {

  private static final int SHORTEST_CONTACT = 3;
  private static final int LONGEST_CONTACT = 200;
  private static final int LONGEST_CONSENT = 64;

  /** What the certificate is wanted for. */
  public enum Purpose {
    EDUCATION,
    HEALTH,
    CARE,
    SPORT_AND_LEISURE,
    OTHER_WORK,
    OTHER
  }

  public CertificateApplication {
    contact = contact.strip();
    if (contact.length() < SHORTEST_CONTACT || contact.length() > LONGEST_CONTACT) {
      throw new IllegalArgumentException(
          "contact: allowed: %d to %d characters. Provided: %d characters"
              .formatted(SHORTEST_CONTACT, LONGEST_CONTACT, contact.length()));
    }
    if (consent.isBlank() || consent.length() > LONGEST_CONSENT) {
      throw new IllegalArgumentException(
          "consent: allowed: the version of the text agreed to, 1 to %d characters"
              .formatted(LONGEST_CONSENT));
    }
  }

  /** Without who applies. */
  @Override
  public String toString() {
    return "CertificateApplication[not shown]";
  }
}
