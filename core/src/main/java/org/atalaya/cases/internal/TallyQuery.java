// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.values;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row2;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One pass over a fact table: count and sum of record keys by cell. An axis with one category is a
 * condition, one with several is grouped by; a multi-valued axis is joined with the bits of its
 * categories, so that a record counts once for each of them.
 */
final class TallyQuery {

  private static final Field<Integer> FROM_VERSION =
      field(name("fact", "from_version"), SQLDataType.INTEGER);
  private static final Field<Integer> TO_VERSION =
      field(name("fact", "to_version"), SQLDataType.INTEGER);
  private static final Field<Long> RECORD_KEY =
      field(name("fact", "record_key"), SQLDataType.BIGINT);

  private final TallyRequest request;
  private final List<GroupedAxis> grouped = new ArrayList<>();
  private Condition condition;
  private Table<?> from;

  /** An axis by which rows are grouped. */
  private record GroupedAxis(Field<Integer> ordinal, Map<Integer, Integer> positions, int stride) {}

  TallyQuery(TallyRequest request, CaseSchema schema, Map<String, Map<String, Integer>> ordinals) {
    this.request = request;
    this.from = table(name(DuckDbCaseStore.factTable(request.unit()))).as("fact");
    this.condition = FROM_VERSION.le(request.version()).and(TO_VERSION.gt(request.version()));
    List<Dimension> dimensions = schema.dimensionsOf(request.unit());
    int stride = request.cells();
    for (TallyRequest.Axis axis : request.axes()) {
      Dimension dimension = dimension(axis.dimension(), dimensions);
      int[] wanted = ordinals(dimension, axis.codes(), ordinals);
      stride /= wanted.length;
      add(dimension, axis, wanted, stride);
    }
    for (TallyRequest.Restriction restriction : request.restrictions()) {
      Dimension dimension = dimension(restriction.dimension(), dimensions);
      int[] wanted = ordinals(dimension, restriction.codes(), ordinals);
      condition =
          condition.and(
              dimension.multiValued()
                  ? anyOf(dimension, wanted)
                  : among(FactColumn.ordinal(dimension), wanted));
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

  private static Condition anyOf(Dimension dimension, int[] wanted) {
    long bits =
        Arrays.stream(wanted).mapToLong(ordinal -> 1L << ordinal).reduce(0, (a, b) -> a | b);
    return FactColumn.bits(dimension).bitAnd(inline(bits)).ne(inline(0L));
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

  private void add(Dimension dimension, TallyRequest.Axis axis, int[] wanted, int stride) {
    if (dimension.multiValued()) {
      addMultiValued(dimension, wanted, stride);
      return;
    }
    Field<Integer> column = FactColumn.ordinal(dimension);
    if (wanted.length == 1) {
      condition = condition.and(column.eq(wanted[0]));
      return;
    }
    if (!axis.complete()) {
      condition = condition.and(among(column, wanted));
    }
    group(column, wanted, stride);
  }

  private void addMultiValued(Dimension dimension, int[] wanted, int stride) {
    if (wanted.length == 1) {
      condition = condition.and(anyOf(dimension, wanted));
      return;
    }
    Field<Long> bits = FactColumn.bits(dimension);
    String alias = "bits_" + grouped.size();
    @SuppressWarnings({"unchecked", "rawtypes"})
    Row2<Integer, Long>[] rows =
        Arrays.stream(wanted)
            .mapToObj(ordinal -> row(inline(ordinal), inline(1L << ordinal)))
            .toArray(Row2[]::new);
    Table<?> bit = values(rows).as(alias, "ordinal", "bit");
    Field<Long> bitColumn = field(name(alias, "bit"), SQLDataType.BIGINT);
    from = from.join(bit).on(bits.bitAnd(bitColumn).ne(inline(0L)));
    group(field(name(alias, "ordinal"), SQLDataType.INTEGER), wanted, stride);
  }

  /** A range where the ordinals follow one another, as months do: it skips whole blocks. */
  private static Condition among(Field<Integer> column, int[] wanted) {
    int[] sorted = Arrays.stream(wanted).sorted().distinct().toArray();
    int first = sorted[0];
    int last = sorted[sorted.length - 1];
    return last - first == sorted.length - 1
        ? column.between(first, last)
        : column.in(Arrays.stream(sorted).boxed().toList());
  }

  private void group(Field<Integer> ordinal, int[] wanted, int stride) {
    Map<Integer, Integer> positions = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      positions.put(wanted[i], i);
    }
    grouped.add(new GroupedAxis(ordinal, positions, stride));
  }

  UnprotectedTally run(Connection connection, SQLDialect dialect) throws SQLException {
    List<Field<Integer>> groups = grouped.stream().map(GroupedAxis::ordinal).toList();
    List<SelectField<?>> columns = new ArrayList<>(groups);
    columns.add(count().cast(SQLDataType.BIGINT));
    columns.add(sum(RECORD_KEY).cast(SQLDataType.BIGINT));
    Select<Record> select =
        DSL.using(connection, dialect).select(columns).from(from).where(condition).groupBy(groups);
    long[] counts = new long[request.cells()];
    long[] keySums = new long[request.cells()];
    try (var cursor = select.fetchLazy();
        ResultSet rows = cursor.resultSet()) {
      if (rows != null) {
        read(rows, counts, keySums);
      }
    }
    return new UnprotectedTally(counts, keySums);
  }

  private void read(ResultSet rows, long[] counts, long[] keySums) throws SQLException {
    while (rows.next()) {
      int cell = 0;
      for (int i = 0; i < grouped.size(); i++) {
        GroupedAxis axis = grouped.get(i);
        Integer position = axis.positions().get(rows.getInt(i + 1));
        if (position == null) {
          throw new IllegalStateException("a record has a category that its dimension lacks");
        }
        cell += position * axis.stride();
      }
      counts[cell] = rows.getLong(grouped.size() + 1);
      keySums[cell] = rows.getLong(grouped.size() + 2);
    }
  }
}
