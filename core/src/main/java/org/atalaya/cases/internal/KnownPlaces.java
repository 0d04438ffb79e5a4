// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;

/** The departments and municipalities of a country, by code and by name. */
final class KnownPlaces {

  static final String DEPARTMENT = "department";
  static final String MUNICIPALITY = "municipality";

  private final Level departments;
  private final Level municipalities;

  /** How a column writes places. */
  enum Writing {
    DEPARTMENT_CODES,
    DEPARTMENT_NAMES,
    MUNICIPALITY_CODES,
    MUNICIPALITY_NAMES;

    boolean isOfMunicipalities() {
      return this == MUNICIPALITY_CODES || this == MUNICIPALITY_NAMES;
    }

    boolean isCodes() {
      return this == DEPARTMENT_CODES || this == MUNICIPALITY_CODES;
    }
  }

  /**
   * What a column writes.
   *
   * @param writing how
   * @param share the share of the rows with a value that is a place, 0 to 1
   */
  record Match(Writing writing, double share) {}

  KnownPlaces(CodeLists lists) {
    departments = new Level(lists.find(DEPARTMENT).orElse(List.of()));
    municipalities = new Level(lists.find(MUNICIPALITY).orElse(List.of()));
  }

  /** What the values of a column are most of; absent where there are no lists. */
  Optional<Match> match(ColumnProfile column) {
    Match best = null;
    for (Writing writing : Writing.values()) {
      Level level = level(writing);
      double share =
          level.categories.isEmpty()
              ? 0
              : column.share(
                  writing.isCodes()
                      ? level::hasCode
                      : value -> level.byName.containsKey(ColumnName.plain(value)));
      if (share > 0 && (best == null || share > best.share)) {
        best = new Match(writing, share);
      }
    }
    return Optional.ofNullable(best);
  }

  List<Category> categories(Writing writing) {
    return level(writing).categories;
  }

  List<Category> departments() {
    return departments.categories;
  }

  /** The values of a column that name each place, by its code. */
  Map<String, List<String>> spellings(ColumnProfile column, Writing writing) {
    Map<String, List<String>> spellings = new LinkedHashMap<>();
    for (String value : column.values().keySet()) {
      String code = level(writing).byName.get(ColumnName.plain(value));
      if (code != null) {
        spellings.computeIfAbsent(code, first -> new ArrayList<>()).add(value);
      }
    }
    return spellings;
  }

  /** The length of a code. */
  int codeLength(Writing writing) {
    return level(writing).length;
  }

  private Level level(Writing writing) {
    return writing.isOfMunicipalities() ? municipalities : departments;
  }

  private static final class Level {

    private final List<Category> categories;
    private final Set<String> codes = new HashSet<>();

    /** Without the names that two places have. */
    private final Map<String, String> byName = new HashMap<>();

    private final int length;

    Level(List<Category> categories) {
      this.categories = categories;
      Set<String> twice = new HashSet<>();
      for (Category category : categories) {
        codes.add(category.code());
        for (String name : Set.copyOf(category.label().texts().values())) {
          String other = byName.putIfAbsent(ColumnName.plain(name), category.code());
          if (other != null && !other.equals(category.code())) {
            twice.add(ColumnName.plain(name));
          }
        }
      }
      byName.keySet().removeAll(twice);
      length = categories.stream().mapToInt(category -> category.code().length()).max().orElse(0);
    }

    boolean hasCode(String value) {
      return value.length() <= length
          && codes.contains("0".repeat(length - value.length()) + value);
    }
  }
}
