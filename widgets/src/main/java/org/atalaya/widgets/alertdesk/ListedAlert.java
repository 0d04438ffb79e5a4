// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the list has it, without who is missing.
 *
 * @param municipality code; null where it is not known, or not any more
 * @param lastSeen null likewise
 * @param since when it was activated, or ended; null for drafts
 * @param until when it expires or has expired; null for drafts and what has ended
 */
record ListedAlert(
    UUID id,
    int version,
    String number,
    AlertKind kind,
    Standing standing,
    @Nullable String municipality,
    @Nullable LocalDate lastSeen,
    @Nullable Instant since,
    @Nullable Instant until)
    implements Serializable {

  /** Where an alert stands, what needs work first. */
  enum Standing {
    EXPIRED("expired"),
    DRAFT("draft"),
    ACTIVE("active"),
    ENDED("ended");

    private final String code;

    Standing(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  static ListedAlert of(Alert alert, Instant now) {
    return new ListedAlert(
        alert.id(),
        alert.version(),
        alert.number(),
        alert.kind(),
        standing(alert.state(), now),
        alert.draft().flatMap(AlertDraft::municipality).orElse(null),
        alert.draft().flatMap(AlertDraft::lastSeen).orElse(null),
        since(alert),
        until(alert.state()));
  }

  static Standing standing(AlertState state, Instant now) {
    return switch (state) {
      case AlertState.Draft draft -> Standing.DRAFT;
      case AlertState.Active active -> posted(active.expires(), now);
      case AlertState.Updated updated -> posted(updated.expires(), now);
      case AlertState.Ended ended -> Standing.ENDED;
      case AlertState.Erased erased -> Standing.ENDED;
    };
  }

  private static Standing posted(Instant expires, Instant now) {
    return expires.isAfter(now) ? Standing.ACTIVE : Standing.EXPIRED;
  }

  static @Nullable Instant until(AlertState state) {
    return switch (state) {
      case AlertState.Active active -> active.expires();
      case AlertState.Updated updated -> updated.expires();
      case AlertState.Draft draft -> null;
      case AlertState.Ended ended -> null;
      case AlertState.Erased erased -> null;
    };
  }

  private static @Nullable Instant since(Alert alert) {
    return switch (alert.state()) {
      case AlertState.Draft draft -> null;
      case AlertState.Active active -> alert.announcements().getFirst().sent();
      case AlertState.Updated updated -> alert.announcements().getFirst().sent();
      case AlertState.Ended ended -> ended.at();
      case AlertState.Erased erased -> erased.endedAt();
    };
  }

  /** Where it stands, in words. */
  String state(DeskWords words) {
    return words.text(
        "state." + standing.code(),
        since == null ? "" : words.moment(since),
        until == null ? "" : words.moment(until));
  }
}
