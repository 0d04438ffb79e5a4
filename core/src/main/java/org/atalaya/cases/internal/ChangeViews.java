// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.FeedUnavailableException;
import org.atalaya.cases.JdbcCaseFeed.Queries;
import org.atalaya.cases.Watermark;

/**
 * Reads the views of a {@link org.atalaya.cases.JdbcCaseFeed}, one after the other, page by page.
 *
 * <p>A <em>pass</em> reads every view from the same time on to its end. The next pass begins the
 * overlap before the time at which this one began, not before that at which it ended: a row that
 * was committed after the pass had gone by its time has a time later than that.
 */
public final class ChangeViews implements CaseFeed {

  private static final String NAME = "case_changes";

  private final DataSource dataSource;
  private final List<ChangeView> views = new ArrayList<>();
  private final Duration overlap;
  private final Queries queries;

  /**
   * A feed.
   *
   * @param views name of its view by table
   */
  public ChangeViews(
      DataSource dataSource,
      CsvMapping mapping,
      Map<Table, String> views,
      Duration overlap,
      Queries queries) {
    this.dataSource = dataSource;
    this.overlap = overlap;
    this.queries = queries;
    views.forEach((table, view) -> this.views.add(new ChangeView(mapping, table, view)));
  }

  /** The view of a table where none is named. */
  public static String defaultName(CsvMapping mapping, Table table) {
    return mapping.tables().size() == 1
        ? NAME
        : NAME + "_" + StagingTable.units(table).replace('-', '_');
  }

  @Override
  public Batch changesSince(Watermark after, int limit) {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = now(connection);
      FeedPass pass = FeedPass.parse(after, views.size()).begun(now);
      List<CaseChange> changes = new ArrayList<>();
      for (int i = pass.view(); i < views.size() && changes.size() < limit; i++) {
        int wanted = limit - changes.size();
        ChangeView.Page page = read(connection, views.get(i), pass.position(), wanted);
        changes.addAll(page.changes());
        pass = page.changes().size() < wanted ? pass.nextView() : pass.at(page.last());
      }
      if (pass.view() == views.size()) {
        return new Batch(
            changes, pass.next(overlap).watermark(), Optional.of(now), OptionalLong.of(0));
      }
      FeedPass going = pass.withRemaining(remaining(connection, pass, changes.size()));
      return new Batch(changes, going.watermark(), Optional.empty(), going.remaining());
    } catch (SQLException e) {
      // The driver's message may quote a value.
      throw new FeedUnavailableException(
          "The database of the case system does not answer (%s, SQL state %s)."
              .formatted(e.getClass().getSimpleName(), e.getSQLState()));
    }
  }

  private Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(queries.now())) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private ChangeView.Page read(
      Connection connection, ChangeView view, FeedPass.Position from, int limit)
      throws SQLException {
    String sql =
        queries
            .changes()
            .replace("{view}", view.name())
            .replace("{limit}", Integer.toString(limit));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      place(statement, from);
      try (ResultSet rows = statement.executeQuery()) {
        return view.read(rows, from);
      }
    }
  }

  /** Counted once in a pass, which may have thousands of pages. */
  private OptionalLong remaining(Connection connection, FeedPass pass, int read)
      throws SQLException {
    if (pass.remaining().isPresent()) {
      return OptionalLong.of(Math.max(0, pass.remaining().getAsLong() - read));
    }
    long remaining = 0;
    FeedPass rest = pass;
    for (int i = pass.view(); i < views.size(); i++) {
      String sql = queries.remaining().replace("{view}", views.get(i).name());
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        place(statement, rest.position());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          remaining += row.getLong(1);
        }
      }
      rest = rest.nextView();
    }
    return OptionalLong.of(remaining);
  }

  private static void place(PreparedStatement statement, FeedPass.Position position)
      throws SQLException {
    OffsetDateTime time = position.changedAt().atOffset(ZoneOffset.UTC);
    statement.setObject(1, time);
    statement.setObject(2, time);
    statement.setLong(3, position.changeId());
  }
}
