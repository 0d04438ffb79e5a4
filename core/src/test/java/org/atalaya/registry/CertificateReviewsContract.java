// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.registry.OfficeUnderTest.ANA;
import static org.atalaya.registry.OfficeUnderTest.DOUBTFUL;
import static org.atalaya.registry.OfficeUnderTest.LISTED;
import static org.atalaya.registry.OfficeUnderTest.STAFF;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.atalaya.operations.AuditEntry;
import org.atalaya.registry.OfficeUnderTest.Held;
import org.atalaya.registry.RequestConflictException.Kind;
import org.atalaya.registry.SubjectMatch.Difference;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.registry.SubjectMatch.Match;
import org.atalaya.registry.SubjectMatch.NoMatch;
import org.junit.jupiter.api.Test;

/** How staff decides, in whatever database requests lie. */
interface CertificateReviewsContract {

  OfficeUnderTest under();

  private CertificateReviews reviews() {
    return under().office.reviews();
  }

  private static void assertConflict(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(RequestConflictException.class)
        .isThrownBy(call)
        .extracting(RequestConflictException::kind)
        .isEqualTo(kind);
  }

  @Test
  default void open_inReview_saysWhy() {
    assertThat(under().open(under().lookedUp(LISTED)).state())
        .isEqualTo(new RequestState.InReview(new Match(), false));
    assertThat(under().open(under().lookedUp(DOUBTFUL)).state())
        .isEqualTo(
            new RequestState.InReview(
                new Doubtful(Set.of(Difference.BIRTH_DATE, Difference.NAME)), false));
    assertThat(under().open(under().chosenForReview(ANA)).state())
        .isEqualTo(new RequestState.InReview(new NoMatch(), false));
    assertThat(under().open(under().proved(ANA)).state()).isEqualTo(new RequestState.Proved());
  }

  @Test
  default void submitForReview_unlisted_isReviewedAndIssuedByStaff() {
    Submission submission =
        under()
            .office
            .requests()
            .submitForReview("without script", OfficeUnderTest.application(ANA));
    AccessKey key =
        ((ProofOutcome.Proved) under().prove(submission, ANA.document().number())).key();
    Held held = new Held(submission.request(), key);

    under().office.lookups().run(10);

    assertThat(under().open(held).state())
        .isEqualTo(new RequestState.InReview(new NoMatch(), false));
    assertThat(under().collect(held)).isEmpty();
    reviews().issue(held.request(), under().revision(held), STAFF, "a person");
    assertThat(under().collect(held)).isPresent();
  }

  @Test
  default void alarm_isInTheAuditChain() {
    under().office.alarm("verifications");

    assertThat(under().office.audit().of("verifications"))
        .extracting(AuditEntry::act)
        .containsExactly("alarm");
  }

  @Test
  default void open_anyRequest_isInTheAuditChain() {
    Held held = under().lookedUp(LISTED);

    RequestFile file = under().open(held);

    assertThat(file.application().subject()).isEqualTo(LISTED);
    AuditEntry last = under().office.audit().of(held.request().toString()).getLast();
    assertThat(last.act()).isEqualTo("read");
    assertThat(last.actor()).isEqualTo(under().office.audit().pseudonym(STAFF));
  }

  @Test
  default void issue_inReview_letsTheHolderCollect() {
    Held held = under().lookedUp(DOUBTFUL);

    RequestFile file = reviews().issue(held.request(), under().revision(held), STAFF, "homonym");

    Certificate certificate = under().collect(held).orElseThrow();
    assertThat(file.state()).isEqualTo(new RequestState.Issued(certificate.id()));
    assertThat(file.decisions()).extracting(Decision::reason).containsExactly("homonym");
    assertThat(reviews().waiting(10)).isEmpty();
  }

  @Test
  default void find_codeOfACertificate_isItsRequest() {
    Held held = under().lookedUp(ANA);
    CertificateCode code = under().collect(held).orElseThrow().code();

    assertThat(reviews().find(new CertificateCode(code.grouped()))).contains(held.request());
    assertThat(reviews().find(new CertificateCode("0000"))).isEmpty();
    assertThat(under().open(held).proof()).contains("in-person");
  }

  @Test
  default void find_requestWasErased_nothing() {
    Held held = under().lookedUp(ANA);
    CertificateCode code = under().collect(held).orElseThrow().code();
    under().pass(Period.ofMonths(7));
    under().office.retention().run();

    assertThat(reviews().find(code)).isEmpty();
    assertThat(reviews().revision(held.request())).isEmpty();
  }

  @Test
  default void revision_growsWithEachDecision_andNotWithLooking() {
    Held held = under().lookedUp(LISTED);
    int before = under().revision(held);

    assertThat(reviews().revision(held.request())).hasValue(before);
    reviews().refuse(held.request(), before, STAFF, "listed");
    assertThat(reviews().revision(held.request())).hasValue(before + 1);
    assertThat(reviews().revision(UUID.randomUUID())).isEmpty();
  }

  @Test
  default void refuse_inReview_leavesNothingToCollect() {
    Held held = under().lookedUp(LISTED);

    RequestFile file = reviews().refuse(held.request(), under().revision(held), STAFF, "listed");

    assertThat(file.state()).isEqualTo(new RequestState.Refused(LocalDate.of(2026, 4, 1)));
    assertThat(under().collect(held)).isEmpty();
  }

  @Test
  default void decide_afterSomebodyElse_isRefused() {
    Held held = under().lookedUp(LISTED);
    int seen = under().revision(held);
    reviews().refuse(held.request(), seen, STAFF, "listed");

    assertConflict(Kind.STALE, () -> reviews().issue(held.request(), seen, "eva@mp", "homonym"));
    assertThat(under().collect(held)).isEmpty();
  }

  /** Who has the key of a submission cannot hold up a decision by proving again and again. */
  @Test
  default void decide_holderProvedAgainMeanwhile_isNotStale() {
    Submission submission = under().submit(LISTED);
    under().prove(submission, LISTED.document().number());
    under().office.lookups().run(10);
    RequestFile seen = reviews().open(submission.request(), STAFF);
    under().prove(submission, LISTED.document().number());
    under().prove(submission, "1234567890101");

    RequestFile refused = reviews().refuse(submission.request(), seen.revision(), STAFF, "listed");

    assertThat(refused.state()).isInstanceOf(RequestState.Refused.class);
  }

  @Test
  default void decide_whereNothingIsToBeDecided_isRefused() {
    Held issued = under().lookedUp(ANA);
    Held proved = under().proved(ANA);
    int revision = under().revision(issued);

    assertConflict(Kind.STATE, () -> reviews().issue(issued.request(), revision, STAFF, "again"));
    assertConflict(Kind.STATE, () -> reviews().appeal(issued.request(), revision, STAFF, "why"));
    assertConflict(
        Kind.STATE,
        () -> reviews().refuse(proved.request(), under().revision(proved), STAFF, "early"));
    assertConflict(Kind.GONE, () -> reviews().issue(UUID.randomUUID(), 1, STAFF, "nobody"));
  }

  @Test
  default void decide_withoutReason_isRefused() {
    Held held = under().lookedUp(LISTED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reviews().refuse(held.request(), 1, STAFF, " "))
        .withMessageContaining("reason");
  }

  @Test
  default void revoke_issued_leavesNothingToCollect() {
    Held held = under().lookedUp(ANA);

    RequestFile file = reviews().revoke(held.request(), under().revision(held), STAFF, "convicted");

    assertThat(file.state()).isEqualTo(new RequestState.Revoked(LocalDate.of(2026, 4, 1)));
    assertThat(under().collect(held)).isEmpty();
  }

  @Test
  default void appeal_onItsLastDay_isReviewedAndMayBeIssuedWithAnotherCode() {
    Held held = under().lookedUp(ANA);
    Certificate first = under().collect(held).orElseThrow();
    reviews().revoke(held.request(), under().revision(held), STAFF, "convicted");
    under().pass(Period.ofDays(30));

    RequestFile appealed =
        reviews().appeal(held.request(), under().revision(held), STAFF, "another person");
    assertThat(appealed.state()).isEqualTo(new RequestState.InReview(new NoMatch(), true));
    reviews().issue(held.request(), appealed.revision(), STAFF, "was another person");

    Certificate second = under().collect(held).orElseThrow();
    assertThat(second.code()).isNotEqualTo(first.code());
    assertThat(second.issuedOn()).isEqualTo("2026-04-01");
  }

  @Test
  default void appeal_afterItsLastDay_isRefused() {
    Held held = under().lookedUp(LISTED);
    reviews().refuse(held.request(), under().revision(held), STAFF, "listed");
    under().pass(Period.ofDays(31));
    int revision = under().revision(held);

    assertConflict(
        Kind.APPEAL_PERIOD, () -> reviews().appeal(held.request(), revision, STAFF, "late"));
    assertThat(under().office.retention().run()).isEqualTo(1);
    assertConflict(Kind.GONE, () -> under().open(held));
  }

  @Test
  default void retention_refused_isKeptForTheAppeal() {
    Held held = under().lookedUp(LISTED);
    reviews().refuse(held.request(), under().revision(held), STAFF, "listed");
    under().pass(Period.ofDays(30));

    assertThat(under().office.retention().run()).isZero();
  }
}
