// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseHistoryTest {

  private static final String BY_ID = "rowId: [id]\n" + SampleCases.MAPPING;
  private static final String HEADER = "id," + SampleCases.HEADER;
  private static final String FIRST =
      HEADER
          + """
          a,2010-01-15,101,2,34,1122,1
          b,2010-02-03,101,1,8,1222,2
          c,2011-03-21,201,2,20,1112,1
          """;

  @Test
  void load_sameFilesAgain_makesNoVersion() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = SampleCases.store()) {
      ImportReport report = SampleCases.load(store, mapping, SampleCases.ROWS);

      assertThat(report.version()).isEqualTo(1);
      assertThat(report.added()).isZero();
      assertThat(report.withdrawn()).isZero();
      assertThat(report.rowsLoaded()).isEqualTo(48);
      assertThat(store.tables().latest().number()).isEqualTo(1);
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
    }
  }

  @Test
  void load_addedAndWithdrawnRows_leaveEarlierVersionsAsTheyWere() {
    CsvMapping mapping = SampleCases.mapping();
    String without2010 = SampleCases.ROWS.replaceAll("2010-[^\n]*\n", "");
    String more = without2010 + "2011-12-01,201,2,20,1112,1\n".repeat(3);
    try (CaseStore store = SampleCases.store()) {
      ImportReport second = SampleCases.load(store, mapping, more);
      ImportReport third = SampleCases.load(store, mapping, SampleCases.ROWS);

      assertThat(second.version()).isEqualTo(2);
      assertThat(second.added()).isEqualTo(3 * 3);
      assertThat(second.withdrawn()).isEqualTo(3 * 22);
      assertThat(third.version()).isEqualTo(3);
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(29);
      assertThat(CaseLoaderTest.total(store, 3)).isEqualTo(48);
      assertThat(CaseLoaderTest.count(store, 2, "year", "2010")).isZero();
      assertThat(CaseLoaderTest.count(store, 3, "year", "2010")).isEqualTo(22);
      assertThat(store.tables().version(2).orElseThrow().asOf()).isEqualTo("2011-12-01");
      assertThat(store.tables().version(2).orElseThrow().spans())
          .containsEntry("year", new DatasetVersion.TimeSpan(2011, 2011, false));
      assertThat(store.tables().version(4)).isEmpty();
    }
  }

  @Test
  void load_correctionOfARowWithAnId_keepsItsRecordKey() {
    CsvMapping mapping = SampleCases.mapping(BY_ID);
    try (CaseStore store = SampleCases.store(mapping, FIRST)) {
      List<String> keys = FactRows.keys(store, CountingUnit.CASE);

      ImportReport report =
          SampleCases.load(
              store, mapping, FIRST.replace("b,2010-02-03,101,1", "b,2010-02-03,102,2"));

      assertThat(report.version()).isEqualTo(2);
      assertThat(FactRows.keys(store, CountingUnit.CASE)).isEqualTo(keys);
      assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "F")).isEqualTo(2);
      assertThat(CaseLoaderTest.count(store, 2, "victim-sex", "F")).isEqualTo(3);
      assertThat(CaseLoaderTest.count(store, 1, "municipality", "0102")).isZero();
      assertThat(CaseLoaderTest.count(store, 2, "municipality", "0102")).isEqualTo(1);
      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(3);
    }
  }

  @Test
  void loadHistory_severalStates_areVersionsOfTheSameTime() throws Exception {
    SettableClock clock = new SettableClock(SampleCases.CLOCK.instant(), ZoneOffset.UTC);
    Path file = Files.createTempFile("sample", ".csv");
    CsvMapping mapping = SampleCases.mapping();
    List<CaseLoader.Snapshot> states =
        Stream.of(SampleCases.HEADER + "2010-01-15,101,2,34,1122,1\n", SampleCases.ROWS)
            .<CaseLoader.Snapshot>map(text ->
                () -> {
                  clock.set(clock.instant().plusSeconds(60));
                  return List.of(write(file, text));
                })
            .toList();
    try (CaseStore store = CaseStore.inMemory(mapping, SampleCases.SECRET, clock)) {
      List<ImportReport> reports =
          store.loader().loadHistory(mapping, states, CaseLoader.Progress.NONE);
      clock.set(clock.instant().plusSeconds(60));
      SampleCases.load(store, mapping, SampleCases.ROWS + "2011-12-01,201,2,20,1112,1\n");

      assertThat(reports).extracting(ImportReport::version).containsExactly(1, 2);
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(1);
      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(48);
      assertThat(store.tables().versions())
          .extracting(DatasetVersion::loadedAt)
          .containsExactly(
              SampleCases.CLOCK.instant(), SampleCases.CLOCK.instant(), clock.instant());
      assertThatThrownBy(
              () -> store.loader().loadHistory(mapping, states, CaseLoader.Progress.NONE))
          .isInstanceOf(ImportException.class)
          .hasMessage(
              "A history is loaded into an empty store only; this one has versions up to 3.");
      assertThat(store.tables().latest().number()).isEqualTo(3);
    } finally {
      Files.delete(file);
    }
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void load_clockStandsStill_isLaterThanTheVersionBefore() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = SampleCases.store()) {
      SampleCases.load(store, mapping, SampleCases.ROWS + "2011-12-01,201,2,20,1112,1\n");

      assertThat(store.tables().versions())
          .extracting(DatasetVersion::loadedAt)
          .containsExactly(
              SampleCases.CLOCK.instant(), SampleCases.CLOCK.instant().plusNanos(1000));
    }
  }

  /** Versions are looked up by time, so none is older than one before it. */
  @Test
  void load_clockSetBack_isLaterThanTheVersionBefore() {
    CsvMapping mapping = SampleCases.mapping();
    SettableClock clock = new SettableClock(SampleCases.CLOCK.instant(), ZoneOffset.UTC);
    try (CaseStore store = CaseStore.inMemory(mapping, SampleCases.SECRET, clock)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);
      clock.set(clock.instant().minusSeconds(3600));
      SampleCases.load(store, mapping, SampleCases.ROWS + "2011-12-01,201,2,20,1112,1\n");

      assertThat(store.tables().versions())
          .extracting(DatasetVersion::loadedAt)
          .containsExactly(
              SampleCases.CLOCK.instant(), SampleCases.CLOCK.instant().plusNanos(1000));
    }
  }

  @Test
  void loadedAt_storeOpenedAgain_isKept(@TempDir Path folder) {
    CsvMapping mapping = SampleCases.mapping();
    SettableClock clock =
        new SettableClock(Instant.parse("2012-01-01T12:00:00.123456789Z"), ZoneOffset.UTC);
    Path file = folder.resolve("cases.duckdb");
    DatasetVersion loaded;
    try (CaseStore store = CaseStore.at(file, mapping, SampleCases.SECRET, clock)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);
      loaded = store.tables().latest();
    }

    try (CaseStore store = CaseStore.at(file, mapping, SampleCases.SECRET, clock)) {
      assertThat(store.tables().versions()).containsExactly(loaded);
      assertThat(loaded.loadedAt()).isEqualTo("2012-01-01T12:00:00.123456Z");
    }
  }

  @Test
  void load_correctionThatNoDimensionShows_makesNoVersion() {
    CsvMapping mapping = SampleCases.mapping(BY_ID);
    try (CaseStore store = SampleCases.store(mapping, FIRST)) {
      ImportReport report =
          SampleCases.load(store, mapping, FIRST.replace("a,2010-01-15", "a,2010-01-16"));

      assertThat(report.version()).isEqualTo(1);
    }
  }

  /** A correction of the victim's property is none of the suspect's. */
  @Test
  void load_correctionOfOneUnit_leavesTheOtherUnitsAsTheyWere() {
    CsvMapping mapping = SampleCases.mapping(BY_ID);
    try (CaseStore store = SampleCases.store(mapping, FIRST)) {
      ImportReport report = SampleCases.load(store, mapping, FIRST.replace("101,1,8,", "101,2,8,"));

      assertThat(report.added()).isEqualTo(2);
      assertThat(report.withdrawn()).isEqualTo(2);
    }
  }

  @Test
  void tally_whileLoading_seesWholeVersionsOnly() throws Exception {
    CsvMapping mapping = SampleCases.mapping();
    String row = "2011-12-01,201,2,20,1112,1\n";
    int versions = 6;
    AtomicBoolean loading = new AtomicBoolean(true);
    try (CaseStore store = SampleCases.store(mapping, SampleCases.HEADER + row.repeat(1000));
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Set<Long>>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        readers.add(
            threads.submit(() -> {
              Set<Long> wrong = new TreeSet<>();
              do {
                int version = store.tables().latest().number();
                long total = CaseLoaderTest.total(store, version);
                if (total != 1000L * version) {
                  wrong.add(total);
                }
              } while (loading.get());
              return wrong;
            }));
      }
      for (int version = 2; version <= versions; version++) {
        SampleCases.load(store, mapping, SampleCases.HEADER + row.repeat(1000 * version));
      }
      loading.set(false);

      for (Future<Set<Long>> reader : readers) {
        assertThat(reader.get()).isEmpty();
      }
      for (int version = 1; version <= versions; version++) {
        assertThat(CaseLoaderTest.total(store, version)).isEqualTo(1000L * version);
      }
    }
  }
}
