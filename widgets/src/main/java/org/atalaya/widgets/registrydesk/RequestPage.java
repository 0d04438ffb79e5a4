// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableSupplier;
import java.io.Serializable;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.atalaya.registry.CertificateApplication;
import org.atalaya.registry.Decision;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.RequestConflictException;
import org.atalaya.registry.RequestConflictException.Kind;
import org.atalaya.registry.RequestFile;
import org.atalaya.widgets.desk.Notice;
import org.jspecify.annotations.Nullable;

/** One request: whom it is about, what the register said, what was done and what can be. */
final class RequestPage extends Div {

  private static final long serialVersionUID = 1L;

  private final RegistryWords words;
  private final SerializableSupplier<String> staff;
  private final RegistryDeskGuard guard;
  private final SerializableConsumer<String> leave;
  private final H2 heading = new H2();
  private final Notice notice = new Notice();
  private final Paragraph state = new Paragraph();
  private final H3 personHeading = new H3();
  private final DescriptionList person = new DescriptionList();
  private final DecisionPanel decision;
  private final HistoryPanel history;
  private @Nullable Shown shown;
  private int toldOf;

  /** What is on the screen. */
  record Shown(UUID request, int revision) implements Serializable {}

  /**
   * A page that shows nothing yet.
   *
   * @param leave is given what to tell in the list when the request is gone
   */
  RequestPage(
      RegistryWords words,
      SerializableSupplier<String> staff,
      RegistryDeskGuard guard,
      SerializableConsumer<String> leave) {
    this.words = words;
    this.staff = staff;
    this.guard = guard;
    this.leave = leave;
    decision = new DecisionPanel(words, this::decide);
    history = new HistoryPanel(words);
    heading.getElement().setAttribute("tabindex", "-1");
    heading.getStyle().set("overflow-wrap", "anywhere");
    add(heading, state, notice, personHeading, person, decision, history);
  }

  /** Opens a request, which the audit chain keeps; leaves if it was erased. */
  void open(UUID request) {
    if (load(request)) {
      heading.getElement().executeJs("this.focus()");
    }
  }

  private boolean load(UUID request) {
    try {
      show(words.reviews().open(request, staff.get()));
      return true;
    } catch (RequestConflictException e) {
      leave.accept(words.text("gone"));
      return false;
    }
  }

  /** Says everything in the language of the words: what is said of a request comes of its file. */
  void label() {
    Shown open = shown;
    if (open != null) {
      load(open.request());
    }
  }

  private void show(RequestFile file) {
    shown = new Shown(file.id(), file.revision());
    toldOf = file.revision();
    heading.setText(words.text("title", file.id()));
    state.setText(StateWords.of(words, file));
    personHeading.setText(words.text("person"));
    describe(file);
    decision.show(file.state());
    history.show(file);
  }

  private void describe(RequestFile file) {
    CertificateApplication application = file.application();
    RegistrySubject subject = application.subject();
    person.removeAll();
    term("person.name", subject.name().given() + " " + subject.name().family());
    term("person.birth", words.day(subject.birthDate()));
    term("person.document", subject.document().number() + " · " + subject.document().country());
    term("person.contact", application.contact());
    term("person.purpose", words.text("purpose." + application.purpose().name()));
    term("person.consent", application.consent());
    term("person.proof", file.proof().orElseGet(() -> words.text("person.unproved")));
  }

  private void term(String key, String value) {
    DescriptionList.Description description = new DescriptionList.Description(value);
    description.getStyle().setMargin("0 0 0.5rem").set("overflow-wrap", "anywhere");
    DescriptionList.Term term = new DescriptionList.Term(words.text(key));
    term.getStyle().setFontWeight(600);
    person.add(term, description);
  }

  /** Takes in what others did: at once where nothing is typed, and by asking where there is. */
  void refresh() {
    Shown open = shown;
    if (open == null) {
      return;
    }
    OptionalInt now = words.reviews().revision(open.request());
    if (now.isEmpty()) {
      leave.accept(words.text("gone"));
    } else if (now.getAsInt() != toldOf) {
      toldOf = now.getAsInt();
      if (isTyped()) {
        conflict();
      } else if (load(open.request())) {
        notice.done(words.text("changed"));
      }
    }
  }

  private void conflict() {
    notice.problem(words.text("conflict"), words.text("conflict.load"), this::loadNewer);
  }

  /** What is typed stays. */
  private void loadNewer() {
    Shown open = shown;
    if (open != null && load(open.request())) {
      notice.done(words.text("changed"));
    }
  }

  private void decide(Decision.Act act, String reason) {
    Shown at = shown;
    if (at != null) {
      guard.before(act, () -> attempt(act, () -> decided(act, at, reason)));
    }
  }

  private RequestFile decided(Decision.Act act, Shown at, String reason) {
    return switch (act) {
      case ISSUE -> words.reviews().issue(at.request(), at.revision(), staff.get(), reason);
      case REFUSE -> words.reviews().refuse(at.request(), at.revision(), staff.get(), reason);
      case REVOKE -> words.reviews().revoke(at.request(), at.revision(), staff.get(), reason);
      case APPEAL -> words.reviews().appeal(at.request(), at.revision(), staff.get(), reason);
    };
  }

  /** Does it and shows what came of it, or says why not; what is typed stays then. */
  private void attempt(Decision.Act act, Supplier<RequestFile> work) {
    try {
      RequestFile after = work.get();
      decision.clear();
      show(after);
      notice.done(words.text("done." + act.name()));
    } catch (RequestConflictException e) {
      if (e.kind() == Kind.GONE) {
        leave.accept(words.text("gone"));
      } else if (e.kind() == Kind.APPEAL_PERIOD) {
        notice.problem(words.text("appeal.late"));
      } else {
        conflict();
      }
    }
  }

  /** Whether leaving would lose something. */
  boolean isTyped() {
    return decision.isTyped();
  }

  /** Forgets everything. */
  void clear() {
    shown = null;
    person.removeAll();
    decision.clear();
    history.clear();
    notice.clear();
  }
}
