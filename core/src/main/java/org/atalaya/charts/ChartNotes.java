// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.Wording;
import org.atalaya.charts.Arrangement.Slot;
import org.atalaya.charts.FormChoice.Kind;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Measure;

/**
 * What a reader of a chart must know: what it leaves out and what its marks mean, then the notes of
 * its table.
 */
final class ChartNotes {

  private static final Wording WORDING = Wording.of(ChartNotes.class);

  private final PublishableTable table;
  private final Measure measure;
  private final TableNotes tableNotes;
  private final Locale locale;

  ChartNotes(PublishableTable table, TableNotes tableNotes, Locale locale) {
    this.table = table;
    this.measure = table.measure();
    this.tableNotes = tableNotes;
    this.locale = locale;
  }

  /**
   * The notes, first what concerns this picture only.
   *
   * @param drawn what is drawn
   * @param whole the same with all series that could be drawn
   * @param series the series drawn
   * @param totals whether totals stand at the ends of bars
   */
  List<String> of(Arrangement drawn, Arrangement whole, List<Series> series, boolean totals) {
    List<String> notes = new ArrayList<>();
    if (series.size() < whole.series().size()) {
      notes.add(seriesLeft(drawn, whole));
    }
    undated(drawn).ifPresent(notes::add);
    for (Slot slot : drawn.withheld()) {
      notes.add(text("withheld", slot.place().label()));
    }
    unplaced(drawn, series).ifPresent(notes::add);
    if (drawn.choice().kind() == Kind.MAP && MapChart.style(measure) == MapChart.Style.CIRCLES) {
      notes.add(text("key.circles"));
    }
    notes.addAll(keys(drawn.choice().kind(), series));
    notes.addAll(linesKeys(drawn.choice().kind(), series));
    if (drawn.choice().kind() == Kind.HEATMAP) {
      notes.add(text("key.classes"));
    }
    if (totals) {
      notes.add(text("key.total"));
    }
    notes.addAll(tableNotes.notes());
    drawn.choice().layer().ifPresent(layer -> notes.add(layer.credit().in(locale)));
    return notes;
  }

  /** Which series are left to the table. */
  private String seriesLeft(Arrangement drawn, Arrangement whole) {
    if (drawn.choice().kind() == Kind.PYRAMID) {
      return text(
          "series.aside",
          whole.series().stream()
              .filter(slot -> !drawn.series().contains(slot))
              .map(slot -> slot.place().label())
              .collect(Collectors.joining(", ")));
    }
    String key = measure == Measure.CHANGE ? "series.first" : "series.largest";
    return text(key, count(drawn.series().size()), count(whole.series().size()));
  }

  /** What a line cannot show: values whose period is not known. */
  private Optional<String> undated(Arrangement drawn) {
    List<String> values = new ArrayList<>();
    for (Slot period : drawn.undated()) {
      for (Slot series : drawn.series()) {
        CellValue value = table.cells().get(period.offset() + series.offset());
        if (!(value instanceof NotDefined)) {
          String name = series.place().label();
          String figure = CellText.of(value, measure, locale);
          values.add(name.isEmpty() ? figure : name + " " + figure);
        }
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(text("undated", String.join("; ", values)));
  }

  /** What a map cannot show: values whose place is not known. */
  private Optional<String> unplaced(Arrangement drawn, List<Series> series) {
    return drawn
        .choice()
        .layer()
        .map(layer ->
            series.getFirst().marks().stream()
                .filter(mark -> !layer.names().containsKey(mark.category().code()))
                .map(mark -> mark.category().label() + " " + mark.text())
                .collect(Collectors.joining("; ")))
        .filter(values -> !values.isEmpty())
        .map(values -> text("unplaced", values));
  }

  /** What the marks of values without a figure mean. */
  private List<String> keys(Kind kind, List<Series> series) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    Optional<String> withheld = Optional.empty();
    for (Series one : series) {
      for (Mark mark : one.marks()) {
        switch (mark.value()) {
          case Published published -> {}
          case Suppressed suppressed -> withheld = Optional.of(mark.text());
          case NotDefined undefined -> reasons.add(undefined.reason());
        }
      }
    }
    List<String> keys = new ArrayList<>();
    withheld.ifPresent(value -> keys.add(text(withheldKey(kind), value)));
    if (!reasons.isEmpty()) {
      keys.add(
          text(
              "key.undefined",
              reasons.stream()
                  .map(reason -> CellText.reason(reason, locale))
                  .collect(Collectors.joining("; "))));
    }
    return keys;
  }

  /** What dashes and bands mean, where there are any. */
  private List<String> linesKeys(Kind kind, List<Series> series) {
    List<String> keys = new ArrayList<>();
    if (kind.isOverTime()
        && series.stream().flatMap(one -> one.marks().stream()).anyMatch(Mark::isProvisional)) {
      keys.add(text("key.dashed"));
    }
    if (kind == Kind.FUNNEL) {
      keys.add(text("key.whisker", CellText.number(100 * ConfidenceInterval.LEVEL, 0, locale)));
    }
    if (kind.hasBands(series)) {
      keys.add(text("key.band", CellText.number(100 * ConfidenceInterval.LEVEL, 0, locale)));
    }
    return keys;
  }

  private static String withheldKey(Kind kind) {
    return switch (kind) {
      case BAR, PYRAMID, FUNNEL -> "key.hatched";
      case STACKED, FULL -> "key.hatched.part";
      case HEATMAP -> "key.hatched.cell";
      case LINE, AREA, SLOPE, FIGURE, INCIDENCE -> "key.hollow";
      case MAP, TILES -> "key.area";
    };
  }

  /** What must be said of the figures where there is no room for the notes. */
  String brief(List<Series> series) {
    List<Mark> marks = series.stream().flatMap(one -> one.marks().stream()).toList();
    boolean withheld = marks.stream().anyMatch(mark -> mark.value() instanceof Suppressed);
    boolean provisional = marks.stream().anyMatch(Mark::isProvisional);
    String what =
        withheld && provisional
            ? text("brief.both")
            : withheld ? text("brief.withheld") : provisional ? text("brief.provisional") : "";
    return what + text("notes-elsewhere");
  }

  private String count(int number) {
    return CellText.number(number, 0, locale);
  }

  private String text(String key, Object... arguments) {
    return WORDING.text(locale, key, arguments);
  }
}
