// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.TableHeader;

/** The sheet of a workbook that says what its figures are: one row for each statement. */
final class NotesSheet {

  private static final Wording WORDING = Wording.of(NotesSheet.class);

  private final SheetWriter out;
  private final Locale locale;

  private NotesSheet(SheetWriter out, Locale locale) {
    this.out = out;
    this.locale = locale;
  }

  static void write(
      SheetWriter out, PublishableTable table, Optional<TableAddress> address, Locale locale)
      throws IOException {
    out.sheet(WORDING.text(locale, "sheet.notes"), List.of(32, 100));
    new NotesSheet(out, locale).statements(table, address);
  }

  private void statements(PublishableTable table, Optional<TableAddress> address)
      throws IOException {
    TableHeader header = table.header();
    Indicator indicator = header.indicator();
    SourceDescription source = header.source();
    TableNotes notes = TableNotes.of(table, locale);
    text("title", indicator.title().in(locale));
    if (notes.warning().isPresent()) {
      text("warning", notes.warning().get());
    }
    text("definition", indicator.definition().in(locale));
    text("measure", MeasureWords.name(table, locale));
    text("unit", MeasureWords.unit(table, locale));
    text("source", source.title().in(locale));
    text("publisher", source.publisher());
    name(WORDING.text(locale, "notes.version"));
    out.number(BigDecimal.valueOf(header.version().number()), SheetStyle.WHOLE_LEFT);
    name(WORDING.text(locale, "notes.as-of"));
    out.date(header.version().asOf(), SheetStyle.DATE_LEFT);
    if (source.licence().isPresent()) {
      text("licence", source.licence().get().title().in(locale));
      text("licence-address", source.licence().get().url().toString());
    }
    if (source.publicMicrodata().isPresent()) {
      text("terms", source.publicMicrodata().get().terms());
    }
    text("citation", Citation.of(table, address, locale));
    for (String note : notes.all()) {
      text("note", note);
    }
    for (Map.Entry<String, String> status : MeasureWords.statuses(table, locale).entrySet()) {
      name(WORDING.text(locale, "notes.status", status.getKey()));
      out.text(status.getValue(), SheetStyle.PARAGRAPH);
    }
  }

  private void text(String key, String text) throws IOException {
    name(WORDING.text(locale, "notes." + key));
    out.text(text, SheetStyle.PARAGRAPH);
  }

  private void name(String name) throws IOException {
    out.row();
    out.text(name, SheetStyle.NAME);
  }
}
