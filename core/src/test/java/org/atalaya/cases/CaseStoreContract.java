// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store that is kept does in whatever engine it lies. */
abstract class CaseStoreContract {

  private static final String BY_ID = "rowId: [id]\n" + SampleCases.MAPPING;
  private static final String FIRST =
      "id,"
          + SampleCases.HEADER
          + """
          a,2010-01-15,101,2,34,1122,1
          b,2010-02-03,101,1,8,1222,2
          c,2011-03-21,201,2,20,1112,1
          """;

  private static final String HANDED_OVER =
      """
      source: {id: handed-over, title: Casos, publisher: Ministry}
      tables:
        - {units: [case], file: "*", rowId: [caso]}
        - {units: [alert], handedOver: true, rowId: [alerta]}
      dates:
        registered: {date: fecha}
      dimensions:
        - {id: year, label: Año, date: {of: registered, part: year}}
        - {id: end, label: Fin, units: [alert], column: fin, categories: [{code: other, label: Otro}]}
      """;

  private static final String COMPLAINTS = "caso,fecha\na,2010-01-15\nb,2010-02-03\n";

  /** Opens the one store of this test, at {@link SampleCases#CLOCK}. */
  protected abstract CaseStore open(CsvMapping mapping, RecordKeySecret secret);

  /** The first column of what the database answers. */
  protected abstract List<String> select(CaseStore store, String sql);

  @Test
  void open_again_hasItsVersionsKeysAndOrdinals() {
    CsvMapping mapping = SampleCases.mapping();
    List<String> keys;
    List<String> ordinals;
    DatasetVersion latest;
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);
      SampleCases.load(store, mapping, SampleCases.ROWS + "2011-12-01,201,2,20,1112,1\n");
      keys = select(store, FactRows.keys(CountingUnit.VICTIM));
      ordinals = select(store, FactRows.ORDINALS);
      latest = store.tables().latest();
    }

    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      assertThat(store.tables().latest()).isEqualTo(latest);
      assertThat(latest.number()).isEqualTo(2);
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(49);
      assertThat(select(store, FactRows.keys(CountingUnit.VICTIM))).isEqualTo(keys);
      assertThat(select(store, FactRows.ORDINALS)).isEqualTo(ordinals);
      assertThat(SampleCases.load(store, mapping, SampleCases.ROWS).version()).isEqualTo(3);
    }
  }

  @Test
  void open_mappingWithMoreCategoriesInOtherOrder_keepsTheOrdinals() {
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
      assertThat(select(store, FactRows.ORDINALS)).contains("victim-sex/F/1", "victim-sex/X/3");
    }
  }

  @Test
  void open_otherSecret_isRefused() {
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
  void open_otherMapping_isRefused(String from, String to, String expected) {
    open(SampleCases.mapping(), SampleCases.SECRET).close();
    CsvMapping other = SampleCases.mapping(SampleCases.MAPPING.replace(from, to));

    assertThatThrownBy(() -> open(other, SampleCases.SECRET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(expected)
        .hasMessageContaining("load into a new store");
  }

  @Test
  void load_sameFilesAgain_changesNothing() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);
      String rows = "SELECT count(*) FROM fact_victim";
      List<String> before = select(store, rows);

      ImportReport report = SampleCases.load(store, mapping, SampleCases.ROWS);

      assertThat(report.version()).isEqualTo(1);
      assertThat(report.added()).isZero();
      assertThat(report.withdrawn()).isZero();
      assertThat(report.rowsLoaded()).isEqualTo(48);
      assertThat(select(store, rows)).isEqualTo(before).containsExactly("48");
    }
  }

  @Test
  void load_correction_closesTheRowAndAppendsOneWithItsKey() {
    CsvMapping mapping = SampleCases.mapping(BY_ID);
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      SampleCases.load(store, mapping, FIRST);
      List<String> keys = select(store, FactRows.keys(CountingUnit.CASE));

      ImportReport report =
          SampleCases.load(
              store, mapping, FIRST.replace("b,2010-02-03,101,1", "b,2010-02-03,102,2"));

      assertThat(report.version()).isEqualTo(2);
      assertThat(report.added()).isEqualTo(3);
      assertThat(report.withdrawn()).isEqualTo(3);
      assertThat(select(store, FactRows.keys(CountingUnit.CASE))).isEqualTo(keys);
      assertThat(
              select(
                  store,
                  "SELECT from_version || '-' || to_version FROM fact_case ORDER BY 1 LIMIT 1"))
          .containsExactly("1-2");
      assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "F")).isEqualTo(2);
      assertThat(CaseLoaderTest.count(store, 2, "victim-sex", "F")).isEqualTo(3);
      assertThat(CaseLoaderTest.count(store, 1, "municipality", "0102")).isZero();
      assertThat(CaseLoaderTest.count(store, 2, "municipality", "0102")).isEqualTo(1);
    }
  }

  @Test
  void load_fileThatIsRefused_leavesTheStoreAsItWas() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);

      assertThatThrownBy(() ->
              SampleCases.load(store, mapping, SampleCases.ROWS, SampleCases.HEADER + "no,row\n"))
          .isInstanceOf(ImportException.class);

      assertThat(store.tables().latest().number()).isEqualTo(1);
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
      assertThat(
              SampleCases.load(store, mapping, SampleCases.ROWS + "2011-12-01,201,2,20,1112,1\n")
                  .version())
          .isEqualTo(2);
    }
  }

  @Test
  void replace_rowsHandedOver_becomeTheTableAndLeaveTheOthers() {
    CsvMapping mapping = SampleCases.mapping(HANDED_OVER);
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      SampleCases.load(store, mapping, COMPLAINTS);
      store
          .loader()
          .replace(mapping, CountingUnit.ALERT, List.of(alert("x", ""), alert("y", "other")));
      List<String> keys = select(store, FactRows.keys(CountingUnit.ALERT));

      ImportReport report =
          store
              .loader()
              .replace(
                  mapping, CountingUnit.ALERT, List.of(alert("x", "other"), alert("y", "other")));

      assertThat(report.version()).isEqualTo(3);
      assertThat(report.added()).isEqualTo(1);
      assertThat(report.withdrawn()).isEqualTo(1);
      assertThat(select(store, FactRows.keys(CountingUnit.ALERT))).isEqualTo(keys);
      assertThat(
              select(
                  store,
                  "SELECT count(*) FROM fact_alert WHERE from_version = 2 AND to_version = 3"))
          .containsExactly("1");
      assertThat(SampleCases.load(store, mapping, COMPLAINTS + "c,2010-03-01\n").withdrawn())
          .isZero();
      assertThat(select(store, "SELECT count(*) FROM fact_alert")).containsExactly("3");
      assertThat(store.tables().latest().asOf()).isEqualTo("2010-03-01");
    }
  }

  /** What the feed has brought of a version would be seen with the rows handed over. */
  @Test
  void replace_amidAVersionOfTheFeed_isRefusedUntilItIsMade() {
    CsvMapping mapping = SampleCases.mapping(HANDED_OVER);
    List<Map<String, String>> rows = List.of(alert("x", ""));
    RecordedFeed feed =
        new RecordedFeed(CountingUnit.CASE, "caso,fecha", 1, SampleCases.CLOCK)
            .enter("a,2010-01-15")
            .enter("b,2010-02-03");
    try (CaseStore store = open(mapping, SampleCases.SECRET)) {
      List<String> refusals = new ArrayList<>();
      FeedProgress amid =
          (changes, took, remaining) -> {
            if (store.tables().latest().number() == 0) {
              assertThatThrownBy(() -> store.loader().replace(mapping, CountingUnit.ALERT, rows))
                  .isInstanceOf(ImportException.class)
                  .hasMessageContaining("in the middle of a version");
              refusals.add("refused");
            }
          };
      try (FollowedFeed followed = store.loader().follow(mapping, feed, amid)) {
        followed.catchUp();

        assertThat(refusals).isNotEmpty();
        assertThat(store.loader().replace(mapping, CountingUnit.ALERT, rows).version())
            .isEqualTo(2);
        feed.enter("c,2010-03-01");
        followed.catchUp();
        assertThat(store.tables().latest().number()).isEqualTo(3);
        assertThat(select(store, "SELECT count(*) FROM fact_alert")).containsExactly("1");
      }
    }
  }

  private static Map<String, String> alert(String id, String end) {
    return Map.of("alerta", id, "fecha", "2010-01-20", "fin", end);
  }
}
