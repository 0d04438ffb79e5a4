// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well published figures agree with each small count, in logarithms and up to a constant. Its
 * numbers are not changed once it is made.
 *
 * @param logarithms one for each count from 0 to {@link #MOST}
 */
record Likelihood(double[] logarithms) {

  /** The largest count that is told apart. */
  static final int MOST = 20;

  /** What agrees with nothing says nothing: the noise may be another one than presumed. */
  private static final double LEAST = 1e-9;

  static final Likelihood NOTHING = new Likelihood(new double[MOST + 1]);

  /** In proportion to these probabilities of what is published, by count. */
  static Likelihood of(IntToDoubleFunction probability) {
    double[] probabilities = IntStream.rangeClosed(0, MOST).mapToDouble(probability).toArray();
    double most = DoubleStream.of(probabilities).max().orElseThrow();
    return most == 0
        ? NOTHING
        : new Likelihood(
            DoubleStream.of(probabilities).map(one -> Math.log(one / most + LEAST)).toArray());
  }

  double logarithm(int count) {
    return logarithms[count];
  }

  /** That of both, independent of each other. */
  Likelihood and(Likelihood other) {
    return new Likelihood(
        IntStream.rangeClosed(0, MOST)
            .mapToDouble(count -> logarithms[count] + other.logarithms[count])
            .toArray());
  }

  /** The same, taken for more or less certain: a weight of 0 makes nothing of it. */
  Likelihood weighted(double weight) {
    return new Likelihood(DoubleStream.of(logarithms).map(one -> weight * one).toArray());
  }

  /** The mean of the counts, each as probable as {@code prior} says before any figure is seen. */
  double mean(double[] prior) {
    double most = DoubleStream.of(logarithms).max().orElseThrow();
    double weights = 0;
    double sum = 0;
    for (int count = 0; count <= MOST; count++) {
      double weight = prior[count] * Math.exp(logarithms[count] - most);
      weights += weight;
      sum += count * weight;
    }
    return sum / weights;
  }
}
