// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Category;
import org.atalaya.statistics.StatisticsCatalogue;

/** Looks things up in the catalogue: pages show only what the records behind it offer. */
final class CatalogueWords {

  private CatalogueWords() {}

  /** Whether an indicator can be told apart by this dimension. */
  static boolean has(StatisticsCatalogue.Entry entry, String dimension) {
    return entry.dimension(dimension).isPresent();
  }

  /** The categories that say what a property is, not that it is unknown. */
  static List<Category> categories(
      StatisticsCatalogue catalogue, String indicator, String dimension) {
    return catalogue.entry(indicator).flatMap(entry -> entry.dimension(dimension)).stream()
        .flatMap(found -> found.categories().stream())
        .filter(category -> !category.isResidual())
        .toList();
  }

  /** The first of these dimensions that an indicator has. */
  static Optional<String> firstOf(StatisticsCatalogue.Entry entry, String... dimensions) {
    return List.of(dimensions).stream().filter(id -> has(entry, id)).findFirst();
  }

  /** A department's name; its code where the records have no such department. */
  static String department(Visit visit, String code) {
    return categories(visit.catalogue(), "complaints", PortalFilter.DEPARTMENT).stream()
        .filter(category -> category.code().equals(code))
        .findFirst()
        .map(category -> visit.text(category.label()))
        .orElse(code);
  }
}
