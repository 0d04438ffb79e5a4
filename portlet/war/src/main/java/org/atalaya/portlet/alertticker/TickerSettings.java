// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.alertticker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.atalaya.alerts.AlertKind;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.portlet.InvalidFieldException;
import org.atalaya.remote.RemoteBulletin;

/**
 * Which alerts are shown.
 *
 * @param kind of all kinds where absent
 * @param department of all departments where absent
 * @param rows at a time, one of {@link #ROWS}
 */
record TickerSettings(Optional<AlertKind> kind, Optional<String> department, int rows) {

  static final String KIND = "alert-kind";
  static final String DEPARTMENT = "alert-department";
  static final String SHOWN = "alert-rows";
  static final List<String> FIELDS = List.of(KIND, DEPARTMENT, SHOWN);
  static final List<Integer> ROWS = List.of(1, 2, 3, 4, 6, 10);
  static final List<Category> DEPARTMENTS =
      Guatemala.CODE_LISTS.find("department").orElseThrow().stream()
          .filter(category -> !category.code().equals(Category.UNKNOWN))
          .toList();

  private static final int USUAL = 3;

  /**
   * Reads them from preferences.
   *
   * @throws InvalidFieldException if a value cannot be used
   */
  static TickerSettings read(UnaryOperator<String> values) {
    List<String> kinds = Arrays.stream(AlertKind.values()).map(AlertKind::code).toList();
    List<String> departments = DEPARTMENTS.stream().map(Category::code).toList();
    List<String> rows = ROWS.stream().map(String::valueOf).toList();
    return new TickerSettings(
        one(KIND, values, kinds).map(code -> AlertKind.values()[kinds.indexOf(code)]),
        one(DEPARTMENT, values, departments),
        one(SHOWN, values, rows).map(Integer::valueOf).orElse(USUAL));
  }

  private static Optional<String> one(
      String field, UnaryOperator<String> values, List<String> allowed) {
    String given = values.apply(field).strip();
    if (!given.isEmpty() && !allowed.contains(given)) {
      throw new InvalidFieldException(field, allowed);
    }
    return Optional.of(given).filter(value -> !value.isEmpty());
  }

  /** Whether an alert is one of them. */
  boolean has(RemoteBulletin bulletin) {
    return kind.filter(wanted -> wanted != bulletin.kind()).isEmpty()
        && bulletin.municipality().startsWith(department.orElse(""));
  }
}
