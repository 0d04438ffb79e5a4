// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;

/** The code lists of a country that alerts use. */
final class AlertCodes {

  private final Map<String, Category> departments;
  private final Map<String, Category> municipalities;
  private final Map<String, Category> ethnicities;
  private final Map<String, Category> maritalStatuses;

  AlertCodes(CodeLists lists) {
    departments = list(lists, "department");
    municipalities = list(lists, "municipality");
    ethnicities = list(lists, "ethnic-people");
    maritalStatuses = list(lists, "marital-status");
  }

  private static Map<String, Category> list(CodeLists lists, String name) {
    return lists
        .find(name)
        .orElseThrow(
            () -> new IllegalArgumentException("alerts need the code list '%s'".formatted(name)))
        .stream()
        .collect(Collectors.toMap(Category::code, Function.identity()));
  }

  boolean isMunicipality(String code) {
    return municipalities.containsKey(code);
  }

  boolean isEthnicity(String code) {
    return code.equals(Category.UNKNOWN) || ethnicities.containsKey(code);
  }

  boolean isMaritalStatus(String code) {
    return code.equals(Category.UNKNOWN) || maritalStatuses.containsKey(code);
  }

  Place place(String municipality) {
    return new Place(
        municipality,
        of(municipalities, municipality).label(),
        of(departments, department(municipality)).label());
  }

  String department(String municipality) {
    return of(municipalities, municipality)
        .parent()
        .orElseThrow(() -> new IllegalStateException("a municipality lies in a department"));
  }

  private static Category of(Map<String, Category> list, String code) {
    Category found = list.get(code);
    if (found == null) {
      throw new IllegalStateException("the code lists lack a code that a posted alert has");
    }
    return found;
  }
}
