// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Dimension;

/** Makes fact tables hold what staged rows say and nothing else, in a version that is made. */
final class TableState {

  private final CaseSchema schema;
  private final Statement statement;
  private final int version;

  /**
   * Rows added and withdrawn, each counted once for each unit.
   *
   * @param added those that were not there, or otherwise
   * @param withdrawn those that are there no more, or otherwise
   */
  record Difference(long added, long withdrawn) {

    static final Difference NONE = new Difference(0, 0);

    Difference and(Difference other) {
      return new Difference(added + other.added, withdrawn + other.withdrawn);
    }
  }

  /**
   * States for a version.
   *
   * @param statement in a transaction of its own
   * @param version the number of the version that is being made
   */
  TableState(CaseSchema schema, Statement statement, int version) {
    this.schema = schema;
    this.statement = statement;
    this.version = version;
  }

  /** What {@code staged} lacks is closed, what it has otherwise is closed and appended anew. */
  Difference become(StagingTable staged) throws SQLException {
    long added = 0;
    long withdrawn = 0;
    for (CountingUnit unit : staged.table().units()) {
      boolean empty = isEmpty(unit);
      withdrawn += empty ? 0 : statement.executeUpdate(withdraw(staged.name(), unit));
      added += statement.executeUpdate(add(staged.name(), unit, empty));
    }
    return new Difference(added, withdrawn);
  }

  /** Whether the store holds nothing of a unit: the first load needs no comparison. */
  private boolean isEmpty(CountingUnit unit) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT count(*) FROM (SELECT 1 FROM %s LIMIT 1) AS one"
                .formatted(StoreTables.factTable(unit)))) {
      rows.next();
      return rows.getLong(1) == 0;
    }
  }

  /** Closes the rows that the source no longer holds, or holds otherwise. */
  private String withdraw(String staging, CountingUnit unit) {
    return String.format(
        Locale.ROOT,
        """
        UPDATE %s AS fact SET to_version = %d
        WHERE to_version = %d AND NOT EXISTS (
          SELECT 1 FROM %s AS staging
          WHERE staging.record_id = fact.record_id AND staging.record_key = fact.record_key%s)
        """,
        StoreTables.factTable(unit),
        version,
        FactColumn.OPEN,
        staging,
        columns(unit, " AND staging.\"%1$s\" = fact.\"%1$s\""));
  }

  /** Adds the rows that the store does not hold so; by month, which serves most questions. */
  private String add(String staging, CountingUnit unit, boolean empty) {
    String absent =
        empty
            ? ""
            : String.format(
                Locale.ROOT,
                """
                WHERE NOT EXISTS (
                  SELECT 1 FROM %s AS fact
                  WHERE fact.record_id = staging.record_id AND fact.to_version = %d)
                """,
                StoreTables.factTable(unit),
                FactColumn.OPEN);
    return String.format(
        Locale.ROOT,
        """
        INSERT INTO %s SELECT record_id, record_key, %d, %d%s FROM %s AS staging
        %s ORDER BY %s
        """,
        StoreTables.factTable(unit),
        version,
        FactColumn.OPEN,
        columns(unit, ", staging.\"%1$s\""),
        staging,
        absent,
        orderColumn(unit));
  }

  private String columns(CountingUnit unit, String pattern) {
    return schema.dimensionsOf(unit).stream()
        .map(dimension -> pattern.formatted(FactColumn.name(dimension)))
        .collect(Collectors.joining());
  }

  private String orderColumn(CountingUnit unit) {
    return schema.dimensionsOf(unit).stream()
        .filter(dimension -> dimension.role() == Dimension.Role.MONTH)
        .findFirst()
        .map(dimension -> "staging.\"" + FactColumn.name(dimension) + "\"")
        .orElse("record_id");
  }
}
