// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.AlertRefusedException.Refusal;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.internal.AlertRow;
import org.atalaya.alerts.internal.AlertTable;
import org.atalaya.alerts.internal.BoardTable;
import org.atalaya.alerts.internal.FactTable;
import org.atalaya.alerts.internal.PhotoTable;
import org.atalaya.alerts.internal.RepublisherTable;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.OperationalStore.Engine;
import org.atalaya.operations.OutboxMessage;

/** What every piece of work on alerts needs: their tables, seals and codes, and a few steps. */
final class AlertOffice {

  static final String DRAFT = "draft";
  static final String ASSESSMENT = "assessment";

  final AlertParts parts;
  final OperationalStore store;
  final AlertTable alerts;
  final BoardTable board;
  final PhotoTable photos;
  final FactTable facts;
  final RepublisherTable republishers;
  final AlertSeals seals;
  final AlertCodes codes;

  AlertOffice(AlertParts parts) {
    this.parts = parts;
    store = parts.store();
    Engine engine = store.engine();
    alerts = new AlertTable(engine);
    board = new BoardTable(engine);
    photos = new PhotoTable(engine);
    facts = new FactTable(engine);
    republishers = new RepublisherTable(engine);
    seals = new AlertSeals(parts.vault(), parts.random());
    codes = new AlertCodes(parts.codes());
  }

  /** To the second, as announcements have it. */
  Instant now() {
    return parts.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  LocalDate today() {
    return LocalDate.ofInstant(now(), parts.authority().zone());
  }

  /** An alert as it was when it had {@code version}, locked. */
  AlertRow lock(Connection connection, UUID id, int version) {
    AlertRow row = lock(connection, id);
    if (row.version() != version) {
      throw new AlertConflictException(version, row.version());
    }
    return row;
  }

  AlertRow lock(Connection connection, UUID id) {
    return alerts.lock(connection, id).orElseThrow(AlertOffice::unknown);
  }

  static AlertRefusedException unknown() {
    return new AlertRefusedException(Refusal.UNKNOWN);
  }

  static void require(boolean condition, Refusal otherwise) {
    if (!condition) {
      throw new AlertRefusedException(otherwise);
    }
  }

  static void requireNone(List<AlertProblem> problems) {
    if (!problems.isEmpty()) {
      throw new AlertRefusedException(Refusal.PROBLEMS, problems);
    }
  }

  /** The seal of an alert that has not ended. */
  AlertSeal seal(UUID id) {
    return seals
        .find(id)
        .orElseThrow(() -> new IllegalStateException("the key of an alert was destroyed"));
  }

  static AlertDraft draft(AlertRow row, AlertSeal seal) {
    byte[] sealed = row.draft();
    if (sealed == null) {
      throw new IllegalStateException("an alert that has not ended has a draft");
    }
    return seal.open(DRAFT, sealed, AlertDraft.class);
  }

  static Optional<SafetyAssessment> assessment(AlertRow row, AlertSeal seal) {
    byte[] sealed = row.assessment();
    return sealed == null
        ? Optional.empty()
        : Optional.of(seal.open(ASSESSMENT, sealed, SafetyAssessment.class));
  }

  String pseudonym(String actor) {
    return parts.audit().pseudonym(actor);
  }

  /** Last in a transaction. */
  void audit(Connection connection, String actor, String act, UUID id) {
    parts.audit().append(connection, actor, act, id.toString());
  }

  /** Tells the public, and those who re-publish. The row of the alert is locked. */
  void announce(Connection connection, UUID id, Announcement announcement, AnnouncementKind kind) {
    board.announce(connection, id, announcement);
    board.change(connection);
    for (String channel : republishers.channels(connection)) {
      parts.outbox().add(connection, new OutboxMessage(channel, id.toString(), kind.code()));
    }
  }

  String number(AlertRow row) {
    return String.format(
        Locale.ROOT,
        "%s-%04d-%06d",
        parts.authority().of(row.kind()).prefix(),
        row.number().year(),
        row.number().sequence());
  }
}
