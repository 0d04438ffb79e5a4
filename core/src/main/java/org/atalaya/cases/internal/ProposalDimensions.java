// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.atalaya.cases.Category;
import org.atalaya.cases.ColumnUse;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingProposal;
import org.atalaya.cases.Wording;
import org.atalaya.cases.internal.KnownPlaces.Writing;

/** The dimensions of a proposal, as they are written in a mapping. */
final class ProposalDimensions {

  private static final Wording WORDING = Wording.of(MappingProposal.class);
  private static final List<Integer> AGES =
      List.of(0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65);
  private static final Set<String> SEXES = Set.of("F", "M", "X");
  private static final int SHOWN = 60;

  private final KnownPlaces places;
  private final Map<ColumnUse, ColumnProfile> single;
  private final List<ColumnProfile> categories;
  private final List<Map<String, Object>> written = new ArrayList<>();
  private final Set<String> ids = new HashSet<>(Dimension.RESERVED);

  ProposalDimensions(
      KnownPlaces places, Map<ColumnUse, ColumnProfile> single, List<ColumnProfile> categories) {
    this.places = places;
    this.single = single;
    this.categories = categories;
  }

  /** All dimensions, those of the dates of these names first. */
  List<Map<String, Object>> of(Set<String> dates) {
    for (String date : dates) {
      String prefix = date.equals("registered") ? "" : date + "-";
      dateParts(date, prefix);
    }
    places();
    person(ColumnUse.VICTIM_SEX, ColumnUse.VICTIM_AGE, "victim");
    person(ColumnUse.SUSPECT_SEX, ColumnUse.SUSPECT_AGE, "suspect");
    categories.forEach(this::category);
    return written;
  }

  private Map<String, Object> dimension(String id, Label label) {
    String free = id;
    for (int i = 2; !ids.add(free); i++) {
      free = id + "-" + i;
    }
    Map<String, Object> dimension = new LinkedHashMap<>();
    dimension.put("id", free);
    dimension.put("label", new TreeMap<>(label.texts()).descendingMap());
    written.add(dimension);
    return dimension;
  }

  private Map<String, Object> dimension(String id) {
    return dimension(id, WORDING.label("dimension." + id));
  }

  private void dateParts(String date, String prefix) {
    dimension(prefix + "year").put("date", Map.of("of", date, "part", "year"));
    Set<ColumnUse> months =
        prefix.isEmpty()
            ? Set.of(ColumnUse.REGISTERED_DATE, ColumnUse.REGISTERED_MONTH)
            : Set.of(ColumnUse.EVENT_DATE, ColumnUse.EVENT_MONTH);
    if (months.stream().anyMatch(single::containsKey)) {
      Map<String, Object> month = dimension(prefix + "month");
      month.put("parent", prefix + "year");
      month.put("date", Map.of("of", date, "part", "month"));
    }
  }

  private void places() {
    ColumnProfile department = single.get(ColumnUse.DEPARTMENT);
    ColumnProfile municipality = single.get(ColumnUse.MUNICIPALITY);
    if (department != null) {
      place(dimension("department"), department);
    } else if (municipality != null) {
      enclosing(dimension("department"), municipality);
    }
    if (municipality != null) {
      Map<String, Object> dimension = dimension("municipality");
      dimension.put("parent", "department");
      place(dimension, municipality);
    }
    ColumnProfile reporting = single.get(ColumnUse.REPORTING_DEPARTMENT);
    if (reporting != null) {
      Map<String, Object> dimension = dimension("reporting-department");
      if (writing(reporting).isOfMunicipalities()) {
        enclosing(dimension, reporting);
      } else {
        place(dimension, reporting);
      }
    }
  }

  private Writing writing(ColumnProfile column) {
    return places.match(column).orElseThrow().writing();
  }

  private void place(Map<String, Object> dimension, ColumnProfile column) {
    Writing writing = writing(column);
    if (writing.isCodes()) {
      codes(
          dimension,
          column,
          writing,
          writing.isOfMunicipalities() ? KnownPlaces.MUNICIPALITY : KnownPlaces.DEPARTMENT);
      return;
    }
    dimension.put("role", "geo");
    dimension.put("column", column.name().text());
    unknown(dimension, column);
    Map<String, List<String>> spellings = places.spellings(column, writing);
    dimension.put("categories", categories(places.categories(writing), spellings));
  }

  private void codes(
      Map<String, Object> dimension, ColumnProfile column, Writing writing, String list) {
    dimension.put("role", "geo");
    dimension.put("categories", list);
    dimension.put("column", column.name().text());
    dimension.put("pad", places.codeLength(writing));
    unknown(dimension, column);
  }

  /** The departments of what a column says of municipalities. */
  private void enclosing(Map<String, Object> dimension, ColumnProfile column) {
    Writing writing = writing(column);
    if (writing.isCodes()) {
      codes(dimension, column, writing, KnownPlaces.DEPARTMENT);
      dimension.put("take", places.codeLength(Writing.DEPARTMENT_CODES));
      return;
    }
    Map<String, String> parents = new HashMap<>();
    places
        .categories(writing)
        .forEach(place -> place.parent().ifPresent(parent -> parents.put(place.code(), parent)));
    Map<String, List<String>> spellings = new LinkedHashMap<>();
    places
        .spellings(column, writing)
        .forEach((code, values) ->
            spellings
                .computeIfAbsent(parents.getOrDefault(code, code), first -> new ArrayList<>())
                .addAll(values));
    dimension.put("role", "geo");
    dimension.put("column", column.name().text());
    unknown(dimension, column);
    dimension.put("categories", categories(places.departments(), spellings));
  }

  private static List<Map<String, Object>> categories(
      List<Category> list, Map<String, List<String>> spellings) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Category category : list) {
      Map<String, Object> item =
          item(
              category.code(),
              category.label(),
              spellings.getOrDefault(category.code(), List.of()));
      category.parent().ifPresent(parent -> item.put("parent", parent));
      items.add(item);
    }
    return items;
  }

  private static Map<String, Object> item(String code, Label label, List<String> values) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("code", code);
    item.put("label", new TreeMap<>(label.texts()).descendingMap());
    if (!values.isEmpty()) {
      item.put("values", values);
    }
    return item;
  }

  private static void unknown(Map<String, Object> dimension, ColumnProfile column) {
    List<String> unknown = ListedValues.of(column).unknown().stream().sorted().toList();
    if (!unknown.isEmpty()) {
      dimension.put("unknown", unknown);
    }
  }

  private void person(ColumnUse sex, ColumnUse age, String who) {
    if (single.containsKey(sex)) {
      ColumnProfile column = Objects.requireNonNull(single.get(sex));
      Map<String, Object> dimension = dimension(who + "-sex");
      dimension.put("column", column.name().text());
      unknown(dimension, column);
      List<Map<String, Object>> items = new ArrayList<>();
      ListedValues.of(column)
          .bySex()
          .forEach((code, values) ->
              items.add(
                  item(
                      code,
                      SEXES.contains(code)
                          ? WORDING.label("sex." + code.toLowerCase(Locale.ROOT))
                          : named(values.getFirst()),
                      values)));
      dimension.put("categories", items);
    }
    if (single.containsKey(age)) {
      ColumnProfile column = Objects.requireNonNull(single.get(age));
      Map<String, Object> ages = new LinkedHashMap<>();
      ages.put("column", column.name().text());
      ages.put("groups", AGES);
      List<String> unknown = unknownAges(column);
      if (!unknown.isEmpty()) {
        ages.put("unknown", unknown);
      }
      dimension(who + "-age").put("age", ages);
    }
  }

  /** 99 where more rows have it than any age from 90 to 98, and what no age can be. */
  private static List<String> unknownAges(ColumnProfile column) {
    int most = 0;
    for (int age = 90; age <= 98; age++) {
      most = Math.max(most, column.count(Integer.toString(age)));
    }
    int oldest = most;
    return column.values().keySet().stream()
        .filter(
            value -> value.equals("999") || (value.equals("99") && column.count(value) > oldest))
        .sorted()
        .toList();
  }

  private void category(ColumnProfile column) {
    String words = String.join(" ", column.name().words());
    Map<String, Object> dimension =
        dimension(Slug.ofDimension(words), named(column.name().text().replace('_', ' ')));
    dimension.put("column", column.name().text());
    unknown(dimension, column);
    List<Map<String, Object>> items = new ArrayList<>();
    ListedValues.of(column)
        .byCode()
        .forEach((code, values) -> items.add(item(code, named(values.getFirst()), values)));
    dimension.put("categories", items);
  }

  private static Label named(String text) {
    return Label.same(ForeignText.shown(text, SHOWN));
  }
}
