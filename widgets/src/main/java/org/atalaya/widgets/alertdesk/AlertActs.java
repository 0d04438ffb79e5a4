// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.OfficialPhoto;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.Requester;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.widgets.alertdesk.AlertDeskGuard.Act;
import org.atalaya.widgets.alertdesk.ListedAlert.Standing;
import org.atalaya.widgets.desk.Confirmation;

/**
 * What staff do with the alert on a page, beside writing. What is confirmed is done to the alert as
 * it was when the question was asked: if it changed meanwhile, that is a conflict.
 */
final class AlertActs implements Serializable {

  private static final long serialVersionUID = 1L;

  private final DeskWords words;
  private final SerializableSupplier<String> staff;
  private final AlertDeskGuard guard;
  private final AlertPage page;

  AlertActs(
      DeskWords words, SerializableSupplier<String> staff, AlertDeskGuard guard, AlertPage page) {
    this.words = words;
    this.staff = staff;
    this.guard = guard;
    this.page = page;
  }

  /** Does it once the host lets it. */
  void ask(Act act, SerializableRunnable proceed) {
    guard.before(act, proceed);
  }

  void assess(Answer leftToBeSafe) {
    ListedAlert at = page.shown();
    if (page.isSaved()) {
      ask(
          Act.DRAFT,
          () ->
              page.attempt(
                  "done.assessed",
                  () -> words.alerts().assess(at.id(), at.version(), staff.get(), leftToBeSafe)));
    }
  }

  void override(String reason) {
    ListedAlert at = page.shown();
    if (page.isSaved()) {
      Confirmation.ask(
          words,
          "override",
          () ->
              ask(
                  Act.OVERRIDE,
                  () ->
                      page.attempt(
                          "done.overridden",
                          () ->
                              words.alerts().override(at.id(), at.version(), staff.get(), reason))),
          at.number());
    }
  }

  /** Activates a draft, or announces anew what is posted. */
  void publish() {
    ListedAlert at = page.shown();
    Optional<Instant> expires = page.expires();
    if (expires.isEmpty()) {
      return;
    }
    if (at.standing() == Standing.DRAFT) {
      activate(at, expires.get());
    } else {
      update(at, expires.get());
    }
  }

  private void activate(ListedAlert at, Instant expires) {
    if (page.isSaved()) {
      Confirmation.ask(
          words,
          "activate.ask",
          () ->
              ask(
                  Act.ACTIVATE,
                  () ->
                      page.attempt(
                          "done.activated",
                          () ->
                              words
                                  .alerts()
                                  .activate(at.id(), at.version(), staff.get(), expires))),
          at.number(),
          words.moment(expires));
    }
  }

  private void update(ListedAlert at, Instant expires) {
    if (page.canAnnounce()) {
      Confirmation.ask(
          words,
          "update.ask",
          () -> ask(Act.UPDATE, () -> announce(at, expires)),
          at.number(),
          words.moment(expires));
    }
  }

  private void announce(ListedAlert at, Instant expires) {
    AlertDraft written = page.written();
    Optional<OfficialPhoto> chosen = page.pending();
    page.attempt(
        "done.updated",
        () -> words.alerts().update(at.id(), at.version(), staff.get(), written, chosen, expires));
  }

  void discard() {
    ListedAlert at = page.shown();
    Confirmation.askFinal(
        words,
        "discard.ask",
        () ->
            ask(
                Act.DRAFT,
                () ->
                    page.guard(() -> {
                      words.alerts().discard(at.id(), at.version(), staff.get());
                      page.over("done.discarded", at);
                    })),
        at.number());
  }

  void end(Outcome outcome) {
    ListedAlert at = page.shown();
    Confirmation.askFinal(
        words,
        "end.ask",
        () ->
            ask(
                Act.END,
                () ->
                    page.guard(() -> {
                      Alerts.Ending ending =
                          words.alerts().end(at.id(), at.version(), staff.get(), outcome);
                      page.over(
                          ending == Alerts.Ending.NOW ? "done.ended" : "done.ended-before", at);
                    })),
        at.number(),
        words.text("outcome." + outcome.code()));
  }

  void withdraw(Requester requester) {
    ListedAlert at = page.shown();
    Confirmation.askFinal(
        words,
        "withdraw.ask",
        () ->
            ask(
                Act.WITHDRAW,
                () ->
                    page.guard(() -> {
                      Alerts.Ending ending =
                          words.alerts().withdraw(at.id(), staff.get(), requester);
                      page.over(
                          ending == Alerts.Ending.NOW ? "done.withdrawn" : "done.ended-before", at);
                    })),
        at.number(),
        words.text("requester." + requester.code()));
  }
}
