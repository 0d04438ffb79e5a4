// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.MissingPerson;
import org.atalaya.alerts.Place;
import org.atalaya.alerts.feeds.BulletinText;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.desk.Panel;
import org.jspecify.annotations.Nullable;

/** The bulletin as the public will see it, in every language, out of what is written now. */
final class BulletinPreview extends Panel {

  private static final long serialVersionUID = 1L;
  private static final int OLDEST = 120;

  private final DeskWords words;
  private final H3 heading = new H3();
  private final Paragraph missing = new Paragraph();
  private final Div bulletins = new Div();
  private transient byte @Nullable [] photo;

  BulletinPreview(DeskWords words) {
    this.words = words;
    bulletins.setWidthFull();
    bulletins.getStyle().setDisplay(Style.Display.GRID).set("gap", "1rem");
    bulletins
        .getStyle()
        .set("grid-template-columns", "repeat(auto-fit, minmax(min(18rem, 100%), 1fr))");
    add(heading, missing, bulletins);
    label();
  }

  void label() {
    heading.setText(words.text("preview"));
    missing.setText(words.text("preview.missing"));
  }

  /** Sets the photo that is shown, as JPEG, or none. */
  void photo(byte @Nullable [] jpeg) {
    photo = jpeg;
  }

  /**
   * Shows the bulletin, or what it still lacks.
   *
   * @param number of the bulletin; words instead where it has none yet
   */
  void show(AlertDraft draft, String number, Instant expires) {
    bulletins.removeAll();
    Optional<Bulletin> bulletin =
        person(draft)
            .map(person ->
                new Bulletin(
                    new UUID(0, 0), number, draft.kind(), List.of(), expires, person, false));
    missing.setVisible(bulletin.isEmpty());
    bulletin.ifPresent(
        shown -> Wording.LANGUAGES.forEach(language -> bulletins.add(column(shown, language))));
  }

  private Optional<MissingPerson> person(AlertDraft draft) {
    Optional<Place> place = draft.municipality().flatMap(words::place);
    Optional<Integer> age = draft.age().filter(years -> years >= 0 && years <= OLDEST);
    if (age.isEmpty() || draft.sex().isEmpty() || draft.lastSeen().isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MissingPerson(
            draft.name().filter(name -> !draft.withoutName()),
            age.get(),
            draft.sex().get(),
            draft.lastSeen().get(),
            place.get(),
            draft.description()));
  }

  private Div column(Bulletin bulletin, Locale language) {
    BulletinText text = BulletinText.of(words.authority(), bulletin, language);
    Div column = new Div(new H4(text.heading()));
    column.getElement().setAttribute("lang", language.getLanguage());
    column
        .getStyle()
        .setBorder("1px solid var(--vaadin-border-color, var(--lumo-contrast-30pct, currentColor))")
        .setPadding("1rem");
    column.getStyle().set("overflow-wrap", "anywhere");
    if (photo != null) {
      Image image = new Image((DownloadHandler) this::download, text.photo());
      image.getStyle().setMaxWidth("100%").setMaxHeight("20rem");
      column.add(image);
    }
    text.paragraphs().forEach(paragraph -> column.add(new Paragraph(paragraph)));
    return column;
  }

  private void download(DownloadEvent event) throws IOException {
    byte[] jpeg = photo;
    if (jpeg == null) {
      event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
      return;
    }
    event.getResponse().setHeader("Cache-Control", "no-store");
    event.setContentType("image/jpeg");
    event.setContentLength(jpeg.length);
    try (OutputStream out = event.getOutputStream()) {
      out.write(jpeg);
    }
  }

  /** Shows nothing any more. */
  void clear() {
    photo = null;
    bulletins.removeAll();
  }
}
