// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.atalaya.testkit.StaffedAlerts.ANA;
import static org.atalaya.testkit.StaffedAlerts.BEA;
import static org.atalaya.testkit.StaffedAlerts.CARLA;
import static org.atalaya.testkit.StaffedAlerts.NAME;
import static org.atalaya.testkit.StaffedAlerts.child;
import static org.atalaya.testkit.StaffedAlerts.woman;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.AlertRefusedException.Refusal;
import org.atalaya.alerts.AlertState.Active;
import org.atalaya.alerts.AlertState.Draft;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.ReporterCheck.Finding;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drafts do up to their activation, in whatever database they lie. */
abstract class DraftingContract {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  OperationalStore store;
  StaffedAlerts staffed;
  Alerts alerts;

  /** Opens the one store of this test. */
  protected abstract OperationalStore store();

  @BeforeEach
  void begin() throws IOException {
    store = store();
    staffed = new StaffedAlerts(store, folder);
    alerts = staffed.open();
  }

  @AfterEach
  void end() {
    store.close();
  }

  void later(Duration time) {
    staffed.clock().set(staffed.clock().instant().plus(time));
  }

  static void assertRefused(Refusal refusal, Runnable work) {
    assertThatExceptionOfType(AlertRefusedException.class)
        .isThrownBy(work::run)
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal))
        .withMessageNotContaining(NAME);
  }

  List<String> acts(UUID id) {
    return staffed.parts().audit().of(id.toString()).stream().map(AuditEntry::act).toList();
  }

  @Test
  void draft_asGiven_isThereForStaffOnly() {
    Alert drafted = alerts.draft(ANA, woman());

    assertThat(drafted.state()).isEqualTo(new Draft());
    assertThat(drafted.draft()).contains(woman());
    assertThat(drafted.number()).isEqualTo("IC-2026-000001");
    assertThat(alerts.draft(ANA, child()).number()).isEqualTo("AK-2026-000001");
    assertThat(alerts.draft(ANA, woman()).number()).isEqualTo("IC-2026-000002");
    assertThat(alerts.current()).hasSize(3);
    assertThat(alerts.posted().bulletins()).isEmpty();
    assertThat(alerts.find(drafted.id())).isEmpty();
    assertThat(drafted.toString()).doesNotContain(NAME);
  }

  /** New Year in Guatemala is six hours after that of UTC. */
  @Test
  void photo_ofADraft_isThereForStaffOnly() {
    Alert assessed = StaffedAlerts.assessed(alerts, woman());

    assertThat(alerts.photo(assessed.id(), PhotoSize.CARD)).isEmpty();
    assertThat(alerts.attached(assessed.id(), PhotoSize.CARD))
        .hasValueSatisfying(jpeg -> assertThat(jpeg).asString().isEqualTo(NAME + " card"));

    alerts.withdraw(assessed.id(), BEA, Requester.HERSELF);
    assertThat(alerts.attached(assessed.id(), PhotoSize.CARD)).isEmpty();
  }

  @Test
  void draft_inAnotherYear_isNumberedAnew() {
    alerts.draft(ANA, woman());
    staffed.clock().set(Instant.parse("2027-01-01T05:59:00Z"));
    assertThat(alerts.draft(ANA, woman()).number()).isEqualTo("IC-2026-000002");
    later(Duration.ofMinutes(1));
    assertThat(alerts.draft(ANA, woman()).number()).isEqualTo("IC-2027-000001");
  }

  @Test
  void activate_bySecondPerson_isPosted() {
    Alert activated = staffed.activated(alerts, woman());

    assertThat(activated.state()).isEqualTo(new Active(NOON.plus(Duration.ofDays(7))));
    assertThat(alerts.posted().tombstones()).isEmpty();
    assertThat(alerts.posted().bulletins())
        .singleElement()
        .isEqualTo(alerts.find(activated.id()).orElseThrow())
        .satisfies(bulletin -> {
          assertThat(bulletin.number()).isEqualTo("IC-2026-000001");
          assertThat(bulletin.announcements()).containsExactly(new Announcement(1, NOON));
          assertThat(bulletin.person().name()).contains(NAME);
          assertThat(bulletin.person().place().department().texts())
              .containsEntry("es", "Guatemala");
          assertThat(bulletin.person().description()).isPresent();
          assertThat(bulletin.photo()).isTrue();
        });
    assertThat(alerts.photo(activated.id(), PhotoSize.CARD))
        .contains((NAME + " card").getBytes(StandardCharsets.UTF_8));
    assertThat(acts(activated.id())).containsExactly("draft", "photo", "assess", "activate");
  }

  @Test
  void activate_byWhoWroteIt_isRefused() {
    Alert assessed = StaffedAlerts.assessed(alerts, woman());
    Instant expires = staffed.inAWeek();

    assertRefused(
        Refusal.SAME_PERSON,
        () -> alerts.activate(assessed.id(), assessed.version(), ANA, expires));

    Alert revised = alerts.revise(assessed.id(), assessed.version(), BEA, woman());
    Alert again = alerts.assess(revised.id(), revised.version(), CARLA, Answer.NO);
    assertRefused(
        Refusal.SAME_PERSON, () -> alerts.activate(again.id(), again.version(), BEA, expires));
    assertRefused(
        Refusal.SAME_PERSON, () -> alerts.activate(again.id(), again.version(), ANA, expires));
    assertThat(alerts.posted().bulletins()).isEmpty();
    assertThat(alerts.activate(again.id(), again.version(), CARLA, expires).state())
        .isInstanceOf(Active.class);
  }

  @Test
  void activate_notAssessedSinceLastChange_isRefused() {
    Alert assessed = StaffedAlerts.assessed(alerts, woman());
    Alert revised = alerts.revise(assessed.id(), assessed.version(), ANA, woman());

    assertRefused(
        Refusal.NOT_ASSESSED,
        () -> alerts.activate(revised.id(), revised.version(), BEA, staffed.inAWeek()));
  }

  @Test
  void activate_incomplete_tellsAllProblemsAtOnce() {
    Alert drafted = alerts.draft(ANA, AlertDraft.of(AlertKind.CHILD).age(7).build());

    assertThatExceptionOfType(AlertRefusedException.class)
        .isThrownBy(() -> alerts.activate(drafted.id(), drafted.version(), BEA, staffed.inAWeek()))
        .satisfies(refused ->
            assertThat(refused.problems())
                .extracting(problem -> problem.field().code())
                .containsExactly(
                    "name", "sex", "last-seen", "municipality", "reporter", "address", "photo"));
  }

  @Test
  void activate_expiryThatCannotBe_isRefused() {
    Alert assessed = StaffedAlerts.assessed(alerts, woman());
    for (Instant expires : List.of(NOON, NOON.plus(Duration.ofDays(91)))) {
      assertRefused(
          Refusal.EXPIRY, () -> alerts.activate(assessed.id(), assessed.version(), BEA, expires));
    }
  }

  @Test
  void activate_reporterIsADanger_takesASecondPersonWithAReason() {
    for (Finding finding : List.of(Finding.COMPLAINT_OR_ORDER, Finding.UNANSWERED)) {
      staffed.finding(finding);
      Alert assessed = StaffedAlerts.assessed(alerts, woman());
      UUID id = assessed.id();

      assertRefused(
          Refusal.DANGER, () -> alerts.activate(id, assessed.version(), BEA, staffed.inAWeek()));
      assertRefused(Refusal.REASON, () -> alerts.override(id, assessed.version(), CARLA, "porque"));
      assertRefused(
          Refusal.SAME_PERSON,
          () -> alerts.override(id, assessed.version(), ANA, "la orden venció en 2019"));
      Alert overridden = alerts.override(id, assessed.version(), BEA, "la orden venció en 2019");
      assertThat(overridden.assessment().orElseThrow().override())
          .contains("la orden venció en 2019");
      assertThat(alerts.activate(id, overridden.version(), CARLA, staffed.inAWeek()).state())
          .isInstanceOf(Active.class);
    }
  }

  @Test
  void activate_sheLeftToBeSafe_isRefused() {
    Alert drafted = alerts.draft(ANA, woman());
    Alert assessed = alerts.assess(drafted.id(), drafted.version(), ANA, Answer.YES);

    assertRefused(
        Refusal.DANGER,
        () -> alerts.activate(drafted.id(), assessed.version(), BEA, staffed.inAWeek()));
  }

  @Test
  void activate_withoutName_showsNone() {
    Alert activated = staffed.activated(alerts, woman().with().withoutName(true).build());

    assertThat(alerts.posted().bulletins().getFirst().person().name()).isEmpty();
    assertRefused(
        Refusal.NAME_SHOWN,
        () ->
            alerts.update(
                activated.id(),
                activated.version(),
                BEA,
                woman(),
                Optional.empty(),
                staffed.inAWeek()));
  }

  @Test
  void revise_staleVersion_isAConflict() {
    Alert drafted = alerts.draft(ANA, woman());
    alerts.revise(drafted.id(), 1, ANA, woman());

    assertThatExceptionOfType(AlertConflictException.class)
        .isThrownBy(() -> alerts.revise(drafted.id(), 1, BEA, woman()))
        .satisfies(conflict -> assertThat(conflict.current()).isEqualTo(2));
    assertRefused(Refusal.UNKNOWN, () -> alerts.revise(UUID.randomUUID(), 1, ANA, woman()));
    assertRefused(Refusal.KIND, () -> alerts.revise(drafted.id(), 2, ANA, child()));
  }
}
