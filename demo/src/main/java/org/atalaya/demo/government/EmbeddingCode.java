// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.exchange.TableAddress;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;

/** What somebody writes who wants to have elsewhere what a page of the portal shows. */
final class EmbeddingCode {

  /** Parameters that the element has as attributes of their own; others are its filters. */
  private static final List<String> OWN =
      List.of("by", "from", "to", "measure", "sort", "top", "version");

  private EmbeddingCode() {}

  /**
   * The attributes of the element {@code atalaya-chart}, in the order in which they are written.
   */
  static Map<String, String> attributes(StatisticsQuery question, Form form, Locale locale) {
    Map<String, List<String>> parameters = QuestionAddress.parameters(question);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("indicator", question.indicator());
    OWN.stream()
        .filter(parameters::containsKey)
        .forEach(name -> attributes.put(name, String.join(",", parameters.get(name))));
    String filters =
        parameters.entrySet().stream()
            .filter(parameter -> !OWN.contains(parameter.getKey()))
            .map(parameter -> parameter.getKey() + "=" + String.join(",", parameter.getValue()))
            .collect(Collectors.joining("&"));
    if (!filters.isEmpty()) {
      attributes.put("filters", filters);
    }
    if (form != Form.AUTO) {
      attributes.put("form", form.name().toLowerCase(Locale.ROOT));
    }
    attributes.put("lang", locale.getLanguage());
    return attributes;
  }

  /** A chart on any page. */
  static String html(StatisticsQuery question, Form form, Locale locale) {
    return html("atalaya-chart", attributes(question, form, locale));
  }

  /** Any other element on any page. */
  static String html(String element, Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(attribute -> " %s=\"%s\"".formatted(attribute.getKey(), escaped(attribute.getValue())))
        .collect(Collectors.joining("", "<" + element, "></" + element + ">"));
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  /** Where an editor changes a chart before copying what shows it. */
  static String builder(StatisticsQuery question, Form form, Locale locale) {
    Map<String, List<String>> chosen = new LinkedHashMap<>(QuestionAddress.parameters(question));
    chosen.put("indicator", List.of(question.indicator()));
    chosen.put("lang", List.of(locale.getLanguage()));
    if (form != Form.AUTO) {
      chosen.put("form", List.of(form.id()));
    }
    return "/atalaya/embed/builder?" + TableAddress.query(chosen);
  }

  /** A chart in a Vaadin view. */
  static String java(StatisticsQuery question, Form form) {
    String chart = "add(new AtalayaChart(" + java(question) + "));";
    return form == Form.AUTO
        ? chart
        : "AtalayaChart chart = new AtalayaChart(%s);%nchart.setForm(Form.%s);%nadd(chart);"
            .formatted(java(question), form.name());
  }

  private static String java(StatisticsQuery question) {
    StringBuilder code =
        new StringBuilder("StatisticsQuery.of(" + quoted(question.indicator()) + ")");
    if (!question.by().isEmpty()) {
      code.append(call("by", question.by().stream()));
    }
    question
        .filters()
        .forEach((dimension, codes) ->
            code.append(call("where", Stream.concat(Stream.of(dimension), codes.stream()))));
    question
        .from()
        .ifPresent(from ->
            code.append(
                ".between(%s, %s)".formatted(period(from), period(question.to().orElse(from)))));
    question
        .measure()
        .ifPresent(measure -> code.append(".measure(Measure.%s)".formatted(measure.name())));
    if (question.sort() != Sort.DECLARED) {
      code.append(".sort(Sort.%s)".formatted(question.sort().name()));
    }
    question.top().ifPresent(rows -> code.append(".top(%d)".formatted(rows)));
    question.version().ifPresent(number -> code.append(".version(%d)".formatted(number)));
    return code.toString();
  }

  private static String call(String method, Stream<String> texts) {
    return texts
        .map(EmbeddingCode::quoted)
        .collect(Collectors.joining(", ", "." + method + "(", ")"));
  }

  private static String period(CalendarPeriod period) {
    return "CalendarPeriod.parse(%s).orElseThrow()".formatted(quoted(period.code()));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
