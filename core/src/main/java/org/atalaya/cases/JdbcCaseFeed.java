// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.internal.ChangeViews;

/**
 * A feed that reads views in the case system's database, one for each table of the mapping. A view
 * has a row for each row of the table, in its present state, and one for each that was deleted:
 *
 * <ul>
 *   <li>{@code change_id}, a whole number, unique in the view and not made from the case's content
 *   <li>{@code changed_at}, with time zone and never null: when this state was entered
 *   <li>{@code operation}: {@code U} where the row is there, {@code D} where it was deleted
 *   <li>the columns that the mapping names, as texts or what the driver turns into the same texts
 *       as in a file; where it was deleted, those that identify the row
 * </ul>
 *
 * <p>Names of columns are compared without regard to case. A history of states, with several rows
 * for each row of the table, will do if later states have a later time.
 *
 * <pre>{@code
 * CaseFeed feed = JdbcCaseFeed.of(dataSource, mapping).build();
 * }</pre>
 *
 * <p>Rows are read in the order of {@code (changed_at, change_id)}; an index on these makes it
 * fast. A transaction that commits late brings rows with times that were passed already, so each
 * reading begins again an <em>overlap</em> before the time at which the one before it began.
 * <strong>Not checked:</strong> that no transaction takes longer from the time it gives a row to
 * its commit, and no clock that gives such times is further off the database's, than the overlap
 * together. What comes later than that is missed until the row changes again.
 */
public final class JdbcCaseFeed {

  /** Two minutes. */
  public static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(2);

  private final DataSource dataSource;
  private final CsvMapping mapping;
  private final Map<Table, String> views = new LinkedHashMap<>();
  private Duration overlap = DEFAULT_OVERLAP;
  private Queries queries = Queries.STANDARD;

  private JdbcCaseFeed(DataSource dataSource, CsvMapping mapping) {
    this.dataSource = dataSource;
    this.mapping = mapping;
    for (Table table : mapping.readTables()) {
      views.put(table, ChangeViews.defaultName(mapping, table));
    }
  }

  /**
   * Reads the view {@code case_changes}; where the mapping has several tables, for each the view
   * {@code case_changes_} and its counting units, as {@code case_changes_victim}.
   *
   * @param dataSource hands out connections that may read the views, and need no other right
   */
  public static JdbcCaseFeed of(DataSource dataSource, CsvMapping mapping) {
    return new JdbcCaseFeed(dataSource, mapping);
  }

  /**
   * Another view for the table of a unit.
   *
   * @param view its name as SQL, or a query in parentheses with a name
   * @throws IllegalArgumentException if the mapping lacks the unit
   */
  public JdbcCaseFeed view(CountingUnit unit, String view) {
    Table table =
        mapping.readTables().stream()
            .filter(one -> one.units().contains(unit))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "unit: given: %s, allowed: %s".formatted(unit.id(), mapping.units())));
    views.put(table, view);
    return this;
  }

  /**
   * Another overlap than {@link #DEFAULT_OVERLAP}.
   *
   * @param overlap how late a transaction may commit and how far a clock may be off, not negative
   */
  public JdbcCaseFeed overlap(Duration overlap) {
    if (overlap.isNegative()) {
      throw new IllegalArgumentException(
          "overlap: given: %s, allowed: from zero on".formatted(overlap));
    }
    this.overlap = overlap;
    return this;
  }

  /** The queries of another vendor than {@link Queries#STANDARD}. */
  public JdbcCaseFeed queries(Queries queries) {
    this.queries = queries;
    return this;
  }

  /** The feed. */
  public CaseFeed build() {
    return new ChangeViews(dataSource, mapping, views, overlap, queries);
  }

  /**
   * What is asked of the database. The parameters are the position: a time, the same time, and a
   * change id.
   *
   * @param changes the first {@code {limit}} rows of {@code {view}} after the position, in order
   * @param remaining how many rows of {@code {view}} are after the position
   * @param now the database's time, with time zone
   */
  public record Queries(String changes, String remaining, String now) {

    private static final String AFTER =
        " FROM {view} WHERE changed_at >= ? AND (changed_at > ? OR change_id > ?)";

    /** As the SQL standard has it; tried with PostgreSQL. */
    public static final Queries STANDARD =
        new Queries(
            "SELECT *" + AFTER + " ORDER BY changed_at, change_id FETCH FIRST {limit} ROWS ONLY",
            "SELECT count(*)" + AFTER,
            "SELECT CURRENT_TIMESTAMP");

    public Queries {
      if (!changes.contains("{view}") || !changes.contains("{limit}")) {
        throw new IllegalArgumentException("changes: must name {view} and {limit}");
      }
      if (!remaining.contains("{view}")) {
        throw new IllegalArgumentException("remaining: must name {view}");
      }
    }
  }
}
