// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Course;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.Flag;
import org.atalaya.cases.CsvMapping.Origin;
import org.atalaya.cases.CsvMapping.Part;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.cases.YamlNode;

/** Reads the entries of a mapping's {@code dimensions}. */
final class YamlDimensionReader {

  private static final Wording WORDING = Wording.of(CsvMapping.class);
  private static final String NONE = "none";
  private static final int MAX_RANGE = 1000;
  private static final int MAX_CODE = 40;

  /** The entries of which each dimension has one, which says where its category is found. */
  private static final List<String> ORIGINS =
      List.of("column", "age", "hour", "date", "interval", "course", "flags");

  private final CodeLists codeLists;
  private final Set<CountingUnit> allUnits;
  private final Set<String> dates;

  /**
   * A reader.
   *
   * @param allUnits the units that the mapping declares
   * @param dates the names of the dates that the mapping declares
   */
  YamlDimensionReader(CodeLists codeLists, Set<CountingUnit> allUnits, Set<String> dates) {
    this.codeLists = codeLists;
    this.allUnits = allUnits;
    this.dates = dates;
  }

  /** One entry of {@code dimensions}; absent where its origin cannot be told. */
  Optional<DimensionMapping> read(YamlNode node) {
    node.allow(
        "id",
        "label",
        "role",
        "parent",
        "units",
        "categories",
        "unknown",
        "internal",
        "column",
        "crosswalk",
        "pad",
        "take",
        "age",
        "hour",
        "date",
        "interval",
        "course",
        "flags",
        "none");
    List<Category> categories = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    node.optional("categories").ifPresent(list -> categories(list, categories, values));
    node.optional("unknown")
        .ifPresent(
            list -> list.texts().forEach(raw -> putOnce(list, values, raw, Category.UNKNOWN)));
    Optional<Origin> origin = origin(node, categories, values);
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    if (categories.stream().noneMatch(category -> category.code().equals(Category.UNKNOWN))) {
      categories.add(new Category(Category.UNKNOWN, WORDING.label("unknown")));
    }
    Dimension dimension =
        new Dimension(
            node.required("id").text(),
            node.required("label").label(),
            role(node, origin.get()),
            categories,
            isMultiValued(origin.get()),
            node.optional("parent").map(YamlNode::text),
            node.optional("internal").map(YamlNode::bool).orElse(false),
            origin.get() instanceof Origin.Interval interval
                ? Optional.of(interval.course())
                : Optional.empty());
    Set<CountingUnit> units = node.optional("units").map(YamlMappingReader::units).orElse(allUnits);
    if (!allUnits.containsAll(units)) {
      node.problem("units: only units that the mapping declares are allowed: " + allUnits);
    }
    return Optional.of(new DimensionMapping(dimension, units, origin.get()));
  }

  private static boolean isMultiValued(Origin origin) {
    return switch (origin) {
      case Origin.Flags flags -> true;
      case Origin.Crosswalk crosswalk -> crosswalk.isMultiValued();
      case Origin.CodeColumn column -> false;
      case Origin.AgeColumn column -> false;
      case Origin.HourColumn column -> false;
      case Origin.DatePart part -> false;
      case Origin.Interval interval -> false;
    };
  }

  private static Role role(YamlNode node, Origin origin) {
    if (origin instanceof Origin.DatePart part && part.part() != Part.WEEKDAY) {
      return part.part() == Part.YEAR ? Role.YEAR : Role.MONTH;
    }
    return node.optional("role")
        .map(YamlNode::text)
        .map(text ->
            switch (text) {
              case "geo" -> Role.GEO;
              case "classification" -> Role.CLASSIFICATION;
              default -> {
                node.problem("role: given: " + text + ", allowed: geo, classification");
                yield Role.CLASSIFICATION;
              }
            })
        .orElse(Role.CLASSIFICATION);
  }

  private void categories(YamlNode node, List<Category> categories, Map<String, String> values) {
    if (node.isText()) {
      codeLists
          .find(node.text())
          .ifPresentOrElse(
              categories::addAll,
              () -> node.problem("there is no code list with the name " + node.text()));
      return;
    }
    for (YamlNode item : node.items()) {
      item.allow("code", "label", "parent", "values");
      Category category = Category.read(item);
      String code = category.code();
      categories.add(category);
      item.optional("values")
          .ifPresent(list -> {
            for (YamlNode value : list.items()) {
              expand(value).forEach(raw -> putOnce(value, values, raw, code));
            }
          });
    }
  }

  private static void putOnce(YamlNode node, Map<String, String> values, String raw, String code) {
    String other = values.putIfAbsent(raw, code);
    if (other != null && !other.equals(code)) {
      node.problem("the value %s already means %s".formatted(raw, other));
    }
  }

  /** {@code 21..26} stands for 21, 22 … 26. */
  private static List<String> expand(YamlNode node) {
    String text = node.text();
    int dots = text.indexOf("..");
    if (dots < 0) {
      return List.of(text);
    }
    int first = RowEncoder.wholeNumber(text.substring(0, dots));
    int last = RowEncoder.wholeNumber(text.substring(dots + 2));
    if (first < 0 || last < first || last - first >= MAX_RANGE) {
      node.problem(
          "a range of at most %d values is written 21..26, given: %s".formatted(MAX_RANGE, text));
      return List.of();
    }
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }

  private Optional<Origin> origin(
      YamlNode node, List<Category> categories, Map<String, String> values) {
    Map<String, Function<YamlNode, Origin>> kinds =
        Map.of(
            "column", column -> column(node, column, categories, values),
            "age", age -> ageColumn(age, categories),
            "hour", hour -> hourColumn(hour, categories),
            "date", date -> datePart(date, categories),
            "interval", interval -> interval(interval, categories),
            "course", course -> course(course, categories),
            "flags", flags -> flags(node, flags, categories, values));
    List<String> given =
        ORIGINS.stream().filter(kind -> node.optional(kind).isPresent()).sorted().toList();
    if (given.size() != 1) {
      node.problem(
          "give exactly one of '%s', given: %s".formatted(String.join("', '", ORIGINS), given));
      return Optional.empty();
    }
    String kind = given.getFirst();
    refuseUnused(node, kind);
    return node.optional(kind)
        .flatMap(value -> Optional.ofNullable(kinds.get(kind)).map(read -> read.apply(value)));
  }

  /** An entry without effect is a mistake: an unknown age, say, would be counted as a known one. */
  private static void refuseUnused(YamlNode node, String kind) {
    List<String> unused =
        switch (kind) {
          case "column" -> List.of("none");
          case "age", "hour", "interval", "course" ->
              List.of("categories", "unknown", "pad", "take", "crosswalk", "none");
          case "flags" -> List.of("unknown", "pad", "take", "crosswalk");
          default -> List.of("categories", "unknown", "pad", "take", "crosswalk", "none", "role");
        };
    for (String name : unused) {
      if (node.optional(name).isPresent()) {
        node.problem("'%s' has no effect on a dimension read from '%s'".formatted(name, kind));
      }
    }
  }

  private Origin column(
      YamlNode node, YamlNode column, List<Category> categories, Map<String, String> values) {
    Origin.CodeColumn codes = codeColumn(node, column, categories, values);
    return node.optional("crosswalk")
        .<Origin>map(name -> crosswalk(node, name, codes, categories))
        .orElse(codes);
  }

  private Origin crosswalk(
      YamlNode node, YamlNode name, Origin.CodeColumn codes, List<Category> categories) {
    if (codes.values().values().stream().anyMatch(code -> !code.equals(Category.UNKNOWN))) {
      node.problem("'values' of a category have no effect where a crosswalk says it");
    }
    Map<String, List<String>> crosswalk =
        codeLists
            .crosswalk(name.text())
            .orElseGet(() -> {
              name.problem("there is no crosswalk with the name " + name.text());
              return Map.of();
            });
    Set<String> known = categories.stream().map(Category::code).collect(Collectors.toSet());
    for (Map.Entry<String, List<String>> entry : crosswalk.entrySet()) {
      if (!known.containsAll(entry.getValue())) {
        name.problem(
            "%s leads from %s to %s, not all of which are categories"
                .formatted(name.text(), entry.getKey(), entry.getValue()));
      }
    }
    return new Origin.Crosswalk(codes, crosswalk);
  }

  private static Origin.CodeColumn codeColumn(
      YamlNode node, YamlNode column, List<Category> categories, Map<String, String> values) {
    if (categories.isEmpty()) {
      node.problem("a dimension read from a column needs 'categories'");
    }
    return new Origin.CodeColumn(
        column.text(),
        node.optional("pad").map(YamlDimensionReader::length).orElse(0),
        node.optional("take").map(YamlDimensionReader::length).orElse(0),
        values);
  }

  private static int length(YamlNode node) {
    int length = node.integer();
    if (length > MAX_CODE) {
      node.problem("a code has at most %d characters, given: %d".formatted(MAX_CODE, length));
      return 0;
    }
    return length;
  }

  private static Origin ageColumn(YamlNode node, List<Category> categories) {
    node.allow("column", "groups", "unknown");
    List<Integer> bounds =
        node.required("groups").someItems().stream().map(YamlNode::integer).toList();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      int low = bounds.get(i);
      if (i > 0 && low <= bounds.get(i - 1)) {
        node.problem("groups: the lower bounds must ascend, given: " + bounds);
        break;
      }
      if (i == bounds.size() - 1) {
        codes.add(low + "+");
        categories.add(new Category(low + "+", WORDING.label("age.open", low)));
      } else {
        int high = bounds.get(i + 1) - 1;
        codes.add(low + "-" + high);
        categories.add(new Category(low + "-" + high, Label.same(low + "–" + high)));
      }
    }
    return new Origin.AgeColumn(
        node.required("column").text(),
        bounds,
        codes,
        node.optional("unknown").map(YamlNode::texts).map(Set::copyOf).orElse(Set.of()));
  }

  private static Origin hourColumn(YamlNode node, List<Category> categories) {
    node.allow("column", "unknown");
    for (int hour = 0; hour < 24; hour++) {
      categories.add(
          new Category(
              "%02d".formatted(hour), Label.same("%02d:00–%02d:59".formatted(hour, hour))));
    }
    return new Origin.HourColumn(
        node.required("column").text(),
        node.optional("unknown").map(YamlNode::texts).map(Set::copyOf).orElse(Set.of()));
  }

  private Origin interval(YamlNode node, List<Category> categories) {
    node.allow("from", "to", "lowerBounds", "none");
    String from = date(node.required("from"));
    YamlNode end = node.required("to");
    List<String> to =
        end.isText() ? List.of(date(end)) : end.someItems().stream().map(this::date).toList();
    Course course = new Course(lowerBounds(node), List.of(), NONE);
    for (int band = 0; band < course.bands(); band++) {
      categories.add(new Category(course.code(0, band), days(course, band)));
    }
    categories.add(new Category(NONE, node.required("none").label()));
    return new Origin.Interval(from, to, course);
  }

  private Origin course(YamlNode node, List<Category> categories) {
    node.allow("from", "exits", "lowerBounds", "none");
    String from = date(node.required("from"));
    List<Course.Exit> exits = new ArrayList<>();
    List<String> to = new ArrayList<>();
    node.required("exits")
        .fields()
        .forEach((id, exit) -> {
          exit.allow("date", "label");
          to.add(date(exit.required("date")));
          exits.add(new Course.Exit(id, exit.required("label").label()));
        });
    if (exits.isEmpty()) {
      throw new IllegalArgumentException(
          "course.exits: expected at least one entry of the form 'exit: {date: …, label: …}'");
    }
    Category none = Category.read(node.required("none").allow("code", "label"));
    Course course = new Course(lowerBounds(node), exits, none.code());
    for (int exit = 0; exit < exits.size(); exit++) {
      for (int band = 0; band < course.bands(); band++) {
        categories.add(
            new Category(course.code(exit, band), joined(exits.get(exit), days(course, band))));
      }
    }
    categories.add(none);
    return new Origin.Interval(from, to, course);
  }

  private static List<Integer> lowerBounds(YamlNode node) {
    return node.required("lowerBounds").someItems().stream().map(YamlNode::integer).toList();
  }

  private static Label days(Course course, int band) {
    int first = course.firstDay(band);
    OptionalInt last = course.lastDay(band);
    if (last.isEmpty()) {
      return WORDING.label("days.open", first);
    }
    return last.getAsInt() == first
        ? WORDING.label("days.one", first)
        : WORDING.label("days.band", first, last.getAsInt());
  }

  private static Label joined(Course.Exit exit, Label days) {
    Map<String, String> texts = new HashMap<>();
    for (Locale language : Wording.LANGUAGES) {
      texts.put(
          language.getLanguage(),
          WORDING.text(language, "exit.band", exit.label().in(language), days.in(language)));
    }
    return new Label(texts);
  }

  /** The name of a declared date. */
  private String date(YamlNode node) {
    String name = node.text();
    if (!dates.contains(name)) {
      node.problem("given: %s, allowed: %s".formatted(name, dates));
    }
    return name;
  }

  private Origin datePart(YamlNode node, List<Category> categories) {
    node.allow("of", "part");
    String of = date(node.required("of"));
    String text = node.required("part").text();
    Part part =
        switch (text) {
          case "year" -> Part.YEAR;
          case "month" -> Part.MONTH;
          case "weekday" -> Part.WEEKDAY;
          default -> {
            node.problem("part: given: " + text + ", allowed: year, month, weekday");
            yield Part.YEAR;
          }
        };
    if (part == Part.WEEKDAY) {
      for (int day = 1; day <= 7; day++) {
        categories.add(new Category(Integer.toString(day), WORDING.label("weekday." + day)));
      }
    }
    return new Origin.DatePart(of, part);
  }

  private static Origin flags(
      YamlNode dimension, YamlNode node, List<Category> categories, Map<String, String> values) {
    if (!values.isEmpty()) {
      node.problem("'values' of a category have no effect where flags say it; use 'yes'");
    }
    Set<String> codes = categories.stream().map(Category::code).collect(Collectors.toSet());
    List<Flag> flags = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (YamlNode item : node.someItems()) {
      item.allow("category", "column", "position", "yes", "no");
      String category = item.required("category").text();
      if (!codes.contains(category)) {
        item.problem("category: given: %s, allowed: %s".formatted(category, codes));
      } else if (!used.add(category)) {
        item.problem("category: %s has a flag already".formatted(category));
      }
      flags.add(
          new Flag(
              category,
              item.required("column").text(),
              item.optional("position").map(YamlNode::integer).orElse(0),
              item.required("yes").someItems().stream()
                  .map(YamlNode::text)
                  .collect(Collectors.toSet()),
              item.optional("no").map(YamlNode::texts).map(Set::copyOf).orElse(Set.of())));
    }
    Optional<Category> none =
        dimension.optional("none").map(given -> Category.read(given.allow("code", "label")));
    if (none.isPresent()) {
      categories.add(none.get());
      if (flags.stream().anyMatch(flag -> flag.no().isEmpty())) {
        dimension.problem("none: every flag needs 'no', or it is never known that all say no");
      }
    }
    return new Origin.Flags(flags, none.map(Category::code));
  }
}
