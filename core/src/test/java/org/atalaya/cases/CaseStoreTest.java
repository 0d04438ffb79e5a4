// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseStoreTest extends CaseStoreContract {

  @TempDir Path folder;

  @Override
  protected List<String> select(CaseStore store, String sql) {
    return FactRows.select(store, sql);
  }

  @Test
  void check_openThenClosed_answersNoMore() {
    CaseStore store = open(SampleCases.mapping(), SampleCases.SECRET);
    store.check();

    store.close();

    assertThatThrownBy(store::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the case store did not answer");
  }

  @Test
  void at_fileOfAnotherKind_isRefused() throws IOException {
    Files.writeString(folder.resolve("store.duckdb"), "not a database".repeat(1000));

    assertThatThrownBy(() -> open(SampleCases.mapping(), SampleCases.SECRET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the case store cannot be opened");
  }

  @Test
  void tables_ofEmptyStore_haveNoVersion() {
    try (CaseStore store = SampleCases.empty(SampleCases.mapping())) {
      assertThat(store.tables().latest()).isEqualTo(DatasetVersion.EMPTY);
      assertThat(store.tables().version(1)).isEmpty();
      assertThat(CaseLoaderTest.total(store, 0)).isZero();
    }
  }

  /** Whatever finds its way into the database reaches neither files nor settings. */
  @ParameterizedTest
  @CsvSource({
    "SELECT content FROM read_text('pom.xml')",
    "SET enable_external_access = true",
    "SELECT 1 FROM 'https://example.invalid/x.csv'",
    "ATTACH 'other.duckdb'",
  })
  void connections_ofAStore_reachNothingOutside(String sql) {
    try (CaseStore store = SampleCases.store()) {
      assertThatThrownBy(() -> FactRows.select(store, sql))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Override
  protected CaseStore open(CsvMapping mapping, RecordKeySecret secret) {
    return CaseStore.at(folder.resolve("store.duckdb"), mapping, secret, SampleCases.CLOCK);
  }
}
