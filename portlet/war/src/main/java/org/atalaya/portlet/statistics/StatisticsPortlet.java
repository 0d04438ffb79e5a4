// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.portlet.EditForm;
import org.atalaya.portlet.EditedPortlet;
import org.atalaya.portlet.Presentation;
import org.atalaya.portlet.Presentation.Field;
import org.atalaya.portlet.Presentation.Kind;
import org.atalaya.portlet.Words;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;

/** One chart, map, table or figure that follows the filters of its page. */
public final class StatisticsPortlet extends EditedPortlet {

  private static final int MOST_FILTERS = 1000;

  @Override
  protected List<String> fields() {
    return Arrays.stream(Field.values()).map(Field::id).toList();
  }

  @Override
  protected List<Presentation> read(UnaryOperator<String> values) {
    return List.of(Presentation.read(values));
  }

  /** The dimensions are chosen one by one, as many as a table can have. */
  @Override
  protected String value(String name, UnaryOperator<String> sent) {
    return name.equals(Field.BY.id())
        ? IntStream.rangeClosed(1, StatisticsQuery.MAX_DIMENSIONS)
            .mapToObj(number -> sent.apply(name + number))
            .filter(dimension -> !dimension.isBlank())
            .collect(Collectors.joining(","))
        : sent.apply(name);
  }

  @Override
  protected void write(EditForm form) {
    Words words = form.words();
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(kind.id(), words.text("kind." + kind.id()));
    }
    select(form, Field.KIND, kinds);
    Map<String, String> indicators = new LinkedHashMap<>();
    form.catalogue()
        .entries()
        .forEach(entry ->
            indicators.put(entry.indicator().id(), entry.indicator().title().in(words.locale())));
    select(form, Field.INDICATOR, indicators);
    form.hint(words.text("edit.dimensions"));
    dimensions(form);
    select(form, Field.MEASURE, measures(form));
    form.line(Field.FILTERS.id(), words.text("field.filters"), MOST_FILTERS);
    form.hint(words.text("edit.filters"));
    Map<String, String> forms = new LinkedHashMap<>();
    for (Form each : Form.values()) {
      forms.put(each.id(), words.text("form." + each.id()));
    }
    select(form, Field.FORM, forms);
    Map<String, String> heights = new LinkedHashMap<>();
    Presentation.HEIGHTS.forEach(height -> heights.put(height.toString(), height + " px"));
    select(form, Field.HEIGHT, heights);
    form.line(Field.TITLE.id(), words.text("field.title"), Presentation.MOST_TITLE);
  }

  private static void select(EditForm form, Field field, Map<String, String> options) {
    String label = form.words().text("field." + field.id());
    form.select(field.id(), field.id(), label, form.values().apply(field.id()), options);
  }

  /** Only those by which the chosen indicator can be told apart. */
  private static void dimensions(EditForm form) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("", "–");
    form.entry()
        .ifPresent(entry ->
            entry
                .dimensions()
                .forEach(dimension ->
                    options.put(dimension.id(), dimension.label().in(form.words().locale()))));
    String[] chosen = form.values().apply(Field.BY.id()).split(",");
    for (int number = 1; number <= StatisticsQuery.MAX_DIMENSIONS; number++) {
      form.select(
          Field.BY.id() + number,
          Field.BY.id(),
          form.words().text("field.by") + " " + number,
          number <= chosen.length ? chosen[number - 1] : "",
          options);
    }
  }

  private static Map<String, String> measures(EditForm form) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("", "–");
    form.entry()
        .ifPresent(entry -> {
          for (Measure measure : entry.indicator().measures()) {
            options.put(measure.id(), form.words().text("measure." + measure.id()));
          }
        });
    return options;
  }
}
