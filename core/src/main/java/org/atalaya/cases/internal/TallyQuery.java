// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One pass over a fact table: count and sum of record keys by cell. An axis with one category is a
 * condition, one with several is grouped by. A multi-valued axis is grouped by its set of
 * categories, of which few occur; a record then counts once for each category of its set.
 *
 * <p>With a margin the last axis is grouped by without any condition: records outside its listed
 * categories count in the margin only.
 *
 * <p>The SQL is planned anew for each question. A statement kept from one question to the next
 * would be wrong: DuckDB (seen in 1.5.6) plans by what the columns hold, leaves out conditions that
 * all rows fulfil, and does not notice when later rows no longer do.
 */
final class TallyQuery {

  private static final Field<Integer> FROM_VERSION =
      field(name("fact", "from_version"), SQLDataType.INTEGER);
  private static final Field<Integer> TO_VERSION =
      field(name("fact", "to_version"), SQLDataType.INTEGER);
  private static final Field<Long> RECORD_KEY =
      field(name("fact", "record_key"), SQLDataType.BIGINT);

  private final TallyEngine engine;
  private final TallyRequest request;
  private final List<GroupedAxis> grouped = new ArrayList<>();
  private final Table<?> from;
  private Condition condition;

  /**
   * An axis by which rows are grouped.
   *
   * @param column what is grouped by: an ordinal, or a set of bits
   * @param set whether it is a set
   * @param open whether rows outside the listed categories may come along
   * @param positions position by ordinal, from {@code lowest} on; −1 where it is not listed
   * @param stride cells from one position to the next
   */
  private record GroupedAxis(
      Field<?> column, boolean set, boolean open, int lowest, int[] positions, int stride) {

    int position(long ordinal) {
      long at = ordinal - lowest;
      int position = at >= 0 && at < positions.length ? positions[(int) at] : -1;
      if (position < 0 && !open) {
        throw new IllegalStateException("a record has a category that its dimension lacks");
      }
      return position;
    }
  }

  TallyQuery(
      TallyEngine engine,
      TallyRequest request,
      CaseSchema schema,
      Map<String, Map<String, Integer>> ordinals) {
    this.engine = engine;
    this.request = request;
    this.from = table(name(StoreTables.factTable(request.unit()))).as("fact");
    this.condition = FROM_VERSION.le(request.version()).and(TO_VERSION.gt(request.version()));
    List<Dimension> dimensions = schema.dimensionsOf(request.unit());
    int stride = request.cells();
    for (TallyRequest.Axis axis : request.axes()) {
      Dimension dimension = dimension(axis.dimension(), dimensions);
      int[] wanted = ordinals(dimension, axis.codes(), ordinals);
      stride /= axis.size();
      boolean open = request.margin() && axis == request.axes().getLast();
      if (axis.size() == 1 && !open) {
        condition = condition.and(isOneOf(dimension, wanted));
        continue;
      }
      if (!axis.complete() && !open) {
        condition = condition.and(isAbout(dimension, wanted));
      }
      group(dimension, axis, wanted, stride);
    }
    for (TallyRequest.Restriction restriction : request.restrictions()) {
      Dimension dimension = dimension(restriction.dimension(), dimensions);
      condition =
          condition.and(isOneOf(dimension, ordinals(dimension, restriction.codes(), ordinals)));
    }
  }

  private Dimension dimension(String id, List<Dimension> dimensions) {
    return dimensions.stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s cannot be told apart by %s".formatted(request.unit(), id)));
  }

  private static int[] ordinals(
      Dimension dimension, List<String> codes, Map<String, Map<String, Integer>> ordinals) {
    Map<String, Integer> own = ordinals.getOrDefault(dimension.id(), Map.of());
    return codes.stream().mapToInt(code -> ordinal(dimension, code, own)).toArray();
  }

  private static int ordinal(Dimension dimension, String code, Map<String, Integer> ordinals) {
    if (dimension.role().isTime() && !code.equals(Category.UNKNOWN)) {
      return CalendarPeriod.parse(code)
          .orElseThrow(() -> new IllegalArgumentException("no period: " + code))
          .ordinal();
    }
    Integer ordinal = ordinals.get(code);
    if (ordinal == null) {
      throw new IllegalArgumentException(
          "dimension %s has no category %s".formatted(dimension.id(), code));
    }
    return ordinal;
  }

  private static Condition isOneOf(Dimension dimension, int[] wanted) {
    if (dimension.multiValued()) {
      return FactColumn.bits(dimension).bitAnd(inline(bits(wanted))).ne(inline(0L));
    }
    // A range where the ordinals follow one another, as months do: it skips whole blocks.
    Field<Integer> column = FactColumn.ordinal(dimension);
    int[] sorted = Arrays.stream(wanted).sorted().distinct().toArray();
    int first = sorted[0];
    int last = sorted[sorted.length - 1];
    if (sorted.length == 1) {
      return column.eq(first);
    }
    return last - first == sorted.length - 1
        ? column.between(first, last)
        : column.in(Arrays.stream(sorted).boxed().toList());
  }

  /**
   * Lets pass what is wanted and little else, which is left out when the answer is read. The months
   * of ten years to date are a range with gaps: DuckDB takes half the time over the range that it
   * takes over their list.
   */
  private static Condition isAbout(Dimension dimension, int[] wanted) {
    int first = Arrays.stream(wanted).min().orElseThrow();
    int last = Arrays.stream(wanted).max().orElseThrow();
    return !dimension.multiValued() && last - first < 2 * wanted.length
        ? FactColumn.ordinal(dimension).between(first, last)
        : isOneOf(dimension, wanted);
  }

  private static long bits(int[] ordinals) {
    return Arrays.stream(ordinals).mapToLong(ordinal -> 1L << ordinal).reduce(0, (a, b) -> a | b);
  }

  private void group(Dimension dimension, TallyRequest.Axis axis, int[] wanted, int stride) {
    if (dimension.multiValued() && axis.codesOfCell() > 1) {
      throw new IllegalArgumentException(
          "%s has several categories of a record, which would count more than once in a cell"
              .formatted(dimension.id()));
    }
    int lowest = Arrays.stream(wanted).min().orElseThrow();
    int[] positions = new int[Arrays.stream(wanted).max().orElseThrow() - lowest + 1];
    Arrays.fill(positions, -1);
    for (int i = 0; i < wanted.length; i++) {
      positions[wanted[i] - lowest] = i / axis.codesOfCell();
    }
    Field<?> column =
        dimension.multiValued()
            ? FactColumn.bits(dimension).bitAnd(inline(bits(wanted)))
            : FactColumn.ordinal(dimension);
    grouped.add(
        new GroupedAxis(
            column, dimension.multiValued(), !axis.complete(), lowest, positions, stride));
  }

  /** The statement. */
  private String sql() {
    List<Field<?>> groups = grouped.stream().<Field<?>>map(GroupedAxis::column).toList();
    List<SelectField<?>> columns = new ArrayList<>(groups);
    columns.add(count().cast(SQLDataType.BIGINT));
    columns.add(sum(RECORD_KEY).cast(SQLDataType.BIGINT));
    DSLContext sql = DSL.using(engine.dialect());
    return sql.renderInlined(sql.select(columns).from(from).where(condition).groupBy(groups));
  }

  /**
   * Counts.
   *
   * @param nanoseconds how long it may take; absent for as long as it takes
   * @throws DeadlineExceededException if it took longer
   */
  UnprotectedTally run(Connection connection, OptionalLong nanoseconds) throws SQLException {
    String sql = sql();
    try (Statement statement = engine.statement(connection, sql);
        Cancellation cancellation = new Cancellation(statement, nanoseconds)) {
      try {
        return read(statement, sql);
      } catch (SQLException e) {
        if (cancellation.isCancelled()) {
          throw new DeadlineExceededException();
        }
        throw e;
      }
    }
  }

  private UnprotectedTally read(Statement statement, String sql) throws SQLException {
    Tally tally = new Tally();
    engine.read(statement, sql, grouped.size() + 2, row -> tally.add(row, 0, 0));
    return tally.done();
  }

  /** The cells while rows come in. */
  private final class Tally {

    private final int width = request.margin() ? request.axes().getLast().size() : 1;
    private final Sums cells = new Sums(request.cells());
    private final Sums margin = new Sums(request.margin() ? request.cells() / width : 0);

    /**
     * Adds a row of the answer.
     *
     * @param row value by grouped axis, then count and sum of keys
     * @param axis the first axis by which it is not yet placed
     * @param cell where the axes before place it
     */
    void add(long[] row, int axis, int cell) {
      if (request.margin() && axis == grouped.size() - 1) {
        margin.add(cell / width, row);
      }
      if (axis == grouped.size()) {
        cells.add(cell, row);
        return;
      }
      GroupedAxis one = grouped.get(axis);
      if (one.set()) {
        for (long rest = row[axis]; rest != 0; rest &= rest - 1) {
          int position = one.position(Long.numberOfTrailingZeros(rest));
          add(row, axis + 1, cell + position * one.stride());
        }
        return;
      }
      int position = one.position(row[axis]);
      if (position >= 0) {
        add(row, axis + 1, cell + position * one.stride());
      }
    }

    UnprotectedTally done() {
      return new UnprotectedTally(
          cells.counts,
          cells.keySums,
          request.margin()
              ? Optional.of(new UnprotectedTally(margin.counts, margin.keySums))
              : Optional.empty());
    }
  }

  private static final class Sums {

    private final long[] counts;
    private final long[] keySums;

    Sums(int cells) {
      counts = new long[cells];
      keySums = new long[cells];
    }

    void add(int cell, long[] row) {
      counts[cell] += row[row.length - 2];
      keySums[cell] += row[row.length - 1];
    }
  }
}
