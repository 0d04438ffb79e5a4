// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.Category;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.TableFormat;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.grid.StatisticsGrid;

/**
 * A chart of a file's complaints by a property that the reader chooses, with the same figures as a
 * table and as files. It is drawn here: the public API knows nothing of the file.
 */
final class OwnFileChart extends Section {

  private static final long serialVersionUID = 1L;
  private static final String INDICATOR = "complaints";
  private static final int WIDTH = 720;
  private static final int NARROW = 340;

  private final transient Visit visit;
  private final transient Observatory observatory;
  private final Div pictures = new Div();
  private final Paragraph problem = new Paragraph();
  private final StatisticsGrid grid;
  private final SerializableRunnable used;

  /** Charts over {@code observatory}; {@code used} is run when a reader chooses another. */
  OwnFileChart(Visit visit, Observatory observatory, SerializableRunnable used) {
    this.visit = visit;
    this.observatory = observatory;
    this.used = used;
    List<Category> choices = choices();
    String first = choices.getFirst().code();
    grid = new StatisticsGrid(observatory, query(first));
    problem.setVisible(false);
    pictures.addClassName("portal-own-picture");
    add(
        new H2(visit.text("ownfile.chart")),
        new Paragraph(visit.text("ownfile.protected")),
        choice(choices, first),
        problem,
        pictures,
        grid,
        files());
    draw(first);
  }

  private List<Category> choices() {
    return observatory.catalogue().entry(INDICATOR).stream()
        .map(StatisticsCatalogue.Entry::dimensions)
        .flatMap(List::stream)
        .map(dimension -> new Category(dimension.id(), dimension.label()))
        .toList();
  }

  private Div choice(List<Category> choices, String first) {
    NativeChoice by = new NativeChoice("by", Optional.empty(), visit, choices, Optional.of(first));
    by.onChange(code -> {
      used.run();
      // The code comes from the browser; a question is checked where it is answered.
      draw(code);
    });
    NativeLabel label = new NativeLabel(visit.text("ownfile.by"));
    label.setFor(by);
    Div form = new Div(new Div(label, by));
    form.addClassName("portal-filter");
    return form;
  }

  private static StatisticsQuery query(String dimension) {
    return StatisticsQuery.of(INDICATOR).by(dimension);
  }

  private void draw(String dimension) {
    pictures.removeAll();
    problem.setVisible(false);
    try {
      StatisticsQuery query = query(dimension);
      PublishableTable table = observatory.table(query);
      pictures.add(picture(table, WIDTH, "portal-wide"), picture(table, NARROW, "portal-narrow"));
      grid.setQuery(query);
    } catch (QueryException e) {
      problem.setText(visit.text("ownfile.undrawn"));
      problem.setVisible(true);
    }
  }

  private Div picture(PublishableTable table, int width, String shown) {
    ChartSettings settings =
        ChartSettings.parse(
            Map.of(
                "width",
                List.of(Integer.toString(width)),
                "lang",
                List.of(visit.locale().getLanguage())));
    Div picture = new Div();
    picture.addClassNames("portal-chart", shown);
    // Ours: the drawing escapes what comes from the file.
    picture.getElement().setProperty("innerHTML", SvgDrawing.draw(Chart.of(table, settings)));
    return picture;
  }

  private Paragraph files() {
    Paragraph files = new Paragraph(new Span(visit.text("explore.files") + ": "));
    for (TableFormat format : List.of(TableFormat.CSV, TableFormat.XLSX)) {
      files.add(grid.downloadLink(format), new Span(" "));
    }
    return files;
  }
}
