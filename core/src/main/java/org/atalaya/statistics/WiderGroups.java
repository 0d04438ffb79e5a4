// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.statistics.UnprotectedGroups.Told;

/**
 * Finds the wider groups of the cells of one table.
 *
 * @param axes the axes of the table
 * @param where the categories to which all its records are restricted
 * @param schema all dimensions
 * @param offered which periods there are
 * @param counter counts the groups
 */
record WiderGroups(
    List<TableAxis> axes,
    Map<String, String> where,
    CaseSchema schema,
    OfferedDimensions offered,
    Counter counter) {

  private static final int NO_GROUP = UnprotectedGroups.NO_GROUP;

  /** Counts the records of each combination of the categories of {@code axes}. */
  interface Counter {
    UnprotectedTally count(List<TableAxis> axes, Map<String, String> where);
  }

  /**
   * The wider groups.
   *
   * @param cells the cells, from which groups are summed where these are all of their records
   */
  UnprotectedGroups of(UnprotectedTally cells) {
    List<UnprotectedGroups.Wider> wider = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      widerBy(axis, cells).ifPresent(wider::add);
    }
    where.forEach((dimension, code) ->
        schema
            .dimension(dimension)
            .flatMap(restricted -> widerBy(restricted, restricted.category(code).orElseThrow()))
            .ifPresent(wider::add));
    return new UnprotectedGroups(wider);
  }

  private Optional<UnprotectedGroups.Wider> widerBy(int axis, UnprotectedTally cells) {
    TableAxis lifted = axes.get(axis);
    Dimension dimension = lifted.dimension();
    if (follows(dimension) || StatisticsQuery.isToDate(dimension.id())) {
      return Optional.empty();
    }
    Told told =
        new Told(
            dimension.id(),
            lifted.categories().stream().map(Category::code).toList(),
            cells(axes.subList(axis + 1, axes.size())));
    List<TableAxis> others = new ArrayList<>(axes);
    Optional<TableAxis> enclosing = enclosing(lifted);
    if (enclosing.isPresent()) {
      others.set(axis, enclosing.get());
      return Optional.of(
          new UnprotectedGroups.Wider(
              told,
              enclosed(lifted, enclosing.get()),
              enclosing.get().size(),
              () -> counter.count(others, where)));
    }
    others.remove(axis);
    int[] all =
        lifted.categories().stream().mapToInt(one -> one.isResidual() ? NO_GROUP : 0).toArray();
    boolean addsUp = lifted.complete() && !dimension.multiValued();
    return Optional.of(
        new UnprotectedGroups.Wider(
            told, all, 1, () -> addsUp ? summed(told, cells) : counter.count(others, where)));
  }

  /** Wider by what all records of the table are restricted to: one group for each cell. */
  private Optional<UnprotectedGroups.Wider> widerBy(Dimension restricted, Category category) {
    if (follows(restricted) || category.isResidual()) {
      return Optional.empty();
    }
    Map<String, String> wider = new LinkedHashMap<>(where);
    wider.remove(restricted.id());
    restricted
        .parent()
        .filter(parent -> !isTold(parent))
        .ifPresent(parent -> category.parent().ifPresent(code -> wider.put(parent, code)));
    return Optional.of(
        new UnprotectedGroups.Wider(
            new Told(restricted.id(), List.of(category.code()), cells(axes)),
            new int[] {0},
            1,
            () -> counter.count(axes, wider)));
  }

  /** Whether the categories of a dimension follow from those of another one of the table. */
  private boolean follows(Dimension dimension) {
    return told()
        .flatMap(other -> schema.dimension(other).stream())
        .anyMatch(other -> other.parent().equals(Optional.of(dimension.id())));
  }

  private boolean isTold(String dimension) {
    return told().anyMatch(dimension::equals);
  }

  private Stream<String> told() {
    return Stream.concat(axes.stream().map(axis -> axis.dimension().id()), where.keySet().stream());
  }

  /** The axis of the categories that enclose those of {@code axis}, if the table has not told. */
  private Optional<TableAxis> enclosing(TableAxis axis) {
    Optional<Dimension> parent =
        axis.dimension().parent().filter(id -> !isTold(id)).flatMap(schema::dimension);
    Set<String> codes =
        axis.categories().stream()
            .flatMap(category -> category.parent().stream())
            .collect(Collectors.toSet());
    if (parent.isEmpty() || codes.isEmpty()) {
      return Optional.empty();
    }
    List<Category> all = offered.categories(parent.get());
    List<Category> listed = all.stream().filter(one -> codes.contains(one.code())).toList();
    return listed.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableAxis(parent.get(), listed, listed.size() == all.size()));
  }

  /** For each category its place among those that enclose it. */
  private static int[] enclosed(TableAxis axis, TableAxis enclosing) {
    List<String> codes = enclosing.categories().stream().map(Category::code).toList();
    return axis.categories().stream()
        .mapToInt(category -> category.parent().map(codes::indexOf).orElse(NO_GROUP))
        .toArray();
  }

  private static UnprotectedTally summed(Told told, UnprotectedTally cells) {
    long[] counts = new long[cells.size() / told.codes().size()];
    long[] keySums = new long[counts.length];
    for (int cell = 0; cell < cells.size(); cell++) {
      int group = told.outer(cell) * told.inner() + cell % told.inner();
      counts[group] += cells.count(cell);
      keySums[group] += cells.keySum(cell);
    }
    return new UnprotectedTally(counts, keySums);
  }

  static int cells(List<TableAxis> axes) {
    return axes.stream().mapToInt(TableAxis::size).reduce(1, (a, b) -> a * b);
  }
}
