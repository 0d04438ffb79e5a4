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

class CaseStoreTest {

  @TempDir Path folder;

  @Test
  void at_existingFile_hasItsVersionsKeysAndOrdinals() {
    CsvMapping mapping = SampleCases.mapping();
    List<String> keys;
    List<String> ordinals;
    DatasetVersion latest;
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);
      SampleCases.load(store, mapping, SampleCases.ROWS + "2011-12-01,201,2,20,1112,1\n");
      keys = FactRows.keys(store, CountingUnit.VICTIM);
      ordinals = FactRows.ordinals(store);
      latest = store.tables().latest();
    }

    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      assertThat(store.tables().latest()).isEqualTo(latest);
      assertThat(latest.number()).isEqualTo(2);
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(49);
      assertThat(FactRows.keys(store, CountingUnit.VICTIM)).isEqualTo(keys);
      assertThat(FactRows.ordinals(store)).isEqualTo(ordinals);
      assertThat(SampleCases.load(store, mapping, SampleCases.ROWS).version()).isEqualTo(3);
    }
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
  void at_mappingWithMoreCategoriesInOtherOrder_keepsTheOrdinals() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);
    }
    CsvMapping more =
        SampleCases.mapping(
            SampleCases.MAPPING.replace(
                "    - {code: F, label: {es: Mujeres, en: Women}, values: [\"2\"]}\n",
                "    - {code: X, label: {es: Otro, en: Other}, values: [\"3\"]}\n"
                    + "      - {code: F, label: {es: Mujeres, en: Women}, values: [\"2\"]}\n"));

    try (CaseStore store = open(more, SampleCases.SECRET)) {
      assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "F")).isEqualTo(35);
      assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "M")).isEqualTo(13);
      assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "X")).isZero();
      assertThat(FactRows.ordinals(store)).contains("victim-sex/F/1", "victim-sex/X/3");
    }
  }

  @Test
  void at_otherSecret_isRefused() {
    CsvMapping mapping = SampleCases.mapping();
    open(mapping, SampleCases.SECRET).close();

    assertThatThrownBy(() -> open(mapping, RecordKeySecret.of(new byte[32])))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this case store was begun with another record key secret; open it with the one it was"
                + " begun with, or load into a new store");
    // And is not left locked.
    open(mapping, SampleCases.SECRET).close();
  }

  @ParameterizedTest
  @CsvSource({
    "'id: sample', 'id: other', another source",
    "'units: [case, victim, suspect]', 'units: [case, victim, suspect, pair]', another set of"
        + " counting units",
    "'units: [case, victim]', 'units: [victim]', another columns of case",
    "'id: victim-age', 'id: victim-years', another columns of",
    "'code: M, label: {es: Hombres, en: Men}', 'code: H, label: {es: Hombres, en: Men}', begun with"
        + " the category M of the dimension",
  })
  void at_otherMapping_isRefused(String from, String to, String expected) {
    open(SampleCases.mapping(), SampleCases.SECRET).close();
    CsvMapping other = SampleCases.mapping(SampleCases.MAPPING.replace(from, to));

    assertThatThrownBy(() -> open(other, SampleCases.SECRET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(expected)
        .hasMessageContaining("load into a new store");
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

  private CaseStore open(CsvMapping mapping, RecordKeySecret secret) {
    return CaseStore.at(folder.resolve("store.duckdb"), mapping, secret, SampleCases.CLOCK);
  }
}
