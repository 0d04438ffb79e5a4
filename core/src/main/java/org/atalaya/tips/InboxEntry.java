// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.time.Instant;
import org.atalaya.tips.internal.TipTable;
import org.atalaya.tips.sealing.TipId;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a tip without opening it.
 *
 * @param revision by which a change says what it was decided on
 * @param unit that has it
 * @param receivedHour when it was taken in, to the hour
 * @param arrivedAt when the desk had it, or its newest addition: the clock of acknowledgement; null
 *     before
 * @param acknowledgedAt when staff said that they have it; null before
 * @param closedAs null while it is open
 * @param envelope as it was sent
 * @param quarantine by whom it was set apart; null if it stands among the others
 * @param hasMailbox whether its sender kept a receipt and can be answered
 */
public record InboxEntry(
    TipId id,
    int revision,
    String unit,
    TipState state,
    Instant receivedHour,
    @Nullable Instant arrivedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable CloseReason closedAs,
    byte[] envelope,
    @Nullable Quarantine quarantine,
    boolean hasMailbox) {

  public InboxEntry {
    envelope = envelope.clone();
  }

  static InboxEntry of(TipTable.Row row) {
    String closedAs = row.closedAs();
    String apart = row.quarantine();
    return new InboxEntry(
        new TipId(row.id()),
        row.revision(),
        row.unit(),
        TipState.valueOf(row.state()),
        Instant.ofEpochMilli(row.receivedHour()),
        time(row.arrivedAt()),
        time(row.acknowledgedAt()),
        closedAs == null ? null : CloseReason.valueOf(closedAs),
        row.envelope(),
        apart == null ? null : Quarantine.valueOf(apart),
        row.mailboxKey() != null);
  }

  private static @Nullable Instant time(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public byte[] envelope() {
    return envelope.clone();
  }

  /** Without the envelope. */
  @Override
  public String toString() {
    return "InboxEntry[%s, revision %d, %s]".formatted(id.text(), revision, state);
  }
}
