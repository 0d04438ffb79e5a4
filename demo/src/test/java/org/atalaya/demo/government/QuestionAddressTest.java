// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionAddressTest {

  static Stream<StatisticsQuery> questions() {
    StatisticsQuery victims = StatisticsQuery.of("victims");
    return Stream.of(
        victims,
        victims
            .by("month", "victim-sex")
            .between(CalendarPeriod.year(2010), CalendarPeriod.year(2011)),
        victims.by("department").where("year", "2010").sort(Sort.DESCENDING).measure(Measure.RATE),
        victims.by("victim-sex").where("victim-sex", "F", "M").top(3),
        victims.where("victim-sex", "?").version(2));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void parameters_anyQuestion_areReadAsTheSameQuestion(StatisticsQuery question) {
    assertThat(StatisticsQuery.parse(question.indicator(), QuestionAddress.parameters(question)))
        .isEqualTo(question);
  }

  @Test
  void of_question_leadsToItsFilesInTheReadersLanguage() {
    StatisticsQuery question = StatisticsQuery.of("victims").by("year", "victim-sex");

    assertThat(QuestionAddress.of(question, Locale.of("es", "GT")).file("csv"))
        .isEqualTo("/atalaya/v1/statistics/victims.csv?by=year,victim-sex&lang=es");
  }
}
