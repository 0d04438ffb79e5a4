// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.AuditChain;
import org.atalaya.tips.TipConflictException.Kind;
import org.atalaya.tips.internal.FileTable;
import org.atalaya.tips.internal.LetterTable;
import org.atalaya.tips.internal.TipTable;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.DoesNotOpenException;
import org.atalaya.tips.sealing.KeyId;
import org.atalaya.tips.sealing.PrivateRecipientKey;
import org.atalaya.tips.sealing.RecipientKey;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.UnitKeys;
import org.atalaya.tips.sealing.WrappedKey;
import org.atalaya.tips.search.OpenedLetters;

/**
 * The desk: what staff do with tips. Only on staff nodes, as it needs the units' private keys.
 *
 * <p>Every act is in the audit chain, opening before anything is opened. Whoever changes a tip says
 * which revision it was decided on. Not checked here: who may act for which unit, which is the
 * host's authorisation.
 *
 * <pre>{@code
 * try (OpenedTip opened = inbox.open("ana@mp", entry.id())) { … }
 * inbox.acknowledge("ana@mp", entry.id(), entry.revision());
 * }</pre>
 */
public final class TipInbox {

  /** How the audit chain calls who brings tips to the desk. */
  public static final String ARRIVAL = "atalaya:arrival";

  /** Bytes of the key of what was opened. */
  private static final int OF_THIS_PROCESS = 32;

  private final TipParts parts;
  private final UnitKeys keys;
  private final AuditChain audit;
  private final TipTable tips;
  private final LetterTable letters;
  private final FileTable files;
  private final TipFlood flood;
  private final OpenedLetters read;
  private final TipChanges changes;
  private final TipQuarantine quarantine;

  TipInbox(TipParts parts, UnitKeys keys, AuditChain audit, TipFlood flood) {
    this.parts = parts;
    this.keys = keys;
    this.audit = audit;
    tips = new TipTable(parts.store().engine());
    letters = new LetterTable(parts.store().engine());
    files = new FileTable(parts.store().engine());
    this.flood = flood;
    byte[] key = new byte[OF_THIS_PROCESS];
    parts.random().nextBytes(key);
    read = new OpenedLetters(parts.clock(), key);
    changes = new TipChanges(parts, tips, audit);
    quarantine = new TipQuarantine(parts, tips, changes);
  }

  /** What has to be done with a tip that is at the desk now. */
  @FunctionalInterface
  public interface Arrival {

    /** Does it, in the transaction that notes the arrival. */
    void at(Connection connection, InboxEntry entry);
  }

  /**
   * Notes that the desk has a tip, from which its clock counts, in the audit chain, too, so that
   * desks hear of it; called by whoever delivers the messages of {@link TipLine#DESK}. Again it
   * changes nothing.
   *
   * @return whether it was not noted before
   */
  public boolean arrived(TipId tip) {
    return arrived(tip, (connection, entry) -> {});
  }

  /** The same; where it was not noted before, {@code arrival} is told of it, or neither is done. */
  public boolean arrived(TipId tip, Arrival arrival) {
    boolean isFlood = flood.since().isPresent();
    return parts
        .store()
        .write(connection -> {
          boolean isNew = tips.arrived(connection, tip.text(), parts.now().toEpochMilli());
          if (isNew) {
            audit.append(connection, ARRIVAL, "tip arrive", tip.text());
            if (isFlood) {
              quarantine.arrived(connection, tip);
            }
            tips.find(connection, tip.text())
                .ifPresent(row -> arrival.at(connection, InboxEntry.of(row)));
          }
          return isNew;
        });
  }

  /** Those that are set apart. */
  public TipQuarantine quarantine() {
    return quarantine;
  }

  /** Since when far more tips come than usual, to the minute; empty if they do not. */
  public Optional<Instant> floodSince() {
    return flood.since();
  }

  /**
   * The tips of units in states that are not set apart, the longest waiting first; nothing is
   * opened.
   */
  public List<InboxEntry> list(Collection<String> units, Collection<TipState> states, int most) {
    List<String> names = states.stream().map(TipState::name).toList();
    return parts.store().read(connection -> tips.of(connection, units, names, false, most)).stream()
        .map(InboxEntry::of)
        .toList();
  }

  /** The tips of all units in states, the longest waiting first; nothing is opened. */
  public List<InboxEntry> list(Collection<TipState> states) {
    List<String> names = states.stream().map(TipState::name).toList();
    return parts.store().read(connection -> tips.in(connection, names)).stream()
        .map(InboxEntry::of)
        .toList();
  }

  /**
   * What is counted of all tips; for {@link TipCounts} and staff only. Nothing is opened.
   *
   * @param codes by which envelopes are read
   * @param zone in which a tip came on a day
   */
  public List<UnprotectedTipFact> unprotectedFacts(TipCodes codes, ZoneId zone) {
    TipFacts facts = new TipFacts(new EnvelopeReader(codes), zone);
    return parts.store().read(tips::counted).stream().map(facts::of).toList();
  }

  /** Why the unit that has a tip got it from another; empty if it came there. */
  public Optional<ForwardReason> forwardedFor(TipId tip) {
    return parts
        .store()
        .read(connection -> tips.lastForward(connection, tip.text()))
        .map(ForwardReason::valueOf);
  }

  /** A tip; nothing is opened. */
  public Optional<InboxEntry> find(TipId tip) {
    return parts.store().read(connection -> tips.find(connection, tip.text())).map(InboxEntry::of);
  }

  /** What lies of a tip in the store, read in one transaction. */
  private record Stored(
      TipTable.Row row,
      List<LetterTable.Row> letters,
      List<LetterTable.Reply> replies,
      List<FileTable.Row> files) {}

  private Stored stored(Connection connection, TipId tip) {
    TipTable.Row row =
        tips.find(connection, tip.text()).orElseThrow(() -> new TipConflictException(Kind.GONE));
    return new Stored(
        row,
        letters.of(connection, row.id()),
        letters.replies(connection, row.id(), 0, Integer.MAX_VALUE),
        files.of(connection, row.id()));
  }

  /**
   * Opens a tip with all its letters, answers and files; for half an hour who did it finds it again
   * by what its letters say ({@link #opened}). What of it does not open is told as that: anyone can
   * send anything.
   *
   * @param actor by the id that sign-in gives
   * @throws TipConflictException if there is none, or its key is not in the vault
   */
  public OpenedTip open(String actor, TipId tip) {
    Stored stored =
        parts
            .store()
            .write(connection -> {
              Stored found = stored(connection, tip);
              audit.append(connection, actor, "tip open", tip.text());
              return found;
            });
    TipContext context = context(stored.row());
    OpenedTip opened = new OpenedTip(parts, InboxEntry.of(stored.row()), context, stored.files());
    try {
      for (LetterTable.Row letter : stored.letters()) {
        opened.add(letter, dataKey(letter, context));
      }
      opened.add(stored.replies());
      note(actor, opened);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void note(String actor, OpenedTip opened) {
    List<LetterContent> contents = opened.contents();
    read.put(
        actor,
        opened.entry().unit(),
        opened.entry().id(),
        contents.stream().map(LetterContent::text).toList(),
        contents.stream().flatMap(one -> one.contact().stream()).toList());
  }

  /** What people have opened in the last half hour, to be found again by each. */
  public OpenedLetters opened() {
    return read;
  }

  private static TipContext context(TipTable.Row row) {
    return TipContext.of(new TipId(row.id()), row.envelope());
  }

  /** Empty if the wrap does not open. */
  private Optional<DataKey> dataKey(LetterTable.Row letter, TipContext context) {
    WrappedKey wrapped = WrappedKey.of(letter.unitWrap());
    try (PrivateRecipientKey key =
        keys.find(wrapped.keyId()).orElseThrow(() -> new TipConflictException(Kind.NO_KEY))) {
      return Optional.of(wrapped.open(key, context));
    } catch (DoesNotOpenException e) {
      return Optional.empty();
    }
  }

  /**
   * Says that somebody of the unit has it, which ends its clock.
   *
   * @throws TipConflictException if it was changed since, or does not wait
   */
  public InboxEntry acknowledge(String actor, TipId tip, int revision) {
    return changes.change(
        actor,
        "tip acknowledge",
        tip,
        revision,
        row -> {
          TipChanges.require(row.state().equals(TipState.RECEIVED.name()));
          long now = parts.now().toEpochMilli();
          return row.in(TipState.ACKNOWLEDGED.name(), now, null);
        });
  }

  /**
   * Closes it.
   *
   * @throws TipConflictException if it was changed since, or nobody acknowledged it
   */
  public InboxEntry close(String actor, TipId tip, int revision, CloseReason reason) {
    return changes.change(
        actor,
        "tip close",
        tip,
        revision,
        row -> {
          TipChanges.require(row.state().equals(TipState.ACKNOWLEDGED.name()));
          return row.in(TipState.CLOSED.name(), row.acknowledgedAt(), reason.name());
        });
  }

  /**
   * Answers whoever sent it. The answer is sealed to the mailbox, and for the desk under the first
   * data key; afterwards nobody else can read it.
   *
   * @throws TipConflictException if it was changed since, its sender kept no receipt, or its first
   *     letter does not open
   * @throws IllegalArgumentException if the answer is longer than {@link
   *     SealedReply#MOST_CONTENT_BYTES}, or if what its sender gave as the key of a mailbox is none
   */
  public InboxEntry reply(String actor, TipId tip, int revision, TipLetter reply) {
    return parts
        .store()
        .write(connection -> {
          TipTable.Row row = changes.lock(connection, tip, revision);
          byte[] mailbox = row.mailboxKey();
          if (mailbox == null) {
            throw new TipConflictException(Kind.NO_MAILBOX);
          }
          TipContext context = context(row);
          int number = letters.countReplies(connection, row.id());
          SealedReply sealed = SealedReply.seal(reply, mailbox, context, number);
          LetterTable.Row first = letters.of(connection, row.id()).getFirst();
          try (DataKey key =
              dataKey(first, context).orElseThrow(() -> new TipConflictException(Kind.STATE))) {
            SealedLetter copy =
                SealedLetter.sealReplyCopy(reply, key, context, number, parts.random());
            letters.addReply(
                connection, row.id(), new LetterTable.Reply(number, sealed.bytes(), copy.bytes()));
          }
          return changes.replace(connection, actor, "tip reply", row);
        });
  }

  /**
   * Gives it to another unit: the data keys are wrapped to the other's key, and this unit's wraps
   * are gone. The wraps for recovery stay as they are. It waits for the other unit, and the desk is
   * told.
   *
   * @throws TipConflictException if it was changed since, the unit is none or the same, or the key
   *     of the tip is not in the vault
   */
  public InboxEntry forward(
      String actor, TipId tip, int revision, String unit, ForwardReason reason) {
    RecipientKey recipient = present(unit);
    return parts
        .store()
        .write(connection -> {
          TipTable.Row row = changes.lock(connection, tip, revision);
          TipChanges.require(!row.unit().equals(unit));
          TipContext context = context(row);
          for (LetterTable.Row letter : letters.of(connection, row.id())) {
            rewrap(connection, row.id(), letter, dataKey(letter, context), recipient, context);
          }
          Instant now = parts.now();
          tips.addForward(connection, row, unit, reason.name(), now.toEpochMilli());
          parts.tellDesk(connection, row.id(), "forward");
          TipTable.Row forwarded = row.waitingFor(unit, TipState.RECEIVED.name());
          return changes.replace(connection, actor, "tip forward", forwarded);
        });
  }

  private RecipientKey present(String unit) {
    return parts
        .recipients()
        .current()
        .of(unit, parts.clock().instant())
        .orElseThrow(() -> new TipConflictException(Kind.NO_UNIT));
  }

  /** A wrap that does not open is not replaced: what was under it nobody can read anyway. */
  private void rewrap(
      Connection connection,
      String tip,
      LetterTable.Row letter,
      Optional<DataKey> opened,
      RecipientKey recipient,
      TipContext context) {
    if (opened.isPresent()) {
      try (DataKey key = opened.get()) {
        WrappedKey wrapped = WrappedKey.wrap(key, recipient, context);
        letters.rewrap(connection, tip, letter.part(), wrapped.bytes());
      }
    }
  }

  /**
   * Wraps a tip anew to the present key of its unit, with the recovery key put together from
   * shares: the unit's own was lost.
   *
   * @throws TipConflictException if it was changed since, or was not sealed to this recovery key
   */
  public InboxEntry rescue(String actor, TipId tip, int revision, PrivateRecipientKey recovery) {
    return parts
        .store()
        .write(connection -> {
          TipTable.Row row = changes.lock(connection, tip, revision);
          RecipientKey recipient = present(row.unit());
          TipContext context = context(row);
          for (LetterTable.Row letter : letters.of(connection, row.id())) {
            Optional<DataKey> opened = opened(letter, recovery, context);
            rewrap(connection, row.id(), letter, opened, recipient, context);
          }
          return changes.replace(connection, actor, "tip rescue", row);
        });
  }

  private static Optional<DataKey> opened(
      LetterTable.Row letter, PrivateRecipientKey recovery, TipContext context) {
    WrappedKey wrapped = WrappedKey.of(letter.recoveryWrap());
    KeyId expected = recovery.id();
    if (!wrapped.keyId().equals(expected)) {
      throw new TipConflictException(Kind.NO_KEY);
    }
    try {
      return Optional.of(wrapped.open(recovery, context));
    } catch (DoesNotOpenException e) {
      return Optional.empty();
    }
  }
}
