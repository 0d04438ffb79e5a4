// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.TallyRequest.Axis;
import org.atalaya.cases.TallyRequest.Restriction;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.CsvExport;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same questions to the same records in DuckDB and in another engine. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EqualEnginesContract {

  private static final LocalDate A_YEAR_AGO = SampleSicomp.LAST_DAY.minusYears(1);

  @TempDir static Path folder;

  private CaseStore duckDb;
  private CaseStore other;

  /**
   * The store of the other engine.
   *
   * @param loaded loads the records into a store
   */
  protected abstract CaseStore open(Consumer<CaseStore> loaded) throws Exception;

  @BeforeAll
  void load() throws Exception {
    duckDb = SampleSicomp.store(folder, A_YEAR_AGO);
    other = open(EqualEnginesContract::loadInto);
  }

  private static void loadInto(CaseStore store) {
    try {
      SampleSicomp.load(store, folder, A_YEAR_AGO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void close() {
    other.close();
    duckDb.close();
  }

  @Test
  void versions_ofBoth_areEqual() {
    assertThat(other.tables().versions()).isEqualTo(duckDb.tables().versions()).hasSize(2);
  }

  static Stream<Arguments> requests() {
    CountingUnit victims = CountingUnit.VICTIM;
    Axis sex = complete("victim-sex");
    Axis forms = complete("form-of-violence");
    Axis years = axis("year", 1, "2021", "2022", "2023", "2024");
    Axis toDate =
        axis("month", 2, "2022-01", "2022-02", "2023-01", "2023-02", "2024-01", "2024-02");
    Restriction someForms = new Restriction("form-of-violence", forms.codes().subList(1, 3));
    return Stream.of(
        argumentSet("one cell", new TallyRequest(victims, List.of(), 2)),
        argumentSet("nothing", new TallyRequest(victims, List.of(), 0)),
        argumentSet("one code", new TallyRequest(victims, List.of(axis("year", 1, "2022")), 2)),
        argumentSet("margin", request(2, true, List.of(years, sex))),
        argumentSet("listed categories", request(2, true, List.of(sex, axis("year", 1, "2022")))),
        argumentSet("set of categories", request(2, true, List.of(years, forms))),
        argumentSet("set first", request(2, true, List.of(forms, sex))),
        argumentSet("some of a set", request(2, false, List.of(axis(forms, 1, 3), sex))),
        argumentSet("one of a set", request(2, false, List.of(axis(forms, 2, 3), sex))),
        argumentSet("several codes a cell", request(2, true, List.of(sex, toDate))),
        argumentSet("several codes first", request(2, false, List.of(toDate, forms))),
        argumentSet("restricted to a set", request(2, true, List.of(sex), someForms)),
        argumentSet(
            "restricted",
            request(
                2,
                false,
                List.of(years),
                new Restriction("victim-sex", List.of("F")),
                new Restriction("month", List.of("2022-03", "2023-11")))),
        argumentSet("earlier version", request(1, true, List.of(years, forms))),
        argumentSet("no record", request(2, true, List.of(sex, axis("year", 1, "1999")))));
  }

  private static Axis complete(String dimension) {
    List<String> codes =
        SampleSicomp.mapping().schema().dimension(dimension).orElseThrow().categories().stream()
            .map(Category::code)
            .toList();
    return new Axis(dimension, codes, true);
  }

  private static Axis axis(String dimension, int codesOfCell, String... codes) {
    return new Axis(dimension, List.of(codes), false, codesOfCell);
  }

  private static Axis axis(Axis of, int from, int to) {
    return new Axis(of.dimension(), of.codes().subList(from, to), false);
  }

  private static TallyRequest request(
      int version, boolean margin, List<Axis> axes, Restriction... restrictions) {
    return new TallyRequest(
        CountingUnit.VICTIM, axes, Arrays.asList(restrictions), version, margin);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void tally_ofBoth_isEqual(TallyRequest request) {
    isEqual(other, request);
  }

  /** That a store counts what DuckDB does. */
  void isEqual(CaseStore store, TallyRequest request) {
    UnprotectedTally expected = duckDb.tables().tally(request);

    UnprotectedTally tally = store.tables().tally(request);

    assertThat(figures(tally)).isEqualTo(figures(expected));
    assertThat(tally.margin().map(EqualEnginesContract::figures))
        .isEqualTo(expected.margin().map(EqualEnginesContract::figures));
  }

  /** Were they all of nothing, they would be equal, too. */
  @Test
  void tally_ofAllRequests_countsSomething() {
    assertThat(
            requests()
                .map(arguments -> (TallyRequest) arguments.get()[0])
                .map(request -> figures(other.tables().tally(request)))
                .filter(figures -> figures.stream().anyMatch(figure -> figure > 0)))
        .hasSize(13);
  }

  private static List<Long> figures(UnprotectedTally tally) {
    return LongStream.concat(
            LongStream.range(0, tally.size()).map(cell -> tally.count((int) cell)),
            LongStream.range(0, tally.size()).map(cell -> tally.keySum((int) cell)))
        .boxed()
        .toList();
  }

  static Stream<StatisticsQuery> questions() {
    return Stream.of(
        StatisticsQuery.of("victims"),
        StatisticsQuery.of("victims").by("year", "form-of-violence"),
        StatisticsQuery.of("victims").by("department", "victim-sex").where("year", "2023"),
        StatisticsQuery.of("victims").by("month", "victim-sex"),
        StatisticsQuery.of("victims").by("year-to-date"),
        StatisticsQuery.of("victims").by("victim-age").version(1),
        StatisticsQuery.of("complaints").by("municipality").where("department", "01"),
        StatisticsQuery.of("complaints").by("crime-group").where("department", "01", "16"),
        StatisticsQuery.of("suspects").by("suspect-sex", "year"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void table_ofBoth_isEqual(StatisticsQuery question) {
    PublishableTable expected = observatory(duckDb).table(question);

    PublishableTable table = observatory(other).table(question);

    assertThat(table.cells()).isEqualTo(expected.cells()).isNotEmpty();
    assertThat(table.margin()).isEqualTo(expected.margin());
    assertThat(CsvExport.write(table, Locale.of("es")))
        .isEqualTo(CsvExport.write(expected, Locale.of("es")));
  }

  private static Observatory observatory(CaseStore store) {
    return Observatory.inProcess(
        store, Guatemala.indicators(), Guatemala.disclosurePolicy().profile(store));
  }
}
