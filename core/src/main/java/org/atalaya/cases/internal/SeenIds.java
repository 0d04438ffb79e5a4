// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

/**
 * How often each record id was seen: a hash table of primitive numbers, because ten million boxed
 * ones would need a gigabyte. Ids are parts of digests and thus evenly spread as they are.
 */
final class SeenIds {

  private long[] ids = new long[1 << 12];
  private int[] counts = new int[1 << 12];
  private int used;

  /** Notes {@code id} and tells how often it was seen before. */
  int add(long id) {
    if (used > ids.length / 8 * 5) {
      grow();
    }
    int slot = slot(id);
    if (counts[slot] == 0) {
      ids[slot] = id;
      used++;
    }
    return counts[slot]++;
  }

  private int slot(long id) {
    int mask = ids.length - 1;
    int slot = (int) (id >>> 20) & mask;
    while (counts[slot] != 0 && ids[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldIds = ids;
    int[] oldCounts = counts;
    ids = new long[2 * oldIds.length];
    counts = new int[2 * oldIds.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldIds[i]);
        ids[slot] = oldIds[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
