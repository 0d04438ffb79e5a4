// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the panel says to write asks the question that the page shows. */
class EmbeddingCodeTest {

  private static final Locale SPANISH = Locale.of("es", "GT");

  @ParameterizedTest
  @MethodSource("org.atalaya.demo.government.QuestionAddressTest#questions")
  void attributes_anyQuestion_areReadAsTheSameQuestion(StatisticsQuery question) {
    Map<String, String> attributes = EmbeddingCode.attributes(question, Form.AUTO, SPANISH);

    Map<String, List<String>> parameters = new LinkedHashMap<>();
    attributes.forEach((name, value) -> parameters.put(name, List.of(value)));
    assertThat(parameters.remove("indicator")).containsExactly(question.indicator());
    parameters.remove("lang");
    List<String> filters = parameters.remove("filters");
    if (filters != null) {
      Arrays.stream(filters.getFirst().split("&"))
          .map(filter -> filter.split("="))
          .forEach(filter -> parameters.put(filter[0], List.of(filter[1])));
    }
    assertThat(StatisticsQuery.parse(question.indicator(), parameters)).isEqualTo(question);
  }

  @Test
  void html_filters_areEscaped() {
    StatisticsQuery question =
        StatisticsQuery.of("victims").by("year").where("victim-sex", "F").where("department", "09");

    assertThat(EmbeddingCode.html(question, Form.LINE, SPANISH))
        .isEqualTo(
            "<atalaya-chart indicator=\"victims\" by=\"year\""
                + " filters=\"victim-sex=F&amp;department=09\" form=\"line\" lang=\"es\">"
                + "</atalaya-chart>");
  }

  @Test
  void java_question_isTheCallsThatMakeIt() {
    StatisticsQuery question =
        StatisticsQuery.of("victims")
            .by("department", "victim-sex")
            .where("year", "2025")
            .measure(Measure.RATE)
            .sort(Sort.DESCENDING)
            .top(5);

    assertThat(EmbeddingCode.java(question, Form.AUTO))
        .isEqualTo(
            "add(new AtalayaChart(StatisticsQuery.of(\"victims\").by(\"department\","
                + " \"victim-sex\").where(\"year\", \"2025\").measure(Measure.RATE)"
                + ".sort(Sort.DESCENDING).top(5)));");
  }
}
