// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.LocalDate;
import java.util.UUID;

/**
 * That on a day there was no final conviction of a person in the register. It says no more: not
 * that the person is no danger, and nothing of other registers or of later days.
 *
 * <p>It names a person: nothing of it but its id is in {@link #toString}.
 *
 * @param id which tells nothing and verifies nothing
 * @param code by which others verify it
 * @param validUntil the last day on which it may be relied on
 * @param statement the same signed, made when it is collected, for those who verify without asking
 */
public record Certificate(
    UUID id,
    CertificateCode code,
    RegistrySubject subject,
    LocalDate issuedOn,
    LocalDate validUntil,
    String statement) {

  /** Only its id. */
  @Override
  public String toString() {
    return "Certificate[" + id + "]";
  }
}
