// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.measures.CellText;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Measure;

/** Key figures as cards, with what must be read with them once below. */
final class KeyFigureCards extends Div {

  private static final long serialVersionUID = 1L;

  /** A card for each of the figures. */
  KeyFigureCards(Visit visit, List<KeyFigure> figures) {
    this(visit, figures, List.of());
  }

  /** A card for each of the figures, and further ones behind them. */
  KeyFigureCards(Visit visit, List<KeyFigure> figures, List<ListItem> further) {
    UnorderedList cards = new UnorderedList();
    cards.addClassName("portal-cards");
    figures.forEach(figure -> cards.add(card(visit, figure)));
    further.forEach(cards::add);
    add(cards, notes(visit, figures));
  }

  private static ListItem card(Visit visit, KeyFigure figure) {
    Locale locale = visit.locale();
    Span name = line("portal-card-name", visit.text(figure.indicator().shortTitle()));
    Span number = line("portal-card-number", figure.figure(locale));
    Span unit =
        line(
            "portal-card-unit",
            visit.text(
                "card.unit", visit.text(figure.indicator().unitLabel()), figure.period(visit)));
    Span before = line("portal-card-before", before(visit, figure));
    Span change = line("portal-card-change", figure.changeInWords(locale));
    ListItem card = new ListItem(name, number, unit, change, before);
    if (figure.isProvisional()) {
      card.add(line("portal-card-before", CellText.caution(Caution.PROVISIONAL, locale)));
    }
    card.addClassName("portal-card");
    return card;
  }

  private static String before(Visit visit, KeyFigure figure) {
    return figure.before() instanceof NotDefined
        ? visit.text("card.no-year-before", figure.yearBefore())
        : visit.text(
            "card.before",
            CellText.of(figure.before(), Measure.COUNT, visit.locale()),
            figure.yearBefore());
  }

  /** A card of a figure that has no year to date. */
  static ListItem card(String name, String number, String unit) {
    ListItem card =
        new ListItem(
            line("portal-card-name", name),
            line("portal-card-number", number),
            line("portal-card-unit", unit));
    card.addClassName("portal-card");
    return card;
  }

  private static Span line(String className, String text) {
    Span line = new Span(text);
    line.addClassName(className);
    return line;
  }

  /** An indicator's own note is said of it; what holds for all is said once. */
  private static Div notes(Visit visit, List<KeyFigure> figures) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    Set<String> common = new LinkedHashSet<>();
    for (KeyFigure figure : figures) {
      String note = visit.text(figure.indicator().note());
      own.computeIfAbsent(note, key -> new ArrayList<>())
          .add(visit.text(figure.indicator().shortTitle()));
      TableNotes notes = TableNotes.of(figure.counts(), visit.locale());
      common.add(notes.source());
      notes.all().stream().filter(other -> !other.equals(note)).forEach(common::add);
    }
    Div all = new Div();
    all.addClassName("portal-notes");
    own.forEach((note, titles) -> all.add(new Paragraph(String.join(", ", titles) + ": " + note)));
    common.forEach(note -> all.add(new Paragraph(note)));
    return all;
  }
}
