// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Wording;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryProblemTest {

  private static final String DEPARTMENTS =
      IntStream.rangeClosed(1, 22).mapToObj("%02d"::formatted).collect(Collectors.joining(","));

  // The question, and the problem with it: kind, parameter, what was given, something of what is
  // allowed.
  private static final List<Arguments> PROBLEMS =
      List.of(
          problem("murders", Kind.UNKNOWN_INDICATOR, "indicator", "murders", "complaints"),
          problem("victims?colour=red", Kind.UNKNOWN_PARAMETER, "colour", "colour", "victim-sex"),
          problem("victims?by=colour", Kind.UNKNOWN_DIMENSION, "by", "colour", "victim-sex"),
          problem(
              "victims?by=suspect-sex",
              Kind.DIMENSION_NOT_OF_UNIT,
              "by",
              "suspect-sex",
              "victim-sex"),
          problem(
              "suspects?victim-sex=F",
              Kind.DIMENSION_NOT_OF_UNIT,
              "victim-sex",
              "victim-sex",
              "suspect-sex"),
          problem("victims?victim-sex=Z", Kind.UNKNOWN_CATEGORY, "victim-sex", "Z", "F"),
          problem("victims?victim-sex=f", Kind.UNKNOWN_CATEGORY, "victim-sex", "f", "F"),
          problem("victims?year=1999", Kind.UNKNOWN_CATEGORY, "year", "1999", "2010"),
          problem("victims?by=month,year&year=1999", Kind.UNKNOWN_CATEGORY, "year", "1999", "2010"),
          problem(
              "victims?by=municipality,department&department=99",
              Kind.UNKNOWN_CATEGORY,
              "department",
              "99",
              "22"),
          problem("victims?measure=odds", Kind.UNKNOWN_MEASURE, "measure", "odds", "share"),
          problem("victims?version=2", Kind.UNKNOWN_VERSION, "version", "2", "1"),
          problem("victims?version=0", Kind.INVALID_VALUE, "version", "0", ""),
          problem("victims?version=1.0", Kind.INVALID_VALUE, "version", "1.0", ""),
          problem("victims?version=99999999", Kind.INVALID_VALUE, "version", "99999999", ""),
          problem(
              "victims?measure=cohort-share",
              Kind.UNKNOWN_MEASURE,
              "measure",
              "cohort-share",
              "rate"),
          problem("victims?by=year,year", Kind.INVALID_VALUE, "by", "year,year", ""),
          problem("victims?by=", Kind.INVALID_VALUE, "by", "", ""),
          problem("victims?by=year,,month", Kind.INVALID_VALUE, "by", "year,,month", ""),
          problem("victims?victim-sex=F,F", Kind.INVALID_VALUE, "victim-sex", "F,F", ""),
          problem("victims?victim-sex=", Kind.INVALID_VALUE, "victim-sex", "", ""),
          problem("victims?sort=size", Kind.INVALID_VALUE, "sort", "size", "-value"),
          problem("victims?by=department&top=0", Kind.INVALID_VALUE, "top", "0", ""),
          problem("victims?by=department&top=401", Kind.INVALID_VALUE, "top", "401", "1–400"),
          problem("victims?by=department&top=-1", Kind.INVALID_VALUE, "top", "-1", ""),
          problem("victims?from=yesterday", Kind.INVALID_PERIOD, "from", "yesterday", "2011-Q3"),
          problem("victims?by=year&from=2010-02", Kind.INVALID_PERIOD, "from", "2010-02…", "2010"),
          problem("victims?by=year&to=2011-Q3", Kind.INVALID_PERIOD, "to", "…2011-Q3", "2010"),
          problem(
              "victims?by=month&from=2012",
              Kind.INVALID_PERIOD,
              "from",
              "2012…",
              "2010-01…2011-03"),
          problem(
              "victims?by=month&from=2011&to=2010",
              Kind.INVALID_PERIOD,
              "from",
              "2011…2010",
              "2010-01…2011-03"),
          problem("victims?from=2010&to=2011", Kind.PERIODS_SUMMED, "from", "2010…2011", "by=year"),
          problem(
              "victims?by=department&from=2010", Kind.PERIODS_SUMMED, "from", "2010…", "by=month"),
          problem("victims?to=2010-02", Kind.PERIODS_SUMMED, "to", "…2010-02", "by=month"),
          problem(
              "victims?from=2010-Q1&to=2010-Q1",
              Kind.PERIODS_SUMMED,
              "from",
              "2010-Q1…2010-Q1",
              "by=month"),
          problem(
              "victims?year=2010&from=2010&to=2010", Kind.REPEATED_DIMENSION, "from", "year", ""),
          problem("victims?by=year&year=2010&to=2010", Kind.REPEATED_DIMENSION, "to", "year", ""),
          problem(
              "victims?by=year,department,victim-sex,victim-age",
              Kind.TOO_MANY_DIMENSIONS,
              "by",
              "year,department,victim-sex,victim-age",
              ""),
          problem(
              "victims?by=department,victim-sex,victim-age&year=2010",
              Kind.TOO_MANY_DIMENSIONS,
              "by",
              "year,department,victim-sex,victim-age",
              ""),
          problem(
              "victims?year=2010&month=2010-01&department=01&victim-sex=F",
              Kind.TOO_MANY_DIMENSIONS,
              "by",
              "year,month,department,victim-sex",
              ""),
          problem(
              "victims?by=department,victim-sex,victim-age&from=2010&to=2010",
              Kind.TOO_MANY_DIMENSIONS,
              "by",
              "year,department,victim-sex,victim-age",
              ""),
          problem(
              "victims?municipality=" + codes(401),
              Kind.TOO_MANY_CODES,
              "municipality",
              "> 400",
              ""),
          problem(
              "victims?municipality=" + codes(380) + "&department=" + DEPARTMENTS,
              Kind.TOO_MANY_CODES,
              "municipality",
              "402",
              ""),
          problem(
              "victims?by=municipality,month,department", Kind.TOO_MANY_CELLS, "by", "1058805", ""),
          problem(
              "victims?by=year,department&top=3",
              Kind.RANKING_NEEDS_ONE_DIMENSION,
              "top",
              "year,department",
              ""),
          problem("victims?sort=-value", Kind.RANKING_NEEDS_ONE_DIMENSION, "sort", "", ""),
          problem(
              "victims?by=department&measure=change",
              Kind.NO_PERIOD_DIMENSION,
              "measure",
              "change",
              "by=year"),
          problem(
              "victims?by=month&from=2010&to=2010&measure=share",
              Kind.PARTIAL_SHARE,
              "measure",
              "month",
              ""),
          problem(
              "victims?by=year&year=2010,2011&measure=share",
              Kind.PARTIAL_SHARE,
              "measure",
              "year",
              ""));

  private CaseStore store;
  private CaseStore longStore;
  private Statistics statistics;
  private final AtomicInteger tallies = new AtomicInteger();

  @BeforeAll
  void load() {
    store = SampleCases.store();
    statistics = counting(store);
    longStore =
        SampleCases.store(SampleCases.mapping(), SampleCases.ROWS + "2000-01-01,101,2,34,1122,1\n");
  }

  @AfterAll
  void close() {
    store.close();
    longStore.close();
  }

  @ParameterizedTest
  @FieldSource("PROBLEMS")
  void count_wrongQuestion_saysWhatIsWrongBeforeAnyRecordIsRead(
      String address, Kind kind, String parameter, String given, String allowed) {
    Statistics asked = kind == Kind.TOO_MANY_CELLS ? counting(longStore) : statistics;
    tallies.set(0);

    QueryProblem problem = problemOf(() -> asked.count(Addresses.query(address)));

    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.parameter()).isEqualTo(parameter);
    assertThat(problem.given()).isEqualTo(given);
    if (allowed.isEmpty()) {
      assertThat(problem.allowed()).isEmpty();
    } else {
      assertThat(problem.allowed()).contains(allowed).hasSizeLessThanOrEqualTo(60);
    }
    assertThat(tallies).hasValue(0);
  }

  @Test
  void parse_parameterGivenTwice_isRefused() {
    QueryProblem problem =
        problemOf(() -> StatisticsQuery.parse("victims", Map.of("year", List.of("2010", "2011"))));

    assertThat(problem)
        .isEqualTo(new QueryProblem(Kind.REPEATED_PARAMETER, "year", "2010 & 2011", List.of()));
  }

  @Test
  void count_emptyStore_hasNoData() {
    try (CaseStore empty = SampleCases.empty(SampleCases.mapping())) {
      Statistics nothing = new Statistics(empty.tables(), Guatemala.indicators());

      QueryProblem problem = problemOf(() -> nothing.count(StatisticsQuery.of("victims")));

      assertThat(problem.kind()).isEqualTo(Kind.NO_DATA);
      assertThat(nothing.catalogue().entries()).hasSize(3);
    }
  }

  @Test
  void count_everyKindOfProblem_isTried() {
    Set<Kind> tried = EnumSet.of(Kind.REPEATED_PARAMETER, Kind.NO_DATA);
    // The tests of indicators, of measures, of charts and of disclosure policies.
    tried.addAll(
        Set.of(
            Kind.DIMENSION_NOT_OFFERED,
            Kind.FORM_DOES_NOT_SUIT,
            Kind.RATE_NEEDS_YEAR,
            Kind.RATE_NEEDS_POPULATION,
            Kind.COHORT_NEEDS_YEAR,
            Kind.TOO_DETAILED,
            Kind.TOO_SPARSE));
    PROBLEMS.forEach(problem -> tried.add((Kind) problem.get()[1]));

    assertThat(tried).containsExactlyInAnyOrder(Kind.values());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void detail_everyKind_hasWordsInEveryLanguage(Kind kind) {
    QueryProblem problem = new QueryProblem(kind, "PARAMETER", "GIVEN {0} '", List.of("ALLOWED"));

    Set<String> details =
        Wording.LANGUAGES.stream().map(problem::detail).collect(Collectors.toSet());

    assertThat(details)
        .hasSize(Wording.LANGUAGES.size())
        .allSatisfy(detail -> {
          assertThat(detail).contains("ALLOWED").doesNotContain("{1}");
          if (!detail.contains("PARAMETER")
              && !List.of(Kind.NO_DATA, Kind.NO_PERIOD_DIMENSION, Kind.RATE_NEEDS_YEAR)
                  .contains(kind)) {
            assertThat(detail).contains("GIVEN {0} '");
          }
        });
    assertThat(Wording.LANGUAGES.stream().map(problem::title)).doesNotContain("").hasSize(2);
    assertThat(problem.detail(Locale.FRENCH)).isEqualTo(problem.detail(Locale.of("es")));
  }

  static Stream<Arguments> hostileValues() {
    return Stream.of(
        argumentSet("SQL", "1; DROP TABLE fact_case; --"),
        argumentSet("quotes", "' OR '1'='1"),
        argumentSet("double quotes", "\"fact_case\""),
        argumentSet("script", "<script>alert(1)</script>"),
        argumentSet("format", "%s%n{0}{1}${jndi:ldap://example.invalid}"),
        argumentSet("control characters", "a\r\nSet-Cookie: b\0\u001b[31m"),
        argumentSet("right to left", "\u202egnp.exe\u2066\u200b"),
        argumentSet("line separators", "a\u2028b\u2029c\u0085d"),
        argumentSet("lone surrogate", "\ud800"),
        argumentSet("emoji at the cut", "x".repeat(79) + "😀".repeat(9)),
        argumentSet("10,000 codes", codes(10_000)),
        argumentSet("only commas", ",".repeat(10_000)),
        argumentSet("100 KB", "x".repeat(100_000)),
        argumentSet("100 KB of line ends", "\n".repeat(100_000)),
        argumentSet("other digits", "٢٠١١"),
        argumentSet("null", "null"),
        argumentSet("path", "../../etc/passwd"));
  }

  @ParameterizedTest
  @MethodSource("hostileValues")
  void count_hostileInputAnywhere_isABoundedProblem(String hostile) {
    List<Map<String, List<String>>> questions =
        Stream.concat(
                StatisticsQuery.PARAMETERS.stream(),
                Stream.of("year", "municipality", "victim-sex"))
            .map(parameter -> Map.of(parameter, List.of(hostile)))
            .collect(Collectors.toList());
    questions.add(Map.of(hostile, List.of("F")));
    questions.add(Map.of(hostile, List.of(hostile, hostile)));
    questions.add(Map.of("victim-sex", List.of()));
    questions.add(Map.of("by", List.of("victim-sex"), "victim-sex", List.of("F," + hostile)));
    for (Map<String, List<String>> parameters : questions) {
      assertBounded(
          problemOf(() -> statistics.count(StatisticsQuery.parse("victims", parameters))));
    }
    assertBounded(problemOf(() -> statistics.count(StatisticsQuery.parse(hostile, Map.of()))));
  }

  private static void assertBounded(QueryProblem problem) {
    assertThat(problem.given()).hasSizeLessThanOrEqualTo(81);
    assertThat(problem.parameter()).hasSizeLessThanOrEqualTo(81);
    for (Locale language : Wording.LANGUAGES) {
      assertThat(problem.detail(language))
          .hasSizeLessThan(3000)
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029]");
    }
  }

  @Test
  void count_wrongQuestionPutTogetherInCode_isAProblemToo() {
    StatisticsQuery victims = StatisticsQuery.of("victims");
    List<StatisticsQuery> wrong =
        List.of(
            victims.by("year", "year"),
            victims.where("victim-sex"),
            victims.where("victim-sex", "F", "F"),
            victims.by("department").top(0),
            victims.by("department").top(401),
            victims.version(-1),
            victims.by(Collections.nCopies(20, "x").toArray(String[]::new)));

    assertThat(wrong).allSatisfy(query -> problemOf(() -> statistics.count(query)));
  }

  private static QueryProblem problemOf(Runnable question) {
    QueryException e = catchThrowableOfType(QueryException.class, question::run);
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).startsWith(e.problem().kind().id() + ": ");
    return e.problem();
  }

  private Statistics counting(CaseStore counted) {
    return new Statistics(new CountingTables(counted.tables(), tallies), Guatemala.indicators());
  }

  private static String codes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
  }

  private static Arguments problem(
      String address, Kind kind, String parameter, String given, String allowed) {
    return arguments(address, kind, parameter, given, allowed);
  }
}
