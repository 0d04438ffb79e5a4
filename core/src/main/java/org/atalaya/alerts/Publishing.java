// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.atalaya.alerts.AlertRefusedException.Refusal;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.internal.AlertRow;
import org.atalaya.alerts.internal.AlertRow.Stage;
import org.atalaya.cases.Category;

/** What the public learns of: activation, updates, the end. */
final class Publishing {

  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int HOURS_OF_A_BAND = 6;

  private final AlertOffice office;
  private final Drafting drafting;

  Publishing(AlertOffice office, Drafting drafting) {
    this.office = office;
    this.drafting = drafting;
  }

  void activate(UUID id, int version, String actor, Instant expires) {
    office.store.write(connection -> {
      AlertRow row = office.lock(connection, id, version);
      AlertOffice.require(row.stage() == Stage.DRAFT, Refusal.STATE);
      AlertSeal seal = office.seal(id);
      AlertDraft draft = AlertOffice.draft(row, seal);
      boolean photo = office.photos.has(connection, id);
      AlertOffice.requireNone(DraftCheck.all(draft, photo, office.today(), office.codes));
      AlertOffice.require(!Drafting.wrote(row, office.pseudonym(actor)), Refusal.SAME_PERSON);
      SafetyAssessment assessment =
          AlertOffice.assessment(row, seal)
              .orElseThrow(() -> new AlertRefusedException(Refusal.NOT_ASSESSED));
      AlertOffice.require(assessment.passes(), Refusal.DANGER);
      post(connection, row, seal, draft, expires);
      Announcement first = new Announcement(1, office.now());
      office.announce(connection, id, first, AnnouncementKind.ALERT);
      office.audit(connection, actor, "activate", id);
      return id;
    });
  }

  private void post(
      Connection connection, AlertRow row, AlertSeal seal, AlertDraft draft, Instant expires) {
    Instant until = expires.truncatedTo(ChronoUnit.SECONDS);
    Instant now = office.now();
    AlertOffice.require(until.isAfter(now) && !until.isAfter(now.plus(LONGEST)), Refusal.EXPIRY);
    byte[] sealed = seal.seal(AlertOffice.DRAFT, draft);
    office.alerts.replace(connection, row.posted(until.toEpochMilli(), sealed));
    office.facts.put(connection, fact(seal.factId(), draft));
  }

  private UnprotectedAlertFact fact(String id, AlertDraft draft) {
    LocalDate lastSeen = draft.lastSeen().orElseThrow();
    return new UnprotectedAlertFact(
        id,
        draft.kind(),
        office.codes.department(draft.municipality().orElseThrow()),
        draft.age().orElseThrow(),
        draft.sex().orElseThrow(),
        draft.ethnicity().orElse(Category.UNKNOWN),
        draft.maritalStatus().orElse(Category.UNKNOWN),
        lastSeen.getDayOfWeek().getValue(),
        draft.hour().map(hour -> band(hour.getHour())).orElse(Category.UNKNOWN),
        office.today(),
        Optional.empty(),
        Optional.empty());
  }

  private static String band(int hour) {
    return String.format(Locale.ROOT, "%02d", hour / HOURS_OF_A_BAND * HOURS_OF_A_BAND);
  }

  void update(
      UUID id,
      int version,
      String actor,
      AlertDraft draft,
      Optional<OfficialPhoto> photo,
      Instant expires) {
    office.store.write(connection -> {
      AlertRow row = office.lock(connection, id, version);
      AlertOffice.require(row.stage() == Stage.ACTIVE, Refusal.STATE);
      AlertOffice.require(row.kind() == draft.kind(), Refusal.KIND);
      AlertSeal seal = office.seal(id);
      AlertOffice.require(
          draft.withoutName() || !AlertOffice.draft(row, seal).withoutName(), Refusal.NAME_SHOWN);
      boolean shown = photo.isPresent() || office.photos.has(connection, id);
      AlertOffice.requireNone(DraftCheck.all(draft, shown, office.today(), office.codes));
      photo.ifPresent(one -> Drafting.put(office, connection, id, one));
      noteExpiry(connection, row);
      post(connection, row.changed(office.pseudonym(actor)), seal, draft, expires);
      office.announce(connection, id, next(connection, id), AnnouncementKind.UPDATE);
      office.audit(connection, actor, "update", id);
      return id;
    });
  }

  /** The public has seen its tombstone, which must not be taken back silently. */
  private void noteExpiry(Connection connection, AlertRow row) {
    Long expires = row.expiresAt();
    if (expires != null && expires <= office.now().toEpochMilli()) {
      int revision = next(connection, row.id()).revision();
      office.board.announce(
          connection, row.id(), new Announcement(revision, Instant.ofEpochMilli(expires)));
    }
  }

  private Announcement next(Connection connection, UUID id) {
    List<Announcement> before = office.board.announcements(connection, id);
    return new Announcement(before.getLast().revision() + 1, office.now());
  }

  /** Ends it, if it has not ended yet; tells whether it had not. */
  boolean end(UUID id, OptionalInt version, String actor, Outcome outcome, String act) {
    return office.store.write(connection -> {
      AlertRow row = office.lock(connection, id);
      return switch (row.stage()) {
        case ENDED, ERASED -> false;
        case DRAFT -> {
          AlertOffice.require(outcome == Outcome.WITHDRAWN, Refusal.STATE);
          drafting.remove(connection, id);
          office.audit(connection, actor, act, id);
          yield true;
        }
        case ACTIVE -> {
          if (version.isPresent() && version.getAsInt() != row.version()) {
            throw new AlertConflictException(version.getAsInt(), row.version());
          }
          end(connection, row, outcome);
          office.audit(connection, actor, act, id);
          yield true;
        }
      };
    });
  }

  private void end(Connection connection, AlertRow row, Outcome outcome) {
    office.photos.remove(connection, row.id());
    office.alerts.replace(connection, row.ended(office.now().toEpochMilli(), outcome.code()));
    // Without the key the sweep at the next start closes it.
    office
        .seals
        .find(row.id())
        .ifPresent(
            seal -> office.facts.end(connection, seal.factId(), office.today(), outcome.code()));
    announceEnd(connection, row);
  }

  /** Tells everyone that it is over, and notes who has to confirm. */
  void announceEnd(Connection connection, AlertRow posted) {
    noteExpiry(connection, posted);
    Announcement last = next(connection, posted.id());
    office.announce(connection, posted.id(), last, AnnouncementKind.CANCEL);
    office.republishers.awaitConfirmations(connection, posted.id(), last.sent().toEpochMilli());
  }
}
