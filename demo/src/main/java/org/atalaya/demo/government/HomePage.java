// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.atalaya.widgets.chart.AtalayaChart;

/**
 * The portal's first page: how the current year compares with the one before, how it went month by
 * month, of what kind and where. A department's bar drills down to its municipalities.
 */
@Route("")
public final class HomePage extends PortalPage {

  private static final long serialVersionUID = 1L;

  /** What readers ask for first, of which a page shows what the records have. */
  private static final List<String> INDICATORS =
      List.of(
          "complaints",
          "victims",
          "femicides",
          "protection-measures",
          "accusations",
          "sentences",
          "suspects");

  private static final int MOST_CARDS = 6;

  /** The page over this observatory. */
  public HomePage(Observatory observatory) {
    super(observatory, PortalSection.HOME);
  }

  @Override
  void fill(PageContent content) {
    Visit visit = content.visit();
    List<KeyFigure> figures = KeyFigure.of(content, INDICATORS).stream().limit(MOST_CARDS).toList();
    figures.stream().findFirst().ifPresent(figure -> content.add(finding(visit, figure)));
    content.add(
        new FilterForm(visit, HomePage.class, List.of(PortalFilter.DEPARTMENT), Optional.empty()));
    if (!figures.isEmpty()) {
      content.add(new KeyFigureCards(visit, figures));
    }
    visit.entry("complaints").ifPresent(entry -> charts(content, entry));
  }

  private static Paragraph finding(Visit visit, KeyFigure figure) {
    Locale locale = visit.locale();
    String place =
        visit
            .filter()
            .department()
            .map(code -> visit.text("finding.in", CatalogueWords.department(visit, code)))
            .orElse("");
    String now = figure.figureInWords(locale);
    String text =
        figure.before() instanceof NotDefined
            ? visit.text("finding.alone", figure.period(visit), place, now)
            : visit.text(
                "finding",
                figure.period(visit),
                place,
                now,
                figure.yearBefore(),
                CellText.of(figure.before(), Measure.COUNT, locale),
                figure.changeInWords(locale));
    Paragraph finding =
        new Paragraph(
            figure.isProvisional() ? text + " " + visit.text("finding.provisional") : text);
    finding.addClassName("portal-finding");
    return finding;
  }

  private static void charts(PageContent content, StatisticsCatalogue.Entry entry) {
    PortalFilter place = withoutYear(content.visit());
    StatisticsQuery complaints = StatisticsQuery.of(entry.indicator().id());
    int year = content.visit().catalogue().version().asOf().getYear();
    if (CatalogueWords.has(entry, "month")) {
      content.heading("home.trend");
      StatisticsQuery trend =
          complaints.by("month").between(CalendarPeriod.year(year - 1), CalendarPeriod.year(year));
      content.chart(place.applyTo(trend, entry));
    }
    CatalogueWords.firstOf(entry, "crime-group", "form-of-violence")
        .ifPresent(kind -> {
          content.heading("home.kinds");
          content.chart(place.applyTo(inTwoYears(complaints.by(kind), entry), entry));
        });
    if (CatalogueWords.has(entry, PortalFilter.DEPARTMENT)) {
      places(content, complaints, entry);
    }
  }

  private static void places(
      PageContent content, StatisticsQuery complaints, StatisticsCatalogue.Entry entry) {
    Visit visit = content.visit();
    content.heading("home.places");
    StatisticsQuery query = inCurrentYear(complaints.sort(Sort.DESCENDING), entry);
    boolean municipalities =
        !CatalogueWords.categories(visit.catalogue(), "complaints", "municipality").isEmpty();
    if (visit.filter().department().isPresent()) {
      query = municipalities ? query.by("municipality") : query;
      content.chart(withoutYear(visit).applyTo(query, entry));
      return;
    }
    AtalayaChart chart = content.chart(query.by(PortalFilter.DEPARTMENT));
    // The code comes from the browser; the next address is checked like any other.
    chart.addMarkSelectedListener(event ->
        UI.getCurrent()
            .navigate(
                HomePage.class,
                visit.with(visit.filter().withDepartment(Optional.of(event.getCode())))));
    content.explanation("home.places.explanation");
  }

  /** The page shows the current year and the one before, whatever other pages are about. */
  private static PortalFilter withoutYear(Visit visit) {
    return visit.filter().withYear(Optional.empty());
  }

  /** The question for the year to date and the same months of the year before, as rows. */
  private static StatisticsQuery inTwoYears(
      StatisticsQuery query, StatisticsCatalogue.Entry entry) {
    List<String> years = yearsToDate(entry);
    return years.isEmpty()
        ? query
        : query
            .by(query.by().getFirst(), "year-to-date")
            .where(
                "year-to-date",
                years.subList(Math.max(0, years.size() - 2), years.size()).toArray(String[]::new));
  }

  private static StatisticsQuery inCurrentYear(
      StatisticsQuery query, StatisticsCatalogue.Entry entry) {
    List<String> years = yearsToDate(entry);
    return years.isEmpty() ? query : query.where("year-to-date", years.getLast());
  }

  private static List<String> yearsToDate(StatisticsCatalogue.Entry entry) {
    return entry.dimension("year-to-date").stream()
        .flatMap(dimension -> dimension.categories().stream())
        .filter(category -> !category.isResidual())
        .map(Category::code)
        .toList();
  }
}
