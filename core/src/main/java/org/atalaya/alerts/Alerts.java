// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.atalaya.alerts.AlertState.Active;
import org.atalaya.alerts.AlertState.Draft;
import org.atalaya.alerts.AlertState.Ended;
import org.atalaya.alerts.AlertState.Erased;
import org.atalaya.alerts.AlertState.Updated;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.alerts.internal.AlertRow;
import org.atalaya.alerts.internal.AlertRow.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Alerts for missing women and children, as staff work on them, and the board that the public sees.
 *
 * <p>A draft is activated by somebody else than who wrote it, once it is complete and its safety
 * assessment passes. It is updated, and ends: then everything personal is deleted and the key under
 * which it lay is destroyed, so that it cannot be read in any backup. Whatever a method says it did
 * survives {@code kill -9}; if the node dies in the middle of an end, the next {@link #open}
 * finishes it.
 *
 * <p>{@code actor} is who does it, by the id that sign-in gives; the audit chain keeps it as a
 * pseudonym. {@code version} is that of the {@link Alert} the actor has looked at. Whether the
 * actor may do it at all is the host's to check before.
 *
 * @see AlertConflictException thrown where somebody changed the alert meanwhile
 * @see AlertRefusedException thrown where the alert or the rules do not allow it
 */
public final class Alerts implements AlertBoard {

  private final AlertOffice office;
  private final Drafting drafting;
  private final Publishing publishing;
  private final Erasure erasure;
  private final PostedBoard posted;
  private final Republishers republishers;

  private Alerts(AlertParts parts) {
    office = new AlertOffice(parts);
    drafting = new Drafting(office);
    publishing = new Publishing(office, drafting);
    erasure = new Erasure(office, publishing);
    posted = new PostedBoard(office);
    republishers = new Republishers(office);
  }

  /**
   * The alerts in a store, after {@link #sweep}.
   *
   * @throws IllegalStateException if the vault is not the one that the store began with, or is
   *     another store's
   */
  public static Alerts open(AlertParts parts) {
    parts.store().migrate("alerts");
    Alerts alerts = new Alerts(parts);
    alerts.erasure.tie();
    alerts.sweep();
    return alerts;
  }

  /**
   * Finishes what a node that died has begun, ends alerts whose key is gone as their end came after
   * the backup that was restored, forgets what is over for 90 days, and parts what is counted from
   * whatever a database tells of which rows were written together. For hosts to do once a day;
   * harmless at any time and on several nodes.
   */
  public void sweep() {
    erasure.sweep();
    posted.forget();
  }

  /**
   * Begins an alert; it may lack what an activation requires.
   *
   * @throws AlertRefusedException if something of it cannot be
   */
  public Alert draft(String actor, AlertDraft draft) {
    return get(drafting.draft(actor, draft));
  }

  /** Puts another draft in the place of the one there is; what was assessed falls. */
  public Alert revise(UUID id, int version, String actor, AlertDraft draft) {
    drafting.revise(id, version, actor, draft);
    return get(id);
  }

  /** Gives a draft its photo, in the place of one that it may have. */
  public Alert attach(UUID id, int version, String actor, OfficialPhoto photo) {
    drafting.attach(id, version, actor, photo);
    return get(id);
  }

  /**
   * Assesses the safety of the missing person: checks who reports her, and notes what was answered
   * when asked whether she left to be safe.
   */
  public Alert assess(UUID id, int version, String actor, Answer leftToBeSafe) {
    drafting.assess(id, version, actor, leftToBeSafe);
    return get(id);
  }

  /**
   * Decides that the alert may be activated although the assessment found a danger. It takes
   * somebody who neither wrote the draft nor assessed it.
   *
   * @param reason of 10 to 1,000 characters; kept sealed until the end
   */
  public Alert override(UUID id, int version, String actor, String reason) {
    drafting.override(id, version, actor, reason);
    return get(id);
  }

  /** Discards a draft, as if it had never been; only the audit chain knows. */
  public void discard(UUID id, int version, String actor) {
    drafting.discard(id, version, actor);
  }

  /** All that keeps a draft from being activated, its safety and who does it apart. */
  public List<AlertProblem> problems(AlertDraft draft, boolean photo) {
    return DraftCheck.all(draft, photo, office.today(), office.codes);
  }

  /**
   * Shows it to the public. It takes somebody who did not write the draft.
   *
   * @param expires after which nobody shows it any more; later than now, within 90 days
   */
  public Alert activate(UUID id, int version, String actor, Instant expires) {
    publishing.activate(id, version, actor, expires);
    return get(id);
  }

  /**
   * Announces it anew, with what is known now and until another time; expired or not. A name that
   * was not shown stays so.
   *
   * @param photo in the place of the one there is; empty leaves that one
   */
  public Alert update(
      UUID id,
      int version,
      String actor,
      AlertDraft draft,
      Optional<OfficialPhoto> photo,
      Instant expires) {
    publishing.update(id, version, actor, draft, photo, expires);
    return get(id);
  }

  /** Whether it was this call that ended an alert. */
  public enum Ending {
    NOW,
    /** Somebody else was first; how it ended is what that one said. */
    BEFORE
  }

  /**
   * Ends it and erases everything personal.
   *
   * @param outcome any but {@link Outcome#WITHDRAWN}, for which there is {@link #withdraw}
   */
  public Ending end(UUID id, int version, String actor, Outcome outcome) {
    if (outcome == Outcome.WITHDRAWN) {
      throw new IllegalArgumentException("who asked for the withdrawal is asked by withdraw");
    }
    return over(id, OptionalInt.of(version), actor, outcome, "end");
  }

  /**
   * Takes it from the public at once, as she, her family or a shelter asks for it, and erases
   * everything personal; a draft, too. One person is enough, and whatever was changed meanwhile.
   */
  public Ending withdraw(UUID id, String actor, Requester requester) {
    String act = "withdraw-" + requester.code();
    return over(id, OptionalInt.empty(), actor, Outcome.WITHDRAWN, act);
  }

  private Ending over(UUID id, OptionalInt version, String actor, Outcome outcome, String act) {
    boolean now = publishing.end(id, version, actor, outcome, act);
    posted.forget();
    // Also where it had ended: the node that ended it may have died since.
    erasure.erase(id);
    return now ? Ending.NOW : Ending.BEFORE;
  }

  /** An alert, for staff; empty if there is none, or it is over for 90 days. */
  public Optional<Alert> alert(UUID id) {
    return office.store.read(
        connection -> office.alerts.find(connection, id).map(row -> alert(connection, row)));
  }

  /** The version of an alert, without opening what is sealed; empty as {@link #alert}. */
  public OptionalInt version(UUID id) {
    return office.store.read(connection ->
        office
            .alerts
            .find(connection, id)
            .map(row -> OptionalInt.of(row.version()))
            .orElseGet(OptionalInt::empty));
  }

  private Alert get(UUID id) {
    return alert(id).orElseThrow(AlertOffice::unknown);
  }

  /**
   * The photo of an alert that has not ended, as JPEG, for staff: whoever activates a draft has to
   * see what it shows.
   */
  public Optional<byte[]> attached(UUID id, PhotoSize size) {
    return posted.attached(id, size);
  }

  /** Drafts and what is posted, the newest number first. */
  public List<Alert> current() {
    return alerts(Stage.DRAFT, Stage.ACTIVE);
  }

  /** Those that ended in the last 90 days, the newest number first. */
  public List<Alert> ended() {
    return alerts(Stage.ENDED, Stage.ERASED);
  }

  private List<Alert> alerts(Stage... stages) {
    return office.store.read(connection ->
        office.alerts.at(connection, stages).stream().map(row -> alert(connection, row)).toList());
  }

  private Alert alert(Connection connection, AlertRow row) {
    List<Announcement> announcements = office.board.announcements(connection, row.id());
    // Gone meanwhile, if it ended since this was read.
    Optional<AlertSeal> seal = row.draft() == null ? Optional.empty() : office.seals.find(row.id());
    return new Alert(
        row.id(),
        office.number(row),
        row.kind(),
        state(row, announcements),
        row.version(),
        seal.map(one -> AlertOffice.draft(row, one)),
        seal.flatMap(one -> AlertOffice.assessment(row, one)),
        office.photos.has(connection, row.id()),
        announcements);
  }

  private static AlertState state(AlertRow row, List<Announcement> announcements) {
    return switch (row.stage()) {
      case DRAFT -> new Draft();
      case ACTIVE -> {
        Instant expires = moment(row.expiresAt());
        int revision = announcements.getLast().revision();
        yield revision == 1 ? new Active(expires) : new Updated(revision, expires);
      }
      case ENDED -> new Ended(outcome(row), moment(row.endedAt()));
      case ERASED -> new Erased(moment(row.endedAt()));
    };
  }

  private static Instant moment(@Nullable Long milliseconds) {
    if (milliseconds == null) {
      throw new IllegalStateException("the store lacks a time of an alert");
    }
    return Instant.ofEpochMilli(milliseconds);
  }

  private static Outcome outcome(AlertRow row) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.code().equals(row.outcome())) {
        return outcome;
      }
    }
    throw new IllegalStateException("the store knows an outcome that this version does not");
  }

  /** Who re-publishes them. */
  public Republishers republishers() {
    return republishers;
  }

  /** What is counted of the alerts that were ever activated, those that ended included. */
  public List<UnprotectedAlertFact> unprotectedFacts() {
    return office.store.read(office.facts::all);
  }

  @Override
  public Posted posted() {
    return posted.posted();
  }

  @Override
  public Optional<PublicAlert> find(UUID id) {
    return posted.find(id);
  }

  @Override
  public Optional<byte[]> photo(UUID id, PhotoSize size) {
    return posted.photo(id, size);
  }
}
