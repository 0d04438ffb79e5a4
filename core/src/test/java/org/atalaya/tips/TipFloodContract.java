// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.testkit.LineUnderTest.FLOOD;
import static org.atalaya.testkit.LineUnderTest.NOW;
import static org.atalaya.testkit.LineUnderTest.UNIT;
import static org.atalaya.testkit.LineUnderTest.assertConflict;
import static org.atalaya.tips.TipQuarantine.LEFT_ALIKE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.KeyVault;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.tips.sealing.TipId;
import org.junit.jupiter.api.Test;

/** What happens when far more tips come than usual, in any store. */
interface TipFloodContract {

  Duration UNTIL_SEEN = Duration.ofSeconds(2);

  LineUnderTest under();

  private TipInbox inbox() {
    return under().staff.inbox();
  }

  private List<Sender> send(int tips) {
    List<Sender> senders = new ArrayList<>();
    for (int tip = 0; tip < tips; tip++) {
      Sender sender = under().sender();
      sender.send("lo mismo");
      senders.add(sender);
    }
    under().clock.set(under().clock.instant().plus(UNTIL_SEEN));
    return senders;
  }

  private void at(String hour) {
    under().clock.set(Instant.parse("2026-03-02T" + hour + ":30:00Z"));
  }

  private List<String> acts(String subject) {
    try {
      KeyVault shared = KeyVault.at(under().folder.resolve("keys"), new SecureRandom());
      return new AuditChain(under().store, shared, under().clock)
          .of(subject).stream().map(AuditEntry::act).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<TipId> apart() {
    return inbox().quarantine().list(List.of(UNIT), TipState.OPEN, 100).stream()
        .map(InboxEntry::id)
        .toList();
  }

  private List<TipId> listed() {
    return inbox().list(List.of(UNIT), TipState.OPEN, 100).stream().map(InboxEntry::id).toList();
  }

  @Test
  default void flood_manyInAnHour_beginsOnAllNodesAndRefusesNobody() {
    int before = acts(TipFlood.SUBJECT).size();
    send(FLOOD - 1);
    assertThat(under().open.flood().since()).isEmpty();

    send(1);

    assertThat(under().open.flood().since()).contains(Instant.parse("2026-03-02T15:04:00Z"));
    assertThat(inbox().floodSince()).contains(Instant.parse("2026-03-02T15:04:00Z"));
    send(5);
    assertThat(under().deliver()).isEqualTo(FLOOD + 5);
    List<String> acts = acts(TipFlood.SUBJECT);
    assertThat(acts.subList(before, acts.size())).containsExactly("tip flood begin");
  }

  @Test
  default void flood_fewerThanHalfInAWholeHour_isOverByItself() {
    int before = acts(TipFlood.SUBJECT).size();
    send(FLOOD);
    assertThat(under().open.flood().since()).isPresent();

    at("16");
    assertThat(under().open.flood().since()).as("the hour is not over").isPresent();
    send(FLOOD / 2);
    at("17");
    assertThat(under().open.flood().since()).as("half of a flood").isPresent();
    send(FLOOD / 2 - 1);
    at("18");

    assertThat(under().open.flood().since()).isEmpty();
    assertThat(inbox().floodSince()).isEmpty();
    List<String> acts = acts(TipFlood.SUBJECT);
    assertThat(acts.subList(before, acts.size()))
        .containsExactly("tip flood begin", "tip flood end");
  }

  @Test
  default void tips_alikeInAFlood_areSetApartAfterTheFirst() {
    List<Sender> alike = send(FLOOD + LEFT_ALIKE);
    Sender other = under().saying("{\"office\":\"no\",\"form\":\"1\",\"lang\":\"es\"}");
    other.send("lo mismo");
    Sender longer = under().sender();
    longer.send("x".repeat(2000));

    under().deliver();

    assertThat(listed()).hasSize(LEFT_ALIKE + 2).contains(other.id, longer.id);
    assertThat(apart()).hasSize(FLOOD).doesNotContain(other.id, longer.id);
    InboxEntry one = inbox().find(apart().getFirst()).orElseThrow();
    assertThat(one.quarantine()).isEqualTo(Quarantine.FLOOD);
    assertThat(one.state()).isEqualTo(TipState.RECEIVED);
    assertThat(one.unit()).isEqualTo(UNIT);
    assertThat(one.arrivedAt()).as("its clock runs").isEqualTo(under().clock.instant());
    assertThat(inbox().list(TipState.OPEN)).as("those who are told").hasSize(alike.size() + 2);
    assertThat(acts(one.id().text())).endsWith("tip quarantine");
  }

  @Test
  default void tips_alikeWithoutAFlood_areLeftWhereTheyAre() {
    send(FLOOD - 1);

    under().deliver();

    assertThat(listed()).hasSize(FLOOD - 1);
    assertThat(apart()).isEmpty();
  }

  @Test
  default void tip_setApart_comesBackByStaffAndByWhoAdds() {
    Sender sender = under().sender();
    sender.send("algo");
    under().deliver();
    InboxEntry entry = inbox().quarantine().put("ana@mp", sender.id, 1);
    assertThat(entry.quarantine()).isEqualTo(Quarantine.STAFF);
    assertThat(listed()).isEmpty();
    assertConflict(
        () -> inbox().quarantine().put("ana@mp", sender.id, entry.revision()),
        TipConflictException.Kind.STATE);

    InboxEntry back = inbox().quarantine().release("luz@mp", sender.id, entry.revision());

    assertThat(back.quarantine()).isNull();
    assertThat(listed()).containsExactly(sender.id);
    assertThat(acts(sender.id.text())).endsWith("tip quarantine", "tip release");
    assertConflict(
        () -> inbox().quarantine().release("luz@mp", sender.id, back.revision()),
        TipConflictException.Kind.STATE);
    inbox().quarantine().put("ana@mp", sender.id, back.revision());
    under().open.mailbox().add(sender.keys.lookup(), 1, sender.part("más", 1, UNIT));
    under().deliver();
    assertThat(listed()).as("who returns is somebody").containsExactly(sender.id);
  }

  @Test
  default void flood_afterTheClockWasSetBack_isLookedAtAnew() {
    send(FLOOD);
    assertThat(under().open.flood().since()).isPresent();

    under().clock.set(NOW.minus(Duration.ofHours(5)));

    assertThat(under().open.flood().since()).isEmpty();
  }
}
