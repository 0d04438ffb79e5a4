// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * One dimension of a table with the categories that are listed.
 *
 * @param dimension the dimension
 * @param categories the categories in display order, at least one
 * @param complete whether these are all categories, so that their records together are all records
 *     of the table
 */
public record TableAxis(Dimension dimension, List<Category> categories, boolean complete) {

  public TableAxis {
    categories = List.copyOf(categories);
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("axis " + dimension.id() + " has no categories");
    }
  }

  /**
   * The axis that lists only some categories.
   *
   * @param all the categories that there are
   * @param codes the codes of those that are listed, in this order
   * @throws QueryException naming the first code that there is not
   */
  public static TableAxis listing(Dimension dimension, List<Category> all, List<String> codes) {
    List<Category> listed = new ArrayList<>();
    for (String code : codes) {
      listed.add(
          all.stream()
              .filter(category -> category.code().equals(code))
              .findFirst()
              .orElseThrow(() ->
                  QueryProblem.of(
                      Kind.UNKNOWN_CATEGORY,
                      dimension.id(),
                      code,
                      all.stream().map(Category::code).toList())));
    }
    return new TableAxis(dimension, listed, false);
  }

  /** Number of categories. */
  public int size() {
    return categories.size();
  }

  /** Whether there is one category only, so that the axis says what the whole table is about. */
  public boolean isConstant() {
    return categories.size() == 1;
  }
}
