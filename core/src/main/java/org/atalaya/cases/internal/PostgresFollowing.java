// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.CaseSchema;
import org.jspecify.annotations.Nullable;

/**
 * A feed on its way into PostgreSQL. Each batch is asked for and applied within one transaction, in
 * which no other node does so: whichever node comes next goes on from what is committed.
 */
final class PostgresFollowing implements FollowingEngine {

  private final PostgresTransactions database;
  private final CaseSchema schema;
  private final Clock clock;

  /** When this node last came to the end of the feed. */
  private volatile Optional<Instant> passed = Optional.empty();

  PostgresFollowing(PostgresTransactions database, CaseSchema schema, Clock clock) {
    this.database = database;
    this.schema = schema;
    this.clock = clock;
  }

  @Override
  public Optional<FeedState> state(Connection connection) throws SQLException {
    return FeedState.read(connection);
  }

  @Override
  public Optional<FeedState> turn(Connection connection) throws SQLException {
    PostgresLock.FOLLOWING.take(connection);
    return FeedState.read(connection);
  }

  /** A changed row leaves its former self behind, to be swept up. */
  @Override
  public boolean looksFirst() {
    return true;
  }

  @Override
  public void tell(Connection connection, List<SetAsideRows.Told> told) throws SQLException {
    PostgresTransactions.execute(connection, SetAsideRows.TOLD + " ON COMMIT DROP");
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO told SELECT * FROM unnest(
              ?::varchar[], ?::varchar[], ?::bigint[], ?::varchar[])
            """)) {
      set(insert, 1, "varchar", told, SetAsideRows.Told::unit);
      set(insert, 2, "varchar", told, SetAsideRows.Told::changeId);
      set(insert, 3, "bigint", told, one -> orNull(one.recordId()));
      set(insert, 4, "varchar", told, SetAsideRows.Told::reason);
      insert.executeUpdate();
    }
  }

  private static void set(
      PreparedStatement insert,
      int parameter,
      String type,
      List<SetAsideRows.Told> told,
      Function<SetAsideRows.Told, @Nullable Object> value)
      throws SQLException {
    insert.setArray(
        parameter, insert.getConnection().createArrayOf(type, told.stream().map(value).toArray()));
  }

  private static @Nullable Object orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  @Override
  public void beginFirst(Connection connection) throws SQLException {
    if (PublicDeclaration.isMade(connection)) {
      throw new CaseFeedException(
          "The case store was opened with a mapping that declares publicMicrodata, for which exact"
              + " figures may be shown, and records of a live system are not public; follow the"
              + " feed into a new store.");
    }
    PostgresIndexes.ofFeed(connection, schema);
  }

  /** Even a poll that brings nothing is written, for the other nodes; it may be lost in a crash. */
  @Override
  public void keep(Connection connection, FeedState reached, boolean quiet) throws SQLException {
    if (quiet) {
      PostgresTransactions.execute(connection, "SET LOCAL synchronous_commit = off");
    }
    reached.write(connection);
    connection.commit();
    passed = reached.passedAt();
  }

  @Override
  public void written(long rows) {}

  @Override
  public boolean isReadElsewhere(Duration time) {
    try {
      return database.run(connection ->
          !PostgresLock.FOLLOWING.tryTake(connection)
              || FeedState.read(connection)
                  .flatMap(FeedState::passedAt)
                  .filter(end -> !passed.equals(Optional.of(end)))
                  .filter(end -> end.plus(time).isAfter(clock.instant()))
                  .isPresent());
    } catch (SQLException e) {
      // Reading it will say what is wrong.
      return false;
    }
  }
}
