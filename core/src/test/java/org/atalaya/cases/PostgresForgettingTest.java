// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions of a store in a real PostgreSQL are forgotten while two nodes have it open. */
class PostgresForgettingTest {

  private static final CsvMapping MAPPING = SampleCases.mapping();
  private static final int VERSIONS = 6;

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private CaseStore one;
  private CaseStore other;

  /** Each version has a row that only it has, and one that all later ones have. */
  @BeforeEach
  void load() throws Exception {
    sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    one = CaseStore.on(database(), MAPPING, SampleCases.SECRET, SampleCases.CLOCK);
    other = CaseStore.on(database(), MAPPING, SampleCases.SECRET, SampleCases.CLOCK);
    StringBuilder rows = new StringBuilder(SampleCases.ROWS);
    for (int version = 1; version <= VERSIONS; version++) {
      rows.append("2011-04-01,101,2,30,1122,1\n");
      SampleCases.load(one, MAPPING, rows + "2011-05-0%d,101,2,30,1122,1\n".formatted(version));
    }
    await(other, 1, 2, 3, 4, 5, 6);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private static DataSource database() {
    return SERVER.get().getPostgresDatabase();
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = database().getConnection()) {
      connection.createStatement().execute(statement);
    }
  }

  private static long rows() throws SQLException {
    try (Connection connection = database().getConnection()) {
      return Long.parseLong(
          FactRows.select(connection, "SELECT count(*) FROM fact_case").getFirst());
    }
  }

  private static void await(CaseStore store, Integer... versions) throws InterruptedException {
    for (int i = 0; i < 500 && !numbers(store).equals(List.of(versions)); i++) {
      Thread.sleep(20);
    }
    assertThat(numbers(store)).containsExactly(versions);
  }

  private static List<Integer> numbers(CaseStore store) {
    return store.tables().versions().stream().map(DatasetVersion::number).toList();
  }

  private static List<Long> totals(CaseStore store) {
    List<Long> totals = new ArrayList<>();
    for (int version : List.of(1, 4, 6)) {
      totals.add(CaseLoaderTest.total(store, version));
    }
    return totals;
  }

  @Test
  void forget_versions_areGoneForBothNodesAndNothingElseIs() throws Exception {
    List<Long> before = totals(other);

    int forgotten = one.loader().forget(Set.of(2, 3, 5, 6, 99));

    // The newest stays.
    assertThat(forgotten).isEqualTo(3);
    assertThat(numbers(one)).containsExactly(1, 4, 6);
    await(other, 1, 4, 6);
    assertThat(totals(one)).isEqualTo(before);
    assertThat(totals(other)).isEqualTo(before);
    assertThatThrownBy(() -> CaseLoaderTest.total(other, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 5 of the records is forgotten");
  }

  /** Another node may be counting: rows are removed later than anyone waits for an answer. */
  @Test
  void forget_rows_stayUntilNobodyCanBeCountingThem() throws Exception {
    long all = rows();
    one.loader().forget(Set.of(2, 3, 5));
    assertThat(rows()).isEqualTo(all);
    assertThat(other.loader().forget(Set.of())).isZero();
    assertThat(rows()).isEqualTo(all);
    List<Long> before = totals(one);

    sql("UPDATE forgotten_version SET forgotten_at = now() - INTERVAL '11 minutes'");
    // The rows of a version that is forgotten by this very call stay for now.
    other.loader().forget(Set.of(4));

    assertThat(rows()).isEqualTo(all - 3);
    await(one, 1, 6);
    assertThat(CaseLoaderTest.total(one, 1)).isEqualTo(before.getFirst());
    assertThat(CaseLoaderTest.total(other, 6)).isEqualTo(before.getLast());

    sql("UPDATE forgotten_version SET forgotten_at = now() - INTERVAL '11 minutes'");
    one.loader().forget(Set.of());

    assertThat(rows()).isEqualTo(all - 4);
    assertThat(CaseLoaderTest.total(other, 6)).isEqualTo(before.getLast());
  }

  @Test
  void forget_thenLoaded_goesOnFromTheNewest() throws Exception {
    one.loader().forget(Set.of(1, 2, 3, 4, 5));

    ImportReport more = SampleCases.load(other, MAPPING, SampleCases.ROWS);

    assertThat(more.version()).isEqualTo(7);
    await(one, 6, 7);
  }
}
