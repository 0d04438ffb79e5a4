// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.ProsecutorDirectoryContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On views over tables of another shape, in a real PostgreSQL. */
class JdbcProsecutorDirectoryTest extends ProsecutorDirectoryContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final String SCHEMA =
      """
      DROP SCHEMA IF EXISTS fiscalia CASCADE;
      CREATE SCHEMA fiscalia;
      CREATE TABLE fiscalia.expediente (numero TEXT, alerta UUID, unidad TEXT, fiscal TEXT);
      CREATE TABLE fiscalia.fiscal (usuario TEXT, unidad TEXT, jefe TEXT, correo TEXT);
      CREATE TABLE fiscalia.ausencia (usuario TEXT, desde DATE, hasta DATE, sustituye TEXT);
      CREATE TABLE fiscalia.turno (unidad TEXT, usuario TEXT, desde DATE, hasta DATE);
      CREATE VIEW fiscalia.tip_assignment AS
        SELECT numero AS case_number, alerta::text AS alert_id, unidad AS unit, fiscal AS person
        FROM fiscalia.expediente;
      CREATE VIEW fiscalia.tip_person AS
        SELECT usuario AS id, unidad AS unit, jefe AS superior, correo AS mail FROM fiscalia.fiscal;
      CREATE VIEW fiscalia.tip_absence AS
        SELECT usuario AS person, desde AS first_day, hasta AS last_day, sustituye AS substitute
        FROM fiscalia.ausencia;
      CREATE VIEW fiscalia.tip_duty AS
        SELECT unidad AS unit, usuario AS person, desde AS first_day, hasta AS last_day
        FROM fiscalia.turno;
      """;

  private static DataSource database() {
    return SERVER.get().getPostgresDatabase();
  }

  @Override
  protected ProsecutorDirectory holding(Content content) {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
      insert(connection, content);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new JdbcProsecutorDirectory(database(), "fiscalia.", TIMEOUT);
  }

  private static void insert(Connection connection, Content content) throws SQLException {
    for (Prosecutor one : content.people()) {
      insert(connection, "fiscal", one.id(), one.unit(), text(one.superior()), text(one.mail()));
      for (Absence absence : one.absences()) {
        insert(
            connection,
            "ausencia",
            one.id(),
            absence.first(),
            absence.last(),
            text(absence.substitute()));
      }
    }
    for (Map.Entry<String, Assignment> one : content.cases().entrySet()) {
      Assignment assignment = one.getValue();
      insert(
          connection,
          "expediente",
          one.getKey(),
          null,
          assignment.unit(),
          text(assignment.person()));
    }
    for (Map.Entry<?, Assignment> one : content.alerts().entrySet()) {
      Assignment assignment = one.getValue();
      insert(
          connection,
          "expediente",
          "MP001-2026-9",
          one.getKey(),
          assignment.unit(),
          text(assignment.person()));
    }
    for (Duty one : content.duty()) {
      insert(connection, "turno", one.unit(), one.person(), one.first(), one.last());
    }
  }

  private static @Nullable String text(Optional<String> text) {
    return text.orElse(null);
  }

  private static void insert(Connection connection, String table, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO fiscalia." + table + " VALUES (?, ?, ?, ?)")) {
      for (int place = 0; place < values.length; place++) {
        statement.setObject(place + 1, values[place]);
      }
      statement.executeUpdate();
    }
  }

  @Override
  protected ProsecutorDirectory unavailable() {
    return new JdbcProsecutorDirectory(database(), "not_there.", TIMEOUT);
  }

  @Test
  void find_absenceWithoutAnEnd_isNoAnswer() throws SQLException {
    ProsecutorDirectory directory =
        holding(
            new Content(
                List.of(
                    new Prosecutor(
                        "rosa", "minors", Optional.empty(), Optional.empty(), List.of())),
                Map.of(),
                Map.of(),
                List.of()));
    try (Connection connection = database().getConnection()) {
      insert(connection, "ausencia", "rosa", LocalDate.EPOCH, null, null);
    }

    assertThatExceptionOfType(DirectoryUnavailableException.class)
        .isThrownBy(() -> directory.find("rosa"));
  }

  @Test
  void new_withoutALimitOfTime_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JdbcProsecutorDirectory(database(), "", Duration.ZERO))
        .withMessageContaining("PT1S");
  }
}
