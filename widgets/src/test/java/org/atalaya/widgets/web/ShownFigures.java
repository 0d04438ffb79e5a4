// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What an answer shows of each cell. A cell is named by the codes that it is about, so answers can
 * be compared whatever their format, form, language and order of dimensions.
 *
 * @param cells what is shown, by code by dimension
 */
record ShownFigures(Map<SortedMap<String, String>, Shown> cells) {

  ShownFigures {
    cells = new LinkedHashMap<>(cells);
  }

  /**
   * What is shown of one cell.
   *
   * @param figure the number, where there is one; 12 and 12.0 are the same
   * @param status the status code of the formats, empty where there is none
   */
  record Shown(Optional<BigDecimal> figure, String status) {
    Shown {
      figure = figure.map(BigDecimal::stripTrailingZeros);
    }

    /** As a narrow table cell prints it: without cautions and reasons. */
    Shown printed(boolean counts) {
      if (figure.isPresent()) {
        return new Shown(figure, "");
      }
      return status.startsWith("not-defined")
          ? new Shown(figure, "not-defined")
          : counts ? this : new Shown(figure, "suppressed");
    }
  }

  /** What is shown of this cell. */
  Shown of(Map<String, String> about) {
    return Optional.ofNullable(cells.get(new TreeMap<>(about))).orElseThrow();
  }

  ShownFigures map(UnaryOperator<Shown> change) {
    Map<SortedMap<String, String>, Shown> changed = new LinkedHashMap<>();
    cells.forEach((cell, shown) -> changed.put(cell, change.apply(shown)));
    return new ShownFigures(changed);
  }

  /** In which cells another answer to the same question shows something else, or none. */
  List<String> differences(ShownFigures other) {
    List<String> differences = differencesInPart(other);
    for (SortedMap<String, String> cell : cells.keySet()) {
      if (!other.cells.containsKey(cell)) {
        differences.add(cell + " is not shown");
      }
    }
    return differences;
  }

  /** In which of its cells an answer that does not show them all shows something else. */
  List<String> differencesInPart(ShownFigures part) {
    List<String> differences = new ArrayList<>();
    part.cells.forEach((cell, shown) -> {
      Shown expected = cells.get(cell);
      if (!shown.equals(expected)) {
        differences.add("%s: %s, and elsewhere %s".formatted(cell, shown, expected));
      }
    });
    return differences;
  }
}
