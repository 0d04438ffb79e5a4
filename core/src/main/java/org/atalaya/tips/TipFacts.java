// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.atalaya.tips.TipEnvelope.Minor;
import org.atalaya.tips.UnprotectedTipFact.Subject;
import org.atalaya.tips.internal.TipTable;

/** Reads what is counted of tips, as they lie in the store. */
record TipFacts(EnvelopeReader reader, ZoneId zone) {

  UnprotectedTipFact of(TipTable.Counted row) {
    Optional<TipEnvelope> told = told(row.envelope());
    LocalDate received = Instant.ofEpochMilli(row.receivedHour()).atZone(zone).toLocalDate();
    return new UnprotectedTipFact(
        row.id(),
        received,
        told.flatMap(TipEnvelope::municipality).map(code -> code.substring(0, 2)),
        told.map(TipFacts::subject).orElse(Subject.WITHHELD),
        told.flatMap(TipEnvelope::crime),
        told.map(TipEnvelope::minor).orElse(Minor.UNKNOWN),
        waited(row),
        Optional.ofNullable(row.closedAs()).map(CloseReason::valueOf));
  }

  /** Nothing of one about an office, nor of one whose codes are no longer in the lists. */
  private Optional<TipEnvelope> told(byte[] envelope) {
    try {
      return Optional.of(reader.read(envelope)).filter(read -> !read.office());
    } catch (InvalidEnvelopeException e) {
      return Optional.empty();
    }
  }

  private static Subject subject(TipEnvelope envelope) {
    if (envelope.alert().isPresent()) {
      return Subject.ALERT;
    }
    return envelope.caseNumber().isPresent() ? Subject.CASE : Subject.OTHER;
  }

  private static Optional<Duration> waited(TipTable.Counted row) {
    Long arrived = row.firstArrivedAt();
    Long acknowledged = row.firstAcknowledgedAt();
    if (acknowledged == null) {
      return Optional.empty();
    }
    // Acknowledged by somebody who saw it before its arrival was noted: without waiting.
    return Optional.of(Duration.ofMillis(arrived == null ? 0 : acknowledged - arrived));
  }
}
