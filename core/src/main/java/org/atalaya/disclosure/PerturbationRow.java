// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The noise of one count: how probable each change is.
 *
 * @param count the count, 1 or above
 * @param probabilities probability by noise (p by v): each 0 to 1, all together 1 (to {@link
 *     #TOLERANCE}); no noise leads below 0
 */
public record PerturbationRow(int count, SortedMap<Integer, Double> probabilities) {

  /** How far probabilities may be from adding up to 1. */
  public static final double TOLERANCE = 1e-9;

  public PerturbationRow {
    DisclosureParameters.requireAtLeast("count", 1, count);
    TreeMap<Integer, Double> copy = new TreeMap<>(probabilities);
    double sum = 0;
    for (double probability : copy.values()) {
      DisclosureParameters.requireBetween("probability", 0, 1, probability);
      sum += probability;
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "the probabilities of a row must add up to 1. Provided sum: " + sum);
    }
    copy.values().removeIf(probability -> probability == 0);
    DisclosureParameters.requireAtLeast("count with its lowest noise", 0, count + copy.firstKey());
    probabilities = Collections.unmodifiableSortedMap(copy);
  }

  /** The expected noise, Σ v·p. */
  public double bias() {
    return moment(1);
  }

  /** The variance of the noise, Σ v²·p − (Σ v·p)². */
  public double variance() {
    return moment(2) - moment(1) * moment(1);
  }

  int lowest() {
    return probabilities.firstKey();
  }

  int largest() {
    return Math.max(-probabilities.firstKey(), probabilities.lastKey());
  }

  /** The least noise in either direction that is exceeded in one of three cases at most. */
  int usual() {
    int noise = 0;
    while (probabilityWithin(noise) < 2 / 3.0) {
      noise++;
    }
    return noise;
  }

  private double probabilityWithin(int noise) {
    return probabilities.subMap(-noise, noise + 1).values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private double moment(int order) {
    double sum = 0;
    for (Map.Entry<Integer, Double> noise : probabilities.entrySet()) {
      sum += Math.pow(noise.getKey(), order) * noise.getValue();
    }
    return sum;
  }

  /** Says nothing of the probabilities. */
  @Override
  public String toString() {
    return "PerturbationRow[…]";
  }
}
