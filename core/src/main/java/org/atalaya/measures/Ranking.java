// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.cases.Category;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * Rows in the order of their published figures. Categories without a figure come after those with
 * one, "unknown" and the like last.
 */
public final class Ranking {

  /** Code of the row that holds what is not listed. */
  public static final String REST = "rest";

  private static final Wording WORDING = Wording.of(Ranking.class);

  private Ranking() {}

  /** The table in another order; it has one variable axis at the most. */
  public static PublishableTable sort(PublishableTable table, Sort order) {
    if (order == Sort.DECLARED) {
      return table;
    }
    int axis = variableAxis(table.header());
    return axis < 0 ? table : reordered(table, axis, order(table, axis, order));
  }

  /**
   * The {@code rows} largest and a row for the rest: the published total less the published figures
   * listed, never a count of its own. A rest that would be smaller than what is published of the
   * rows in it is withheld like them.
   */
  public static PublishableTable top(PublishableTable table, int rows) {
    int axis = variableAxis(table.header());
    if (axis < 0) {
      return table;
    }
    List<Integer> order = order(table, axis, Sort.DESCENDING);
    if (order.size() <= rows) {
      return reordered(table, axis, order);
    }
    PublishableTable listed = reordered(table, axis, order.subList(0, rows));
    TableAxis shortened = listed.header().axes().get(axis);
    List<Category> categories = new ArrayList<>(shortened.categories());
    categories.add(new Category(REST, WORDING.label("rest")));
    List<CellValue> cells = new ArrayList<>(listed.cells());
    List<CellValue> others = order.stream().skip(rows).map(table.cells()::get).toList();
    cells.add(rest(table, listed.cells(), others));
    return table.derive(
        withAxis(table.header(), axis, new TableAxis(shortened.dimension(), categories, false)),
        table.measure(),
        cells,
        table.margin().filter(values -> values.size() == 1));
  }

  private static CellValue rest(
      PublishableTable table, List<CellValue> listed, List<CellValue> others) {
    boolean overlapping =
        table.header().axes().stream().anyMatch(axis -> axis.dimension().multiValued());
    // One value: the margin over the ranked axis. More: the ranked axis is not the last one.
    Optional<CellValue> total =
        table.margin().filter(values -> values.size() == 1).map(List::getFirst);
    if (overlapping
        || table.measure() != Measure.COUNT
        || !(total.orElse(null) instanceof Published whole)) {
      return new NotDefined(Reason.NO_TOTAL);
    }
    double shown = 0;
    for (CellValue value : listed) {
      if (!(value instanceof Published published)) {
        return new NotDefined(Reason.BASE_IS_SUPPRESSED);
      }
      shown += published.value();
    }
    // Protected figures need not add up; less than nothing is never left.
    double rest = Math.max(0, whole.value() - shown);
    for (CellValue other : others) {
      if (other instanceof Suppressed withheld && rest < withheld.below()) {
        return withheld;
      }
    }
    return new Published(rest);
  }

  private static int variableAxis(TableHeader header) {
    int[] variable =
        IntStream.range(0, header.axes().size())
            .filter(axis -> !header.axes().get(axis).isConstant())
            .toArray();
    if (variable.length > 1) {
      throw new IllegalArgumentException("a ranking needs a table with one variable axis");
    }
    return variable.length == 0 ? -1 : variable[0];
  }

  private static List<Integer> order(PublishableTable table, int axis, Sort sort) {
    List<Category> categories = table.header().axes().get(axis).categories();
    Comparator<Integer> byValue =
        Comparator.comparingDouble(position -> value(table.cells().get(position)));
    if (sort == Sort.DESCENDING) {
      byValue = byValue.reversed();
    }
    return IntStream.range(0, categories.size())
        .boxed()
        .sorted(
            Comparator.<Integer, Boolean>comparing(
                    position -> categories.get(position).isResidual())
                .thenComparing(position -> !(table.cells().get(position) instanceof Published))
                .thenComparing(byValue))
        .toList();
  }

  private static double value(CellValue cell) {
    return cell instanceof Published published ? published.value() : 0;
  }

  private static PublishableTable reordered(PublishableTable table, int axis, List<Integer> order) {
    TableAxis before = table.header().axes().get(axis);
    TableAxis after =
        new TableAxis(
            before.dimension(),
            order.stream().map(before.categories()::get).toList(),
            before.complete() && order.size() == before.size());
    // The other axes are constant, so a cell is a position on this one.
    return table.derive(
        withAxis(table.header(), axis, after),
        table.measure(),
        order.stream().map(table.cells()::get).toList(),
        table
            .margin()
            .map(values -> values.size() == 1 ? values : order.stream().map(values::get).toList()));
  }

  private static TableHeader withAxis(TableHeader header, int index, TableAxis axis) {
    List<TableAxis> axes = new ArrayList<>(header.axes());
    axes.set(index, axis);
    return header.withAxes(axes);
  }
}
