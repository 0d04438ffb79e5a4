// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.Citation;
import org.atalaya.exchange.CsvwMetadata;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.StatisticsQuery;

/** The files behind a page, under which terms they may be used, and how to cite them. */
final class PageFiles extends Section {

  private static final long serialVersionUID = 1L;

  /** The files of these answers. */
  PageFiles(Visit visit, Map<StatisticsQuery, PublishableTable> answers) {
    addClassName("portal-files");
    UnorderedList files = new UnorderedList();
    answers.forEach((question, table) -> files.add(files(table, question, visit)));
    files.add(catalogue(visit));
    add(new H2(visit.text("files.title")), files);
    if (!answers.isEmpty()) {
      citation(visit, answers);
    }
  }

  private void citation(Visit visit, Map<StatisticsQuery, PublishableTable> answers) {
    add(new H3(visit.text("files.cite")));
    answers.values().stream()
        .map(table -> Citation.of(table, Optional.empty(), visit.locale()))
        .distinct()
        .forEach(citation -> add(new Paragraph(citation)));
    answers.values().stream()
        .flatMap(table -> TableNotes.of(table, visit.locale()).licence().stream())
        .distinct()
        .forEach(licence -> add(new Paragraph(licence)));
  }

  private static ListItem files(PublishableTable table, StatisticsQuery question, Visit visit) {
    String title = title(table, visit);
    TableAddress address = QuestionAddress.of(question, visit.locale());
    ListItem item = new ListItem(new Span(title + ": "));
    for (TableFormat format : TableFormat.values()) {
      item.add(file(address, format.id(), format.title(), title), new Span(" "));
    }
    item.add(file(address, CsvwMetadata.FORMAT, "CSVW", title));
    return item;
  }

  private static Anchor file(TableAddress address, String format, String name, String title) {
    Anchor link = new Anchor(address.file(format), name);
    // Begins with what is seen, so that it can be said to a computer that listens.
    link.getElement().setAttribute("aria-label", name + ": " + title);
    link.setRouterIgnore(true);
    return link;
  }

  /** Everything that can be asked for, for those who want other tables than these. */
  private static ListItem catalogue(Visit visit) {
    Anchor link =
        new Anchor(QuestionAddress.catalogue(visit.locale()), visit.text("files.catalogue"));
    link.setRouterIgnore(true);
    return new ListItem(link);
  }

  private static String title(PublishableTable table, Visit visit) {
    String indicator = visit.text(table.header().indicator().shortTitle());
    String measure =
        table.measure() == table.header().indicator().defaultMeasure()
            ? ""
            : " (" + visit.text("measure." + table.measure().id()) + ")";
    return Stream.concat(
            Stream.of(indicator + measure),
            table.header().axes().stream().map(axis -> visit.text(axis.dimension().label())))
        .collect(Collectors.joining(" · "));
  }
}
