// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines as options of ECharts: over periods with their bands, and between two periods. */
final class EChartsLines {

  private static final double FAINT = 0.15;
  private static final int SIZE = 7;

  /** Room below an axis for its name. */
  private static final int BELOW_DAYS = 26;

  /** Those of ECharts that come nearest to the markers of the picture. */
  private static final List<String> SYMBOLS =
      List.of("circle", "rect", "triangle", "diamond", "pin", "roundRect", "arrow", "circle");

  private final EChartsParts parts;

  EChartsLines(EChartsParts parts) {
    this.parts = parts;
  }

  /** Lines over periods, each at its true distance from the first. */
  void lines(LineChart chart) {
    parts.legend();
    parts.grid(24);
    List<Integer> places = places(chart);
    List<String> names = names(chart, places);
    ObjectNode periods = parts.categoryAxis(parts.option().putObject("xAxis"), names);
    periods.put("boundaryGap", false);
    parts.valueAxis(parts.option().putObject("yAxis"), chart.scale());
    parts.zoom("xAxisIndex", names.size());
    for (int s = 0; s < chart.series().size(); s++) {
      Series series = chart.series().get(s);
      Laid laid = new Laid(series, s, places, names.size());
      if (chart.hasBands()) {
        band(laid);
      }
      area(chart, solid(laid), series);
      if (series.marks().stream().anyMatch(Mark::isProvisional)) {
        area(chart, dashed(laid, chart), series);
      }
      withheld(laid);
    }
  }

  /**
   * A series on the axis of periods.
   *
   * @param series the series
   * @param number which of the series it is
   * @param places where its marks stand
   * @param length how many places there are
   */
  private record Laid(Series series, int number, List<Integer> places, int length) {

    /** The number of the mark at a place; −1 where there is none. */
    int markAt(int place) {
      return places.indexOf(place);
    }
  }

  private static List<Integer> places(LineChart chart) {
    List<Integer> ordinals =
        chart.categories().stream()
            .flatMap(category -> category.period().stream())
            .map(CalendarPeriod::ordinal)
            .toList();
    return ordinals.stream().map(ordinal -> ordinal - ordinals.getFirst()).toList();
  }

  /** The names of all periods from the first to the last; of what is not listed, none. */
  private static List<String> names(LineChart chart, List<Integer> places) {
    return IntStream.rangeClosed(0, places.getLast())
        .mapToObj(place -> {
          int mark = places.indexOf(place);
          return mark < 0 ? "" : chart.categories().get(mark).brief();
        })
        .toList();
  }

  private ObjectNode line(String id, Series series, int number) {
    ObjectNode line = parts.series("line", id, series.name(), series.colour());
    line.put("symbol", SYMBOLS.get(number % SYMBOLS.size())).put("symbolSize", SIZE);
    line.putObject("lineStyle").put("color", series.colour()).put("width", 2);
    return line.put("connectNulls", false);
  }

  private static void area(LineChart chart, ObjectNode line, Series series) {
    if (chart.area()) {
      line.putObject("areaStyle").put("color", series.colour()).put("opacity", FAINT);
    }
  }

  private ObjectNode solid(Laid laid) {
    ObjectNode line = line("series-" + laid.number(), laid.series(), laid.number());
    ArrayNode data = line.putArray("data");
    for (int place = 0; place < laid.length(); place++) {
      int i = laid.markAt(place);
      if (i < 0 || laid.series().marks().get(i).isProvisional()) {
        data.addNull();
      } else {
        parts.value(data, laid.series().marks().get(i));
      }
    }
    return line;
  }

  /** Provisional figures, and their neighbours once more, so that dashes lead to them. */
  private ObjectNode dashed(Laid laid, LineChart chart) {
    ObjectNode line = line("provisional-" + laid.number(), laid.series(), laid.number());
    line.withObjectProperty("lineStyle").put("type", "dashed");
    ArrayNode data = line.putArray("data");
    List<Mark> marks = laid.series().marks();
    for (int place = 0; place < laid.length(); place++) {
      int i = laid.markAt(place);
      if (i >= 0 && marks.get(i).isProvisional()) {
        parts.value(data, marks.get(i));
      } else if (i >= 0
          && marks.get(i).value() instanceof Published neighbour
          && leadsToProvisional(laid.series(), chart, i)) {
        ObjectNode item = data.addObject().put("value", parts.figure(neighbour.value()));
        item.put("symbol", "none").putObject("tooltip").put("show", false);
      } else {
        data.addNull();
      }
    }
    return line;
  }

  private static boolean leadsToProvisional(Series series, LineChart chart, int i) {
    boolean before = chart.joined(series, i) && series.marks().get(i - 1).isProvisional();
    boolean behind =
        i + 1 < series.marks().size()
            && chart.joined(series, i + 1)
            && series.marks().get(i + 1).isProvisional();
    return before || behind;
  }

  /** The intervals: an invisible line at the lower limits, and the area from there upwards. */
  private void band(Laid laid) {
    ObjectNode lower = limit("band-low-" + laid.number(), laid.series(), laid.number());
    ObjectNode width = limit("band-" + laid.number(), laid.series(), laid.number());
    width.putObject("areaStyle").put("color", laid.series().colour()).put("opacity", FAINT);
    ArrayNode low = lower.putArray("data");
    ArrayNode wide = width.putArray("data");
    for (int place = 0; place < laid.length(); place++) {
      int i = laid.markAt(place);
      if (i >= 0
          && laid.series().marks().get(i).value() instanceof Published published
          && published.interval().isPresent()) {
        double from = parts.figure(published.interval().get().lower());
        low.add(from);
        wide.add(parts.figure(parts.figure(published.interval().get().upper()) - from));
      } else {
        low.addNull();
        wide.addNull();
      }
    }
  }

  private ObjectNode limit(String id, Series series, int number) {
    ObjectNode limit = parts.series("line", id, series.name(), series.colour());
    limit.put("stack", "band-" + number).put("stackStrategy", "all");
    limit.put("symbol", "none").put("silent", true).put("z", 1);
    limit.putObject("lineStyle").put("opacity", 0);
    limit.putObject("tooltip").put("show", false);
    return limit;
  }

  /** Hollow markers on the axis for withheld figures, dashes where there is no figure. */
  private void withheld(Laid laid) {
    if (!EChartsParts.hasUnpublished(laid.series())) {
      return;
    }
    ArrayNode data = hollow(laid.series(), laid.number()).putArray("data");
    for (int i = 0; i < laid.places().size(); i++) {
      onAxis(data, laid.series(), i, laid.places().get(i));
    }
  }

  private ObjectNode hollow(Series series, int number) {
    ObjectNode marks =
        parts.series("scatter", "withheld-" + number, series.name(), series.colour());
    marks.put("symbol", SYMBOLS.get(number % SYMBOLS.size())).put("symbolSize", SIZE + 2);
    return marks;
  }

  private void onAxis(ArrayNode data, Series series, int i, int place) {
    Mark mark = series.marks().get(i);
    switch (mark.value()) {
      case Published published -> {}
      case Suppressed withheld -> {
        ObjectNode item = onAxis(data, mark, place).put("status", "suppressed");
        ObjectNode style = item.putObject("itemStyle").put("color", parts.palette().ground());
        style.put("borderColor", series.colour()).put("borderWidth", 1.5);
      }
      case NotDefined undefined -> {
        ObjectNode item = onAxis(data, mark, place).put("status", "not-defined");
        item.put("symbol", "rect").putArray("symbolSize").add(8).add(2);
        item.putObject("itemStyle").put("color", parts.palette().mutedInk());
      }
    }
  }

  private ObjectNode onAxis(ArrayNode data, Mark mark, int place) {
    ObjectNode item = parts.item(data, mark);
    item.putArray("value").add(place).add(0);
    return item;
  }

  /** Curves in steps over days, from nothing at the first. */
  void incidence(IncidenceChart chart) {
    parts.legend();
    parts.grid(24).put("bottom", BELOW_DAYS);
    ObjectNode days = parts.option().putObject("xAxis").put("type", "value");
    days.put("min", 0).put("max", chart.lastDay());
    days.putObject("axisLabel").put("color", parts.palette().mutedInk());
    days.put("name", chart.caption().dimension()).put("nameLocation", "middle");
    days.put("nameGap", BELOW_DAYS).putObject("splitLine").put("show", false);
    parts.valueAxis(parts.option().putObject("yAxis"), chart.scale());
    for (int s = 0; s < chart.series().size(); s++) {
      Series series = chart.series().get(s);
      if (IncidenceChart.hasBands(chart.series())) {
        band(chart, series, s);
      }
      ArrayNode data = line("series-" + s, series, s).put("step", "end").putArray("data");
      ObjectNode start = data.addObject().put("symbol", "none");
      start.putArray("value").add(0).add(0);
      start.putObject("tooltip").put("show", false);
      for (int i = 0; i < series.marks().size(); i++) {
        Mark mark = series.marks().get(i);
        if (mark.value() instanceof Published published) {
          ObjectNode item = parts.item(data, mark);
          item.putArray("value").add(chart.day(i)).add(parts.figure(published.value()));
          told(item, chart.isTold(i));
        }
      }
      if (EChartsParts.hasUnpublished(series)) {
        ArrayNode hollow = hollow(series, s).putArray("data");
        for (int i = 0; i < series.marks().size(); i++) {
          onAxis(hollow, series, i, chart.day(i));
        }
      }
    }
  }

  private void told(ObjectNode item, boolean told) {
    ObjectNode label = item.withObjectProperty("label").put("show", told).put("position", "top");
    label.put("color", parts.palette().ink());
  }

  private void band(IncidenceChart chart, Series series, int number) {
    ObjectNode lower = limit("band-low-" + number, series, number).put("step", "end");
    ObjectNode width = limit("band-" + number, series, number).put("step", "end");
    width.putObject("areaStyle").put("color", series.colour()).put("opacity", FAINT);
    ArrayNode low = lower.putArray("data");
    ArrayNode wide = width.putArray("data");
    for (int i = 0; i < series.marks().size(); i++) {
      if (series.marks().get(i).value() instanceof Published published
          && published.interval().isPresent()) {
        double from = parts.figure(published.interval().get().lower());
        double upper = parts.figure(published.interval().get().upper());
        low.addArray().add(chart.day(i)).add(from);
        wide.addArray().add(chart.day(i)).add(parts.figure(upper - from));
      }
    }
  }

  /** Two periods, every figure with its name beside its point. */
  void slopes(SlopeChart chart) {
    parts.grid(8);
    parts.categoryAxis(
        parts.option().putObject("xAxis"),
        chart.categories().stream().map(AxisCategory::label).toList());
    parts.valueAxis(parts.option().putObject("yAxis"), chart.scale());
    for (int s = 0; s < chart.series().size(); s++) {
      Series series = chart.series().get(s);
      ObjectNode line = line("series-" + s, series, s);
      if (series.marks().stream().anyMatch(Mark::isProvisional)) {
        line.withObjectProperty("lineStyle").put("type", "dashed");
      }
      line.putObject("labelLayout").put("moveOverlap", "shiftY");
      ArrayNode data = line.putArray("data");
      series.marks().forEach(mark -> parts.value(data, mark));
      for (int period = 0; period < 2; period++) {
        if (data.get(period) instanceof ObjectNode item) {
          name(item, series, period);
        }
      }
      if (EChartsParts.hasUnpublished(series)) {
        ArrayNode hollow = hollow(series, s).putArray("data");
        for (int period = 0; period < 2; period++) {
          onAxis(hollow, series, period, period);
        }
      }
    }
  }

  private void name(ObjectNode item, Series series, int period) {
    ObjectNode label = item.withObjectProperty("label");
    String value = label.path("formatter").asString();
    String name = EChartsParts.literal(series.name());
    label.put("show", true).put("position", period == 0 ? "left" : "right");
    label.put("color", parts.palette().ink());
    if (!name.isEmpty()) {
      label.put("formatter", period == 0 ? name + " · " + value : value + " · " + name);
    }
  }
}
