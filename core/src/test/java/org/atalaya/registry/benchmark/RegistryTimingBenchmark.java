// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.AccessKey;
import org.atalaya.registry.CertificateApplication;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.CertificateCode;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.InPersonProof;
import org.atalaya.registry.ListedPerson;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.ProofOutcome.Proved;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.RegistrySettings;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.Submission;
import org.atalaya.registry.Verifier;
import org.atalaya.testkit.SettableClock;
import org.atalaya.testkit.SyntheticRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listed, in doubt, chosen, refused; valid, over, revoked, another's, unknown: by their times. */
class RegistryTimingBenchmark {

  private static final int WARM_UP = 300;
  private static final RegistrySubject ANA =
      new RegistrySubject(
          new NationalNumber("GTM", "1587564440904"),
          LocalDate.of(1980, 5, 4),
          new PersonName("Ana María", "Muñoz López"));
  private static final RegistrySubject LISTED =
      new RegistrySubject(
          new NationalNumber("GTM", "5555555500101"),
          LocalDate.of(1971, 11, 23),
          new PersonName("José Luis", "Castro Paz"));
  private static final RegistrySubject DOUBTFUL =
      new RegistrySubject(LISTED.document(), ANA.birthDate(), LISTED.name());

  @TempDir Path folder;

  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);
  private OperationalStore store;
  private RegistryOffice office;
  private RegistryOffice reviewing;
  private int requests;

  @BeforeEach
  void begin() throws IOException {
    store = OperationalStore.at(folder.resolve("registry.sqlite"));
    KeyVault vault = KeyVault.at(folder.resolve("keys"), new SecureRandom());
    office = office(vault, Double.MIN_VALUE);
    reviewing = office(vault, 1);
  }

  @AfterEach
  void end() {
    store.close();
  }

  private RegistryOffice office(KeyVault vault, double reviewShare) {
    RegistrySettings settings =
        new RegistrySettings(
            "MP",
            Period.ofMonths(6),
            Duration.ofDays(30),
            reviewShare,
            5,
            Period.ofDays(7),
            Period.ofDays(30),
            Period.ofYears(1));
    SyntheticRegister register =
        new SyntheticRegister(
            List.of(new ListedPerson(LISTED.document(), LISTED.birthDate(), LISTED.name())));
    return RegistryOffice.open(store, vault, register, settings, clock, new SecureRandom());
  }

  private record Held(UUID request, AccessKey key) {}

  private Held proved(RegistrySubject subject) {
    CertificateApplication application =
        new CertificateApplication(subject, "ana@example.org", Purpose.HEALTH, "1");
    Submission submission = office.requests().submit("k" + requests++, application);
    Proved proved =
        (Proved)
            office
                .requests()
                .prove(
                    submission.request(),
                    submission.key(),
                    new InPersonProof(),
                    subject.document().number());
    return new Held(submission.request(), proved.key());
  }

  private Held lookedUp(RegistryOffice by, RegistrySubject subject) {
    Held held = proved(subject);
    by.lookups().run(1);
    return held;
  }

  @Test
  void requests_listedOrNot_takeTheSame() {
    assertTakeTheSame(
        "handing in and proving",
        new Kind("unlisted", () -> proved(ANA)),
        new Kind("listed", () -> proved(LISTED)),
        new Kind("in doubt", () -> proved(DOUBTFUL)));
  }

  @Test
  void collecting_inReview_takesTheSame() {
    Held refused = lookedUp(office, LISTED);
    int revision = office.reviews().open(refused.request(), "staff").revision();
    office.reviews().refuse(refused.request(), revision, "staff", "listed");
    assertTakeTheSame(
        "collecting",
        new Kind("chosen", collecting(lookedUp(reviewing, ANA))),
        new Kind("listed", collecting(lookedUp(office, LISTED))),
        new Kind("in doubt", collecting(lookedUp(office, DOUBTFUL))),
        new Kind("refused", collecting(refused)),
        new Kind("not looked up", collecting(proved(ANA))));
  }

  private Runnable collecting(Held held) {
    return () -> assertThat(office.requests().collect(held.request(), held.key())).isEmpty();
  }

  @Test
  void verifying_anyAnswer_takesTheSame() {
    CertificateCode over = code(lookedUp(office, ANA));
    clock.set(Instant.parse("2026-10-02T15:00:00Z"));
    Held revoked = lookedUp(office, ANA);
    CertificateCode revokedCode = code(revoked);
    int revision = office.reviews().open(revoked.request(), "staff").revision();
    office.reviews().revoke(revoked.request(), revision, "staff", "convicted");
    CertificateCode valid = code(lookedUp(office, ANA));
    assertTakeTheSame(
        "verifying",
        new Kind("valid", verifying(valid, "Muñoz López")),
        new Kind("another's", verifying(valid, "Castro Díaz")),
        new Kind("over", verifying(over, "Muñoz López")),
        new Kind("revoked", verifying(revokedCode, "Muñoz López")),
        new Kind("unknown", verifying(new CertificateCode("7".repeat(32)), "Muñoz López")));
  }

  private CertificateCode code(Held held) {
    return office.requests().collect(held.request(), held.key()).orElseThrow().code();
  }

  private Runnable verifying(CertificateCode code, String family) {
    Verifier verifier = Verifier.named("Colegio Maya");
    return () -> office.verifications().verify(code, family, ANA.birthDate(), verifier);
  }

  /** Something that is done, and how long it took each time. */
  private record Kind(String name, Runnable work, double[] times) {
    Kind(String name, Runnable work) {
      this(name, work, new double[TwoSamples.SIZE]);
    }
  }

  /** One after the other in an order drawn anew each round: what else goes on strikes all alike. */
  private static void assertTakeTheSame(String what, Kind first, Kind... others) {
    List<Kind> order = new ArrayList<>(List.of(others));
    order.add(first);
    Random random = new Random(9);
    for (int round = -WARM_UP; round < TwoSamples.SIZE; round++) {
      Collections.shuffle(order, random);
      for (Kind kind : order) {
        long begun = System.nanoTime();
        kind.work().run();
        long taken = System.nanoTime() - begun;
        if (round >= 0) {
          kind.times()[round] = taken;
        }
      }
    }
    List<String> toldApart = new ArrayList<>();
    for (Kind kind : others) {
      TwoSamples samples = TwoSamples.of(kind.times(), first.times());
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | longer than %s in %.1f %% | %.1f standard errors |%n",
          what,
          kind.name(),
          first.name(),
          100 * samples.better(),
          samples.standardErrors());
      if (samples.tellsApart()) {
        toldApart.add(kind.name());
      }
    }
    assertThat(toldApart).as(what + ": told from " + first.name()).isEmpty();
  }
}
