// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;

/**
 * The codes that an envelope may name.
 *
 * @param crimeGroups of the list {@code crime-group}
 * @param municipalities of the list {@code municipality}
 */
public record TipCodes(Set<String> crimeGroups, Set<String> municipalities) {

  public TipCodes {
    crimeGroups = Set.copyOf(crimeGroups);
    municipalities = Set.copyOf(municipalities);
  }

  /**
   * Those of a country pack.
   *
   * @throws IllegalArgumentException if the pack lacks one of the two lists
   */
  public static TipCodes of(CodeLists lists) {
    return new TipCodes(codes(lists, "crime-group"), codes(lists, "municipality"));
  }

  private static Set<String> codes(CodeLists lists, String name) {
    List<Category> categories =
        lists
            .find(name)
            .orElseThrow(
                () -> new IllegalArgumentException("tips need the list '%s'".formatted(name)));
    return categories.stream().map(Category::code).collect(Collectors.toSet());
  }
}
