// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.registry.internal.CertificateTable;
import org.atalaya.registry.internal.CertificateTable.HolderHashes;
import org.atalaya.registry.internal.CertificateTable.Place;
import org.atalaya.registry.internal.CheckTable;

/**
 * One verification within a transaction. Whatever it finds it does the same: it looks for the code,
 * compares both hashes, looks for a share, keeps who asked, and adds to the audit chain; for a code
 * of nobody with a certificate that there never was.
 */
final class CertificateCheck {

  /** Of what there never was. */
  private static final UUID NOBODY = new UUID(0, 0);

  private static final CertificateTable.Row DECOY =
      new CertificateTable.Row(
          NOBODY,
          new byte[0],
          new HolderHashes(new byte[32], new byte[32]),
          LocalDate.EPOCH,
          LocalDate.MAX,
          new Place(0, 0),
          false);

  private static final int LONGEST_FAMILY_NAME = 120;

  private final RegistryParts parts;
  private final CertificateTable certificates;
  private final CheckTable checks;

  CertificateCheck(RegistryParts parts) {
    this.parts = parts;
    certificates = new CertificateTable(parts.store().engine());
    checks = new CheckTable(parts.store().engine());
  }

  /**
   * Verifies.
   *
   * @param sharedOnly whether the holder has to have shared it with the organisation of the
   *     verifier
   */
  Verification check(
      Connection connection, Presented presented, Verifier verifier, boolean sharedOnly) {
    CertificateCode code = presented.code();
    Optional<CertificateTable.Row> known =
        certificates.findByCode(connection, Hashes.plain(code.text()));
    CertificateTable.Row row = known.orElse(DECOY);
    String family = presented.family().length() > LONGEST_FAMILY_NAME ? "" : presented.family();
    boolean fits = HolderName.fits(row.holder(), code, family, presented.birthDate());
    boolean shared = checks.isShared(connection, row.id(), verifier.organisation());
    boolean current = !row.revoked() & !row.validUntil().isBefore(LocalDate.now(parts.clock()));
    checks.add(connection, row.id(), parts.clock().millis(), verifier.shown());
    parts.audit().append(connection, RegistryParts.VERIFIER, "verify", row.id().toString());
    boolean valid = known.isPresent() & fits & current & (shared | !sharedOnly);
    return valid ? new Verification.Valid(row.validUntil()) : new Verification.NotValid();
  }

  /** What is shown of a certificate to whoever verifies it. Not in {@link #toString}. */
  record Presented(CertificateCode code, String family, LocalDate birthDate) {

    /** Without it. */
    @Override
    public String toString() {
      return "Presented[not shown]";
    }
  }
}
