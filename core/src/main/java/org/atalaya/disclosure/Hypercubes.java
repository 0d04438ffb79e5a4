// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Boxes of cells along which counts can move while all sums stay: one is added to a cell and taken
 * from its neighbour on each axis, or added to it and to the total of the axis.
 *
 * @param withheld which cells are withheld already
 * @param room how many different counts, less one, a cell must be able to have
 */
record Hypercubes(FixedTableCells table, IntPredicate withheld, long room) {

  /**
   * The corners of the box with {@code room} that withholds the smallest counts, if there is one.
   */
  Optional<int[]> cheapest(int cell) {
    int[] sizes = table.sizes();
    int[] place = table.place(cell);
    int[] opposite = new int[sizes.length];
    Best best = new Best();
    search(0, sizes, place, opposite, best);
    return Optional.ofNullable(best.corners);
  }

  /** The cheapest box so far. */
  private static final class Best {
    private int @Nullable [] corners;
    private long cost = Long.MAX_VALUE;
  }

  private void search(int axis, int[] sizes, int[] place, int[] opposite, Best best) {
    if (axis == sizes.length) {
      judge(place, opposite, best);
      return;
    }
    if (sizes[axis] == 1) {
      opposite[axis] = place[axis];
      search(axis + 1, sizes, place, opposite, best);
      return;
    }
    for (int other = 0; other < sizes[axis]; other++) {
      if (other != place[axis]) {
        opposite[axis] = other;
        search(axis + 1, sizes, place, opposite, best);
      }
    }
  }

  private void judge(int[] place, int[] opposite, Best best) {
    int axes = place.length;
    long cost = 0;
    long up = Long.MAX_VALUE;
    long down = Long.MAX_VALUE;
    int[] corners = new int[1 << axes];
    int found = 0;
    for (int corner = 0; corner < 1 << axes; corner++) {
      int[] at = place.clone();
      int sign = 1;
      boolean repeated = false;
      for (int axis = 0; axis < axes; axis++) {
        if ((corner & 1 << axis) != 0) {
          repeated |= opposite[axis] == place[axis];
          at[axis] = opposite[axis];
          boolean toTotal = opposite[axis] == table.total(axis) || place[axis] == table.total(axis);
          sign = toTotal ? sign : -sign;
        }
      }
      if (repeated) {
        continue;
      }
      int index = table.index(at);
      corners[found++] = index;
      if (!withheld.test(index)) {
        cost += table.count(index);
      }
      if (cost >= best.cost) {
        return;
      }
      if (sign < 0) {
        up = Math.min(up, table.count(index));
      } else {
        down = Math.min(down, table.count(index));
      }
    }
    if (up == Long.MAX_VALUE || up + down >= room) {
      best.cost = cost;
      best.corners = Arrays.copyOf(corners, found);
    }
  }
}
