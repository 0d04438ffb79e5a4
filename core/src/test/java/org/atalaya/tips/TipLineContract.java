// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.atalaya.testkit.LineUnderTest.OTHER_UNIT;
import static org.atalaya.testkit.LineUnderTest.UNIT;
import static org.atalaya.testkit.LineUnderTest.assertConflict;
import static org.atalaya.testkit.LineUnderTest.assertRefused;
import static org.atalaya.testkit.LineUnderTest.letter;
import static org.atalaya.testkit.LineUnderTest.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OutboxMessage;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.tips.OpenedTip.Part;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.RecoveryShare;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.UnitKeys;
import org.junit.jupiter.api.Test;

/** What a tip line does, in any store. */
interface TipLineContract {

  String SAID = "la vi en la terminal";
  String STAFF = "ana@mp";
  SecureRandom RANDOM = new SecureRandom();

  LineUnderTest under();

  private TipInbox inbox() {
    return under().staff.inbox();
  }

  private List<String> letters(TipId tip) {
    try (OpenedTip opened = inbox().open(STAFF, tip)) {
      return opened.letters().stream().map(TipLineContract::shown).toList();
    }
  }

  private static String shown(Part part) {
    return switch (part) {
      case Part.Readable readable -> text(readable.letter());
      case Part.Unreadable unreadable -> "unreadable";
    };
  }

  private List<String> acts(TipId tip) {
    return new AuditChain(under().store, sharedVault(), under().clock)
        .of(tip.text()).stream().map(AuditEntry::act).toList();
  }

  private KeyVault sharedVault() {
    try {
      return KeyVault.at(under().folder.resolve("keys"), RANDOM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  default void tip_sent_reachesTheDeskAndOpens() {
    Sender sender = under().sender();

    sender.send(SAID);

    assertThat(inbox().find(sender.id).orElseThrow().arrivedAt()).isNull();
    assertThat(under().deliver()).isEqualTo(1);
    InboxEntry entry = inbox().list(List.of(UNIT), TipState.OPEN, 10).getFirst();
    assertThat(entry.id()).isEqualTo(sender.id);
    assertThat(entry.receivedHour()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
    assertThat(entry.arrivedAt()).isEqualTo(LineUnderTest.NOW);
    assertThat(inbox().list(List.of(OTHER_UNIT), TipState.OPEN, 10)).isEmpty();
    assertThat(letters(sender.id)).containsExactly(SAID);
    assertThat(acts(sender.id)).containsExactly("tip arrive", "tip open");
  }

  @Test
  default void tips_ofOneHour_areListedAsTheyCame() {
    List<TipId> came = new ArrayList<>();
    for (int second = 1; second <= 6; second++) {
      Sender sender = under().sender();
      sender.send(SAID);
      under().clock.set(LineUnderTest.NOW.plusSeconds(second));
      under().deliver();
      came.add(sender.id);
    }

    assertThat(inbox().list(List.of(UNIT), TipState.OPEN, 10))
        .extracting(InboxEntry::id)
        .containsExactlyElementsOf(came);
    assertThat(inbox().list(TipState.OPEN)).extracting(InboxEntry::id).isEqualTo(came);
  }

  @Test
  default void tip_sentAgain_isOneTip() {
    Sender sender = under().sender();
    SealedTip tip = sender.tip(SAID);

    UploadTicket first = under().open.intake().accept(tip, UNIT);
    UploadTicket second = under().open.intake().accept(tip, UNIT);

    assertThat(second).isEqualTo(first);
    under().clock.set(LineUnderTest.NOW.plus(Duration.ofDays(365)));
    assertThat(under().open.intake().accept(tip, UNIT))
        .as("the list has run out, but it was taken before")
        .isEqualTo(first);
    assertThat(under().deliver()).isEqualTo(1);
    assertRefused(() -> sender.send("otra cosa"), TipRefusedException.Kind.TAKEN);
  }

  @Test
  default void tip_sentByManyAtOnce_isOneTip() throws Exception {
    Sender sender = under().sender();
    SealedTip tip = sender.tip(SAID);
    Callable<UploadTicket> send = () -> under().open.intake().accept(tip, UNIT);

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (var answer : threads.invokeAll(List.of(send, send, send, send))) {
        assertThat(answer.get().tip()).isEqualTo(sender.id);
      }
    }

    assertThat(under().outbox.waiting(TipLine.DESK)).hasSize(1);
  }

  @Test
  default void tip_withAnothersMailbox_isRefused() {
    Sender sender = under().sender();
    sender.send(SAID);
    Sender other = under().sender();
    SealedTip stolen =
        new SealedTip(
            other.id,
            other.tip(SAID).envelope(),
            other.part(SAID, 0, UNIT),
            Optional.of(sender.keys.address()));

    assertRefused(() -> under().open.intake().accept(stolen, UNIT), TipRefusedException.Kind.TAKEN);
  }

  @Test
  default void tip_sealedToOthers_isRefused() {
    Sender sender = under().sender();
    SealedPart toOther = sender.part(SAID, 0, OTHER_UNIT);
    SealedPart unrecoverable =
        new SealedPart(toOther.letter(), sender.part(SAID, 0, UNIT).forUnit(), toOther.forUnit());
    for (SealedPart part : List.of(toOther, unrecoverable)) {
      SealedTip tip = new SealedTip(sender.id, sender.tip(SAID).envelope(), part, Optional.empty());
      assertRefused(
          () -> under().open.intake().accept(tip, UNIT),
          part == toOther
              ? TipRefusedException.Kind.UNIT_KEY
              : TipRefusedException.Kind.RECOVERY_KEY);
    }
    under().clock.set(LineUnderTest.NOW.plus(Duration.ofDays(365)));
    assertRefused(() -> sender.send(SAID), TipRefusedException.Kind.RECIPIENTS);
    assertThat(under().outbox.waiting(TipLine.DESK)).isEmpty();
  }

  @Test
  default void message_thatWaits_tellsTheHourOnly() throws Exception {
    under().sender().send(SAID);

    long createdAt =
        under()
            .store
            .read(connection -> {
              try (var statement = connection.createStatement();
                  var found = statement.executeQuery("SELECT created_at FROM outbox")) {
                found.next();
                return found.getLong(1);
              }
            });

    assertThat(Instant.ofEpochMilli(createdAt)).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
  }

  @Test
  default void reply_ofTheDesk_isReadWithTheReceiptOnly() throws Exception {
    Sender sender = under().sender();
    sender.send(SAID);

    InboxEntry acknowledged =
        inbox().acknowledge(STAFF, sender.id, under().entry(sender).revision());
    inbox().reply(STAFF, sender.id, acknowledged.revision(), letter("¿a qué hora?"));

    MailboxPage page = sender.look();
    assertThat(page.known()).isTrue();
    assertThat(page.state()).isEqualTo(TipState.ACKNOWLEDGED);
    assertThat(page.replies()).isEqualTo(1);
    assertThat(text(page.page().getFirst().open(sender.keys.key(), sender.context, 0)))
        .isEqualTo("¿a qué hora?");
    try (OpenedTip opened = inbox().open(STAFF, sender.id)) {
      assertThat(opened.replies())
          .extracting(TipLineContract::shown)
          .containsExactly("¿a qué hora?");
    }
    assertThat(acts(sender.id)).containsExactly("tip acknowledge", "tip reply", "tip open");
  }

  @Test
  default void mailbox_knownOrNot_hasOneShape() {
    Sender sender = under().sender();
    sender.send(SAID);
    Sender nobody = under().sender();

    MailboxPage known = sender.look();
    MailboxPage unknown = nobody.look();

    assertThat(unknown.known()).isFalse();
    for (MailboxPage page : List.of(known, unknown)) {
      assertThat(page.page()).hasSize(TipMailbox.PAGE);
      assertThat(page.page()).allMatch(reply -> reply.bytes().length == SealedReply.BYTES);
      assertThat(page.envelopeHash()).hasSize(32);
      assertThat(page.state()).isEqualTo(TipState.RECEIVED);
      assertThat(page.replies()).isZero();
    }
    assertThat(nobody.look().tip()).isEqualTo(unknown.tip()).isNotEqualTo(nobody.id);
    assertRefused(
        () -> under().open.mailbox().add(nobody.keys.lookup(), 1, nobody.part(SAID, 1, UNIT)),
        TipRefusedException.Kind.UNKNOWN);
  }

  @Test
  default void addition_withTheReceipt_opensTheTipAgain() {
    Sender sender = under().sender();
    sender.send(SAID);
    under().deliver();
    InboxEntry entry = inbox().acknowledge(STAFF, sender.id, 1);
    inbox().close(STAFF, sender.id, entry.revision(), CloseReason.LOOKED_INTO);
    MailboxPage page = sender.look();
    assertThat(page.state()).isEqualTo(TipState.CLOSED);
    SealedPart more = sender.part("iba con una niña", 1, UNIT, DataKey.random(RANDOM));

    under().open.mailbox().add(sender.keys.lookup(), page.nextPart(), more);
    under().open.mailbox().add(sender.keys.lookup(), page.nextPart(), more);

    assertThat(under().deliver()).isEqualTo(1);
    assertThat(under().entry(sender).state()).isEqualTo(TipState.RECEIVED);
    assertThat(under().entry(sender).closedAs()).isNull();
    assertThat(letters(sender.id)).containsExactly(SAID, "iba con una niña");
    assertRefused(
        () -> under().open.mailbox().add(sender.keys.lookup(), 1, sender.part("x", 1, UNIT)),
        TipRefusedException.Kind.TAKEN);
    assertRefused(
        () -> under().open.mailbox().add(sender.keys.lookup(), 3, sender.part("x", 3, UNIT)),
        TipRefusedException.Kind.PART);
    under().open.mailbox().add(sender.keys.lookup(), 2, sender.part("y", 2, UNIT));
    assertRefused(
        () -> under().open.mailbox().add(sender.keys.lookup(), 3, sender.part("x", 3, UNIT)),
        TipRefusedException.Kind.TOO_MANY);
  }

  @Test
  default void rubbish_sealedByNobody_isToldAsUnreadable() {
    Sender sender = under().sender();
    Sender stranger = under().sender();
    SealedTip mixed =
        new SealedTip(
            sender.id,
            sender.tip(SAID).envelope(),
            stranger.part("de otro", 0, UNIT),
            Optional.of(sender.keys.address()));
    under().open.intake().accept(mixed, UNIT);

    assertThat(letters(sender.id)).containsExactly("unreadable");
    InboxEntry forwarded =
        inbox().forward(STAFF, sender.id, 1, OTHER_UNIT, ForwardReason.COMPETENCE);
    assertThat(forwarded.unit()).isEqualTo(OTHER_UNIT);
  }

  @Test
  default void forward_toAnotherUnit_leavesTheOldKeyNothing() throws Exception {
    Sender sender = under().sender();
    sender.send(SAID);
    under().deliver();
    InboxEntry before = under().entry(sender);

    InboxEntry after =
        inbox()
            .forward(
                STAFF,
                sender.id,
                before.revision(),
                OTHER_UNIT,
                ForwardReason.CONFLICT_OF_INTEREST);

    assertThat(after.unit()).isEqualTo(OTHER_UNIT);
    assertThat(after.arrivedAt()).isNull();
    KeyVault desk = KeyVault.at(under().folder.resolve("ceremony").resolve("desk"), RANDOM);
    assertThat(
            new UnitKeys(desk)
                .destroy(under().recipients.of(UNIT, LineUnderTest.NOW).orElseThrow().id()))
        .isTrue();
    assertThat(letters(sender.id)).as("the other unit's key opens it").containsExactly(SAID);
    assertThat(sender.look().unitKey())
        .isEqualTo(under().recipients.of(OTHER_UNIT, LineUnderTest.NOW).orElseThrow().id());
    assertRefused(
        () -> under().open.mailbox().add(sender.keys.lookup(), 1, sender.part("x", 1, UNIT)),
        TipRefusedException.Kind.UNIT_KEY);
    assertThat(under().outbox.waiting(TipLine.DESK))
        .extracting(waiting -> waiting.message())
        .containsExactly(new OutboxMessage(TipLine.DESK, sender.id.text(), "forward"));
  }

  @Test
  default void decisions_onWhatChanged_areRefused() {
    Sender sender = under().sender();
    sender.send(SAID);
    inbox().acknowledge(STAFF, sender.id, 1);

    assertConflict(() -> inbox().acknowledge(STAFF, sender.id, 1), TipConflictException.Kind.STALE);
    assertConflict(() -> inbox().acknowledge(STAFF, sender.id, 2), TipConflictException.Kind.STATE);
    assertConflict(
        () -> inbox().forward(STAFF, sender.id, 2, UNIT, ForwardReason.ABSENCE),
        TipConflictException.Kind.STATE);
    assertConflict(
        () -> inbox().forward(STAFF, sender.id, 2, "nobody", ForwardReason.ABSENCE),
        TipConflictException.Kind.NO_UNIT);
    assertConflict(() -> inbox().open(STAFF, TipId.random(RANDOM)), TipConflictException.Kind.GONE);
    assertThat(acts(sender.id)).containsExactly("tip acknowledge");
  }

  @Test
  default void reply_withoutReceipt_isRefused() {
    Sender sender = under().sender();
    SealedTip tip =
        new SealedTip(
            sender.id, sender.tip(SAID).envelope(), sender.part(SAID, 0, UNIT), Optional.empty());
    under().open.intake().accept(tip, UNIT);

    assertThat(under().entry(sender).hasMailbox()).isFalse();
    assertConflict(
        () -> inbox().reply(STAFF, sender.id, 1, letter("gracias")),
        TipConflictException.Kind.NO_MAILBOX);
    assertThat(sender.look().known()).isFalse();
  }

  @Test
  default void drill_unitKeyLost_recoveryWrapsToTheNewOne() throws Exception {
    Sender sender = under().sender();
    sender.send(SAID);
    Path ceremony = under().folder.resolve("ceremony");
    UnitKeys desk = new UnitKeys(KeyVault.at(ceremony.resolve("desk"), RANDOM));
    desk.destroy(under().recipients.of(UNIT, LineUnderTest.NOW).orElseThrow().id());
    assertConflict(() -> inbox().open(STAFF, sender.id), TipConflictException.Kind.NO_KEY);

    under().clock.set(LineUnderTest.NOW.plusSeconds(60));
    under().ceremony("unit --unit=mujer --es=Mujer --en=Women --days=365");
    under().ceremony("sign --version=2 --days=365");
    under().staff.recipients().use(under().signed());
    List<RecoveryShare> shares = new ArrayList<>();
    try (var files = Files.list(ceremony.resolve("offline"))) {
      for (var file : files.filter(one -> one.toString().contains("tip-share")).toList()) {
        shares.add(RecoveryShare.parse(Files.readString(file)));
      }
    }
    try (var recovery = RecoveryShare.combine(shares.subList(1, 3))) {
      inbox().rescue(STAFF, sender.id, 1, recovery);
    }

    assertThat(letters(sender.id)).containsExactly(SAID);
    assertThat(acts(sender.id))
        .as("the attempt, too")
        .containsExactly("tip open", "tip rescue", "tip open");
    assertRefused(() -> under().sender().send(SAID), TipRefusedException.Kind.RECIPIENTS);
  }

  @Test
  default void publicNode_withAPrivateKey_refusesToOpen() throws Exception {
    KeyVault desk = KeyVault.at(under().folder.resolve("ceremony").resolve("desk"), RANDOM);

    assertThatIllegalStateException().isThrownBy(() -> under().open.inbox());
    assertThatIllegalStateException()
        .isThrownBy(() ->
            TipLine.openPublic(
                under().store,
                desk,
                under().root,
                under().signed(),
                TipLimits.DEFAULT,
                under().clock,
                RANDOM))
        .withMessageContaining("tip-unit-key.");
  }

  @Test
  default void context_ofAMailbox_isTheTips() {
    Sender sender = under().sender();
    sender.send(SAID);

    MailboxPage page = sender.look();

    assertThat(page.tip()).isEqualTo(sender.id);
    assertThat(page.envelopeHash())
        .isEqualTo(TipContext.of(sender.id, sender.tip(SAID).envelope()).envelopeHash());
    assertThat(page).hasToString("MailboxPage[not shown]");
  }
}
