// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What an attack achieved over many cells. Of fewer than {@link #LEAST_CELLS} nothing is told, as
 * their aggregate could be taken for a statement on each.
 *
 * @param attack key of its name
 * @param cells how many conclusions were drawn
 * @param rmse root of the mean square error of the estimates, in persons; absent where nothing was
 *     estimated
 * @param recovered the share of conclusions that were right, 0 to 1
 * @param guessed the share that would have been right without any published figure, 0 to 1
 * @param certain the share of counts beside which no other is possible, 0 to 1; absent where that
 *     was not looked into
 */
public record AttackResult(
    String attack,
    int cells,
    OptionalDouble rmse,
    double recovered,
    double guessed,
    OptionalDouble certain) {

  /** The fewest cells of which figures are told. */
  public static final int LEAST_CELLS = 100;

  /** A result of which nothing is known to be certain. */
  public AttackResult(
      String attack, int cells, OptionalDouble rmse, double recovered, double guessed) {
    this(attack, cells, rmse, recovered, guessed, OptionalDouble.empty());
  }

  /** The same with the share of counts that are certain. */
  AttackResult withCertain(OptionalDouble share) {
    return new AttackResult(attack, cells, rmse, recovered, guessed, share);
  }

  /** Whether it tried enough cells to be judged. */
  public boolean isTold() {
    return cells >= LEAST_CELLS;
  }

  /** How much more often it was right than a guess, in parts of 1. */
  public double overGuessing() {
    return recovered - guessed;
  }

  /**
   * An estimate and what it should have been.
   *
   * @param likelihood how well the figures agree with each count, where that is known better than
   *     by the distance from the estimate
   */
  record Target(double estimate, Optional<Likelihood> likelihood, long count) {

    Target(double estimate, long count) {
      this(estimate, Optional.empty(), count);
    }

    double logLikelihood(long of, double variance) {
      return likelihood.isPresent()
          ? likelihood.get().logarithm((int) of)
          : -Math.pow(estimate - of, 2) / (2 * variance);
    }
  }

  /**
   * Judges estimates of small numbers. The attacker is granted how frequent each small number is
   * and how far off he is on average, and names the most probable one: he can only do worse.
   */
  static AttackResult of(String attack, List<Target> targets) {
    int cells = targets.size();
    double squares = 0;
    TreeMap<Long, Integer> frequencies = new TreeMap<>();
    for (Target target : targets) {
      squares += Math.pow(target.estimate() - target.count(), 2);
      frequencies.merge(target.count(), 1, Integer::sum);
    }
    double variance = Math.max(1e-6, squares / Math.max(1, cells));
    long right =
        targets.stream()
            .filter(target -> likeliest(target, variance, frequencies) == target.count())
            .count();
    int mostFrequent = frequencies.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new AttackResult(
        attack,
        cells,
        OptionalDouble.of(Math.sqrt(variance)),
        right / (double) Math.max(1, cells),
        mostFrequent / (double) Math.max(1, cells));
  }

  private static long likeliest(
      Target target, double variance, TreeMap<Long, Integer> frequencies) {
    long likeliest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (var each : frequencies.entrySet()) {
      // The logarithm of prior times likelihood.
      double plausible = Math.log(each.getValue()) + target.logLikelihood(each.getKey(), variance);
      if (plausible > most) {
        most = plausible;
        likeliest = each.getKey();
      }
    }
    return likeliest;
  }
}
