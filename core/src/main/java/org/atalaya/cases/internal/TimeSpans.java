// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.DatasetVersion.TimeSpan;
import org.atalaya.cases.Dimension;

/** Finds the calendar periods that a version covers, over the fact tables of all units. */
final class TimeSpans {

  private static final String HOLDS = "to_version = " + FactColumn.OPEN;

  private final CaseSchema schema;
  private final Statement statement;

  /** Within the transaction that changed the rows. */
  TimeSpans(CaseSchema schema, Statement statement) {
    this.schema = schema;
    this.statement = statement;
  }

  /**
   * What some rows say of a dimension.
   *
   * @param first the first period, {@link Integer#MAX_VALUE} if there is none
   * @param last the last period, {@link Integer#MIN_VALUE} if there is none
   * @param unknown whether some row has no known period
   */
  private record Seen(int first, int last, boolean unknown) {
    Seen and(Seen other) {
      return new Seen(
          Math.min(first, other.first), Math.max(last, other.last), unknown || other.unknown);
    }
  }

  /** By time dimension, those of all rows that hold. */
  Map<String, TimeSpan> ofAll() throws SQLException {
    return spans(seen(HOLDS));
  }

  /**
   * By time dimension, those of all rows that hold, where possible without a look at all of them.
   *
   * @param before what they were before {@code version}
   * @param version of which the new rows are
   */
  Map<String, TimeSpan> after(Map<String, TimeSpan> before, int version) throws SQLException {
    Map<String, Seen> seen = seen(HOLDS + " AND from_version = " + version);
    before.forEach((dimension, span) ->
        seen.merge(dimension, new Seen(span.first(), span.last(), span.unknown()), Seen::and));
    Map<String, TimeSpan> spans = spans(seen);
    for (Map.Entry<String, TimeSpan> span : spans.entrySet()) {
      // A row that was withdrawn may have been the only one of the first or the last period.
      if (!isReached(span.getKey(), span.getValue())) {
        return ofAll();
      }
    }
    return spans;
  }

  /** A dimension without any known period has no span. */
  private static Map<String, TimeSpan> spans(Map<String, Seen> seen) {
    Map<String, TimeSpan> spans = new HashMap<>();
    seen.forEach((dimension, one) -> {
      if (one.first <= one.last) {
        spans.put(dimension, new TimeSpan(one.first, one.last, one.unknown));
      }
    });
    return spans;
  }

  private Map<String, Seen> seen(String condition) throws SQLException {
    Map<String, Seen> seen = new HashMap<>();
    for (CountingUnit unit : schema.dimensionsOf().keySet()) {
      List<Dimension> dimensions = timeDimensions(unit);
      if (!dimensions.isEmpty()) {
        look(unit, dimensions, condition, seen);
      }
    }
    return seen;
  }

  private void look(
      CountingUnit unit, List<Dimension> dimensions, String condition, Map<String, Seen> seen)
      throws SQLException {
    String columns =
        dimensions.stream()
            .map(dimension ->
                String.format(
                    Locale.ROOT,
                    """
                    coalesce(min(nullif("%1$s", 0)), %2$d),
                    coalesce(max(nullif("%1$s", 0)), %3$d), coalesce(bool_or("%1$s" = 0), false)
                    """,
                    FactColumn.name(dimension),
                    Integer.MAX_VALUE,
                    Integer.MIN_VALUE))
            .collect(Collectors.joining(", "));
    try (ResultSet row =
        statement.executeQuery(
            "SELECT %s FROM %s WHERE %s"
                .formatted(columns, StoreTables.factTable(unit), condition))) {
      row.next();
      for (int i = 0; i < dimensions.size(); i++) {
        seen.merge(
            dimensions.get(i).id(),
            new Seen(row.getInt(3 * i + 1), row.getInt(3 * i + 2), row.getBoolean(3 * i + 3)),
            Seen::and);
      }
    }
  }

  /** Whether there still are rows of the first period, of the last, and of none if it says so. */
  private boolean isReached(String id, TimeSpan span) throws SQLException {
    List<String> edges = new ArrayList<>();
    IntStream.of(span.first(), span.last()).forEach(edge -> edges.add(exists(id, edge)));
    if (span.unknown()) {
      edges.add(exists(id, 0));
    }
    try (ResultSet row = statement.executeQuery("SELECT " + String.join(" AND ", edges))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private String exists(String id, int ordinal) {
    return schema.dimensionsOf().keySet().stream()
        .flatMap(unit ->
            timeDimensions(unit).stream()
                .filter(dimension -> dimension.id().equals(id))
                .map(dimension ->
                    String.format(
                        Locale.ROOT,
                        "EXISTS (SELECT 1 FROM %s WHERE %s AND \"%s\" = %d)",
                        StoreTables.factTable(unit),
                        HOLDS,
                        FactColumn.name(dimension),
                        ordinal)))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private List<Dimension> timeDimensions(CountingUnit unit) {
    return schema.dimensionsOf(unit).stream()
        .filter(dimension -> dimension.role().isTime())
        .toList();
  }
}
