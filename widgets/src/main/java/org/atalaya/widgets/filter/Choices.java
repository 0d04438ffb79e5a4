// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;

/**
 * What a reader chose, and the question that comes out of it.
 *
 * @param entry the indicator with what can be chosen
 * @param base the question that is restricted
 * @param fields dimensions that have a field
 * @param codes one code for each dimension that is restricted
 */
record Choices(Entry entry, StatisticsQuery base, List<String> fields, Map<String, String> codes) {

  /**
   * The question. Rows by a dimension of which one category is chosen would be one row: where there
   * is a dimension of its parts, they are the rows; a municipality takes the place of its
   * department.
   */
  StatisticsQuery query() {
    Map<String, String> filters = new LinkedHashMap<>(codes);
    for (String dimension : codes.keySet()) {
      entry.dimension(dimension).flatMap(Dimension::parent).ifPresent(filters::remove);
    }
    StatisticsQuery query = base.by(base.by().stream().map(this::below).toArray(String[]::new));
    for (Map.Entry<String, String> filter : filters.entrySet()) {
      query = query.where(filter.getKey(), filter.getValue());
    }
    return query;
  }

  /** The dimension that rows go by: its parts where one category of it is chosen. */
  private String below(String dimension) {
    return codes.containsKey(dimension)
        ? child(dimension).map(Dimension::id).orElse(dimension)
        : dimension;
  }

  /** The dimension of the parts of this one's categories, if the indicator has one. */
  Optional<Dimension> child(String dimension) {
    return entry.dimensions().stream()
        .filter(each -> each.parent().filter(dimension::equals).isPresent())
        .filter(each -> !each.role().isTime())
        .findFirst();
  }

  /** Whether a dimension can be chosen from: by its field, or as one of rows with parts. */
  boolean isOffered(String dimension) {
    return fields.contains(dimension)
        || base.by().stream()
            .flatMap(
                rows -> child(rows).stream().flatMap(parts -> List.of(rows, parts.id()).stream()))
            .anyMatch(dimension::equals);
  }

  /** The dimensions that can be chosen from. */
  List<Dimension> offered() {
    return entry.dimensions().stream().filter(each -> isOffered(each.id())).toList();
  }

  /**
   * What is chosen with another choice: what encloses it is chosen with it, what lies elsewhere is
   * not chosen any more.
   */
  Map<String, String> with(String dimension, Optional<String> code) {
    Map<String, String> changed = new LinkedHashMap<>(codes);
    changed.remove(dimension);
    code.ifPresent(chosen -> {
      changed.put(dimension, chosen);
      enclosing(dimension, chosen)
          .ifPresent(around -> changed.put(around.getKey(), around.getValue()));
    });
    child(dimension)
        .filter(parts ->
            !enclosing(parts.id(), changed.getOrDefault(parts.id(), ""))
                .map(Map.Entry::getValue)
                .equals(code))
        .ifPresent(parts -> changed.remove(parts.id()));
    return changed;
  }

  /** The category that encloses this one, under its dimension, if that can be chosen. */
  private Optional<Map.Entry<String, String>> enclosing(String dimension, String code) {
    Optional<Dimension> inner = entry.dimension(dimension);
    Optional<String> outer = inner.flatMap(Dimension::parent).filter(this::isOffered);
    Optional<String> parent = inner.flatMap(each -> each.category(code)).flatMap(Category::parent);
    return outer.flatMap(id -> parent.map(chosen -> Map.entry(id, chosen)));
  }
}
