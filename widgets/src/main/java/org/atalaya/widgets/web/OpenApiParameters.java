// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Wording;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.charts.ChartSettings.Title;
import org.atalaya.charts.PngDrawing;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of the public API, each once, with what is allowed for them. */
final class OpenApiParameters {

  /** The part of the path that names an indicator. */
  static final String INDICATOR = "indicator";

  private static final Wording WORDING = Wording.of(OpenApiParameters.class);

  /** Most categories that are listed; of more, the catalogue has the list. */
  private static final int MOST_LISTED = 60;

  private final StatisticsCatalogue catalogue;
  private final Locale locale;

  OpenApiParameters(StatisticsCatalogue catalogue, Locale locale) {
    this.catalogue = catalogue;
    this.locale = locale;
  }

  /** The ids of every dimension of any indicator. */
  static List<String> dimensions(StatisticsCatalogue catalogue) {
    return all(catalogue).map(Dimension::id).distinct().toList();
  }

  private static Stream<Dimension> all(StatisticsCatalogue catalogue) {
    return catalogue.entries().stream().flatMap(entry -> entry.dimensions().stream());
  }

  /** Writes each parameter under its name. */
  void write(ObjectNode parameters) {
    ObjectNode indicator = parameter(parameters, INDICATOR, "path").put("required", true);
    List<String> indicators =
        catalogue.entries().stream().map(entry -> entry.indicator().id()).toList();
    oneOf(indicator, indicators.stream());
    if (!indicators.isEmpty()) {
      indicator.put("example", indicators.getFirst());
    }
    StatisticsQuery.PARAMETERS.forEach(name -> figures(parameters, name));
    ChartSettings.PARAMETERS.forEach(name -> drawing(parameters, name));
    range(parameter(parameters, PublicQuery.SCALE, "query"), 1, PngDrawing.MAX_SCALE);
    all(catalogue)
        .collect(Collectors.groupingBy(Dimension::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(dimension -> filter(parameters, dimension));
  }

  private void figures(ObjectNode parameters, String name) {
    ObjectNode node = parameter(parameters, name, "query");
    switch (name) {
      case "by" -> listOf(node, dimensions(catalogue).stream(), StatisticsQuery.MAX_DIMENSIONS);
      case "measure" ->
          oneOf(node, Arrays.stream(Measure.values()).filter(this::isOffered).map(Measure::id));
      case "from", "to" ->
          schema(node, "string")
              .put("pattern", "^[0-9]{4}(-Q[1-4]|-[0-9]{2})?$")
              .putArray("examples")
              .add("2011")
              .add("2011-Q3")
              .add("2011-08");
      case "sort" -> oneOf(node, Arrays.stream(Sort.values()).map(Sort::id));
      case "top" -> range(node, 1, StatisticsQuery.MAX_CODES);
      case "version" -> schema(node, "integer").put("minimum", 1);
      default -> throw undescribed(name);
    }
  }

  private boolean isOffered(Measure measure) {
    return catalogue.entries().stream()
        .anyMatch(entry -> entry.indicator().measures().contains(measure));
  }

  private void drawing(ObjectNode parameters, String name) {
    ObjectNode node = parameter(parameters, name, "query");
    switch (name) {
      case "form" -> oneOf(node, Arrays.stream(Form.values()).map(Form::id));
      case "theme" -> oneOf(node, Arrays.stream(Theme.values()).map(Theme::id));
      case "width" -> range(node, ChartSettings.MIN_WIDTH, ChartSettings.MAX_WIDTH);
      case "height" -> range(node, ChartSettings.MIN_HEIGHT, ChartSettings.MAX_HEIGHT);
      case "title" -> oneOf(node, Arrays.stream(Title.values()).map(Title::id));
      case "lang" -> oneOf(node, Wording.LANGUAGES.stream().map(Locale::getLanguage));
      default -> throw undescribed(name);
    }
  }

  private static IllegalStateException undescribed(String name) {
    return new IllegalStateException("the parameter " + name + " is read but not described");
  }

  /** A dimension as filter, with the categories that it has in any indicator. */
  private void filter(ObjectNode parameters, List<Dimension> dimension) {
    Dimension first = dimension.getFirst();
    ObjectNode node = parameters.putObject(first.id());
    node.put("name", first.id()).put("in", "query");
    node.put(
        "description",
        WORDING.text(locale, "openapi.parameter.dimension", first.label().in(locale)));
    List<String> codes =
        dimension.stream()
            .flatMap(same -> same.categories().stream())
            .map(Category::code)
            .distinct()
            .toList();
    listOf(
        node,
        codes.size() <= MOST_LISTED ? codes.stream() : Stream.empty(),
        StatisticsQuery.MAX_CODES);
  }

  private ObjectNode parameter(ObjectNode parameters, String name, String in) {
    return parameters
        .putObject(name)
        .put("name", name)
        .put("in", in)
        .put("description", WORDING.text(locale, "openapi.parameter." + name));
  }

  private static ObjectNode schema(ObjectNode node, String type) {
    return node.putObject("schema").put("type", type);
  }

  private static void oneOf(ObjectNode node, Stream<String> allowed) {
    list(schema(node, "string"), allowed);
  }

  /** Several values, parted by commas. */
  private static void listOf(ObjectNode node, Stream<String> allowed, int most) {
    node.put("style", "form").put("explode", false);
    ObjectNode schema = schema(node, "array").put("uniqueItems", true).put("maxItems", most);
    list(schema.putObject("items").put("type", "string"), allowed);
  }

  private static void list(ObjectNode schema, Stream<String> allowed) {
    List<String> values = allowed.toList();
    if (!values.isEmpty()) {
      ArrayNode list = schema.putArray("enum");
      values.forEach(list::add);
    }
  }

  private static void range(ObjectNode node, int least, int most) {
    schema(node, "integer").put("minimum", least).put("maximum", most);
  }
}
