// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.registry.OfficeUnderTest.ANA;
import static org.atalaya.registry.OfficeUnderTest.NOW;
import static org.atalaya.registry.OfficeUnderTest.STAFF;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.UUID;
import org.atalaya.registry.OfficeUnderTest.Held;
import org.atalaya.registry.Verification.NotValid;
import org.atalaya.registry.Verification.Valid;
import org.atalaya.registry.VerificationLists.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a certificate is verified, in whatever database it lies. */
interface VerificationContract {

  Verifier SCHOOL = new Verifier("Rosa Pérez", "school-1");
  LocalDate UNTIL = LocalDate.of(2026, 9, 2);

  OfficeUnderTest under();

  private Verification verify(CertificateCode code, String family, LocalDate birthDate) {
    return under()
        .office
        .verifications()
        .verify(code, family, birthDate, Verifier.named("Colegio Maya"));
  }

  private Verification verify(Certificate certificate) {
    return verify(certificate.code(), ANA.name().family(), ANA.birthDate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Muñoz de la Cruz López",
        "MUNOZ DE LA CRUZ LOPEZ",
        "Muñoz",
        " munoz ",
      })
  default void verify_holdersName_isValid(String family) {
    CertificateCode code = under().certificate(ANA).code();

    assertThat(verify(code, family, ANA.birthDate())).isEqualTo(new Valid(UNTIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "López", "Muñoz López Paz", "Muñoza", "Ana María", "%", "\u0000"})
  default void verify_anothersName_isNotValid(String family) {
    CertificateCode code = under().certificate(ANA).code();

    assertThat(verify(code, family, ANA.birthDate())).isEqualTo(new NotValid());
  }

  @Test
  default void verify_codeAsItIsTyped_isValid() {
    String grouped = under().certificate(ANA).code().grouped();
    String typed = grouped.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o');

    assertThat(grouped).hasSize(32 + 7);
    assertThat(verify(new CertificateCode(typed), "Muñoz", ANA.birthDate()))
        .isEqualTo(new Valid(UNTIL));
  }

  /** Whatever it is that makes it so, the answer is the same object, and so is what is kept. */
  @Test
  default void verify_unknownOverRevokedOrAnothers_isNotValid() {
    Certificate over = under().certificate(ANA);
    under().pass(Period.ofMonths(6).plusDays(1));
    Held held = under().lookedUp(ANA);
    Certificate revoked = under().collect(held).orElseThrow();
    under().office.reviews().revoke(held.request(), under().revision(held), STAFF, "convicted");
    Certificate good = under().certificate(ANA);
    long before = under().office.audit().head().position();

    assertThat(verify(new CertificateCode(""), "Muñoz", ANA.birthDate())).isEqualTo(new NotValid());
    assertThat(verify(new CertificateCode("0".repeat(32)), "Muñoz", ANA.birthDate()))
        .isEqualTo(new NotValid());
    assertThat(verify(over)).isEqualTo(new NotValid());
    assertThat(verify(revoked)).isEqualTo(new NotValid());
    assertThat(verify(good.code(), "Muñoz", ANA.birthDate().plusDays(1))).isEqualTo(new NotValid());
    assertThat(verify(good)).isEqualTo(new Valid(good.validUntil()));
    assertThat(under().office.audit().head().position()).isEqualTo(before + 6);
  }

  @Test
  default void verify_lastDay_isValid() {
    Certificate certificate = under().certificate(ANA);
    under().pass(Period.ofMonths(6));

    assertThat(verify(certificate)).isEqualTo(new Valid(UNTIL));
  }

  @Test
  default void checks_ofTheHolder_areThoseOfTheCertificate() {
    Held held = under().lookedUp(ANA);
    CertificateCode code = under().collect(held).orElseThrow().code();
    verify(code, "Muñoz", ANA.birthDate());
    verify(new CertificateCode("unknown"), "Muñoz", ANA.birthDate());
    under().pass(Period.ofDays(1));
    under().office.verifications().verify(code, "Soto", ANA.birthDate(), SCHOOL);

    assertThat(under().office.requests().checks(held.request(), held.key()))
        .containsExactly(
            new PastCheck(NOW, "Colegio Maya"),
            new PastCheck(NOW.plusSeconds(86_400), "school-1: Rosa Pérez"));
    assertThat(under().office.requests().checks(held.request(), new AccessKey("x"))).isEmpty();
  }

  @Test
  default void verifier_unprintable_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Verifier.named("a\u0000b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Verifier.named("a".repeat(61)));
  }

  private static byte[] csv(String... lines) {
    return ("code,family_name,birth_date\n" + String.join("\n", lines))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String results(UUID list) {
    return new String(
        under().office.lists().results(SCHOOL.organisation(), list).orElseThrow(),
        StandardCharsets.UTF_8);
  }

  @Test
  default void list_sharedOrNot_isValidWhereShared() {
    Held shared = under().lookedUp(ANA);
    Held withdrawn = under().lookedUp(ANA);
    Held elsewhere = under().lookedUp(ANA);
    CertificateRequests requests = under().office.requests();
    assertThat(requests.share(shared.request(), shared.key(), "school-1")).isTrue();
    requests.share(shared.request(), shared.key(), "school-1");
    requests.share(withdrawn.request(), withdrawn.key(), "school-1");
    requests.unshare(withdrawn.request(), withdrawn.key(), "school-1");
    requests.share(elsewhere.request(), elsewhere.key(), "school-2");

    UUID list =
        under().office.lists().submit(SCHOOL, csv(line(shared), line(withdrawn), line(elsewhere)));
    under().office.lists().run(100);

    assertThat(results(list))
        .isEqualToNormalizingNewlines(
            "line,result,valid_until\n1,valid,2026-09-02\n2,not-valid,\n3,not-valid,\n");
    assertThat(requests.checks(shared.request(), shared.key()))
        .containsExactly(new PastCheck(NOW, "school-1: Rosa Pérez"));
  }

  private String line(Held held) {
    return under().collect(held).orElseThrow().code().grouped() + ",Muñoz,1980-05-04";
  }

  @Test
  default void list_stopped_goesOnWhereItStopped() throws Exception {
    UUID list =
        under()
            .office
            .lists()
            .submit(SCHOOL, csv("a,Paz,1980-05-04", "b,Paz,4.5.1980", "c,Paz", "d,Paz,1980-05-04"));
    assertThat(under().office.lists().run(3)).isEqualTo(3);
    assertThat(under().office.lists().progress("school-1", list)).contains(new Progress(3, 4));

    RegistryOffice again = new OfficeUnderTest(under().store, under().folder).office;

    assertThat(again.lists().run(3)).isEqualTo(1);
    assertThat(again.lists().run(3)).isZero();
    assertThat(results(list))
        .isEqualToNormalizingNewlines(
            "line,result,valid_until\n1,not-valid,\n2,unreadable,\n3,unreadable,\n4,not-valid,\n");
  }

  @Test
  default void list_ofAnotherOrganisation_isNotThere() {
    UUID list = under().office.lists().submit(SCHOOL, csv("a,Paz,1980-05-04"));

    assertThat(under().office.lists().results("school-2", list)).isEmpty();
    assertThat(under().office.lists().progress("school-2", list)).isEmpty();
    assertThat(under().office.lists().progress("school-1", UUID.randomUUID())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "code", "Planted,Paz,1980-05-04\n", "code,family_name,birth_date\n"})
  default void list_unreadable_isRefusedWithoutItsContent(String file) {
    assertThatExceptionOfType(InvalidListException.class)
        .isThrownBy(
            () -> under().office.lists().submit(SCHOOL, file.getBytes(StandardCharsets.UTF_8)))
        .withMessageNotContaining("Planted")
        .withMessageContaining("allowed");
  }

  @Test
  default void list_tooLong_isRefused() {
    byte[] file = csv("a,b,c\n".repeat(PresentedList.MOST_LINES + 1));

    assertThatExceptionOfType(InvalidListException.class)
        .isThrownBy(() -> under().office.lists().submit(SCHOOL, file))
        .withMessageContaining("10000");
    assertThatExceptionOfType(InvalidListException.class)
        .isThrownBy(
            () -> under().office.lists().submit(SCHOOL, new byte[PresentedList.MOST_BYTES + 1]));
  }

  @Test
  default void list_byNobodyNamed_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> under().office.lists().submit(Verifier.named("Rosa"), csv("a,Paz,1980-05-04")));
  }

  @Test
  default void retention_list_isErasedAfterThirtyDays() {
    UUID list = under().office.lists().submit(SCHOOL, csv("a,Paz,1980-05-04"));
    under().office.lists().run(10);
    under().pass(Period.ofDays(31));

    under().office.retention().run();

    assertThat(under().office.lists().results("school-1", list)).isEmpty();
    assertThat(under().vault.subjects("registry-list")).isEmpty();
  }
}
