// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.Category;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.atalaya.widgets.chart.AtalayaChart;

/**
 * Where: departments by number and by rate, and the municipalities of one department. Shown is the
 * last year that has ended, since a rate is one of a whole year, unless the reader chooses another.
 */
@Route("lugares")
public final class PlacesPage extends PortalPage {

  private static final long serialVersionUID = 1L;

  /** The page over this observatory. */
  public PlacesPage(Observatory observatory) {
    super(observatory, PortalSection.PLACES);
  }

  @Override
  void fill(PageContent content) {
    Visit asked = content.visit();
    Optional<String> lastYear = lastWholeYear(asked.catalogue());
    content.add(
        new FilterForm(
            asked,
            PlacesPage.class,
            List.of(PortalFilter.YEAR, PortalFilter.DEPARTMENT),
            lastYear));
    Optional<String> year = asked.filter().year().or(() -> lastYear);
    Visit visit = asked.restrictedTo(asked.filter().withYear(year));
    visit
        .entry("complaints")
        .filter(entry -> CatalogueWords.has(entry, PortalFilter.DEPARTMENT))
        .ifPresent(entry -> fill(content, visit, entry));
  }

  /** The last year of which every day has passed, if there is one. */
  private static Optional<String> lastWholeYear(StatisticsCatalogue catalogue) {
    int current = catalogue.version().asOf().plusDays(1).getYear();
    return CatalogueWords.categories(catalogue, "complaints", PortalFilter.YEAR).reversed().stream()
        .map(Category::code)
        .filter(code -> Integer.parseInt(code) < current)
        .findFirst();
  }

  private static void fill(PageContent content, Visit visit, StatisticsCatalogue.Entry entry) {
    boolean inside =
        visit.filter().department().isPresent() && CatalogueWords.has(entry, "municipality");
    StatisticsQuery places =
        visit
            .filter()
            .applyTo(
                StatisticsQuery.of("complaints")
                    .by(inside ? "municipality" : PortalFilter.DEPARTMENT)
                    .sort(Sort.DESCENDING),
                entry);
    content.heading("places.counts");
    if (!inside) {
      drillDown(content.chart(places, Form.MAP), visit, false);
    }
    drillDown(content.chart(places), visit, inside);
    if (!inside) {
      content.explanation("places.explanation");
    }
    content.heading("places.rates");
    StatisticsQuery rates = places.measure(Measure.RATE);
    if (hasRates(content, visit, entry, rates)) {
      drillDown(content.chart(rates, inside ? Form.AUTO : Form.MAP), visit, inside);
      content.explanation("places.rates.explanation");
    } else {
      content.explanation("places.rates.none");
    }
  }

  /** Rates need a whole year, and to know how many people live there. */
  private static boolean hasRates(
      PageContent content, Visit visit, StatisticsCatalogue.Entry entry, StatisticsQuery rates) {
    if (!entry.indicator().measures().contains(Measure.RATE) || visit.filter().year().isEmpty()) {
      return false;
    }
    try {
      return content.observatory().table(rates).cells().stream()
          .anyMatch(Published.class::isInstance);
    } catch (QueryException e) {
      if (e.problem().kind() == Kind.RATE_NEEDS_POPULATION) {
        return false;
      }
      throw e;
    }
  }

  private static void drillDown(AtalayaChart chart, Visit visit, boolean inside) {
    if (!inside) {
      // The code comes from the browser; the next address is checked like any other.
      chart.addMarkSelectedListener(event ->
          UI.getCurrent()
              .navigate(
                  PlacesPage.class,
                  visit.with(visit.filter().withDepartment(Optional.of(event.getCode())))));
    }
  }
}
