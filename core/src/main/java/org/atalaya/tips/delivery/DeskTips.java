// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.InvalidEnvelopeException;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.TipEnvelope.Language;
import org.atalaya.tips.TipEnvelope.Minor;
import org.atalaya.tips.TipInbox;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.TipId;

/**
 * The tips of an inbox. A tip whose envelope cannot be read, which no node takes in that routes by
 * it, waits like the others and is guarded as one about an office.
 */
public final class DeskTips implements WaitingTips {

  private static final TipEnvelope UNREADABLE =
      new TipEnvelope(
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Minor.UNKNOWN,
          "0",
          Language.ES);

  private final TipInbox inbox;
  private final EnvelopeReader reader;

  /** Those of an inbox. */
  public DeskTips(TipInbox inbox, EnvelopeReader reader) {
    this.inbox = inbox;
    this.reader = reader;
  }

  @Override
  public Optional<WaitingTip> find(String id) {
    return inbox
        .find(new TipId(id))
        .filter(entry -> entry.arrivedAt() != null && entry.state() != TipState.CLOSED)
        .map(this::waiting);
  }

  @Override
  public List<WaitingTip> unacknowledged() {
    return list(List.of(TipState.RECEIVED));
  }

  /** All that are not closed, acknowledged or not, the oldest first. */
  List<WaitingTip> open() {
    return list(TipState.OPEN);
  }

  private List<WaitingTip> list(Collection<TipState> states) {
    return inbox.list(states).stream()
        .filter(entry -> entry.arrivedAt() != null)
        .map(this::waiting)
        .sorted(Comparator.comparing(WaitingTip::since))
        .toList();
  }

  /** One that has arrived, as it waits. */
  WaitingTip waiting(InboxEntry entry) {
    Instant arrived = requireNonNull(entry.arrivedAt(), "it has arrived");
    return new WaitingTip(
        entry.id().text(),
        entry.unit(),
        envelope(entry),
        arrived.truncatedTo(ChronoUnit.SECONDS),
        entry.state() != TipState.RECEIVED);
  }

  private TipEnvelope envelope(InboxEntry entry) {
    try {
      return reader.read(entry.envelope());
    } catch (InvalidEnvelopeException e) {
      return UNREADABLE;
    }
  }
}
