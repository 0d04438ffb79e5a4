// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.cases.Wording;
import org.atalaya.charts.Arrangement.Slot;
import org.atalaya.charts.ChartSettings.Title;
import org.atalaya.charts.FormChoice.Kind;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
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

  private final ChartSource source;
  private final PublishableTable table;
  private final TableHeader header;
  private final Indicator indicator;
  private final Measure measure;
  private final Locale locale;
  private final String unit;
  private final TableNotes tableNotes;
  private final ChartNotes notes;

  ChartWords(ChartSource source, Locale locale) {
    this.source = source;
    this.table = source.table();
    this.header = table.header();
    this.indicator = header.indicator();
    this.measure = table.measure();
    this.locale = locale;
    this.unit = indicator.unitLabel().in(locale);
    this.tableNotes = TableNotes.of(table, locale);
    this.notes = new ChartNotes(table, tableNotes, locale);
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
   * @param title what is to stand above it
   */
  Caption caption(Arrangement drawn, Arrangement whole, List<Series> series, Title title) {
    String subtitle =
        switch (drawn.choice().kind()) {
          case FULL -> text("base.full") + subtitle();
          case FIGURE -> ofFigure(series.getFirst());
          default -> subtitle();
        };
    Optional<String> finding =
        title == Title.FINDING
            ? Finding.of(source, drawn.choice(), series, locale)
            : Optional.empty();
    return new Caption(
        finding.orElseGet(this::title),
        finding.isPresent() ? title() + ". " + subtitle : subtitle,
        drawn
            .choice()
            .categoryAxis()
            .map(axis -> axis.dimension().label().in(locale))
            .orElseGet(() -> text("total")),
        text("measure." + measure.id() + ".name", unit, capitalised(unit)),
        description(drawn.choice().kind(), subtitle, series),
        tableNotes.warning(),
        notes.of(drawn, whole, series, totals(drawn).isPresent()),
        notes.brief(series),
        source(),
        source.address(),
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

  /** What a figure says and of which period it is. */
  private String ofFigure(Series series) {
    Mark mark = series.marks().get(FigureChart.figure(series.marks()));
    String what = text("measure." + measure.id() + ".long", unit);
    return mark.category().period().isPresent()
        ? capitalised(mark.category().label()) + SEPARATOR + what
        : what;
  }

  /** In what the figures are given. */
  String unit() {
    return CellText.unit(measure, indicator, locale);
  }

  /** The whole of a cohort. */
  String cohort() {
    return text("cohort.whole");
  }

  /** How the large figure of a series differs from that of the period before. */
  Optional<String> change(Series series) {
    int figure = FigureChart.figure(series.marks());
    Mark mark = series.marks().get(figure);
    return source
        .changes()
        .map(table -> table.cells().get(mark.cell()))
        .filter(value -> figure > 0 && value instanceof Published)
        .map(value ->
            text(
                "figure.change",
                capitalised(CellText.sentence(value, Measure.CHANGE, indicator, locale)),
                series.marks().get(figure - 1).category().label()));
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
