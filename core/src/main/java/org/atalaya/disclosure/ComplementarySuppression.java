// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.statistics.Measure;

/**
 * Withholds in fixed tables the counts below a threshold, and so many others that none of them
 * follows from sums to within the threshold.
 *
 * <p>Which others is chosen by the hypercube method (Giessing and Repsilber, in Domingo-Ferrer,
 * ed., <em>Inference Control in Statistical Databases</em>, 2002): each withheld count becomes a
 * corner of a box of withheld cells along which it could be larger or smaller without any sum
 * changing; of all boxes with enough room the one that withholds the smallest counts. A total is a
 * place like any other, to be withheld where nothing else gives room. Where tables have cells in
 * common, a cell withheld in one is withheld, and needs room, in all. That is a heuristic, so its
 * outcome is checked exactly: over all tables together, the range of every count that needs
 * protection is computed by linear programming, and if one is too narrow nothing is published.
 */
final class ComplementarySuppression {

  private static final Wording WORDING = Wording.of(FixedTables.class);

  private final long threshold;
  private final Map<String, FixedTableCells> tables;
  private final Set<Map<String, String>> withheld = new HashSet<>();

  ComplementarySuppression(long threshold, Map<String, FixedTableCells> tables) {
    this.threshold = threshold;
    this.tables = tables;
  }

  /** The protected tables. */
  Map<String, PublishableTable> publish() {
    withholdSmall();
    int before;
    do {
      before = withheld.size();
      tables.forEach(this::withholdOthers);
    } while (withheld.size() > before);
    audit();
    Map<String, PublishableTable> published = new LinkedHashMap<>();
    tables.forEach((id, table) -> published.put(id, published(id, table)));
    return published;
  }

  private void withholdSmall() {
    for (FixedTableCells table : tables.values()) {
      for (int cell = 0; cell < table.size(); cell++) {
        if (table.count(cell) < threshold) {
          withheld.add(table.key(cell));
        }
      }
    }
  }

  private void withholdOthers(String id, FixedTableCells table) {
    Hypercubes cubes = new Hypercubes(table, cell -> withheld.contains(table.key(cell)), threshold);
    for (int cell = 0; cell < table.size(); cell++) {
      if (needsRoom(table, cell)) {
        int[] corners =
            cubes
                .cheapest(cell)
                .orElseThrow(() ->
                    new FixedTableException(
                        id,
                        "counts",
                        "too few or too small to protect each other",
                        "wider categories, fewer dimensions, or no such table"));
        for (int corner : corners) {
          withheld.add(table.key(corner));
        }
      }
    }
  }

  /**
   * Whether a range has to be left to a cell: it is small but not empty, or withheld on account of
   * another table, in which it may be needed.
   */
  private boolean needsRoom(FixedTableCells table, int cell) {
    Map<String, String> key = table.key(cell);
    return withheld.contains(key)
        && table.count(cell) > 0
        && (table.count(cell) < threshold || isShared(table, key));
  }

  private boolean isShared(FixedTableCells table, Map<String, String> key) {
    return tables.values().stream().anyMatch(other -> other != table && other.has(key));
  }

  private void audit() {
    WithheldRanges ranges = new WithheldRanges(tables.values(), withheld);
    tables.forEach((id, table) -> {
      for (int cell = 0; cell < table.size(); cell++) {
        long count = table.count(cell);
        if (count > 0 && count < threshold && !ranges.leaves(table.key(cell), threshold)) {
          throw new FixedTableException(
              id,
              "tables",
              String.join(", ", tables.keySet()),
              "tables whose figures do not give away each other's; leave one out");
        }
      }
    });
  }

  private PublishableTable published(String id, FixedTableCells table) {
    List<CellValue> cells = new ArrayList<>();
    List<CellValue> margin = new ArrayList<>();
    int last = table.sizes().length - 1;
    for (int cell = 0; cell < table.size(); cell++) {
      int[] place = table.place(cell);
      boolean total = false;
      for (int axis = 0; axis < last; axis++) {
        total |= place[axis] == table.total(axis);
      }
      if (!total) {
        (place[last] == table.total(last) ? margin : cells).add(value(id, table, cell));
      }
    }
    return new PublishableTable(
        table.header(),
        Measure.COUNT,
        cells,
        // With a single category on the last axis, cells and margin are the same.
        Optional.of(table.total(last) < 0 ? cells : margin),
        new Protection(
            "fixed",
            RulesVersion.of("fixed " + threshold + ' ' + tables.keySet()),
            List.of(WORDING.label("fixed", threshold)),
            0));
  }

  private CellValue value(String id, FixedTableCells table, int cell) {
    if (!withheld.contains(table.key(cell))) {
      return new Published(table.count(cell));
    }
    // The least published total of which it is part: more is not told, so that a small count looks
    // like one that protects it.
    long most = Long.MAX_VALUE;
    int axes = table.sizes().length;
    for (int lifted = 1; lifted < 1 << axes; lifted++) {
      int[] place = table.place(cell);
      for (int axis = 0; axis < axes; axis++) {
        if ((lifted & 1 << axis) != 0 && table.total(axis) >= 0) {
          place[axis] = table.total(axis);
        }
      }
      int wider = table.index(place);
      if (!withheld.contains(table.key(wider))) {
        most = Math.min(most, table.count(wider));
      }
    }
    if (most == Long.MAX_VALUE) {
      throw new FixedTableException(
          id, "counts", "a total that has to be withheld itself", "more records, or no such table");
    }
    return new Suppressed(most + 1);
  }
}
