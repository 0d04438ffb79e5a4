// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.exchange.TableAddress;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;

/** Where in the public API the answer to a question lies. */
final class QuestionAddress {

  /** Where the API lies unless a host is told otherwise, as for the charts. */
  private static final String API = "/atalaya";

  private QuestionAddress() {}

  /** The address of the list of all that can be asked for. */
  static String catalogue(Locale locale) {
    return API + "/v1/statistics?lang=" + locale.getLanguage();
  }

  /** The address of a table, for readers of this language. */
  static TableAddress of(StatisticsQuery question, Locale locale) {
    Map<String, List<String>> parameters = parameters(question);
    parameters.put("lang", List.of(locale.getLanguage()));
    return new TableAddress(API, question.indicator(), parameters);
  }

  /** The parameters from which {@link StatisticsQuery#parse} reads the same question. */
  static Map<String, List<String>> parameters(StatisticsQuery question) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (!question.by().isEmpty()) {
      parameters.put("by", List.of(String.join(",", question.by())));
    }
    question.filters().forEach((id, codes) -> parameters.put(id, List.of(String.join(",", codes))));
    question
        .from()
        .map(CalendarPeriod::code)
        .ifPresent(code -> parameters.put("from", List.of(code)));
    question.to().map(CalendarPeriod::code).ifPresent(code -> parameters.put("to", List.of(code)));
    question.measure().map(Measure::id).ifPresent(id -> parameters.put("measure", List.of(id)));
    if (question.sort() != Sort.DECLARED) {
      parameters.put("sort", List.of(question.sort().id()));
    }
    question.top().ifPresent(rows -> parameters.put("top", List.of(Integer.toString(rows))));
    question
        .version()
        .ifPresent(number -> parameters.put("version", List.of(Integer.toString(number))));
    return parameters;
  }
}
