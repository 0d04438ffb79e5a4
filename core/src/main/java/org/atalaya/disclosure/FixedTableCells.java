// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import org.atalaya.statistics.UnprotectedTable;

/**
 * WARNING: exact counts. The cells of a table that is told apart completely, with the totals over
 * every axis: each axis has one more place, the last, for its total.
 */
final class FixedTableCells {

  private final TableHeader header;
  private final int[] sizes;
  private final long[] counts;
  private final List<Map<String, String>> keys = new ArrayList<>();
  private final Set<Map<String, String>> distinctKeys;

  FixedTableCells(UnprotectedTable table) {
    header = table.header();
    List<TableAxis> axes = header.axes();
    sizes = axes.stream().mapToInt(axis -> axis.isConstant() ? 1 : axis.size() + 1).toArray();
    int size = 1;
    for (int one : sizes) {
      size = Math.multiplyExact(size, one);
    }
    counts = new long[size];
    UnprotectedTally tally = table.cells();
    for (int cell = 0; cell < tally.size(); cell++) {
      int[] place = new int[sizes.length];
      for (int axis = 0; axis < sizes.length; axis++) {
        place[axis] = header.position(cell, axis);
      }
      counts[index(place)] = tally.count(cell);
    }
    for (int axis = 0; axis < sizes.length; axis++) {
      addTotals(axis);
    }
    for (int cell = 0; cell < size; cell++) {
      keys.add(keyOf(cell));
    }
    distinctKeys = Set.copyOf(keys);
  }

  private void addTotals(int axis) {
    if (sizes[axis] == 1) {
      return;
    }
    for (int cell = 0; cell < counts.length; cell++) {
      int[] place = place(cell);
      if (place[axis] < total(axis)) {
        place[axis] = total(axis);
        counts[index(place)] += counts[cell];
      }
    }
  }

  int size() {
    return counts.length;
  }

  TableHeader header() {
    return header;
  }

  /** How many axes there are, and how many places each has, its total included. */
  int[] sizes() {
    return sizes.clone();
  }

  /** The place of the total of an axis; below 0 if the axis has one category only. */
  int total(int axis) {
    return sizes[axis] == 1 ? -1 : sizes[axis] - 1;
  }

  long count(int cell) {
    return counts[cell];
  }

  int[] place(int cell) {
    int[] place = new int[sizes.length];
    int rest = cell;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      place[axis] = rest % sizes[axis];
      rest /= sizes[axis];
    }
    return place;
  }

  int index(int[] place) {
    int index = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      index = index * sizes[axis] + place[axis];
    }
    return index;
  }

  /** Of which records a cell is, the same in every table: category by dimension. */
  Map<String, String> key(int cell) {
    return keys.get(cell);
  }

  private Map<String, String> keyOf(int cell) {
    Map<String, String> key = new TreeMap<>(header.indicator().where());
    int[] place = place(cell);
    for (int axis = 0; axis < sizes.length; axis++) {
      TableAxis told = header.axes().get(axis);
      if (place[axis] != total(axis)) {
        key.put(told.dimension().id(), told.categories().get(place[axis]).code());
      }
    }
    return key;
  }

  /** Whether a cell of this table is of these records. */
  boolean has(Map<String, String> key) {
    return distinctKeys.contains(key);
  }

  /** All sums: the cells of each, the total last. */
  List<int[]> sums() {
    List<int[]> sums = new ArrayList<>();
    for (int axis = 0; axis < sizes.length; axis++) {
      for (int cell = 0; cell < counts.length && sizes[axis] > 1; cell++) {
        int[] place = place(cell);
        if (place[axis] == total(axis)) {
          int[] sum = new int[sizes[axis]];
          for (int i = 0; i < sum.length; i++) {
            place[axis] = i;
            sum[i] = index(place);
          }
          sums.add(sum);
        }
      }
    }
    return sums;
  }

  @Override
  public String toString() {
    return "FixedTableCells[" + counts.length + " cells]";
  }
}
