// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.Dimension;

/**
 * The temporary table in which encoded rows wait to be applied to the fact tables of their units.
 *
 * @param table of which the rows are
 * @param name its name in SQL
 * @param dimensions its columns after record id and record key
 */
record StagingTable(Table table, String name, List<Dimension> dimensions) {

  static StagingTable of(CsvMapping mapping, Table table) {
    return new StagingTable(
        table,
        "staging_" + units(table),
        mapping.dimensions(table).stream().map(DimensionMapping::dimension).toList());
  }

  /** For rows of which only the id matters. */
  static StagingTable ofIds(Table table) {
    return new StagingTable(table, "gone_" + units(table), List.of());
  }

  /** For rows of a unit that are as they were. */
  static StagingTable ofSame(Table table, CountingUnit unit) {
    return new StagingTable(table, "same_" + unit.id(), List.of());
  }

  /** The units of a table as part of a name. */
  static String units(Table table) {
    return table.units().stream().sorted().map(CountingUnit::id).collect(Collectors.joining("_"));
  }

  /** The statement that makes the table, for one connection only. */
  String definition() {
    String columns =
        dimensions.stream()
            .map(dimension ->
                ", \"%s\" %s".formatted(FactColumn.name(dimension), FactColumn.type(dimension)))
            .collect(Collectors.joining());
    return "CREATE TEMP TABLE %s (record_id BIGINT, record_key BIGINT%s)".formatted(name, columns);
  }

  /** Makes the table, for this connection only. */
  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(definition());
    }
  }
}
