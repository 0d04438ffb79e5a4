// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import javax.sql.DataSource;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.SubjectMatch.Difference;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.RegistryLookupContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a view over tables of another shape, in a real PostgreSQL. */
class JdbcRegistryLookupTest extends RegistryLookupContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final String SCHEMA =
      """
      DROP SCHEMA IF EXISTS renas CASCADE;
      CREATE SCHEMA renas;
      CREATE TABLE renas.conviction (
        kind TEXT, country CHAR(3), number TEXT, born DATE, given TEXT, family TEXT, final BOOLEAN);
      CREATE INDEX ON renas.conviction (number);
      CREATE INDEX ON renas.conviction (born);
      CREATE VIEW renas.registry_listed AS
        SELECT kind AS document_kind, country AS document_country, number AS document_number,
          born AS birth_date, given AS given_names, family AS family_names
        FROM renas.conviction WHERE final;
      """;

  private static DataSource database() {
    return SERVER.get().getPostgresDatabase();
  }

  @Override
  protected RegistryLookup listing(List<ListedPerson> people) {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement insert = insert(connection, statement)) {
      for (ListedPerson one : people) {
        IdentityDocument document = one.document();
        insert.setString(1, document == null ? null : DocumentKind.of(document).code());
        insert.setString(2, document == null ? null : document.country());
        insert.setString(3, document == null ? null : document.number());
        insert.setObject(4, one.birthDate());
        insert.setString(5, one.name().given());
        insert.setString(6, one.name().family());
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new JdbcRegistryLookup(database(), "renas.registry_listed", TIMEOUT);
  }

  private static PreparedStatement insert(Connection connection, Statement statement)
      throws SQLException {
    statement.execute(SCHEMA);
    return connection.prepareStatement(
        "INSERT INTO renas.conviction VALUES (?, ?, ?, ?, ?, ?, true)");
  }

  @Override
  protected RegistryLookup unavailable() {
    return new JdbcRegistryLookup(database(), "renas.not_there", TIMEOUT);
  }

  @Test
  void look_rowThatCannotBeCompared_isDoubtful() throws SQLException {
    RegistryLookup lookup = listing(List.of());
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO renas.conviction VALUES"
              + " ('dpi', 'GTM', '1587564440904', '1980-05-04', 'Ana', '', true)");
    }
    RegistrySubject asked =
        new RegistrySubject(
            new NationalNumber("GTM", "1587564440904"),
            LocalDate.of(1980, 5, 4),
            new PersonName("Ana", "López"));

    assertThat(lookup.look(asked)).isEqualTo(new Doubtful(EnumSet.allOf(Difference.class)));
  }

  @Test
  void new_withoutALimitOfTime_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JdbcRegistryLookup(database(), "v", Duration.ZERO))
        .withMessageContaining("PT1S");
  }
}
