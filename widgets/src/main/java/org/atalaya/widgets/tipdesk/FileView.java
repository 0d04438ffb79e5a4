// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.OpenedTip.Attachment;
import org.atalaya.tips.TipConflictException;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.atalaya.tips.evidence.CleanCopy.None;
import org.atalaya.tips.evidence.Custody;
import org.atalaya.tips.evidence.Examination;
import org.atalaya.tips.sealing.DoesNotOpenException;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.widgets.desk.Confirmation;
import org.atalaya.widgets.desk.Notice;
import org.atalaya.widgets.tipdesk.TipDeskGuard.Act;
import org.jspecify.annotations.Nullable;

/**
 * One file: what its sender says of it, and once it was looked into, what it is. Of the original
 * nothing is shown; it leaves as evidence only.
 */
final class FileView extends Div {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final TipAccess access;
  private final TipDeskGuard guard;
  private final H4 heading = new H4();
  private final UnkeptText claimed = new UnkeptText();
  private final Paragraph problem = new Paragraph();
  private final Button examine = new Button();
  private final Button take = new Button();
  private final Div found = new Div();
  private final OnceDownload download = new OnceDownload();
  private String tip = "";
  private int number;

  /** Without metadata; in memory while it is on the screen, and never stored with the session. */
  private transient byte @Nullable [] copy;

  private transient @Nullable String copyType;

  FileView(TipWords words, TipAccess access, TipDeskGuard guard) {
    this.words = words;
    this.access = access;
    this.guard = guard;
    examine.addClickListener(event -> examine());
    examine.setDisableOnClick(true);
    take.addClickListener(event -> Confirmation.ask(words, "ask.original", this::takeOriginal));
    problem.getElement().setAttribute("role", "status");
    problem.getStyle().setColor(Notice.ALARM).setMargin("0");
    found.getElement().setAttribute("role", "status");
    Div buttons = new Div(examine, take);
    buttons
        .getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .set("gap", "0.5rem 1rem");
    add(heading, claimed, problem, buttons, found, download);
  }

  void show(OpenedTip opened, Attachment file) {
    tip = opened.entry().id().text();
    number = file.number();
    heading.setText(words.text("file", number));
    examine.setText(words.text("file.examine"));
    take.setText(words.text("file.take"));
    examine.setVisible(false);
    take.setVisible(false);
    if (!file.isWhole()) {
      problem.setText(words.text("file.not-whole"));
      return;
    }
    try {
      FileHeader header = opened.openFile(number).header();
      claimed.say(words.text("file.claimed", header.name(), header.type(), header.size()));
      examine.setVisible(true);
      take.setVisible(true);
    } catch (DoesNotOpenException | IOException | TipConflictException e) {
      problem.setText(words.text("file.unreadable"));
    }
  }

  private void examine() {
    clear();
    try (OpenedTip opened = access.open(tip).orElse(null)) {
      if (opened == null) {
        problem.setText(words.text("gone"));
        return;
      }
      tell(access.evidence().examine(access.staff(), opened, number));
      problem.setText("");
    } catch (DoesNotOpenException | IOException e) {
      problem.setText(words.text("file.unreadable"));
    } finally {
      examine.setEnabled(true);
    }
  }

  private void tell(Examination examination) {
    found.add(new Paragraph(examination.words().in(words.locale())));
    switch (examination.copy()) {
      case None none -> found.add(new Paragraph(none.reason().words().in(words.locale())));
      case Made made -> {
        copy = made.bytes();
        copyType = made.mediaType();
        found.add(copyLink(made.mediaType()));
      }
    }
    found.add(new UnkeptText().say(words.text("file.hash", examination.sha256())));
    custody(examination.sha256());
  }

  private Div copyLink(String mediaType) {
    Div shown = new Div();
    if (mediaType.equals("image/jpeg")) {
      Image image = new Image((DownloadHandler) this::copy, words.text("file.picture", number));
      image.getStyle().setMaxWidth("100%").setMaxHeight("24rem").setDisplay(Style.Display.BLOCK);
      shown.add(image);
    }
    Anchor link = new Anchor((DownloadHandler) this::copy, words.text("file.copy"));
    link.getElement()
        .setAttribute("download", name(mediaType.equals("image/jpeg") ? "jpg" : "pdf"));
    shown.add(link);
    return shown;
  }

  /** None of its sender's choosing. */
  private String name(String ending) {
    return "%s-%d.%s".formatted(TipWords.shortened(tip), number, ending);
  }

  private void custody(String sha256) {
    Optional<Custody> custody = access.evidence().custody(new TipId(tip), number, sha256);
    if (custody.isPresent()) {
      OrderedList list = new OrderedList();
      for (Custody.Entry entry : custody.get().entries()) {
        list.add(
            new ListItem(
                words.text(
                    "entry",
                    words.moment(entry.at()),
                    words.text("custody." + entry.act().name()),
                    TipWords.shortened(entry.staff()))));
      }
      found.add(new Paragraph(words.text("custody")), list);
    }
  }

  private void copy(DownloadEvent event) throws IOException {
    byte[] bytes = copy;
    String type = copyType;
    if (bytes == null || type == null) {
      OnceDownload.refuse(event);
      return;
    }
    event.getResponse().setHeader("Cache-Control", "no-store");
    event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
    event.setContentType(type);
    event.setContentLength(bytes.length);
    try (OutputStream out = event.getOutputStream()) {
      out.write(bytes);
    }
  }

  private void takeOriginal() {
    guard.before(Act.ORIGINAL, () -> download.start(this::original));
  }

  private void original(DownloadEvent event) throws IOException {
    try (OpenedTip opened = access.open(tip).orElse(null)) {
      if (opened == null) {
        OnceDownload.refuse(event);
        return;
      }
      event.setContentType("application/octet-stream");
      event.setFileName(name("bin"));
      access.evidence().original(access.staff(), opened, number, event.getOutputStream());
    } catch (DoesNotOpenException e) {
      OnceDownload.refuse(event);
    }
  }

  /** Forgets what was found out. */
  void clear() {
    byte[] bytes = copy;
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
    copy = null;
    copyType = null;
    found.removeAll();
  }
}
