// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.testkit.SettableClock;
import org.atalaya.testkit.SyntheticRegister;

/** An office with a register of its own and a clock that stands, and the ways through it. */
final class OfficeUnderTest {

  static final RegistrySubject ANA =
      new RegistrySubject(
          new NationalNumber("GTM", "1587564440904"),
          LocalDate.of(1980, 5, 4),
          new PersonName("Ana María", "Muñoz de la Cruz López"));
  static final RegistrySubject LISTED =
      new RegistrySubject(
          new NationalNumber("GTM", "5555555500101"),
          LocalDate.of(1971, 11, 23),
          new PersonName("José Luis", "Soto Paz"));

  /** Shares the number with {@link #LISTED}. */
  static final RegistrySubject DOUBTFUL =
      new RegistrySubject(LISTED.document(), ANA.birthDate(), ANA.name());

  static final String STAFF = "ana@mp";
  static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  final OperationalStore store;
  final Path folder;
  final KeyVault vault;
  final SettableClock clock = new SettableClock(NOW, ZoneId.of("America/Guatemala"));
  final SyntheticRegister register =
      new SyntheticRegister(
          List.of(new ListedPerson(LISTED.document(), LISTED.birthDate(), LISTED.name())));

  /** In which nobody unlisted is reviewed. */
  final RegistryOffice office;

  private int requests;

  OfficeUnderTest(OperationalStore store, Path folder) throws IOException {
    this.store = store;
    this.folder = folder;
    vault = KeyVault.at(folder.resolve("keys"), new SecureRandom());
    office = office(Double.MIN_VALUE);
  }

  private RegistryOffice office(double reviewShare) {
    RegistrySettings settings =
        new RegistrySettings(
            "Ministerio Público",
            Period.ofMonths(6),
            Duration.ofDays(30),
            reviewShare,
            5,
            Period.ofDays(7),
            Period.ofDays(30),
            Period.ofYears(1));
    return RegistryOffice.open(store, vault, register, settings, clock, new SecureRandom());
  }

  static CertificateApplication application(RegistrySubject subject) {
    return new CertificateApplication(subject, "ana@example.org", Purpose.EDUCATION, "2026-01");
  }

  Submission submit(RegistrySubject subject) {
    return office.requests().submit("request" + requests++, application(subject));
  }

  ProofOutcome prove(Submission submission, String evidence) {
    return office
        .requests()
        .prove(submission.request(), submission.key(), new InPersonProof(), evidence);
  }

  /** What the proved holder has. */
  record Held(UUID request, AccessKey key) {}

  Held proved(RegistrySubject subject) {
    Submission submission = submit(subject);
    ProofOutcome outcome = prove(submission, subject.document().number());
    return new Held(submission.request(), ((ProofOutcome.Proved) outcome).key());
  }

  Held lookedUp(RegistrySubject subject) {
    Held held = proved(subject);
    office.lookups().run(10);
    return held;
  }

  Held chosenForReview(RegistrySubject subject) {
    Held held = proved(subject);
    office(1).lookups().run(10);
    return held;
  }

  Optional<Certificate> collect(Held held) {
    return office.requests().collect(held.request(), held.key());
  }

  Certificate certificate(RegistrySubject subject) {
    return collect(lookedUp(subject)).orElseThrow();
  }

  RequestFile open(Held held) {
    return office.reviews().open(held.request(), STAFF);
  }

  int revision(Held held) {
    return open(held).revision();
  }

  void pass(Period period) {
    clock.set(clock.instant().atZone(clock.getZone()).plus(period).toInstant());
  }
}
