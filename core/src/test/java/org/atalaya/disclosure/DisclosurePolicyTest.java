// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a policy, each asked for as a user would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisclosurePolicyTest {

  private static final String NOISE = "noise: {maxPerturbation: 5, variance: 3}\n";

  /** Withholds everything that is not exact, so that what is exact stands out. */
  private static final String ONLY_EXACT =
      NOISE
          + """
          threshold: 1000
          exact:
            - {unit: victim, where: {victim-sex: F}, by: [year]}
          """;

  private CaseStore store;

  @BeforeAll
  void open() {
    store = SampleCases.store();
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void profile_sameSecret_sameFigures() {
    DisclosurePolicy policy = policy(NOISE + "threshold: 1\n");
    StatisticsQuery query = StatisticsQuery.of("victims").by("month", "victim-age");

    try (CaseStore another = SampleCases.store()) {
      assertThat(observatory(policy, another).table(query).cells())
          .isEqualTo(observatory(policy, store).table(query).cells());
    }
  }

  /** The intervals come from the secret: with another one they lie elsewhere. */
  @Test
  void profile_anotherSecret_anotherTable() throws IOException {
    RecordKeySecret other = RecordKeySecret.of(new byte[32]);
    try (CaseStore another = CaseStore.inMemory(SampleCases.mapping(), other, SampleCases.CLOCK)) {
      assertThat(written(another)).isNotEqualTo(written(store)).hasSameSizeAs(written(another));
    }
  }

  private static String written(CaseStore store) throws IOException {
    DisclosureProfile profile = policy(NOISE + "threshold: 1\n").profile(store);
    StringWriter out = new StringWriter();
    ((ContinuousPerturbationTable) profile.rules(CellKeyRule.class).getFirst().table()).write(out);
    return out.toString();
  }

  @Test
  void profile_tableOfAFile_isUsed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table.csv");
    try (var out = Files.newBufferedWriter(file)) {
      PerturbationTableDesigner.of(4, 2).design().scattered(new SplittableRandom(1)).write(out);
    }

    DisclosureProfile profile =
        policy("noise: {maxPerturbation: 4, table: '%s'}\nthreshold: 3\n".formatted(file))
            .profile(store);

    PerturbationTable table = profile.rules(CellKeyRule.class).getFirst().table();
    assertThat(table.maxPerturbation()).isEqualTo(4);
    assertThat(table.variance()).isBetween(1.999, 2.001);
  }

  /** 19 women of 2010: the year has ended, and whoever asks gets the same exact figure. */
  @Test
  void table_exactCells_areExactHoweverAskedFor() {
    Observatory observatory = observatory(policy(ONLY_EXACT), store);

    assertThat(cells(observatory, StatisticsQuery.of("victims").by("victim-sex", "year")))
        .containsExactly(
            new Published(19), withheld(), withheld(), withheld(), withheld(), withheld());
    assertThat(
            cells(observatory, StatisticsQuery.of("victims").by("year").where("victim-sex", "F")))
        .containsExactly(new Published(19), withheld());
    assertThat(
            observatory
                .table(
                    StatisticsQuery.of("victims")
                        .by("department")
                        .where("victim-sex", "F")
                        .where("year", "2010"))
                .margin()
                .orElseThrow())
        .containsExactly(new Published(19));
  }

  @Test
  void table_oneMoreDimensionOrAnotherUnit_isNotExact() {
    Observatory observatory = observatory(policy(ONLY_EXACT), store);

    for (StatisticsQuery query :
        List.of(
            StatisticsQuery.of("victims").by("year", "victim-sex", "department"),
            StatisticsQuery.of("victims").by("year"),
            StatisticsQuery.of("victims").by("victim-sex"),
            StatisticsQuery.of("victims").by("month").where("victim-sex", "F"),
            StatisticsQuery.of("complaints").by("year", "victim-sex"))) {
      assertThat(cells(observatory, query)).as("%s", query).isNotEmpty().containsOnly(withheld());
    }
  }

  /** A limit holds for finer dimensions, for filters, for every measure; not for wider tables. */
  @ParameterizedTest
  @CsvSource({
    "'municipality,month,victim-sex', true",
    "'month,municipality,victim-age', true",
    "'municipality,month', false",
    "'department,municipality,month', false",
    "'year,municipality,month', false",
    "'department,month,victim-sex', false",
    "'municipality,year,victim-sex', false"
  })
  void table_limitedCombination_isRefused(String dimensions, boolean refused) {
    Observatory observatory =
        limited("{dimensions: [municipality, month], mostDimensions: 2, instead: [year]}");
    String[] by = dimensions.split(",");
    List<StatisticsQuery> queries = new ArrayList<>();
    queries.add(StatisticsQuery.of("victims").by(by));
    if (refused) {
      queries.add(StatisticsQuery.of("victims").by(by).measure(Measure.CHANGE));
      queries.add(StatisticsQuery.of("victims").by(by[0], by[1]).where(by[2], "?"));
    }

    for (StatisticsQuery query : queries) {
      if (refused) {
        assertThatThrownBy(() -> observatory.table(query))
            .isInstanceOfSatisfying(
                QueryException.class,
                e -> {
                  assertThat(e.problem().kind()).isEqualTo(Kind.TOO_DETAILED);
                  assertThat(e.problem().allowed()).containsExactly("year");
                  assertThat(e.problem().detail(Locale.ENGLISH)).contains("municipality");
                });
      } else {
        assertThat(observatory.table(query).cells()).isNotEmpty();
      }
    }
  }

  @Test
  void table_limitOnWiderDimension_holdsForFinerOnes() {
    Observatory observatory = limited("{dimensions: [department, year], mostDimensions: 0}");

    assertThatThrownBy(
            () -> observatory.table(StatisticsQuery.of("victims").by("municipality", "month")))
        .isInstanceOf(QueryException.class);
    assertThatThrownBy(() ->
            observatory.table(StatisticsQuery.of("victims").by("municipality", "year-to-date")))
        .isInstanceOf(QueryException.class);
    assertThat(observatory.table(StatisticsQuery.of("victims").by("department")).cells())
        .isNotEmpty();
  }

  @Test
  void table_nearlyAllWithheld_isRefusedWhereLarge() {
    Observatory observatory =
        observatory(
            policy(NOISE + "threshold: 5\nsparse: {cells: 100, mostWithheld: 0.9}\n"), store);

    assertThatThrownBy(
            () -> observatory.table(StatisticsQuery.of("victims").by("municipality", "month")))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.problem().kind()).isEqualTo(Kind.TOO_SPARSE));
    assertThat(observatory.table(StatisticsQuery.of("victims").by("department", "year")).cells())
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "threshold: 5 | 'noise' is missing",
        "noise: {maxPerturbation: 5, variance: 3} | 'threshold' is missing",
        "{noise: {maxPerturbation: 0, variance: 3}, threshold: 5} | maxPerturbation must be >= 1",
        "{noise: {maxPerturbation: 5, variance: much}, threshold: 5} | expected a number",
        "{noise: {maxPerturbation: 5, variance: 3, table: t}, threshold: 5} | leave variance out",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 0} | allowed: 1 to 1000000",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, secret: x} | unknown entry",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, limits: [{dimensions: [],"
            + " mostDimensions: 2}]} | number of dimensions must be >= 1",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, limits: [{dimensions: [a],"
            + " mostDimensions: 9}]} | mostDimensions must be",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, sparse: {cells: 0, mostWithheld:"
            + " 1}} | cells must be >= 1",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, groups: {largest: 4, share: 0.8}}"
            + " | no smaller than the threshold",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, groups: {largest: 20}} | 'share'",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, exact: [{unit: person, by:"
            + " [year]}]} | there is no counting unit person",
        "{noise: {maxPerturbation: 5, variance: 3}, threshold: 5, exact: [{unit: victim, where:"
            + " {year: '1'}, by: [year]}]} | Provided in both: year"
      })
  void read_wrongPolicy_namesThePlace(String yaml, String message) {
    assertThatThrownBy(() -> policy(yaml))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("policy.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void read_thePacksPolicy_fitsTheRecordsOfThePack() {
    DisclosurePolicy policy = Guatemala.disclosurePolicy();

    assertThat(policy.noise()).isInstanceOf(DisclosurePolicy.Noise.Designed.class);
    assertThat(policy.others())
        .hasAtLeastOneElementOfType(CombinationLimit.class)
        .hasAtLeastOneElementOfType(GroupDisclosureRule.class)
        .hasAtLeastOneElementOfType(ExactCells.class);
    assertThat(policy.others())
        .filteredOn(CombinationLimit.class::isInstance)
        .allSatisfy(rule ->
            assertThat(((CombinationLimit) rule).dimensions())
                .allSatisfy(id ->
                    assertThat(Guatemala.mapping("sicomp").schema().dimension(id))
                        .as(id)
                        .isPresent()));
  }

  private static CellValue withheld() {
    // 1000 + 5 − 1 is the largest count that noise can lead below 1000.
    return new Suppressed(1005);
  }

  private static List<CellValue> cells(Observatory observatory, StatisticsQuery query) {
    return observatory.table(query).cells().stream()
        .map(value -> value instanceof Published figure ? new Published(figure.value()) : value)
        .toList();
  }

  /** With noise, nothing withheld but zeros, and this limit. */
  private Observatory limited(String limit) {
    return observatory(policy(NOISE + "threshold: 1\nlimits: [" + limit + "]\n"), store);
  }

  private static Observatory observatory(DisclosurePolicy policy, CaseStore store) {
    return Observatory.inProcess(store, Guatemala.indicators(), policy.profile(store));
  }

  private static DisclosurePolicy policy(String yaml) {
    return DisclosurePolicy.read(
        "policy.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
