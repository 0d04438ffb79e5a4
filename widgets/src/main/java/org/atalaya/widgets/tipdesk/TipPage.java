// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.tips.CloseReason;
import org.atalaya.tips.ForwardReason;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.TipConflictException;
import org.atalaya.tips.TipConflictException.Kind;
import org.atalaya.tips.TipQuarantine;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.widgets.desk.Confirmation;
import org.atalaya.widgets.desk.Notice;
import org.atalaya.widgets.tipdesk.TipDeskGuard.Act;
import org.jspecify.annotations.Nullable;

/** One tip that is open: what it says, and what can be done with it. */
final class TipPage extends Div {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final TipAccess access;
  private final TipDeskGuard guard;
  private final Leave leave;
  private final H2 heading = new H2();
  private final Notice notice = new Notice();
  private final Paragraph state = new Paragraph();
  private final Button acknowledge = new Button();
  private final Button apart = new Button();
  private final H3 aboutHeading = new H3();
  private final UnorderedList about = new UnorderedList();
  private final LettersPanel letters;
  private final AlikePanel alike;
  private final FilesPanel files;
  private final ReplyPanel reply;
  private final ChoicePanel choices;
  private final H3 exportHeading = new H3();
  private final Paragraph exportAbout = new Paragraph();
  private final Button export = new Button();
  private final OnceDownload download = new OnceDownload();
  private final HistoryPanel history;
  private @Nullable Shown shown;
  private int toldOf;

  /** What is on the screen. */
  record Shown(String tip, int revision) implements Serializable {}

  /** Leads back to the list. */
  interface Leave extends Serializable {
    /**
     * Leaves.
     *
     * @param problem whether it is one, or was asked for
     * @param told what to tell in the list
     */
    void leave(boolean problem, String told);

    /** Leaves for another tip, if that loses nothing or is wanted even so. */
    void leaveFor(String tip);
  }

  TipPage(TipWords words, TipAccess access, TipDeskGuard guard, Leave leave) {
    this.words = words;
    this.access = access;
    this.guard = guard;
    this.leave = leave;
    letters = new LettersPanel(words);
    alike = new AlikePanel(words, access, leave::leaveFor);
    files = new FilesPanel(words, access, guard);
    reply = new ReplyPanel(words, act -> guard.before(Act.REPLY, act), this::reply);
    choices = new ChoicePanel(words, this::forward, this::close);
    history = new HistoryPanel(words, access);
    heading.getElement().setAttribute("tabindex", "-1");
    heading.getStyle().set("overflow-wrap", "anywhere");
    acknowledge.addThemeVariants(ButtonVariant.PRIMARY);
    acknowledge.addClickListener(event -> guard.before(Act.ACKNOWLEDGE, this::acknowledge));
    apart.addClickListener(event -> guard.before(Act.SET_APART, this::turnApart));
    export.addClickListener(event -> Confirmation.ask(words, "ask.export", this::askExport));
    Div acts = new Div(acknowledge, apart);
    acts.getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .setGap("0.5rem")
        .setMargin("0.75rem 0 1.25rem");
    add(heading, state, notice, acts, aboutHeading, about);
    add(letters, alike, files, reply, choices);
    add(exportHeading, exportAbout, export, download, history);
  }

  /** Opens a tip, which the audit chain keeps; leaves if it cannot be. */
  void open(String tip) {
    if (load(tip)) {
      heading.getElement().executeJs("this.focus()");
    }
  }

  private boolean load(String tip) {
    try (OpenedTip opened = access.open(tip).orElse(null)) {
      if (opened == null) {
        leave.leave(true, words.text("gone"));
        return false;
      }
      show(opened);
      return true;
    } catch (TipConflictException e) {
      leave.leave(true, words.text(e.kind() == Kind.NO_KEY ? "no-key" : "gone"));
      return false;
    }
  }

  /** Says everything in the language of the words. */
  void label() {
    Shown open = shown;
    if (open != null) {
      load(open.tip());
    }
  }

  private void show(OpenedTip opened) {
    InboxEntry entry = opened.entry();
    ListedTip listed = ListedTip.of(words, entry);
    shown = new Shown(listed.id(), entry.revision());
    toldOf = entry.revision();
    heading.setText(words.text("title", TipWords.shortened(listed.id())));
    state.setText(words.text("state.unit", words.unit(entry.unit()), listed.state(words)));
    acknowledge.setText(words.text("acknowledge"));
    acknowledge.setVisible(entry.state() == TipState.RECEIVED);
    apart.setText(words.text(entry.quarantine() == null ? "apart" : "apart.back"));
    aboutHeading.setText(words.text("envelope"));
    about.removeAll();
    listed.about(words).forEach(one -> about.add(new ListItem(one)));
    letters.show(opened);
    alike.show(entry.id());
    files.show(opened);
    reply.show(entry);
    choices.show(entry);
    exportHeading.setText(words.text("export"));
    exportAbout.setText(words.text("export.about"));
    export.setText(words.text("export.do"));
    history.show(listed.id());
  }

  /** Takes in what others did: at once where nothing is typed, and by asking where there is. */
  void refresh() {
    Shown open = shown;
    if (open == null) {
      return;
    }
    Optional<InboxEntry> now = access.find(open.tip());
    if (now.isEmpty()) {
      leave.leave(true, words.text("gone"));
    } else if (now.get().revision() != toldOf) {
      toldOf = now.get().revision();
      if (isTyped()) {
        conflict();
      } else if (load(open.tip())) {
        notice.done(words.text("changed"));
      }
    } else {
      history.refresh(open.tip());
    }
  }

  private void conflict() {
    notice.problem(words.text("conflict"), words.text("conflict.load"), this::loadNewer);
  }

  /** What is typed stays. */
  private void loadNewer() {
    Shown open = shown;
    if (open != null && load(open.tip())) {
      notice.done(words.text("changed"));
    }
  }

  private void acknowledge() {
    attempt(
        "done.acknowledge",
        entry -> access.inbox().acknowledge(access.staff(), entry.id(), entry.revision()));
  }

  /** What is apart goes back, and what is not is set apart. */
  private void turnApart() {
    Shown at = shown;
    boolean back = at != null && access.find(at.tip()).map(InboxEntry::quarantine).isPresent();
    TipQuarantine quarantine = access.inbox().quarantine();
    attempt(
        back ? "done.apart.back" : "done.apart",
        entry ->
            back
                ? quarantine.release(access.staff(), entry.id(), entry.revision())
                : quarantine.put(access.staff(), entry.id(), entry.revision()));
  }

  private void close(CloseReason reason) {
    guard.before(
        Act.CLOSE,
        () ->
            attempt(
                "done.close",
                entry ->
                    access.inbox().close(access.staff(), entry.id(), entry.revision(), reason)));
  }

  private void forward(String unit, ForwardReason reason) {
    guard.before(
        Act.FORWARD,
        () ->
            attempt(
                "done.forward",
                entry ->
                    access
                        .inbox()
                        .forward(access.staff(), entry.id(), entry.revision(), unit, reason)));
  }

  private void reply(TipLetter answer) {
    boolean sent =
        attempt(
            "done.reply",
            entry -> access.inbox().reply(access.staff(), entry.id(), entry.revision(), answer));
    if (sent) {
      reply.clear();
    }
  }

  /** Does it and shows what came of it, or says why not; what is typed stays then. */
  private boolean attempt(String done, Function<InboxEntry, InboxEntry> work) {
    Shown at = shown;
    Optional<InboxEntry> now = at == null ? Optional.empty() : access.find(at.tip());
    if (at == null || now.isEmpty()) {
      leave.leave(true, words.text("gone"));
      return false;
    }
    if (now.get().revision() != at.revision()) {
      conflict();
      return false;
    }
    try {
      InboxEntry after = work.apply(now.get());
      told(done, after);
      return true;
    } catch (TipConflictException e) {
      refused(e.kind());
    } catch (IllegalArgumentException e) {
      // Of its sender's making: what should be the key of a mailbox is none.
      notice.problem(words.text("reply.no-mailbox"));
    }
    return false;
  }

  private void told(String done, InboxEntry after) {
    if (!access.units().contains(after.unit())) {
      leave.leave(false, words.text(done));
    } else if (load(after.id().text())) {
      choices.clear();
      notice.done(words.text(done));
    }
  }

  private void refused(Kind kind) {
    switch (kind) {
      case GONE -> leave.leave(true, words.text("gone"));
      case STALE, STATE -> conflict();
      case NO_MAILBOX -> notice.problem(words.text("reply.no-mailbox"));
      case NO_KEY -> notice.problem(words.text("no-key"));
      case NO_UNIT -> notice.problem(words.text("forward.no-unit"));
    }
  }

  private void askExport() {
    Shown at = shown;
    if (at != null) {
      Locale language = words.locale();
      guard.before(Act.EXPORT, () -> download.start(event -> export(event, at.tip(), language)));
    }
  }

  private void export(DownloadEvent event, String tip, Locale language) throws IOException {
    try (OpenedTip opened = access.open(tip).orElse(null)) {
      if (opened == null) {
        OnceDownload.refuse(event);
        return;
      }
      event.setContentType("application/zip");
      event.setFileName(TipWords.shortened(tip) + ".zip");
      access.evidence().export(access.staff(), opened, language, event.getOutputStream());
    }
  }

  /** Whether leaving would lose something. */
  boolean isTyped() {
    return reply.isTyped();
  }

  /** Forgets everything. */
  void clear() {
    shown = null;
    letters.clear();
    alike.clear();
    files.clear();
    reply.clear();
    about.removeAll();
    history.clear();
    notice.clear();
  }
}
