// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.atalaya.testkit.StaffedAlerts.ANA;
import static org.atalaya.testkit.StaffedAlerts.BEA;
import static org.atalaya.testkit.StaffedAlerts.photo;
import static org.atalaya.testkit.StaffedAlerts.woman;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.atalaya.alerts.AlertRefusedException.Refusal;
import org.atalaya.alerts.AlertState.Erased;
import org.atalaya.alerts.AlertState.Updated;
import org.atalaya.alerts.Alerts.Ending;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.operations.AuditVerification.Intact;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.Test;

/** What alerts do in whatever database they lie. */
abstract class AlertsContract extends DraftingContract {

  @Test
  void update_posted_isAnnouncedAnew() {
    Alert activated = staffed.activated(alerts, woman());
    long before = alerts.posted().version();
    later(Duration.ofHours(1));

    AlertDraft elsewhere = woman().with().municipality("0901").build();
    Alert updated =
        alerts.update(
            activated.id(),
            activated.version(),
            ANA,
            elsewhere,
            Optional.of(photo("otra")),
            staffed.inAWeek());

    assertThat(updated.state()).isEqualTo(new Updated(2, staffed.inAWeek()));
    assertThat(alerts.posted().version()).isNotEqualTo(before);
    assertThat(alerts.posted().bulletins().getFirst().person().place().municipality())
        .isEqualTo("0901");
    assertThat(alerts.photo(updated.id(), PhotoSize.TICKER))
        .contains("otra ticker".getBytes(StandardCharsets.UTF_8));
    assertThat(alerts.unprotectedFacts())
        .singleElement()
        .satisfies(fact -> assertThat(fact.department()).isEqualTo("09"));
  }

  @Test
  void end_posted_leavesATombstoneAndAFact() {
    Alert activated = staffed.activated(alerts, woman());
    String id = alerts.unprotectedFacts().getFirst().id();
    later(Duration.ofDays(2));

    Ending ending = alerts.end(activated.id(), activated.version(), ANA, Outcome.LOCATED_ALIVE);

    assertThat(ending).isEqualTo(Ending.NOW);
    Instant ended = NOON.plus(Duration.ofDays(2));
    Alert after = alerts.alert(activated.id()).orElseThrow();
    assertThat(after.state()).isEqualTo(new Erased(ended));
    assertThat(after.draft()).isEmpty();
    assertThat(after.photo()).isFalse();
    List<Announcement> told = List.of(new Announcement(1, NOON), new Announcement(2, ended));
    assertThat(alerts.posted().bulletins()).isEmpty();
    assertThat(alerts.posted().tombstones()).containsExactly(new Tombstone(activated.id(), told));
    assertThat(alerts.photo(activated.id(), PhotoSize.CARD)).isEmpty();
    assertThat(staffed.parts().vault().subjects("alert")).isEmpty();
    assertThat(id).matches("[0-9a-f]{32}").doesNotContain(activated.id().toString());
    assertThat(alerts.unprotectedFacts())
        .containsExactly(
            new UnprotectedAlertFact(
                id,
                AlertKind.WOMAN,
                "01",
                27,
                Sex.F,
                "maya",
                "single",
                6,
                "18",
                LocalDate.parse("2026-03-01"),
                Optional.of(LocalDate.parse("2026-03-03")),
                Optional.of("located-alive")));
    assertThat(staffed.parts().audit().verify(Optional.empty())).isInstanceOf(Intact.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> alerts.end(after.id(), after.version(), ANA, Outcome.WITHDRAWN));
  }

  @Test
  void end_manyAtOnce_isOneEnding() throws Exception {
    Alert activated = staffed.activated(alerts, woman());
    List<Callable<Ending>> staff = new ArrayList<>();
    CyclicBarrier together = new CyclicBarrier(6);
    for (int i = 0; i < 6; i++) {
      Outcome outcome = i % 2 == 0 ? Outcome.LOCATED_ALIVE : Outcome.OTHER;
      staff.add(() -> {
        together.await();
        return alerts.end(activated.id(), activated.version(), ANA, outcome);
      });
    }
    List<Ending> endings = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(staff.size())) {
      for (Future<Ending> one : pool.invokeAll(staff)) {
        endings.add(one.get());
      }
    }

    assertThat(endings).containsOnlyOnce(Ending.NOW).hasSize(6);
    assertThat(alerts.posted().tombstones().getFirst().announcements()).hasSize(2);
    assertThat(acts(activated.id())).containsOnlyOnce("end");
    assertThat(alerts.unprotectedFacts()).hasSize(1);
  }

  @Test
  void end_staleVersion_isAConflict() {
    Alert activated = staffed.activated(alerts, woman());
    alerts.update(
        activated.id(), activated.version(), ANA, woman(), Optional.empty(), staffed.inAWeek());

    assertThatExceptionOfType(AlertConflictException.class)
        .isThrownBy(() -> alerts.end(activated.id(), activated.version(), ANA, Outcome.OTHER));
    assertThat(alerts.posted().bulletins()).hasSize(1);
  }

  @Test
  void withdraw_whateverTheVersion_isAtOnce() {
    Alert drafted = alerts.draft(ANA, woman());
    Alert activated = staffed.activated(alerts, woman());

    assertThat(alerts.withdraw(drafted.id(), BEA, Requester.SHELTER)).isEqualTo(Ending.NOW);
    assertThat(alerts.withdraw(activated.id(), BEA, Requester.HERSELF)).isEqualTo(Ending.NOW);
    assertThat(alerts.withdraw(activated.id(), BEA, Requester.FAMILY)).isEqualTo(Ending.BEFORE);

    assertThat(alerts.alert(drafted.id())).isEmpty();
    assertThat(acts(drafted.id())).containsExactly("draft", "withdraw-shelter");
    assertThat(acts(activated.id())).last().isEqualTo("withdraw-herself");
    assertThat(alerts.posted().bulletins()).isEmpty();
    assertThat(alerts.posted().tombstones()).hasSize(1);
    assertThat(alerts.unprotectedFacts())
        .singleElement()
        .satisfies(fact -> assertThat(fact.outcome()).contains("withdrawn"));
    assertThat(staffed.parts().vault().subjects("alert")).isEmpty();
  }

  @Test
  void discard_draft_leavesNothing() {
    Alert drafted = StaffedAlerts.assessed(alerts, woman());

    alerts.discard(drafted.id(), drafted.version(), ANA);

    assertThat(alerts.current()).isEmpty();
    assertThat(staffed.parts().vault().subjects("alert")).isEmpty();
    Alert activated = staffed.activated(alerts, woman());
    assertRefused(Refusal.STATE, () -> alerts.discard(activated.id(), activated.version(), ANA));
  }

  @Test
  void posted_expired_isATombstoneUntilAnnouncedAnew() {
    Alert activated = staffed.activated(alerts, woman());
    Instant expires = staffed.inAWeek();
    AlertBoard.Posted shown = alerts.posted();
    staffed.clock().set(expires.minusSeconds(1));
    assertThat(alerts.posted()).isSameAs(shown);

    staffed.clock().set(expires);
    AlertBoard.Posted expired = alerts.posted();
    assertThat(expired.version()).isNotEqualTo(shown.version());
    assertThat(expired.bulletins()).isEmpty();
    assertThat(expired.tombstones().getFirst().latest()).isEqualTo(new Announcement(2, expires));
    assertThat(alerts.find(activated.id())).get().isInstanceOf(Tombstone.class);
    assertThat(alerts.photo(activated.id(), PhotoSize.CARD)).isEmpty();
    assertThat(alerts.posted()).isSameAs(expired);

    alerts.update(
        activated.id(), activated.version(), ANA, woman(), Optional.empty(), staffed.inAWeek());
    assertThat(alerts.posted().bulletins().getFirst().announcements())
        .containsExactly(
            new Announcement(1, NOON), new Announcement(2, expires), new Announcement(3, expires));
  }

  @Test
  void posted_endedFor90Days_isForgotten() {
    Alert activated = staffed.activated(alerts, woman());
    alerts.end(activated.id(), activated.version(), ANA, Outcome.OTHER);
    long before = alerts.posted().version();
    later(Duration.ofDays(90).minusSeconds(1));
    assertThat(alerts.posted().tombstones()).hasSize(1);

    later(Duration.ofSeconds(1));
    assertThat(alerts.posted().tombstones()).isEmpty();
    assertThat(alerts.posted().version()).isNotEqualTo(before);
    assertThat(alerts.ended()).hasSize(1);
    later(Duration.ofSeconds(1));
    alerts.sweep();
    assertThat(alerts.ended()).isEmpty();
    assertThat(alerts.unprotectedFacts()).hasSize(1);
  }

  @Test
  void confirm_ended_isAwaitedRemindedAndNoted() {
    alerts
        .republishers()
        .register(ANA, new Republisher("diario", URI.create("https://diario.example/"), ""));
    alerts
        .republishers()
        .register(ANA, new Republisher("radio", URI.create("https://radio.example/"), ""));
    Alert activated = staffed.activated(alerts, woman());
    assertThat(alerts.republishers().unconfirmed()).isEmpty();
    alerts.end(activated.id(), activated.version(), ANA, Outcome.OTHER);
    assertThat(alerts.republishers().unconfirmed())
        .extracting(Unconfirmed::channel)
        .containsExactly("diario", "radio");

    assertThat(alerts.republishers().confirm("diario", activated.id())).isTrue();
    assertThat(alerts.republishers().confirm("diario", activated.id())).isFalse();
    assertThat(alerts.republishers().remind(Duration.ofHours(1))).isZero();
    later(Duration.ofHours(1));
    assertThat(alerts.republishers().remind(Duration.ofHours(1))).isEqualTo(1);
    assertThat(alerts.republishers().remind(Duration.ofHours(1))).isZero();

    assertThat(alerts.republishers().unconfirmed())
        .containsExactly(
            new Unconfirmed(
                "radio", activated.id(), staffed.clock().instant().minusSeconds(3600), 1));
    assertThat(staffed.parts().outbox().waiting("radio"))
        .extracting(waiting -> waiting.message().kind())
        .containsExactly("alert", "cancel", "reminder");
    assertThat(alerts.republishers().confirm("radio", activated.id())).isTrue();
    assertThat(alerts.republishers().unconfirmed()).isEmpty();
  }

  @Test
  void remove_registered_isToldOfNothingMore() {
    Republisher paper = new Republisher("diario", URI.create("https://diario.example/"), "Nota");
    alerts.republishers().register(ANA, new Republisher("diario", paper.webhook(), ""));
    alerts.republishers().register(ANA, paper);
    assertThat(alerts.republishers().all()).containsExactly(paper);
    assertThat(alerts.republishers().remove(ANA, "diario")).isTrue();
    assertThat(alerts.republishers().remove(ANA, "diario")).isFalse();

    staffed.activated(alerts, woman());

    assertThat(alerts.republishers().all()).isEmpty();
    assertThat(staffed.parts().outbox().waiting("diario")).isEmpty();
  }

  /** As another node of the same store would, which has its own memory. */
  @Test
  void posted_changedByAnotherNode_isSeen() {
    Alerts other = staffed.open();
    assertThat(other.posted().bulletins()).isEmpty();

    Alert activated = staffed.activated(alerts, woman());
    assertThat(other.posted().bulletins()).hasSize(1);
    assertThat(other.posted().version()).isEqualTo(alerts.posted().version());
    alerts.end(activated.id(), activated.version(), ANA, Outcome.OTHER);
    assertThat(other.posted().bulletins()).isEmpty();
  }

  @Test
  void open_keyWithoutAlert_isDestroyed() {
    Alert drafted = alerts.draft(ANA, woman());
    staffed.parts().vault().create("alert", UUID.randomUUID().toString());

    staffed.open();

    assertThat(staffed.parts().vault().subjects("alert")).containsExactly(drafted.id().toString());
  }

  /** A backup older than the end was restored: the key is gone, and with it the alert. */
  @Test
  void open_keyDestroyedBefore_endsTheAlert() {
    Alert drafted = alerts.draft(ANA, woman());
    Alert activated = staffed.activated(alerts, woman());
    Alert remaining = staffed.activated(alerts, woman());
    staffed.parts().vault().destroy("alert", drafted.id().toString());
    staffed.parts().vault().destroy("alert", activated.id().toString());

    Alerts restarted = staffed.open();

    assertThat(restarted.posted().bulletins())
        .extracting(Bulletin::id)
        .containsExactly(remaining.id());
    assertThat(restarted.posted().tombstones())
        .extracting(Tombstone::id)
        .containsExactly(activated.id());
    assertThat(restarted.current()).extracting(Alert::id).containsExactly(remaining.id());
    assertThat(restarted.alert(activated.id()).orElseThrow().state()).isEqualTo(new Erased(NOON));
    assertThat(restarted.unprotectedFacts())
        .extracting(fact -> fact.outcome().orElse("missing"))
        .containsExactlyInAnyOrder("unknown", "missing");
  }

  @Test
  void open_otherVault_isRefused() throws IOException {
    Alert activated = staffed.activated(alerts, woman());

    assertThatIllegalStateException()
        .isThrownBy(() -> new StaffedAlerts(store, folder.resolve("elsewhere")).open())
        .withMessageContaining("not the one");
    assertThat(alerts.find(activated.id())).get().isInstanceOf(Bulletin.class);
  }
}
