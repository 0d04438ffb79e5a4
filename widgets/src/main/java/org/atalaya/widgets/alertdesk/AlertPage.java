// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertConflictException;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertProblem;
import org.atalaya.alerts.AlertProblem.Field;
import org.atalaya.alerts.AlertRefusedException;
import org.atalaya.alerts.AlertRefusedException.Refusal;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.OfficialPhoto;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.photo.PhotoLimits;
import org.atalaya.alerts.photo.PhotoPreparation;
import org.atalaya.alerts.photo.PreparedPhoto;
import org.atalaya.alerts.photo.Watermark;
import org.atalaya.widgets.alertdesk.AlertDeskGuard.Act;
import org.atalaya.widgets.alertdesk.ListedAlert.Standing;
import org.atalaya.widgets.desk.Notice;
import org.jspecify.annotations.Nullable;

/**
 * One alert, from what is written of her to its end. It keeps no more of a person than its fields
 * show, and nothing once the alert is over or left.
 */
final class AlertPage extends Div {

  private static final long serialVersionUID = 1L;

  private final DeskWords words;
  private final SerializableSupplier<String> staff;
  private final SerializableConsumer<String> leave;
  private final H2 heading = new H2();
  private final Paragraph state = new Paragraph();
  private final Notice notice = new Notice();
  private final ProblemList problems;
  private final AlertForm form;
  private final Button save = new Button();
  private final PhotoField photo;
  private final BulletinPreview preview;
  private final SafetyPanel safety;
  private final PublishPanel publish;
  private final ClosePanel close;
  private @Nullable ListedAlert open;
  private int toldOf;
  private boolean photoPending;
  private transient @Nullable OfficialPhoto pending;
  private transient @Nullable PhotoPreparation preparation;
  private final AlertActs acts;

  /**
   * A page that shows nothing yet.
   *
   * @param leave is given what to tell in the list when the alert is over
   */
  AlertPage(
      DeskWords words,
      SerializableSupplier<String> staff,
      AlertDeskGuard guard,
      SerializableConsumer<String> leave) {
    this.words = words;
    this.staff = staff;
    this.leave = leave;
    problems = new ProblemList(words, this::lead);
    form = new AlertForm(words, this::preview);
    photo = new PhotoField(words, this::take);
    preview = new BulletinPreview(words);
    acts = new AlertActs(words, staff, guard, this);
    safety = new SafetyPanel(words, acts);
    publish = new PublishPanel(words, acts, this::preview);
    close = new ClosePanel(words, acts);
    heading.getElement().setAttribute("tabindex", "-1");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickListener(event -> save());
    add(heading, state, notice, problems, form, save, photo, preview, safety, publish, close);
  }

  /** Says everything in the language of the words, as it is written now. */
  void label() {
    form.label();
    photo.label();
    preview.label();
    safety.label();
    publish.label();
    close.label();
    describe();
    preview();
  }

  /** Begins an alert. */
  void begin() {
    clear();
    form.begin();
    reveal(Standing.DRAFT);
    describe();
    preview();
    heading.getElement().executeJs("this.focus()");
  }

  /** Opens an alert, if there still is one. */
  void open(ListedAlert listed) {
    clear();
    words
        .alerts()
        .alert(listed.id())
        .ifPresentOrElse(this::show, () -> leave.accept(words.text("gone", listed.number())));
    heading.getElement().executeJs("this.focus()");
  }

  private void show(Alert alert) {
    ListedAlert shown = adopt(alert);
    alert.draft().ifPresent(form::show);
    photoPending = false;
    pending = null;
    publish.show(shown.standing() == Standing.DRAFT);
    close.show(shown.standing() == Standing.DRAFT);
    safety.clear();
    settle(alert);
  }

  /** Goes on with what the store has, beside what is typed. */
  private void settle(Alert alert) {
    ListedAlert shown = adopt(alert);
    reveal(shown.standing());
    safety.show(alert.assessment());
    showPhoto(alert);
    describe();
    tell(
        alert
            .draft()
            .map(draft -> words.alerts().problems(draft, hasPhoto(alert)))
            .orElse(List.of()));
    preview();
  }

  private ListedAlert adopt(Alert alert) {
    ListedAlert listed = ListedAlert.of(alert, words.now());
    open = listed;
    toldOf = listed.version();
    return listed;
  }

  private void reveal(Standing standing) {
    boolean ended = standing == Standing.ENDED;
    for (Component part : List.of(form, photo, preview)) {
      part.setVisible(!ended);
    }
    boolean saved = open != null && !ended;
    save.setVisible(standing == Standing.DRAFT);
    safety.setVisible(saved && standing == Standing.DRAFT);
    publish.setVisible(saved);
    close.setVisible(saved);
  }

  private void describe() {
    ListedAlert shown = open;
    save.setText(words.text(shown == null ? "save.new" : "save"));
    if (shown == null) {
      heading.setText(words.text("new.title"));
      state.setText(words.text("new.about"));
      photo.state("photo.later", false);
    } else {
      heading.setText(words.text("title", words.kind(shown.kind()), shown.number()));
      state.setText(shown.state(words));
    }
  }

  private boolean hasPhoto(Alert alert) {
    return alert.photo() || photoPending;
  }

  private void showPhoto(Alert alert) {
    photo.state(hasPhoto(alert) ? "photo.there" : "photo.none", true);
    words.alerts().attached(alert.id(), PhotoSize.CARD).ifPresent(preview::photo);
  }

  private void preview() {
    ListedAlert shown = open;
    String number = shown == null ? words.text("new.number") : shown.number();
    preview.show(form.written(), number, publish.previewed());
  }

  private void tell(List<AlertProblem> found) {
    form.tell(found);
    problems.tell(found);
  }

  private void lead(Field field) {
    if (field == Field.PHOTO) {
      photo.focus();
    } else {
      form.focus(field);
    }
  }

  /** Whether leaving would lose something. */
  boolean isTyped() {
    return form.isTyped() || safety.isTyped() || photoPending;
  }

  /** Forgets everything. */
  void clear() {
    open = null;
    photoPending = false;
    pending = null;
    form.begin();
    preview.clear();
    photo.refuse(null);
    safety.clear();
    publish.show(true);
    close.show(true);
    notice.clear();
    tell(List.of());
  }

  /** Takes in what others did: at once where nothing is typed, and by asking where there is. */
  void refresh() {
    ListedAlert shown = open;
    if (shown == null) {
      return;
    }
    Optional<Alert> found = words.alerts().alert(shown.id());
    Standing now =
        found.map(alert -> ListedAlert.standing(alert.state(), words.now())).orElse(Standing.ENDED);
    if (now == Standing.ENDED && shown.standing() != Standing.ENDED) {
      over("gone", shown);
    } else if (found.isPresent() && found.get().version() != toldOf) {
      changed(found.get());
    } else if (found.isPresent() && now != shown.standing()) {
      settle(found.get());
    }
  }

  private void changed(Alert alert) {
    if (isTyped()) {
      toldOf = alert.version();
      conflict(words.text("conflict"));
    } else {
      show(alert);
      notice.done(words.text("changed"));
    }
  }

  private void conflict(String told) {
    notice.problem(told, words.text("conflict.load"), this::loadNewer);
  }

  private void loadNewer() {
    ListedAlert shown = shown();
    Optional<Alert> found = words.alerts().alert(shown.id());
    if (found.flatMap(Alert::draft).isEmpty()) {
      over("gone", shown);
      return;
    }
    form.merge(found.get().draft().orElseThrow());
    settle(found.get());
    notice.done(words.text(isTyped() ? "conflict.merged" : "changed"));
  }

  ListedAlert shown() {
    return requireNonNull(open, "no alert is open");
  }

  private void save() {
    if (form.draft().isEmpty()) {
      notice.problem(words.text("unreadable"));
      return;
    }
    acts.ask(Act.DRAFT, () -> form.draft().ifPresent(this::save));
  }

  private void save(AlertDraft draft) {
    ListedAlert before = open;
    Alerts alerts = words.alerts();
    attempt(
        "done.saved",
        () ->
            before == null
                ? alerts.draft(staff.get(), draft)
                : alerts.revise(before.id(), before.version(), staff.get(), draft));
  }

  private void take(byte[] file) {
    ListedAlert shown = shown();
    LocalDate today = LocalDate.ofInstant(words.now(), words.zone());
    Watermark mark = Watermark.of(words.authority(), shown.kind(), shown.number(), today);
    switch (preparation().prepare(file, mark)) {
      case PreparedPhoto.Refused refused -> photo.refuse(refused.words().in(words.locale()));
      case PreparedPhoto.Accepted accepted -> take(shown, accepted.photo());
    }
  }

  private void take(ListedAlert shown, OfficialPhoto official) {
    if (shown.standing() == Standing.DRAFT) {
      acts.ask(Act.DRAFT, () -> guard(() -> attach(shown, official)));
    } else {
      pending = official;
      photoPending = true;
      preview.photo(official.jpeg(PhotoSize.CARD));
      photo.state("photo.pending", true);
      preview();
    }
  }

  private void attach(ListedAlert shown, OfficialPhoto official) {
    Alert after = words.alerts().attach(shown.id(), shown.version(), staff.get(), official);
    preview.photo(official.jpeg(PhotoSize.CARD));
    settle(after);
    notice.done(words.text("done.photo"));
  }

  private PhotoPreparation preparation() {
    PhotoPreparation known = preparation;
    if (known == null) {
      known = new PhotoPreparation(PhotoLimits.DEFAULT);
      preparation = known;
    }
    return known;
  }

  /** When it shall expire; empty, and told, where that is not chosen. */
  Optional<Instant> expires() {
    Optional<Instant> chosen = publish.expires();
    if (chosen.isEmpty()) {
      publish.refuse(words.text("choose"));
    }
    return chosen;
  }

  /** Whether what is written can be announced; told where it cannot. */
  boolean canAnnounce() {
    boolean readable = form.draft().isPresent();
    boolean lost = photoPending && pending == null;
    if (!readable || lost) {
      notice.problem(words.text(readable ? "photo.lost" : "unreadable"));
    }
    return readable && !lost;
  }

  AlertDraft written() {
    return form.written();
  }

  /** The photo that the next announcement brings. */
  Optional<OfficialPhoto> pending() {
    return Optional.ofNullable(pending);
  }

  /** Whether nothing of the draft is unsaved; told where something is. */
  boolean isSaved() {
    boolean saved = !form.isTyped();
    if (!saved) {
      notice.problem(words.text("save.first"));
    }
    return saved;
  }

  /** Forgets an alert that is over, and tells so in the list. */
  void over(String key, ListedAlert at) {
    clear();
    leave.accept(words.text(key, at.number()));
  }

  /** Does it and shows what came of it. */
  void attempt(String done, Supplier<Alert> act) {
    guard(() -> {
      Alert after = act.get();
      show(after);
      notice.done(words.text(done, after.number()));
    });
  }

  /** Does it, or says why not; what is typed stays. */
  void guard(SerializableRunnable act) {
    try {
      publish.allow();
      act.run();
    } catch (AlertConflictException e) {
      toldOf = e.current();
      conflict(e.label().in(words.locale()));
    } catch (AlertRefusedException e) {
      refused(e);
    }
  }

  private void refused(AlertRefusedException refused) {
    String why = refused.label().in(words.locale());
    if (refused.refusal() == Refusal.UNKNOWN && open != null) {
      over("gone", open);
      return;
    }
    notice.problem(why);
    if (!refused.problems().isEmpty()) {
      tell(refused.problems());
    }
    if (refused.refusal() == Refusal.EXPIRY) {
      publish.refuse(why);
    }
    if (refused.refusal() == Refusal.REASON) {
      safety.refuseReason(why);
    }
  }
}
