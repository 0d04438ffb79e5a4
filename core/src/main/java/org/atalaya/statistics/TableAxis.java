// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.List;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;

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

  /** Number of categories. */
  public int size() {
    return categories.size();
  }

  /** Whether there is one category only, so that the axis says what the whole table is about. */
  public boolean isConstant() {
    return categories.size() == 1;
  }
}
