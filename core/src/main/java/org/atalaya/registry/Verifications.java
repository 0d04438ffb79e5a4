// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.LocalDate;
import org.atalaya.registry.CertificateCheck.Presented;

/**
 * Verifies a certificate for whoever has its code and knows whose it is. The answer to all that is
 * not valid is one and the same, and so is the work for it. The holder sees who verified when.
 *
 * <pre>{@code
 * Verification answer =
 *     office.verifications().verify(new CertificateCode(typed), "Muñoz", birthDate, verifier);
 * }</pre>
 *
 * <p><strong>Not limited here:</strong> how often somebody may ask; that is the host's, who knows
 * the network. 160 bits are not to be found by trying.
 */
public final class Verifications {

  private final RegistryParts parts;
  private final CertificateCheck check;

  Verifications(RegistryParts parts) {
    this.parts = parts;
    check = new CertificateCheck(parts);
  }

  /**
   * Verifies one.
   *
   * @param familyName of the holder: all family names or the first, in any spelling that differs in
   *     accents, capitals and particles only
   */
  public Verification verify(
      CertificateCode code, String familyName, LocalDate birthDate, Verifier verifier) {
    Presented presented = new Presented(code, familyName, birthDate);
    return parts.store().write(connection -> check.check(connection, presented, verifier, false));
  }
}
