// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.atalaya.alerts.AlertRefusedException.Refusal;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.alerts.internal.AlertRow;
import org.atalaya.alerts.internal.AlertRow.Staff;
import org.atalaya.alerts.internal.AlertRow.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on drafts, up to the assessment that lets them be activated. */
final class Drafting {

  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 1000;
  private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);

  private final AlertOffice office;

  Drafting(AlertOffice office) {
    this.office = office;
  }

  UUID draft(String actor, AlertDraft draft) {
    AlertOffice.requireNone(DraftCheck.wrong(draft, office.today(), office.codes));
    UUID id = office.parts.ids().next();
    String pseudonym = office.pseudonym(actor);
    return office.store.write(connection -> {
      // The number first: it keeps a sweep away, to which the key would seem to be nobody's.
      AlertRow.Number number =
          office.alerts.nextNumber(connection, draft.kind(), office.today().getYear());
      byte[] sealed = office.seals.create(id).seal(AlertOffice.DRAFT, draft);
      Staff staff = new Staff(pseudonym, pseudonym, null);
      office.alerts.add(
          connection,
          new AlertRow(
              id, draft.kind(), number, Stage.DRAFT, 1, staff, null, null, null, sealed, null));
      office.audit(connection, actor, "draft", id);
      return id;
    });
  }

  void revise(UUID id, int version, String actor, AlertDraft draft) {
    AlertOffice.requireNone(DraftCheck.wrong(draft, office.today(), office.codes));
    change(
        id,
        version,
        actor,
        "revise",
        (row, seal) -> {
          AlertOffice.require(row.kind() == draft.kind(), Refusal.KIND);
          return row.drafted(office.pseudonym(actor), seal.seal(AlertOffice.DRAFT, draft));
        });
  }

  /** Puts {@code photo} in the place of the one that is there, of a draft or a posted alert. */
  static void put(AlertOffice office, Connection connection, UUID id, OfficialPhoto photo) {
    AlertSeal seal = office.seal(id);
    office.photos.remove(connection, id);
    for (PhotoSize size : PhotoSize.values()) {
      office.photos.add(connection, id, size, seal.seal(size.code(), photo.jpeg(size)));
    }
  }

  void attach(UUID id, int version, String actor, OfficialPhoto photo) {
    office.store.write(connection -> {
      AlertRow row = office.lock(connection, id, version);
      AlertOffice.require(row.stage() == Stage.DRAFT, Refusal.STATE);
      put(office, connection, id, photo);
      office.alerts.replace(connection, row.changed(office.pseudonym(actor)));
      office.audit(connection, actor, "photo", id);
      return id;
    });
  }

  void assess(UUID id, int version, String actor, Answer leftToBeSafe) {
    AlertRow row =
        office
            .store
            .read(connection -> office.alerts.find(connection, id))
            .orElseThrow(AlertOffice::unknown);
    AlertOffice.require(row.stage() == Stage.DRAFT, Refusal.STATE);
    ReporterCheck.Finding finding = finding(AlertOffice.draft(row, office.seal(id)));
    SafetyAssessment assessment = new SafetyAssessment(finding, leftToBeSafe, Optional.empty());
    change(
        id,
        version,
        actor,
        "assess",
        (now, seal) ->
            now.assessed(office.pseudonym(actor), seal.seal(AlertOffice.ASSESSMENT, assessment)));
  }

  /** Outside any transaction, as registers take their time. */
  private ReporterCheck.Finding finding(AlertDraft draft) {
    Reporter reporter =
        draft
            .reporter()
            .orElseThrow(() ->
                new AlertRefusedException(
                    Refusal.PROBLEMS,
                    List.of(
                        new AlertProblem(
                            AlertProblem.Field.REPORTER,
                            AlertProblem.Given.NOTHING,
                            draft.kind()))));
    try {
      return office.parts.reporters().check(draft, reporter);
    } catch (RuntimeException e) {
      // Not its message, which may name one of the two.
      LOG.warn("the registers did not answer: {}", e.getClass().getSimpleName());
      return ReporterCheck.Finding.UNANSWERED;
    }
  }

  void override(UUID id, int version, String actor, String reason) {
    String pseudonym = office.pseudonym(actor);
    int length = reason.strip().length();
    AlertOffice.require(length >= SHORTEST_REASON && length <= LONGEST_REASON, Refusal.REASON);
    change(
        id,
        version,
        actor,
        "override",
        (row, seal) -> {
          SafetyAssessment before =
              AlertOffice.assessment(row, seal)
                  .orElseThrow(() -> new AlertRefusedException(Refusal.NOT_ASSESSED));
          AlertOffice.require(!before.passes(), Refusal.STATE);
          AlertOffice.require(
              !pseudonym.equals(row.staff().assessed()) && !wrote(row, pseudonym),
              Refusal.SAME_PERSON);
          SafetyAssessment after =
              new SafetyAssessment(
                  before.finding(), before.leftToBeSafe(), Optional.of(reason.strip()));
          return row.assessed(row.staff().assessed(), seal.seal(AlertOffice.ASSESSMENT, after));
        });
  }

  /** Whether the draft is of this person's hand. */
  static boolean wrote(AlertRow row, String pseudonym) {
    return pseudonym.equals(row.staff().drafted()) || pseudonym.equals(row.staff().changed());
  }

  void discard(UUID id, int version, String actor) {
    office.store.write(connection -> {
      AlertRow row = office.lock(connection, id, version);
      AlertOffice.require(row.stage() == Stage.DRAFT, Refusal.STATE);
      remove(connection, id);
      office.audit(connection, actor, "discard", id);
      return id;
    });
    office.seals.destroy(id);
  }

  /** Takes a draft away; its key goes after the transaction. */
  void remove(Connection connection, UUID id) {
    office.photos.remove(connection, id);
    office.alerts.remove(connection, id);
  }

  private void change(
      UUID id,
      int version,
      String actor,
      String act,
      BiFunction<AlertRow, AlertSeal, AlertRow> change) {
    office.store.write(connection -> {
      AlertRow row = office.lock(connection, id, version);
      AlertOffice.require(row.stage() == Stage.DRAFT, Refusal.STATE);
      office.alerts.replace(connection, change.apply(row, office.seal(id)));
      office.audit(connection, actor, act, id);
      return id;
    });
  }
}
