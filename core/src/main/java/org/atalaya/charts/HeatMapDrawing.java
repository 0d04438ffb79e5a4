// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * A heat map: names of the columns above, of the rows on the left, and the figure in its cell where
 * it has room. Rows and columns of what is not known stand apart behind all others. Where the
 * height is given and too small, rows shrink and then the last ones are left to the table.
 */
final class HeatMapDrawing implements Body {

  private static final double TICK_SIZE = 11;
  private static final double LINE_HEIGHT = 13;
  private static final double GAP = 8;
  private static final double ASIDE_GAP = 6;
  private static final double MORE_HEIGHT = 18;
  private static final double COMFORTABLE = 22;
  private static final double MOST_WIDTH = 96;
  private static final int NAME_LINES = 2;

  /** The part of the picture that the name of what is aside may take at most. */
  private static final double ASIDE_SHARE = 0.25;

  private final HeatMapChart chart;
  private final Locale locale;
  private final int columns;
  private final int rows;
  private final RowNames names;
  private final double natural;
  private final double cell;
  private final int knownColumns;

  HeatMapDrawing(HeatMapChart chart, double width) {
    this.chart = chart;
    this.locale = chart.settings().locale();
    this.columns = chart.categories().size();
    this.rows = chart.series().size();
    this.names = RowNames.of(Legend.names(chart), width * RowDrawing.NAME_SHARE);
    this.natural = names.pitch(COMFORTABLE);
    this.cell = cellWidth(names, columns, width);
    this.knownColumns =
        (int) chart.categories().stream().filter(category -> !category.aside()).count();
  }

  private static double cellWidth(RowNames names, int columns, double width) {
    return Math.min(MOST_WIDTH, (width - names.width() - GAP - ASIDE_GAP) / columns);
  }

  /** Whether cells can be pointed at and columns named in this width. */
  static boolean fits(List<String> rows, List<String> columns, boolean ordered, double width) {
    double cell =
        cellWidth(RowNames.of(rows, width * RowDrawing.NAME_SHARE), columns.size(), width);
    return cell >= Pen.TARGET
        && (ordered
            || columns.stream()
                .allMatch(name -> TextWidths.fits(name, TICK_SIZE, cell - 4, NAME_LINES)));
  }

  /** Whether every figure has room in its cell. */
  static boolean valuesFit(HeatMapChart chart, double width) {
    double room = new HeatMapDrawing(chart, width).cell - 1;
    return chart.series().stream()
        .flatMap(row -> row.marks().stream())
        .allMatch(mark -> TextWidths.width(mark.text(), TICK_SIZE) <= room);
  }

  @Override
  public double naturalHeight() {
    return headHeight() + rows * natural + (chart.asides() > 0 ? ASIDE_GAP : 0);
  }

  @Override
  public double leastHeight() {
    return headHeight() + Pen.TARGET + (rows > 1 ? MORE_HEIGHT : 0);
  }

  private double headHeight() {
    int lines =
        chart.ordered()
            ? 1
            : chart.columnNames().stream().mapToInt(name -> lines(name).size()).max().orElse(1);
    return lines * LINE_HEIGHT + 5;
  }

  private List<String> lines(String name) {
    return TextWidths.wrap(name, TICK_SIZE, cell - 4, NAME_LINES);
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>(chart.classes().names(chart.measure(), locale));
    chart.series().stream()
        .flatMap(row -> row.marks().stream())
        .filter(mark -> mark.value() instanceof Suppressed)
        .findFirst()
        .ifPresent(mark -> keys.add(mark.text()));
    return keys;
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    Box sign = new Box(x, y - 6, 12, 12);
    if (key < chart.classes().size()) {
      pen.rect(sign, pen.palette().colourOf(chart.classes(), key));
    } else {
      pen.hatched(sign, pen.palette().baseline());
    }
  }

  @Override
  public void draw(Pen pen, Box box) {
    Layout layout = layout(box);
    pen.startGroup("axis", true);
    drawColumnNames(pen, box, layout);
    for (int row = 0; row < layout.shown(); row++) {
      names.draw(pen, row, box.x(), y(layout, row), layout.pitch());
    }
    pen.endGroup();
    pen.startGroup("marks", false);
    for (int row = 0; row < layout.shown(); row++) {
      for (int column = 0; column < columns; column++) {
        drawMark(pen, layout, row, column);
      }
    }
    pen.endGroup();
    RowNames.drawMore(pen, rows - layout.shown(), locale, box.x(), y(layout, layout.shown()));
  }

  /**
   * Where things are.
   *
   * @param shown how many rows are drawn
   * @param pitch height of a row
   * @param left left of the first column
   * @param top top of the first row
   */
  private record Layout(int shown, double pitch, double left, double top) {}

  private Layout layout(Box box) {
    double room = box.height() - headHeight() - (chart.asides() > 0 ? ASIDE_GAP : 0);
    int shown = rows;
    if (rows * Pen.TARGET > room) {
      room = box.height() - headHeight() - MORE_HEIGHT;
      shown = Math.clamp((long) (room / Pen.TARGET), 1, rows);
    }
    double pitch = Math.max(Pen.TARGET, Math.floor(Math.min(room / shown, natural * 1.5)));
    return new Layout(shown, pitch, box.x() + names.width() + GAP, box.y() + headHeight());
  }

  private double x(Layout layout, int column) {
    return layout.left() + column * cell + (column >= knownColumns ? ASIDE_GAP : 0);
  }

  private double y(Layout layout, int row) {
    return layout.top() + row * layout.pitch() + (row >= rows - chart.asides() ? ASIDE_GAP : 0);
  }

  private void drawColumnNames(Pen pen, Box box, Layout layout) {
    String ink = pen.palette().mutedInk();
    double bottom = layout.top() - 6;
    if (!chart.ordered()) {
      for (int column = 0; column < columns; column++) {
        List<String> lines = lines(chart.columnNames().get(column));
        double y = bottom - (lines.size() - 1) * LINE_HEIGHT;
        for (String line : lines) {
          pen.text(line, x(layout, column) + cell / 2, y, Anchor.MIDDLE, TICK_SIZE, ink);
          y += LINE_HEIGHT;
        }
      }
      return;
    }
    double right = x(layout, columns - 1) + cell;
    if (knownColumns < columns) {
      List<String> aside = chart.columnNames().subList(knownColumns, columns);
      String name =
          TextWidths.shorten(String.join(", ", aside), TICK_SIZE, box.width() * ASIDE_SHARE);
      double middle = x(layout, knownColumns) + (columns - knownColumns) * cell / 2;
      double end =
          Math.max(right, Math.min(middle + TextWidths.width(name, TICK_SIZE) / 2, box.right()));
      pen.text(name, end, bottom, Anchor.END, TICK_SIZE, ink);
      right = end - TextWidths.width(name, TICK_SIZE) - ASIDE_GAP;
    }
    for (PlacedText label : orderedNames(box.x(), right, layout)) {
      pen.text(label.text(), label.x(), bottom, Anchor.MIDDLE, TICK_SIZE, ink);
    }
  }

  /** The names of the known columns: of neighbouring periods as below a line, else thinned out. */
  private List<PlacedText> orderedNames(double left, double right, Layout layout) {
    List<CalendarPeriod> periods =
        chart.categories().stream().limit(knownColumns).flatMap(c -> c.period().stream()).toList();
    if (periods.size() == knownColumns && areNeighbours(periods)) {
      int first = periods.getFirst().ordinal();
      return TimeAxis.of(periods)
          .labels(ordinal -> x(layout, ordinal - first) + cell / 2, TICK_SIZE, left, right, locale);
    }
    List<PlacedText> all = new ArrayList<>();
    for (int column = 0; column < knownColumns; column++) {
      all.add(new PlacedText(chart.columnNames().get(column), x(layout, column) + cell / 2));
    }
    Optional<List<PlacedText>> apart = PlacedText.apart(all, TICK_SIZE, left, right);
    return apart.orElseGet(() -> PlacedText.thinned(all, TICK_SIZE, left, right));
  }

  private static boolean areNeighbours(List<CalendarPeriod> periods) {
    for (int i = 1; i < periods.size(); i++) {
      if (periods.get(i).ordinal() != periods.get(i - 1).ordinal() + 1) {
        return false;
      }
    }
    return !periods.isEmpty();
  }

  private void drawMark(Pen pen, Layout layout, int row, int column) {
    Series series = chart.series().get(row);
    Mark mark = series.marks().get(column);
    Box area = new Box(x(layout, column), y(layout, row), cell, layout.pitch());
    Box inside = new Box(area.x(), area.y(), area.width() - 1, area.height() - 1);
    pen.startMark(series, mark);
    pen.target(area);
    switch (mark.value()) {
      case Published published -> {
        String fill = pen.palette().colourOf(chart.classes(), chart.classOf(published));
        pen.rect(inside, fill);
        printValue(pen, mark, inside, Contrast.inkOn(fill));
      }
      case Suppressed withheld ->
          pen.hatched(
              new Box(inside.x() + 0.5, inside.y() + 0.5, inside.width() - 1, inside.height() - 1),
              pen.palette().baseline());
      case NotDefined undefined -> printValue(pen, mark, inside, pen.palette().mutedInk());
    }
    pen.svg().end();
  }

  private static void printValue(Pen pen, Mark mark, Box inside, String ink) {
    if (TextWidths.width(mark.text(), TICK_SIZE) <= inside.width()) {
      pen.text(
          mark.text(),
          inside.x() + inside.width() / 2,
          inside.y() + inside.height() / 2 + 4,
          Anchor.MIDDLE,
          TICK_SIZE,
          ink);
    }
  }
}
