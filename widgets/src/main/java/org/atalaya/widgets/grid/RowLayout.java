// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.grid;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.atalaya.cases.Category;
import org.atalaya.charts.CategoryText;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.TableAxis;
import org.jspecify.annotations.Nullable;

/**
 * A table laid out in rows: of the dimensions by which it is told apart the last runs across, where
 * there are two or more, and the others down. What holds for all of it is left out. Rows are made
 * when they are asked for.
 */
final class RowLayout {

  private final PublishableTable table;
  private final Locale locale;
  private final StatisticsGridI18n words;
  private final List<TableAxis> down;
  private final List<Category> across;
  private final List<String> columns;

  /** The last order that was asked for: a grid asks for it again with each page of rows. */
  private @Nullable Order sortedBy;

  private List<Integer> sorted = List.of();

  private record Order(int column, boolean descending) {}

  /**
   * A layout.
   *
   * @param by dimensions by which the question tells apart, also where one category is found
   */
  RowLayout(PublishableTable table, List<String> by, Locale locale, StatisticsGridI18n words) {
    this.words = words;
    this.table = table;
    this.locale = locale;
    List<TableAxis> variable =
        table.header().axes().stream()
            .filter(axis -> !axis.isConstant() || by.contains(axis.dimension().id()))
            .toList();
    int last = variable.size() - 1;
    down = last < 1 ? variable : variable.subList(0, last);
    across = last < 1 ? List.of() : variable.get(last).categories();
    columns =
        across.isEmpty()
            ? List.of(CellText.unit(table.measure(), table.header().indicator(), locale))
            : across.stream()
                .map(
                    category -> CategoryText.full(variable.get(last).dimension(), category, locale))
                .toList();
  }

  /** What the columns of labels are called. */
  List<String> heads() {
    return down.stream().map(axis -> axis.dimension().label().in(locale)).toList();
  }

  /** What the columns of figures are called. */
  List<String> columns() {
    return columns;
  }

  /** Number of rows. */
  int rows() {
    return table.cells().size() / columns.size();
  }

  /** The numbers of all rows in the order of the table. */
  List<Integer> order() {
    return IntStream.range(0, rows()).boxed().toList();
  }

  /**
   * The numbers of all rows in the order of one column. What has no figure comes last in either
   * direction: it is not the least.
   *
   * @param column counted from the left, labels first
   */
  List<Integer> order(int column, boolean descending) {
    Order asked = new Order(column, descending);
    if (!asked.equals(sortedBy)) {
      List<Integer> order = new ArrayList<>(order());
      order.sort(
          column < down.size()
              ? byLabel(column, descending)
              : byFigure(column - down.size(), descending));
      sorted = order;
      sortedBy = asked;
    }
    return sorted;
  }

  private Comparator<Integer> byLabel(int column, boolean descending) {
    Collator collator = Collator.getInstance(locale);
    // Periods and codes are in the table's own order already, which says more than letters.
    Comparator<Integer> comparator =
        down.get(column).dimension().role().isTime()
            ? Comparator.comparingInt(row -> position(row, column))
            : Comparator.comparing(row -> label(row, column), collator::compare);
    return descending ? comparator.reversed() : comparator;
  }

  private Comparator<Integer> byFigure(int column, boolean descending) {
    Comparator<Integer> byValue = Comparator.comparingDouble(row -> figure(row, column).orElse(0));
    Comparator<Integer> withoutLast = Comparator.comparing(row -> figure(row, column).isEmpty());
    return withoutLast.thenComparing(descending ? byValue.reversed() : byValue);
  }

  private OptionalDouble figure(int row, int column) {
    return cell(row, column) instanceof Published known
        ? OptionalDouble.of(known.value())
        : OptionalDouble.empty();
  }

  /** The row of this number, 0 to {@link #rows()} − 1. */
  StatisticsRow row(int number) {
    List<String> codes = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < down.size(); i++) {
      codes.add(category(number, i).code());
      labels.add(label(number, i));
    }
    List<String> figures = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      CellValue value = cell(number, i);
      figures.add(text(value));
      sentences.add(sentence(value));
    }
    return new StatisticsRow(codes, labels, figures, sentences);
  }

  private String text(CellValue value) {
    String figure = CellText.of(value, table.measure(), locale);
    return switch (value) {
      case Published published ->
          published.cautions().contains(Caution.PROVISIONAL)
              ? words.provisional().replace("{0}", figure)
              : figure;
      case Suppressed withheld -> words.withheld().replace("{0}", figure);
      case NotDefined undefined -> sentence(value);
    };
  }

  private String sentence(CellValue value) {
    return CellText.sentence(value, table.measure(), table.header().indicator(), locale);
  }

  private CellValue cell(int row, int column) {
    return table.cells().get(row * columns.size() + column);
  }

  private String label(int row, int axis) {
    return CategoryText.full(down.get(axis).dimension(), category(row, axis), locale);
  }

  private Category category(int row, int axis) {
    return down.get(axis).categories().get(position(row, axis));
  }

  private int position(int row, int axis) {
    int below = 1;
    for (int i = axis + 1; i < down.size(); i++) {
      below *= down.get(i).size();
    }
    return row / below % down.get(axis).size();
  }
}
