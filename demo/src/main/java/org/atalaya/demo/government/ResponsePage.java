// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;

/**
 * What became of complaints: which part of those of a year reached which act within twelve months,
 * how long that took, how many acts there were in a period, and what is still pending.
 */
@Route("respuesta")
public final class ResponsePage extends PortalPage {

  private static final long serialVersionUID = 1L;

  private static final String OUTCOMES = "cohort-outcomes";
  private static final String HORIZON = "12";
  private static final List<String> DAYS =
      List.of("days-to-protection-measure", "days-to-accusation", "days-to-sentence");
  private static final List<String> ACTS =
      List.of("protection-measures", "accusations", "sentences", "dismissals", "archives");
  private static final String PENDING = "pending";

  /** The page over this observatory. */
  public ResponsePage(Observatory observatory) {
    super(observatory, PortalSection.RESPONSE);
  }

  /** Whether the records say anything about what became of complaints. */
  static boolean isOffered(StatisticsCatalogue catalogue) {
    return Stream.of(Stream.of(OUTCOMES, PENDING), DAYS.stream(), ACTS.stream())
        .flatMap(ids -> ids)
        .anyMatch(id -> catalogue.entry(id).isPresent());
  }

  @Override
  void fill(PageContent content) {
    Visit visit = content.visit();
    if (!isOffered(visit.catalogue())) {
      content.explanation("response.none", visit.text(visit.catalogue().source().title()));
      return;
    }
    content.add(
        new FilterForm(
            visit, ResponsePage.class, List.of(PortalFilter.DEPARTMENT), Optional.empty()));
    visit.entry(OUTCOMES).ifPresent(entry -> outcomes(content, entry));
    times(content);
    acts(content);
    visit
        .entry(PENDING)
        .ifPresent(entry -> {
          content.heading("response.pending");
          content.chart(place(visit).applyTo(StatisticsQuery.of(PENDING).by("year"), entry));
          content.explanation("response.pending.explanation");
        });
  }

  /** The page shows the years beside one another. */
  private static PortalFilter place(Visit visit) {
    return visit.filter().withYear(Optional.empty());
  }

  private static void outcomes(PageContent content, StatisticsCatalogue.Entry entry) {
    Visit visit = content.visit();
    StatisticsQuery query =
        place(visit)
            .applyTo(StatisticsQuery.of(OUTCOMES).by("year").where("horizon", HORIZON), entry);
    PublishableTable table = content.table(query);
    List<String> years = followedUp(table);
    content.heading("response.outcomes");
    if (years.isEmpty()) {
      content.explanation("response.outcomes.none");
      return;
    }
    content.add(shares(visit, table, years.getLast()));
    content.explanation("response.outcomes.explanation");
    content.chart(query.where("year", years.toArray(String[]::new)));
  }

  private static TableAxis axis(PublishableTable table, String dimension) {
    return table.header().axes().stream()
        .filter(axis -> axis.dimension().id().equals(dimension))
        .findFirst()
        .orElseThrow();
  }

  private static int position(PublishableTable table, String dimension, int cell) {
    return table.header().position(cell, table.header().axes().indexOf(axis(table, dimension)));
  }

  /** The years of which at least one figure is known, the last of them last. */
  private static List<String> followedUp(PublishableTable table) {
    List<String> years = new ArrayList<>();
    for (int cell = 0; cell < table.cells().size(); cell++) {
      String year = axis(table, "year").categories().get(position(table, "year", cell)).code();
      if (table.cells().get(cell) instanceof Published && !years.contains(year)) {
        years.add(year);
      }
    }
    return years;
  }

  private static UnorderedList shares(Visit visit, PublishableTable table, String year) {
    Locale locale = visit.locale();
    UnorderedList cards = new UnorderedList();
    cards.addClassName("portal-cards");
    for (int cell = 0; cell < table.cells().size(); cell++) {
      Category cohort = axis(table, "year").categories().get(position(table, "year", cell));
      if (cohort.code().equals(year)) {
        Category outcome =
            axis(table, "outcome").categories().get(position(table, "outcome", cell));
        CellValue value = table.cells().get(cell);
        cards.add(
            card(
                visit.text(outcome.label()),
                CellText.of(value, table.measure(), locale),
                visit.text("response.card", year),
                note(table, value, locale)));
      }
    }
    return cards;
  }

  /** The interval of a figure, or why there is no figure. */
  private static String note(PublishableTable table, CellValue value, Locale locale) {
    return value instanceof Published published
        ? published
            .interval()
            .map(interval -> CellText.interval(interval, table.measure(), locale))
            .orElse("")
        : CellText.sentence(value, table.measure(), table.header().indicator(), locale);
  }

  private static ListItem card(String name, String number, String unit, String note) {
    ListItem card =
        new ListItem(
            line("portal-card-name", name),
            line("portal-card-number", number),
            line("portal-card-unit", unit),
            line("portal-card-before", note));
    card.addClassName("portal-card");
    return card;
  }

  private static Span line(String className, String text) {
    Span line = new Span(text);
    line.addClassName(className);
    return line;
  }

  private static void times(PageContent content) {
    Visit visit = content.visit();
    boolean begun = false;
    for (String id : DAYS) {
      Optional<StatisticsCatalogue.Entry> entry = visit.entry(id);
      if (entry.isPresent()) {
        if (!begun) {
          content.heading("response.times");
          begun = true;
        }
        StatisticsQuery query =
            place(visit).applyTo(StatisticsQuery.of(id).by("year"), entry.get());
        content.add(quartiles(visit, content.table(query)));
      }
    }
    if (begun) {
      content.explanation("response.times.explanation");
    }
  }

  private static PortalTable quartiles(Visit visit, PublishableTable table) {
    List<Category> quartiles = axis(table, "quartile").categories();
    List<String> columns = new ArrayList<>();
    columns.add(visit.text(axis(table, "year").dimension().label()));
    quartiles.forEach(quartile -> columns.add(visit.text(quartile.label())));
    PortalTable shown = new PortalTable(visit.text(table.header().indicator().title()), columns, 1);
    int width = quartiles.size();
    List<Category> years = axis(table, "year").categories();
    for (int row = 0; row < years.size(); row++) {
      List<String> cells = new ArrayList<>();
      cells.add(visit.text(years.get(row).label()));
      for (CellValue value : table.cells().subList(row * width, (row + 1) * width)) {
        cells.add(days(visit, table, value));
      }
      shown.row(cells.toArray(String[]::new));
    }
    return shown;
  }

  /** What a quartile most often is, is said briefly here and explained below. */
  private static String days(Visit visit, PublishableTable table, CellValue value) {
    return value.equals(new NotDefined(Reason.NOT_REACHED))
        ? visit.text("response.not-reached")
        : CellText.sentence(value, table.measure(), table.header().indicator(), visit.locale());
  }

  private static void acts(PageContent content) {
    Visit visit = content.visit();
    List<KeyFigure> figures = KeyFigure.of(content, ACTS);
    if (figures.isEmpty()) {
      return;
    }
    content.heading("response.acts");
    content.add(new KeyFigureCards(visit, figures));
    Div grid = new Div();
    grid.addClassName("portal-grid");
    int year = visit.catalogue().version().asOf().getYear();
    for (String id : ACTS) {
      visit
          .entry(id)
          .filter(entry -> CatalogueWords.has(entry, "act-month"))
          .ifPresent(entry ->
              grid.add(
                  content.drawing(
                      place(visit)
                          .applyTo(
                              StatisticsQuery.of(id)
                                  .by("act-month")
                                  .between(
                                      CalendarPeriod.year(year - 1), CalendarPeriod.year(year)),
                              entry))));
    }
    content.add(grid);
  }
}
