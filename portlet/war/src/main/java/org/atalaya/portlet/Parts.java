// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.cases.Dimension;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.portlet.Presentation.Field;
import org.atalaya.portlet.Presentation.Kind;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;

/**
 * What an editor can say of the parts of a portlet: which fields a part has, and how many parts
 * there can be. Of several parts the preferences and fields have a number, {@code indicator-2}, and
 * a part without an indicator is none.
 *
 * @param fields of a part, in the order of the form
 * @param most parts, 1 or above
 * @param fixed values of fields that the form does not have
 */
public record Parts(List<Field> fields, int most, Map<Field, String> fixed) {

  private static final int MOST_FILTERS = 1000;

  public Parts {
    fields = List.copyOf(fields);
    fixed = Map.copyOf(fixed);
  }

  /** The names of all preferences. */
  public List<String> names() {
    return IntStream.rangeClosed(1, most)
        .boxed()
        .flatMap(part -> fields.stream().map(field -> name(field, part)))
        .toList();
  }

  private String name(Field field, int part) {
    return field.id() + suffix(part);
  }

  private String suffix(int part) {
    return most == 1 ? "" : "-" + part;
  }

  /**
   * The parts that are set up.
   *
   * @param values by name of preference
   * @throws InvalidFieldException if one of them cannot be used, or none is set up
   */
  public List<Presentation> read(UnaryOperator<String> values) {
    List<Presentation> parts = new ArrayList<>();
    for (int part = 1; part <= most; part++) {
      if (most == 1 || isSetUp(values, part)) {
        parts.add(read(values, part));
      }
    }
    if (parts.isEmpty()) {
      throw new InvalidFieldException(Field.INDICATOR.id(), List.of("complaints", "victims", "…"))
          .inPart(1);
    }
    return parts;
  }

  private boolean isSetUp(UnaryOperator<String> values, int part) {
    return !values.apply(name(Field.INDICATOR, part)).isBlank();
  }

  private Presentation read(UnaryOperator<String> values, int part) {
    Map<String, String> given = new LinkedHashMap<>();
    fields.forEach(field -> given.put(field.id(), values.apply(name(field, part))));
    fixed.forEach((field, value) -> given.put(field.id(), value));
    try {
      return Presentation.read(id -> given.getOrDefault(id, ""));
    } catch (InvalidFieldException e) {
      throw most == 1 ? e : e.inPart(part);
    }
  }

  /** The value of a preference; the dimensions were chosen one by one. */
  String value(String name, UnaryOperator<String> sent) {
    String by = Field.BY.id();
    if (!name.equals(by) && !name.startsWith(by + "-")) {
      return sent.apply(name);
    }
    return IntStream.rangeClosed(1, dimensions())
        .mapToObj(number -> sent.apply(by + number + name.substring(by.length())))
        .filter(dimension -> !dimension.isBlank())
        .collect(Collectors.joining(","));
  }

  /** A figure has the course of its number, and nothing else beside it. */
  private int dimensions() {
    return isFigures() ? 1 : StatisticsQuery.MAX_DIMENSIONS;
  }

  private boolean isFigures() {
    return Kind.FIGURE.id().equals(fixed.get(Field.KIND));
  }

  /** Writes the parts that are set up, and one more where there is room. */
  void write(EditForm form) {
    form.hint(form.words().text(isFigures() ? "edit.figures" : "edit.dimensions"));
    if (fields.contains(Field.FILTERS)) {
      form.hint(form.words().text("edit.filters"));
    }
    if (most == 1) {
      fields.forEach(field -> write(form, field, 1));
      return;
    }
    int last = 1;
    for (int part = 1; part <= most; part++) {
      last = isSetUp(form.values(), part) ? Math.min(part + 1, most) : last;
    }
    for (int part = 1; part <= last; part++) {
      String title =
          entry(form, part)
              .map(entry -> " · " + entry.indicator().title().in(form.words().locale()))
              .orElse("");
      form.group(form.words().text("edit.part", part) + title, part == 1);
      for (Field field : fields) {
        write(form, field, part);
      }
      form.endGroup();
    }
  }

  private void write(EditForm form, Field field, int part) {
    switch (field) {
      case KIND -> select(form, field, part, kinds(form.words()));
      case INDICATOR -> select(form, field, part, indicators(form));
      case BY -> dimensions(form, part);
      case MEASURE -> select(form, field, part, measures(form, part));
      case FILTERS -> form.line(name(field, part), label(form, field), MOST_FILTERS);
      case FORM -> select(form, field, part, forms(form.words()));
      case HEIGHT -> select(form, field, part, heights());
      case TITLE -> form.line(name(field, part), label(form, field), Presentation.MOST_TITLE);
    }
  }

  private static String label(EditForm form, Field field) {
    return form.words().text("field." + field.id());
  }

  private void select(EditForm form, Field field, int part, Map<String, String> options) {
    String name = name(field, part);
    form.select(name, name, label(form, field), form.values().apply(name), options);
  }

  private static Map<String, String> kinds(Words words) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(kind.id(), words.text("kind." + kind.id()));
    }
    return kinds;
  }

  private Map<String, String> indicators(EditForm form) {
    Map<String, String> indicators = new LinkedHashMap<>();
    if (most > 1) {
      indicators.put("", "–");
    }
    form.catalogue()
        .entries()
        .forEach(entry ->
            indicators.put(
                entry.indicator().id(), entry.indicator().title().in(form.words().locale())));
    return indicators;
  }

  private Optional<Entry> entry(EditForm form, int part) {
    return form.catalogue().entry(form.values().apply(name(Field.INDICATOR, part)));
  }

  /** Only those by which the chosen indicator can be told apart. */
  private void dimensions(EditForm form, int part) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("", "–");
    for (Dimension dimension : entry(form, part).map(Entry::dimensions).orElse(List.of())) {
      if (!isFigures() || dimension.role().isTime()) {
        options.put(dimension.id(), dimension.label().in(form.words().locale()));
      }
    }
    String preference = name(Field.BY, part);
    String[] chosen = form.values().apply(preference).split(",");
    for (int number = 1; number <= dimensions(); number++) {
      form.select(
          Field.BY.id() + number + suffix(part),
          preference,
          label(form, Field.BY) + (dimensions() == 1 ? "" : " " + number),
          number <= chosen.length ? chosen[number - 1] : "",
          options);
    }
  }

  private Map<String, String> measures(EditForm form, int part) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("", "–");
    entry(form, part)
        .ifPresent(entry -> {
          for (Measure measure : entry.indicator().measures()) {
            options.put(measure.id(), form.words().text("measure." + measure.id()));
          }
        });
    return options;
  }

  private static Map<String, String> forms(Words words) {
    Map<String, String> forms = new LinkedHashMap<>();
    for (Form each : Form.values()) {
      forms.put(each.id(), words.text("form." + each.id()));
    }
    return forms;
  }

  private static Map<String, String> heights() {
    Map<String, String> heights = new LinkedHashMap<>();
    Presentation.HEIGHTS.forEach(height -> heights.put(height.toString(), height + " px"));
    return heights;
  }
}
