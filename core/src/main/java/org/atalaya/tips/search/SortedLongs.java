// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.search;

import java.util.Arrays;

/** Sets of hashes, sorted and each once. */
final class SortedLongs {

  private static final int PERCENT = 100;

  private SortedLongs() {}

  static boolean containsAll(long[] set, long[] sought) {
    return Arrays.stream(sought).allMatch(one -> Arrays.binarySearch(set, one) >= 0);
  }

  /** What both have, of what either has, rounded down; of two empty sets zero. */
  static int percent(long[] first, long[] second) {
    int both = 0;
    int here = 0;
    int there = 0;
    while (here < first.length && there < second.length) {
      int order = Long.compare(first[here], second[there]);
      both += order == 0 ? 1 : 0;
      here += order <= 0 ? 1 : 0;
      there += order >= 0 ? 1 : 0;
    }
    int either = first.length + second.length - both;
    return either == 0 ? 0 : PERCENT * both / either;
  }
}
