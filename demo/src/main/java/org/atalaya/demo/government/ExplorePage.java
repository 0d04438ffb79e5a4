// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.exchange.TableFormat;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.dashboard.AtalayaDashboard;
import org.atalaya.widgets.figure.AtalayaFigure;
import org.atalaya.widgets.filter.StatisticsFilter;
import org.atalaya.widgets.grid.StatisticsGrid;
import org.atalaya.widgets.web.PublicAnswers;

/**
 * A dashboard, and a question of the reader's own: chosen in fields, drawn and as a table. Its
 * charts are answered out of the portal's own process, without the public API.
 */
@Route("consulta")
public final class ExplorePage extends PortalPage {

  private static final long serialVersionUID = 1L;

  private static final String INDICATOR = "complaints";

  private final transient Observatory observatory;
  private final transient PublicAnswers answers;

  /** The page over this observatory. */
  public ExplorePage(Observatory observatory, PublicAnswers answers) {
    super(observatory, PortalSection.EXPLORE);
    this.observatory = observatory;
    this.answers = answers;
  }

  @Override
  void fill(PageContent content) {
    content
        .visit()
        .entry(INDICATOR)
        .ifPresent(entry -> {
          content.heading("explore.dashboard");
          content.add(dashboard(content.visit(), entry));
          content.heading("explore.query");
          content.explanation("explore.query.explanation");
          question(content, entry);
        });
  }

  private Component dashboard(Visit visit, StatisticsCatalogue.Entry entry) {
    AtalayaDashboard dashboard =
        new AtalayaDashboard()
            .withObservatory(answers)
            .withLanguage(visit.locale())
            .withFilters(offered(entry, "year", PortalFilter.DEPARTMENT));
    dashboard.add(
        new AtalayaFigure(StatisticsQuery.of(INDICATOR).by("year")).withLanguage(visit.locale()));
    CatalogueWords.firstOf(entry, "crime-group", "form-of-violence")
        .ifPresent(kind ->
            dashboard.add(
                new AtalayaChart(StatisticsQuery.of(INDICATOR).by(kind).sort(Sort.DESCENDING))
                    .withForm(Form.BAR)
                    .withLanguage(visit.locale())));
    return dashboard;
  }

  private void question(PageContent content, StatisticsCatalogue.Entry entry) {
    Visit visit = content.visit();
    StatisticsQuery query =
        StatisticsQuery.of(INDICATOR).by(PortalFilter.DEPARTMENT).sort(Sort.DESCENDING);
    StatisticsFilter filter =
        new StatisticsFilter(
            observatory,
            query,
            offered(entry, "year", PortalFilter.DEPARTMENT, "crime-group", "form-of-violence"));
    AtalayaChart chart =
        new AtalayaChart(query).withObservatory(answers).withLanguage(visit.locale());
    chart.setHeight("640px");
    chart.addClassName("portal-chart");
    chart.addMarkSelectedListener(event -> filter.drillInto(event.getCode()));
    StatisticsGrid grid = new StatisticsGrid(observatory, query);
    filter.addQueryChangeListener(event -> {
      chart.setQuery(event.getQuery());
      grid.setQuery(event.getQuery());
    });
    filter.setInAddress(true);
    filter.addClassName("portal-question");
    content.add(filter, chart);
    content.heading("explore.table");
    content.add(grid, files(visit, grid));
  }

  private static Component files(Visit visit, StatisticsGrid grid) {
    Paragraph files = new Paragraph(new Span(visit.text("explore.files") + ": "));
    for (TableFormat format : List.of(TableFormat.CSV, TableFormat.XLSX)) {
      Anchor link = grid.downloadLink(format);
      link.setRouterIgnore(true);
      files.add(link, new Span(" "));
    }
    files.addClassName("portal-downloads");
    return files;
  }

  private static String[] offered(StatisticsCatalogue.Entry entry, String... dimensions) {
    return List.of(dimensions).stream()
        .filter(id -> CatalogueWords.has(entry, id))
        .toArray(String[]::new);
  }
}
