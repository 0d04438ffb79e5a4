// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named lists of categories, and crosswalks between them, that several mappings share: a country's
 * departments, for example.
 */
@FunctionalInterface
public interface CodeLists {

  /** No lists at all: every mapping writes out its categories. */
  CodeLists NONE = name -> Optional.empty();

  /** The list with this name, in display order and without "unknown". */
  Optional<List<Category>> find(String name);

  /**
   * The crosswalk with this name: the codes of another list by code of this one. An offence, say,
   * has one code or several in the international classification.
   */
  default Optional<Map<String, List<String>>> crosswalk(String name) {
    return Optional.empty();
  }
}
