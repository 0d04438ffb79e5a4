// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.atalaya.tips.routing.Absence;
import org.atalaya.tips.routing.Assignment;
import org.atalaya.tips.routing.DirectoryUnavailableException;
import org.atalaya.tips.routing.Prosecutor;
import org.jspecify.annotations.Nullable;

/** The views of who has which case. Plain JDBC: the authority's database may be any. */
public final class DirectoryViews {

  private final DataSource database;
  private final String prefix;
  private final int timeoutSeconds;

  public DirectoryViews(DataSource database, String prefix, Duration timeout) {
    this.database = database;
    this.prefix = prefix;
    timeoutSeconds = (int) timeout.toSeconds();
  }

  /** Reads a row. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public Optional<Assignment> ofCase(String caseNumber) {
    return assignment("case_number", caseNumber);
  }

  public Optional<Assignment> ofAlert(String alert) {
    return assignment("alert_id", alert);
  }

  private Optional<Assignment> assignment(String column, String value) {
    return all(
            "SELECT unit, person FROM %stip_assignment WHERE %s = ? ORDER BY unit, person"
                .formatted(prefix, column),
            row -> new Assignment(needed(row.getString(1)), Optional.ofNullable(row.getString(2))),
            value)
        .stream()
        .findFirst();
  }

  public Optional<Prosecutor> find(String person) {
    List<Absence> absences =
        all(
            "SELECT first_day, last_day, substitute FROM %stip_absence WHERE person = ?"
                .formatted(prefix),
            row ->
                new Absence(
                    needed(row.getObject(1, LocalDate.class)),
                    needed(row.getObject(2, LocalDate.class)),
                    Optional.ofNullable(row.getString(3))),
            person);
    return all(
            "SELECT id, unit, superior, mail FROM %stip_person WHERE id = ? ORDER BY unit"
                .formatted(prefix),
            row ->
                new Prosecutor(
                    needed(row.getString(1)),
                    needed(row.getString(2)),
                    Optional.ofNullable(row.getString(3)),
                    Optional.ofNullable(row.getString(4)),
                    absences),
            person)
        .stream()
        .findFirst();
  }

  public Optional<String> onDuty(String unit, LocalDate day) {
    return all(
            ("SELECT person FROM %stip_duty WHERE unit = ? AND first_day <= ? AND last_day >= ?"
                    + " ORDER BY person")
                .formatted(prefix),
            row -> needed(row.getString(1)),
            unit,
            day,
            day)
        .stream()
        .findFirst();
  }

  /** A row that breaks its rules, such as an absence without an end, makes no answer either. */
  private <T> List<T> all(String query, Reader<T> reader, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setQueryTimeout(timeoutSeconds);
      for (int place = 0; place < values.length; place++) {
        statement.setObject(place + 1, values[place]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    } catch (SQLException | IllegalArgumentException e) {
      throw new DirectoryUnavailableException("the views of prosecutors gave no answer", e);
    }
  }

  private static <T> T needed(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("a row lacks a value");
    }
    return value;
  }
}
