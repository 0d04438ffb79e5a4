// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A choice among weighted names in constant time, by the alias method (Walker 1977, in the form of
 * Vose 1991).
 */
final class Choice {

  private final List<String> names;
  private final int[] alias;
  private final long[] threshold;

  /**
   * A choice.
   *
   * @param names the names, at least one
   * @param weights their weights, as many as names, none negative, not all zero
   */
  Choice(List<String> names, double[] weights) {
    this.names = List.copyOf(names);
    int size = weights.length;
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] scaled = new double[size];
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      scaled[i] = weights[i] * size / total;
      (scaled[i] < 1 ? small : large).add(i);
    }
    alias = new int[size];
    threshold = new long[size];
    while (!small.isEmpty() && !large.isEmpty()) {
      int less = small.remove();
      int more = large.remove();
      threshold[less] = (long) (scaled[less] * (1L << 32));
      alias[less] = more;
      scaled[more] -= 1 - scaled[less];
      (scaled[more] < 1 ? small : large).add(more);
    }
    // What is left over differs from 1 by rounding only.
    for (int whole : large) {
      threshold[whole] = 1L << 32;
    }
    for (int whole : small) {
      threshold[whole] = 1L << 32;
    }
  }

  /** One of the names, as likely as its weight. */
  String drawName(CaseRandom random) {
    return names.get(draw(random));
  }

  /** The names, in the order given. */
  List<String> names() {
    return names;
  }

  /** The position of a name, drawn by weight. */
  int draw(CaseRandom random) {
    long bits = random.next();
    int slot = (int) ((bits >>> 32) * alias.length >>> 32);
    return (bits & 0xFFFFFFFFL) < threshold[slot] ? slot : alias[slot];
  }

  /** Whether the first name is drawn: for choices between yes and no. */
  boolean first(CaseRandom random) {
    return draw(random) == 0;
  }
}
