// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
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
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/** Puts a table into the words of a chart, in one language. */
final class ChartWords {

  private static final Wording WORDING = Wording.of(ChartWords.class);
  private static final String SEPARATOR = " · ";

  private final PublishableTable table;
  private final TableHeader header;
  private final Indicator indicator;
  private final Measure measure;
  private final Locale locale;
  private final String unit;
  private final TableNotes tableNotes;

  ChartWords(PublishableTable table, Locale locale) {
    this.table = table;
    this.header = table.header();
    this.indicator = header.indicator();
    this.measure = table.measure();
    this.locale = locale;
    this.unit = indicator.unitLabel().in(locale);
    this.tableNotes = TableNotes.of(table, locale);
  }

  Mark mark(Slot category, Slot series) {
    int cell = category.offset() + series.offset();
    CellValue value = table.cells().get(cell);
    String name = series.place().label();
    String label = category.place().label();
    return new Mark(
        cell,
        category.place(),
        value,
        CellText.of(value, measure, locale),
        (name.isEmpty() ? label : label + ", " + name)
            + ": "
            + CellText.sentence(value, measure, indicator, locale));
  }

  /**
   * The words around the chart.
   *
   * @param drawn what is drawn
   * @param whole the same with all series that could be drawn
   * @param series the series drawn
   */
  Caption caption(Arrangement drawn, Arrangement whole, List<Series> series) {
    String subtitle = (drawn.choice().kind() == Kind.FULL ? text("base.full") : "") + subtitle();
    return new Caption(
        title(),
        subtitle,
        drawn
            .choice()
            .categoryAxis()
            .map(axis -> axis.dimension().label().in(locale))
            .orElseGet(() -> text("total")),
        text("measure." + measure.id() + ".name", unit, capitalised(unit)),
        description(drawn.choice().kind(), subtitle, series),
        tableNotes.warning(),
        notes(drawn, whole, series),
        source(),
        header.version().number(),
        header.version().asOf());
  }

  /**
   * What stands at the ends of stacked bars: the published total, never a sum of parts, and that a
   * bar lacks a part that is withheld.
   */
  List<StackChart.End> ends(Arrangement drawn) {
    Optional<List<CellValue>> totals = totals(drawn);
    List<StackChart.End> ends = new ArrayList<>();
    for (int i = 0; i < drawn.categories().size(); i++) {
      Slot category = drawn.categories().get(i);
      boolean incomplete =
          Arrangement.cells(table, category, drawn.series()).anyMatch(Suppressed.class::isInstance);
      Optional<CellValue> total = totals.map(all -> total(all, category));
      List<String> said = new ArrayList<>();
      total.ifPresent(value ->
          said.add(text("total.end", CellText.sentence(value, measure, indicator, locale))));
      if (incomplete) {
        said.add(text("incomplete.sentence"));
      }
      String printed =
          total
              .map(value -> CellText.of(value, measure, locale))
              .orElseGet(() -> incomplete ? text("incomplete") : "");
      if (!printed.isEmpty()) {
        String sentence = category.place().label() + ": " + String.join("; ", said);
        ends.add(new StackChart.End(i, printed, sentence));
      }
    }
    return ends;
  }

  /** The names of the columns of a heat map. */
  List<String> columnNames(Arrangement drawn) {
    TableAxis columns = drawn.choice().categoryAxis().orElseThrow();
    return drawn.categories().stream()
        .map(slot ->
            columns.categories().stream()
                .filter(category -> category.code().equals(slot.place().code()))
                .map(category -> FormChoice.columnName(columns.dimension(), category, locale))
                .findFirst()
                .orElseThrow())
        .toList();
  }

  private CellValue total(List<CellValue> totals, Slot category) {
    return totals.get(category.offset() / header.axes().getLast().size());
  }

  /** The margin over the parts, where the table has it and all of it is published. */
  private Optional<List<CellValue>> totals(Arrangement drawn) {
    if (drawn.choice().kind() != Kind.STACKED || measure != Measure.COUNT) {
      return Optional.empty();
    }
    TableAxis last = header.axes().getLast();
    boolean ofParts =
        last.complete()
            && !last.isConstant()
            && !drawn.choice().categoryAxis().equals(Optional.of(last));
    return table
        .margin()
        .filter(values -> ofParts)
        .filter(values ->
            drawn.categories().stream()
                .allMatch(category -> total(values, category) instanceof Published));
  }

  private String title() {
    return Stream.concat(
            Stream.of(indicator.title().in(locale)),
            header.axes().stream().filter(TableAxis::isConstant).map(this::constant))
        .collect(Collectors.joining(SEPARATOR));
  }

  private String constant(TableAxis axis) {
    Category category = axis.categories().getFirst();
    String name = CategoryText.full(axis.dimension(), category, locale);
    return category.isResidual() ? axis.dimension().label().in(locale) + ": " + name : name;
  }

  private String subtitle() {
    String by =
        header.variableAxes().stream().map(this::by).collect(Collectors.joining(text("and")));
    String what = text("measure." + measure.id() + ".long", unit);
    return (by.isEmpty() ? what : what + text("by.before") + by) + base();
  }

  private String by(TableAxis axis) {
    return text("by", uncapitalised(axis.dimension().label().in(locale)));
  }

  /** Of which whole shares are parts, where that is not everything. */
  private String base() {
    if (measure != Measure.SHARE || header.axes().isEmpty()) {
      return "";
    }
    List<String> others =
        header.axes().subList(0, header.axes().size() - 1).stream()
            .filter(axis -> !axis.isConstant())
            .map(axis -> uncapitalised(axis.dimension().label().in(locale)))
            .toList();
    return others.isEmpty() ? "" : text("base", String.join(", ", others));
  }

  private String description(Kind kind, String subtitle, List<Series> series) {
    List<Mark> published =
        series.stream()
            .flatMap(one -> one.marks().stream())
            .filter(mark -> mark.value() instanceof Published && !mark.category().aside())
            .toList();
    String what = text("describe." + kind.id(), subtitle);
    Optional<Mark> least = published.stream().min(Comparator.comparingDouble(ChartWords::figure));
    Optional<Mark> most =
        published.reversed().stream().max(Comparator.comparingDouble(ChartWords::figure));
    if (least.isEmpty() || most.isEmpty()) {
      return what + text("describe.none");
    }
    return what
        + (figure(least.get()) == figure(most.get())
            ? text("describe.one", most.get().sentence())
            : text("describe.range", most.get().sentence(), least.get().sentence()));
  }

  private static double figure(Mark mark) {
    return mark.figure().orElse(0.0);
  }

  private List<String> notes(Arrangement drawn, Arrangement whole, List<Series> series) {
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
    if (totals(drawn).isPresent()) {
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
    if (kind == Kind.LINE && LineChart.hasBands(series)) {
      keys.add(text("key.band", CellText.number(100 * ConfidenceInterval.LEVEL, 0, locale)));
    }
    return keys;
  }

  private static String withheldKey(Kind kind) {
    return switch (kind) {
      case BAR, PYRAMID -> "key.hatched";
      case STACKED, FULL -> "key.hatched.part";
      case HEATMAP -> "key.hatched.cell";
      case LINE, AREA, SLOPE -> "key.hollow";
      case MAP, TILES -> "key.area";
    };
  }

  private List<String> source() {
    List<String> lines = new ArrayList<>();
    lines.add(tableNotes.source());
    tableNotes.licence().ifPresent(lines::add);
    lines.add(
        text(
            "reach",
            CategoryText.date(header.version().asOf(), locale),
            count(header.version().number())));
    return lines;
  }

  private String count(int number) {
    return CellText.number(number, 0, locale);
  }

  private String text(String key, Object... arguments) {
    return WORDING.text(locale, key, arguments);
  }

  private String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(locale) + words.substring(1);
  }

  /** A label inside a sentence; one that begins with an abbreviation stays as it is. */
  private String uncapitalised(String words) {
    boolean abbreviation = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    return abbreviation ? words : words.substring(0, 1).toLowerCase(locale) + words.substring(1);
  }
}
