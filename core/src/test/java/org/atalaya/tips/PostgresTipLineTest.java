// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.StoreException;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.testkit.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a real PostgreSQL, of which each test finds the tables empty. */
class PostgresTipLineTest implements TipLineContract, TipFilesContract, TipFloodContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final String EMPTY =
      """
      TRUNCATE tip, tip_letter, tip_file, tip_chunk, tip_reply, tip_forward, outbox;
      UPDATE tip_recipients SET version = 0;
      UPDATE tip_flood SET since = NULL
      """;

  /** After the tip itself was written, before its letter is. */
  private static final String FULL =
      """
      CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON tip_letter
        FOR EACH ROW EXECUTE FUNCTION full_disk()
      """;

  private static OperationalStore store;

  @TempDir Path folder;

  private LineUnderTest under;

  @BeforeAll
  static void open() {
    store = OperationalStore.on(SERVER.get().getPostgresDatabase());
  }

  @BeforeEach
  void begin() throws Exception {
    under = new LineUnderTest(store, folder);
  }

  @AfterEach
  void end() throws SQLException {
    execute(EMPTY);
  }

  @Override
  public LineUnderTest under() {
    return under;
  }

  /**
   * By the error that the server gives where its disk is full: a small disk for it would need
   * rights that a build has not.
   */
  @Test
  void accept_serverHasNoRoom_refusesAndTakesItLaterOnce() throws SQLException {
    Sender before = under.sender();
    before.send("la vi");
    Sender refused = under.sender();
    var tip = refused.tip("la vi");
    execute(FULL);
    try {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> under.open.intake().accept(tip, LineUnderTest.UNIT))
          .withMessageContaining("53100");
    } finally {
      execute("DROP FUNCTION full_disk CASCADE");
    }
    assertThat(under.staff.inbox().find(refused.id)).isEmpty();

    under.open.intake().accept(tip, LineUnderTest.UNIT);
    under.open.intake().accept(tip, LineUnderTest.UNIT);

    assertThat(under.deliver()).isEqualTo(2);
    assertThat(under.entry(before).arrivedAt()).isNotNull();
    assertThat(under.entry(refused).arrivedAt()).isNotNull();
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
