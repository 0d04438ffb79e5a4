// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a real PostgreSQL, emptied before each test. */
class PostgresAlertsTest extends AlertsContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final String EMPTY =
      """
      TRUNCATE alert, alert_photo, alert_announcement, alert_number, alert_fact, republisher,
        alert_withdrawal, outbox, audit_entry;
      UPDATE alert_board SET version = 0, vault = '';
      UPDATE audit_head SET position = 0, hash = decode(repeat('00', 32), 'hex');
      """;

  @BeforeAll
  static void makeTables() {
    OperationalStore.on(SERVER.get().getPostgresDatabase()).migrate("alerts");
  }

  @Override
  protected OperationalStore store() {
    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(EMPTY);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return OperationalStore.on(SERVER.get().getPostgresDatabase());
  }

  /** Which transaction wrote a row would else tell, for ever, how an alert in the chain ended. */
  @Test
  void sweep_factsThatEnded_shareNoTransactionWithTheAuditChain() throws Exception {
    StaffedAlerts staffed = new StaffedAlerts(store(), folder);
    Alerts alerts = staffed.open();
    Alert activated = staffed.activated(alerts, StaffedAlerts.woman());
    alerts.end(activated.id(), activated.version(), StaffedAlerts.ANA, Outcome.OTHER);
    String shared = "SELECT count(*) FROM alert_fact f JOIN audit_entry a ON f.xmin = a.xmin";
    assertThat(number(shared)).isPositive();

    alerts.sweep();

    assertThat(number(shared)).isZero();
  }

  private static int number(String sql) throws SQLException {
    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Whatever the tests of this class have written, dead rows and write-ahead log included. */
  @Test
  void end_everyByteOfTheServer_holdsNothingPersonal() throws Exception {
    StaffedAlerts staffed = new StaffedAlerts(store(), folder);
    Alerts alerts = staffed.open();
    Alert activated = staffed.activated(alerts, StaffedAlerts.woman());
    alerts.end(activated.id(), activated.version(), StaffedAlerts.ANA, Outcome.OTHER);

    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
      try (var row = statement.executeQuery("SHOW data_directory")) {
        row.next();
        assertThat(PlantedTexts.in(Path.of(row.getString(1)))).isEmpty();
      }
    }
  }
}
