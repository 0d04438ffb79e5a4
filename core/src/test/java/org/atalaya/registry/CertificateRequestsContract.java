// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.atalaya.registry.OfficeUnderTest.ANA;
import static org.atalaya.registry.OfficeUnderTest.DOUBTFUL;
import static org.atalaya.registry.OfficeUnderTest.LISTED;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.IdempotencyKeys.ReusedKeyException;
import org.atalaya.registry.OfficeUnderTest.Held;
import org.atalaya.registry.ProofOutcome.NotProved;
import org.atalaya.registry.ProofOutcome.Proved;
import org.junit.jupiter.api.Test;

/** How a person gets a certificate, in whatever database requests lie. */
interface CertificateRequestsContract {

  OfficeUnderTest under();

  private CertificateRequests requests() {
    return under().office.requests();
  }

  @Test
  default void submit_sentAgain_isTheSameRequest() {
    Submission first = requests().submit("k", OfficeUnderTest.application(ANA));

    assertThat(requests().submit("k", OfficeUnderTest.application(ANA))).isEqualTo(first);
    assertThat(requests().submit("other", OfficeUnderTest.application(ANA))).isNotEqualTo(first);
    assertThatExceptionOfType(ReusedKeyException.class)
        .isThrownBy(() -> requests().submit("k", OfficeUnderTest.application(LISTED)));
  }

  /** What is answered at once cannot depend on the register: it is not asked. */
  @Test
  default void collect_registerOutOfOrder_answersAsEver() {
    under().register.fail(true);

    Held unlisted = under().proved(ANA);
    Held listed = under().proved(LISTED);

    assertThat(under().collect(unlisted)).isEmpty();
    assertThat(under().collect(listed)).isEmpty();
  }

  @Test
  default void prove_byAnotherKey_provesNothing() {
    Submission one = under().submit(ANA);
    Submission other = under().submit(LISTED);
    String number = ANA.document().number();

    assertThat(under().prove(new Submission(one.request(), other.key()), number))
        .isEqualTo(new NotProved());
    assertThat(under().prove(new Submission(UUID.randomUUID(), one.key()), number))
        .isEqualTo(new NotProved());
    assertThat(under().prove(one, number)).isInstanceOf(Proved.class);
  }

  @Test
  default void prove_fiveFailures_areTheLast() {
    Submission submission = under().submit(ANA);
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(under().prove(submission, "1234567890101")).isEqualTo(new NotProved());
    }

    assertThat(under().prove(submission, ANA.document().number())).isEqualTo(new NotProved());
  }

  @Test
  default void prove_serviceGivesNoAnswer_losesNoAttempt() {
    Submission submission = under().submit(ANA);
    IdentityProof outOfOrder =
        new IdentityProof() {
          @Override
          public String method() {
            return "out-of-order";
          }

          @Override
          public boolean proves(RegistrySubject subject, String evidence) {
            throw new RegistryUnavailableException("out of order");
          }
        };
    for (int attempt = 0; attempt < 6; attempt++) {
      assertThatExceptionOfType(RegistryUnavailableException.class)
          .isThrownBy(() ->
              requests().prove(submission.request(), submission.key(), outOfOrder, "evidence"));
    }

    assertThat(under().prove(submission, ANA.document().number())).isInstanceOf(Proved.class);
  }

  @Test
  default void prove_again_givesTheSameKeyAndChangesNothing() {
    Submission submission = under().submit(ANA);
    ProofOutcome first = under().prove(submission, ANA.document().number());
    under().office.lookups().run(10);

    assertThat(under().prove(submission, ANA.document().number())).isEqualTo(first);
    assertThat(under().collect(new Held(submission.request(), ((Proved) first).key()))).isPresent();
  }

  @Test
  default void collect_unlisted_isTheHoldersOwn() {
    Held held = under().lookedUp(ANA);

    Certificate certificate = under().collect(held).orElseThrow();

    assertThat(certificate.subject()).isEqualTo(ANA);
    assertThat(certificate.issuedOn()).isEqualTo("2026-03-02");
    assertThat(certificate.validUntil()).isEqualTo("2026-09-02");
    assertThat(certificate.code().text()).matches("[0-9A-HJKMNP-TV-Z]{32}");
    assertThat(under().collect(held)).contains(certificate);
  }

  @Test
  default void collect_withWhatWasHandedOutBeforeTheProof_isNothing() {
    Submission submission = under().submit(ANA);
    under().prove(submission, ANA.document().number());
    under().office.lookups().run(10);

    assertThat(requests().collect(submission.request(), submission.key())).isEmpty();
  }

  @Test
  default void collect_withAnothersKey_isNothing() {
    Held one = under().lookedUp(ANA);
    Held other = under().lookedUp(ANA);

    assertThat(requests().collect(one.request(), other.key())).isEmpty();
    assertThat(requests().collect(UUID.randomUUID(), one.key())).isEmpty();
  }

  @Test
  default void collect_afterItsLastDay_isNothing() {
    Held held = under().lookedUp(ANA);
    under().pass(Period.ofMonths(6));
    assertThat(under().collect(held)).isPresent();

    under().pass(Period.ofDays(1));

    assertThat(under().collect(held)).isEmpty();
  }

  @Test
  default void run_listedDoubtfulAndChosen_areReviewedAlike() {
    Held listed = under().lookedUp(LISTED);
    Held doubtful = under().lookedUp(DOUBTFUL);
    Held chosen = under().chosenForReview(ANA);

    assertThat(under().collect(listed)).isEmpty();
    assertThat(under().collect(doubtful)).isEmpty();
    assertThat(under().collect(chosen)).isEmpty();
    assertThat(under().office.reviews().waiting(10))
        .extracting(CertificateReviews.Waiting::request)
        .containsExactlyInAnyOrder(listed.request(), doubtful.request(), chosen.request());
    assertThat(under().office.audit().of(listed.request().toString()))
        .extracting(AuditEntry::act)
        .containsExactly("request", "proof", "look up", "review");
  }

  @Test
  default void run_registerUnavailable_waitsOn() {
    Held held = under().proved(ANA);
    under().register.fail(true);
    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> under().office.lookups().run(10));
    under().register.fail(false);

    assertThat(under().office.lookups().run(10)).isEqualTo(1);
    assertThat(under().office.lookups().run(10)).isZero();
    assertThat(under().collect(held)).isPresent();
  }

  @Test
  default void run_unproved_isNotAskedFor() {
    under().submit(ANA);

    assertThat(under().office.lookups().run(10)).isZero();
  }

  /** A content that is moved to another request does not open. */
  @Test
  default void collect_contentOfAnother_isNoticed() {
    Held one = under().lookedUp(ANA);
    Held other = under().lookedUp(LISTED);
    under()
        .store
        .write(connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(
                "UPDATE registry_request SET content = (SELECT content FROM registry_request WHERE id = '%s') WHERE id = '%s'"
                    .formatted(other.request(), one.request()));
          }
        });

    assertThatIllegalStateException().isThrownBy(() -> under().collect(one));
  }

  @Test
  default void retention_unproved_isErasedAfterAWeek() {
    Submission submission = under().submit(ANA);
    under().pass(Period.ofDays(7));
    assertThat(under().office.retention().run()).isZero();

    under().pass(Period.ofDays(1));

    assertThat(under().office.retention().run()).isEqualTo(1);
    assertThat(under().prove(submission, ANA.document().number())).isEqualTo(new NotProved());
    assertThat(under().vault.subjects(RequestKey.PURPOSE)).isEmpty();
    assertThat(under().office.retention().run()).isZero();
  }

  @Test
  default void retention_issued_isErasedAfterTheLastDay() {
    Held held = under().lookedUp(ANA);
    LocalDate last = under().collect(held).orElseThrow().validUntil();
    under().pass(Period.between(LocalDate.now(under().clock), last));
    assertThat(under().office.retention().run()).isZero();

    under().pass(Period.ofDays(1));

    assertThat(under().office.retention().run()).isEqualTo(1);
    assertThat(under().vault.find(RequestKey.PURPOSE, held.request().toString())).isEmpty();
  }

  @Test
  default void retention_inReview_isKept() {
    under().lookedUp(LISTED);
    under().proved(ANA);
    under().pass(Period.ofYears(1));

    assertThat(under().office.retention().run()).isZero();
  }
}
