// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Designs the noise of the cell key method: for each count the distribution of maximum entropy
 * (which presumes least) whose expected value is 0 and which keeps to these bounds (S. Giessing,
 * PSD 2016; conditions in {@link MaximumEntropy}).
 *
 * <pre>{@code
 * PerturbationDesign design = PerturbationTableDesigner.of(5, 3).withoutCountsUpTo(2).design();
 * ContinuousPerturbationTable table = design.scattered(secureRandom);
 * }</pre>
 *
 * @param maxPerturbation the largest noise in either direction (D), 1 to 50
 * @param variance the largest variance (V), above 0; it is reached wherever more noise adds entropy
 * @param unpublishedUpTo no published figure is 1 to this (js), 0 to {@code maxPerturbation} − 1
 * @param monotone whether noise below 0 is the less probable the larger it is
 * @param staying the probability that a count stays as it is, for counts that may be published at
 *     all; 0 (included) to 1 (excluded), free where absent
 */
public record PerturbationTableDesigner(
    int maxPerturbation,
    double variance,
    int unpublishedUpTo,
    boolean monotone,
    OptionalDouble staying) {

  /** The largest noise that can be asked for. */
  static final int MOST_PERTURBATION = 50;

  public PerturbationTableDesigner {
    DisclosureParameters.requireBetween("maxPerturbation", 1, MOST_PERTURBATION, maxPerturbation);
    DisclosureParameters.requireAboveZero(
        "variance", (double) maxPerturbation * maxPerturbation, variance);
    DisclosureParameters.requireBetween("unpublishedUpTo", 0, maxPerturbation - 1, unpublishedUpTo);
    DisclosureParameters.requireBetween("staying", 0, Math.nextDown(1.0), staying.orElse(0));
  }

  /** A designer with the largest noise (D) and the largest variance (V), and nothing else. */
  public static PerturbationTableDesigner of(int maxPerturbation, double variance) {
    return new PerturbationTableDesigner(
        maxPerturbation, variance, 0, false, OptionalDouble.empty());
  }

  /** The same, but no published figure is 1 to {@code largest} (js). */
  public PerturbationTableDesigner withoutCountsUpTo(int largest) {
    return new PerturbationTableDesigner(maxPerturbation, variance, largest, monotone, staying);
  }

  /** The same, but noise below 0 is the less probable the larger it is. */
  public PerturbationTableDesigner withMonotone() {
    return new PerturbationTableDesigner(maxPerturbation, variance, unpublishedUpTo, true, staying);
  }

  /** The same, but this is the probability that a count stays as it is. */
  public PerturbationTableDesigner withStaying(double probability) {
    return new PerturbationTableDesigner(
        maxPerturbation, variance, unpublishedUpTo, monotone, OptionalDouble.of(probability));
  }

  /**
   * Designs every row.
   *
   * @throws InfeasiblePerturbationException if a row cannot keep to the bounds
   */
  public PerturbationDesign design() {
    List<PerturbationDesign.Row> rows = new ArrayList<>();
    for (int count = 1; count <= lastRow(); count++) {
      rows.add(row(solve(count), count));
    }
    return new PerturbationDesign(this, rows);
  }

  /** The first count from which noise can lead neither below 0 nor to an unpublished figure. */
  int lastRow() {
    return unpublishedUpTo == 0 ? maxPerturbation : maxPerturbation + unpublishedUpTo + 1;
  }

  MaximumEntropy.Solution solve(int count) {
    int[] allowed = allowed(count);
    boolean canStay = IntStream.of(allowed).anyMatch(noise -> noise == 0);
    double stay = canStay ? staying.orElse(Double.NaN) : Double.NaN;
    FeasibleNoise feasible = new FeasibleNoise(allowed, monotone, stay);
    if (feasible.leastVariance() > variance + FeasibleNoise.ZERO) {
      throw new InfeasiblePerturbationException(this, count, feasible.leastVariance());
    }
    return MaximumEntropy.solve(feasible.support(variance), variance, monotone, stay);
  }

  /** The noise that leads neither below 0 nor to 1 … js. */
  int[] allowed(int count) {
    return IntStream.rangeClosed(-maxPerturbation, maxPerturbation)
        .filter(noise -> count + noise == 0 || count + noise > unpublishedUpTo)
        .toArray();
  }

  private PerturbationDesign.Row row(MaximumEntropy.Solution solution, int count) {
    TreeMap<Integer, Double> probabilities = new TreeMap<>();
    for (int i = 0; i < solution.noise().length; i++) {
      probabilities.put(solution.noise()[i], solution.probabilities()[i]);
    }
    PerturbationRow noise = new PerturbationRow(count, probabilities);
    double achieved = noise.variance();
    return new PerturbationDesign.Row(
        noise, achieved, noise.bias(), achieved >= variance - PerturbationRow.TOLERANCE);
  }
}
