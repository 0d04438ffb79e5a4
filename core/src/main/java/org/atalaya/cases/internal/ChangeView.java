// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.Table;

/** One view of changes: what its rows mean. */
final class ChangeView {

  private static final String ID = "change_id";
  private static final String TIME = "changed_at";
  private static final String OPERATION = "operation";

  private final String name;
  private final CountingUnit unit;
  private final List<String> rowId;

  /** The mapping's name of a column by any of its spellings in lower case. */
  private final Map<String, String> spellings = new HashMap<>();

  private final Set<String> needed;

  /**
   * Some rows.
   *
   * @param last the place of the last of them
   */
  record Page(List<CaseChange> changes, FeedPass.Position last) {}

  ChangeView(CsvMapping mapping, Table table, String name) {
    this.name = name;
    this.unit = table.units().stream().sorted().findFirst().orElseThrow();
    this.rowId = table.identity().rowId();
    this.needed = RowEncoder.columns(mapping, table);
    for (String column : needed) {
      spellings.put(column.toLowerCase(Locale.ROOT), column);
      for (String other : mapping.aliases().getOrDefault(column, List.of())) {
        spellings.putIfAbsent(other.toLowerCase(Locale.ROOT), column);
      }
    }
  }

  /** The view's name in SQL. */
  String name() {
    return name;
  }

  /**
   * Reads the rows of a page.
   *
   * @param before the place before the first of them
   * @throws CaseFeedException if a column is missing, or a row has no change id or time
   */
  Page read(ResultSet rows, FeedPass.Position before) throws SQLException {
    Map<String, Integer> columns = columns(rows.getMetaData());
    List<CaseChange> changes = new ArrayList<>();
    FeedPass.Position last = before;
    while (rows.next()) {
      long id = rows.getLong(column(columns, ID));
      boolean identified = !rows.wasNull();
      OffsetDateTime time = rows.getObject(column(columns, TIME), OffsetDateTime.class);
      if (!identified || time == null) {
        throw problem("has a row without %s".formatted(identified ? TIME : ID));
      }
      last = new FeedPass.Position(time.toInstant(), id);
      changes.add(change(rows, columns, Long.toString(id)));
    }
    return new Page(changes, last);
  }

  private CaseChange change(ResultSet rows, Map<String, Integer> columns, String id)
      throws SQLException {
    String operation = text(rows, column(columns, OPERATION)).strip();
    return switch (operation) {
      case "U" -> new CaseChange.Upsert(unit, id, texts(rows, columns, needed));
      case "D" -> new CaseChange.Deletion(unit, id, texts(rows, columns, rowId));
      default ->
          new CaseChange.Unreadable(
              unit, id, "has an operation other than U (is there) and D (was deleted)");
    };
  }

  private static Map<String, String> texts(
      ResultSet rows, Map<String, Integer> columns, Iterable<String> names) throws SQLException {
    Map<String, String> texts = new HashMap<>();
    for (String name : names) {
      texts.put(name, text(rows, column(columns, name)));
    }
    return texts;
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? "" : text;
  }

  private static int column(Map<String, Integer> columns, String name) {
    Integer column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no such column: " + name);
    }
    return column;
  }

  /** Where our own columns and those of the mapping are, by the mapping's names. */
  private Map<String, Integer> columns(ResultSetMetaData meta) throws SQLException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String label = meta.getColumnLabel(i).toLowerCase(Locale.ROOT);
      String name = spellings.getOrDefault(label, label);
      if (columns.putIfAbsent(name, i) != null && needed.contains(name)) {
        throw problem("has the column %s twice".formatted(name));
      }
    }
    List<String> missing = new ArrayList<>(List.of(ID, TIME, OPERATION));
    missing.addAll(needed);
    missing.removeAll(columns.keySet());
    if (!missing.isEmpty()) {
      throw problem("lacks the columns %s".formatted(String.join(", ", missing)));
    }
    return columns;
  }

  private CaseFeedException problem(String what) {
    return new CaseFeedException("The view %s %s.".formatted(name, what));
  }
}
