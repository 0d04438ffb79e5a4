// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.MappingException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

class IndicatorCatalogueTest {

  private static final String WORDS =
      """
        title: {es: Título, en: Title}
        shortTitle: {es: Corto, en: Short}
        unitLabel: {es: víctimas, en: victims}
        unitLabelOne: {es: víctima, en: victim}
        definition: {es: Definición, en: Definition}
        formula: {es: Número, en: Number}
        note: {es: Nota, en: Note}
        tier: monthly
      """;

  private static final String WOMEN =
      """
      - id: women
        unit: victim
        where: {victim-sex: F}
        measures: [count, share]
        breaks:
          - {from: "2011", note: {es: otra boleta, en: another form}}
      """
          + WORDS;

  private static final String CHILDREN =
      """
      - id: children
        unit: victim
        where: {victim-age: 0-17}
        dimensions: [year, victim-sex]
        measures: [count]
      """
          + WORDS;

  @Test
  void count_restrictedIndicator_countsOnlyThoseRecords() {
    try (CaseStore store = SampleCases.store()) {
      Statistics statistics = statistics(store, WOMEN + CHILDREN);

      assertThat(count(statistics, "women")).isEqualTo(35);
      assertThat(count(statistics, "women?year=2010")).isEqualTo(19);
      assertThat(count(statistics, "children?victim-sex=F")).isEqualTo(1);
    }
  }

  @Test
  void count_restrictedIndicator_hasTheKeyOfTheSamePeopleCountedByAFilter() {
    try (CaseStore store = SampleCases.store()) {
      Statistics statistics = statistics(store, WOMEN + VICTIMS);

      assertThat(statistics.count(Addresses.query("women?by=department")).cells().keySum(0))
          .isEqualTo(
              statistics
                  .count(Addresses.query("victims?by=department&victim-sex=F"))
                  .cells()
                  .keySum(0));
    }
  }

  private static final String VICTIMS =
      """
      - id: victims
        unit: victim
        measures: [count]
      """
          + WORDS;

  @Test
  void count_restrictionThatIsAlsoAFilter_isOneOfThreeDimensions() {
    try (CaseStore store = SampleCases.store()) {
      String threeMore = "women?by=year,department,form-of-violence";

      assertThat(problem(statistics(store, WOMEN + VICTIMS), threeMore).kind())
          .isEqualTo(Kind.TOO_MANY_DIMENSIONS);
      // Where nobody can filter by it, the women are a set of records of their own.
      assertThat(count(statistics(store, WOMEN), threeMore)).isEqualTo(12);
    }
  }

  @Test
  void count_dimensionThatTheIndicatorDoesNotOffer_isRefused() {
    try (CaseStore store = SampleCases.store()) {
      Statistics statistics = statistics(store, WOMEN + CHILDREN);

      assertThat(problem(statistics, "children?by=department").kind())
          .isEqualTo(Kind.DIMENSION_NOT_OFFERED);
      assertThat(problem(statistics, "women?victim-sex=M").kind())
          .isEqualTo(Kind.DIMENSION_NOT_OFFERED);
      assertThat(statistics.entry("children").dimensions())
          .extracting(Dimension::id)
          .containsExactly("year", "victim-sex");
    }
  }

  @Test
  void count_seriesAcrossABreak_saysSo() {
    try (CaseStore store = SampleCases.store()) {
      Statistics statistics = statistics(store, WOMEN);

      assertThat(notes(statistics, "women?by=year"))
          .isEqualTo(
              "[From 2011 on the series cannot be compared with what came before: another form]");
      assertThat(notes(statistics, "women?by=month&from=2011")).isEqualTo("[]");
      assertThat(notes(statistics, "women?by=department")).isEqualTo("[]");
    }
  }

  @Test
  void catalogue_indicatorOfWhatTheRecordsLack_isNotOffered() {
    try (CaseStore store = SampleCases.store()) {
      String crimes =
          WOMEN.replace("id: women", "id: femicides").replace("victim-sex: F", "crime: femicide");

      Statistics statistics = statistics(store, WOMEN + crimes);

      assertThat(statistics.catalogue().entries()).hasSize(1);
      assertThat(problem(statistics, "femicides").kind()).isEqualTo(Kind.UNKNOWN_INDICATOR);
    }
  }

  @Test
  void read_mistakes_areAllNamedWithWhatIsAllowed() {
    String wrong =
        """
        - id: a
          unit: person
          measures: [odds]
          breaks:
            - {from: yesterday, note: {es: x, en: x}}
          cohort: {curve: x}
        """
            + WORDS.replace("monthly", "weekly")
            + """
            - id: b
              unit: case
              measures: [cohort-share]
            """
            + WORDS
            + """
            - id: 'C"x'
              unit: case
              measures: [count]
            """
            + WORDS;

    MappingException e = catchThrowableOfType(MappingException.class, () -> read(wrong));

    assertThat(e.getMessage())
        .contains("unit: given: person, allowed: case, victim")
        .contains("tier: given: weekly, allowed: live, daily, monthly")
        .contains("there is no measure odds")
        .contains("from: given: yesterday")
        .contains("needs one of: funnel, incidence, quartiles")
        .contains("indicator b cannot have the measure cohort-share")
        .contains("an indicator id is lower-case words joined by '-', given: C\"x");
  }

  private static IndicatorCatalogue read(String yaml) {
    return IndicatorCatalogue.read(
        "test.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Statistics statistics(CaseStore store, String yaml) {
    return new Statistics(store.tables(), read(yaml));
  }

  private static long count(Statistics statistics, String address) {
    return statistics.count(Addresses.query(address)).cells().count(0);
  }

  private static String notes(Statistics statistics, String address) {
    return statistics.header(Addresses.query(address), QueryScope.PUBLIC).notes().stream()
        .map(note -> note.in(Locale.ENGLISH))
        .toList()
        .toString();
  }

  private static QueryProblem problem(Statistics statistics, String address) {
    return catchThrowableOfType(
            QueryException.class, () -> statistics.count(Addresses.query(address)))
        .problem();
  }
}
