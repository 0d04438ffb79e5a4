// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.AccessKey;
import org.atalaya.registry.CertificateApplication;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.InPersonProof;
import org.atalaya.registry.ListedPerson;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.ProofOutcome.Proved;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.RegistrySettings;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.Submission;

/** Registry checks with invented people, on the morning of 2 March 2026 in Guatemala. */
public final class StaffedRegistry {

  /** Nobody listed is like her. */
  public static final RegistrySubject UNLISTED =
      new RegistrySubject(
          new NationalNumber("GTM", "1587564440904"),
          LocalDate.of(1980, 5, 4),
          new PersonName("Ana María", "Muñoz de la Cruz López"));

  /** Is in the register. */
  public static final RegistrySubject LISTED =
      new RegistrySubject(
          new NationalNumber("GTM", "5555555500101"),
          LocalDate.of(1971, 11, 23),
          new PersonName("José Luis", "Soto Paz"));

  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-03-02T15:00:00Z"), Guatemala.ZONE);
  private final RegistryOffice office;
  private int requests;

  /** In {@code store}, with the keys in a folder of {@code folder}. */
  public StaffedRegistry(OperationalStore store, Path folder) throws IOException {
    SecureRandom random = new SecureRandom();
    office =
        RegistryOffice.open(
            store,
            KeyVault.at(folder.resolve("registry-keys"), random),
            new SyntheticRegister(
                List.of(new ListedPerson(LISTED.document(), LISTED.birthDate(), LISTED.name()))),
            // Nobody unlisted is reviewed: that is drawn at random.
            new RegistrySettings(
                "Ministerio Público",
                Period.ofMonths(6),
                Duration.ofDays(30),
                Double.MIN_VALUE,
                5,
                Period.ofDays(7),
                Period.ofDays(30),
                Period.ofYears(1)),
            clock,
            random);
  }

  /** The office. */
  public RegistryOffice office() {
    return office;
  }

  /** The time. */
  public SettableClock clock() {
    return clock;
  }

  /** What the proved holder has. */
  public record Held(UUID request, AccessKey key) {}

  /** A request whose holder is proved and on which the register was asked. */
  public Held lookedUp(RegistrySubject subject) {
    Submission submission =
        office
            .requests()
            .submit(
                "request" + requests++,
                new CertificateApplication(
                    subject, "contacto@example.org", Purpose.EDUCATION, "2026-01"));
    Proved proved =
        (Proved)
            office
                .requests()
                .prove(
                    submission.request(),
                    submission.key(),
                    new InPersonProof(),
                    subject.document().number());
    office.lookups().run(10);
    return new Held(submission.request(), proved.key());
  }
}
