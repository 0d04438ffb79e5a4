// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.atalaya.disclosure.MaximumEntropy.Solution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The optimality conditions, written out again here and applied to every row of several hundred
 * designs. They are sufficient: what fulfils them is the optimum.
 */
class MaximumEntropyTest {

  private static final double TOLERANCE = 1e-8;

  @Test
  void solve_everyFeasibleRow_fulfilsTheOptimalityConditions() {
    int rows = 0;
    int variancesThatDoNotBind = 0;
    int pairsThatBind = 0;
    for (PerturbationTableDesigner designer : designers()) {
      for (int count = 1; count <= lastRow(designer); count++) {
        Solution solution = solved(designer, count);
        if (solution == null) {
          continue;
        }
        assertThat(violation(solution, designer))
            .as("%s, count %d", designer, count)
            .isLessThan(TOLERANCE);
        rows++;
        variancesThatDoNotBind += solution.variance() == 0 ? 1 : 0;
        pairsThatBind += (int) Arrays.stream(solution.order()).filter(mu -> mu > 1e-6).count();
      }
    }

    // The cases are there: rows, variances that do not bind, pairs that do.
    assertThat(rows).isGreaterThan(3000);
    assertThat(variancesThatDoNotBind).isGreaterThan(500);
    assertThat(pairsThatBind).isGreaterThan(500);
  }

  /** The least variance itself leaves some noise no probability, and forces neighbours together. */
  @Test
  void solve_leastVariance_fulfilsTheOptimalityConditions() {
    for (boolean monotone : List.of(true, false)) {
      for (int count = 1; count <= 8; count++) {
        int[] allowed =
            new PerturbationTableDesigner(5, 2, 2, monotone, OptionalDouble.empty()).allowed(count);
        double staying = count > 2 ? .4 : Double.NaN;
        FeasibleNoise feasible = new FeasibleNoise(allowed, monotone, staying);
        double least = feasible.leastVariance();

        Solution solution = MaximumEntropy.solve(feasible.support(least), least, monotone, staying);

        assertThat(violation(solution, least, monotone, staying))
            .as("count %d, monotone %s", count, monotone)
            .isLessThan(1e-7);
      }
    }
  }

  /** Feasible, but not optimal: 10⁻⁴ of probability moved so that no moment changes. */
  @Test
  void violation_anotherFeasibleDistribution_isFound() {
    PerturbationTableDesigner designer = PerturbationTableDesigner.of(5, 3);
    Solution solution = designer.solve(5);
    double[] moved = solution.probabilities().clone();
    // The third difference changes neither sum, mean nor variance.
    double[] thirdDifference = {1, -3, 3, -1};
    for (int i = 0; i < 4; i++) {
      moved[3 + i] += 1e-4 * thirdDifference[i];
    }

    assertThat(violation(with(solution, moved, solution.order()), designer))
        .isGreaterThan(100 * TOLERANCE);
  }

  @Test
  void violation_orderNotKept_isFound() {
    PerturbationTableDesigner monotone = PerturbationTableDesigner.of(2, .9).withMonotone();
    Solution free = PerturbationTableDesigner.of(2, .9).solve(1);
    Solution bound = monotone.solve(1);

    assertThat(violation(free, monotone)).isGreaterThan(.01);
    assertThat(violation(with(bound, bound.probabilities(), new double[4]), monotone))
        .isGreaterThan(.01);
  }

  private static Solution with(Solution solution, double[] probabilities, double[] order) {
    return new Solution(
        solution.noise(),
        probabilities,
        solution.norm(),
        solution.mean(),
        solution.variance(),
        solution.staying(),
        order);
  }

  private static List<PerturbationTableDesigner> designers() {
    List<PerturbationTableDesigner> designers = new ArrayList<>();
    for (int max : List.of(1, 2, 3, 5, 8)) {
      for (double variance : List.of(.2, .5, .9, 1., 2., 2.1, 3., 5., 12.)) {
        for (int unpublished : List.of(0, 1, 2, 4)) {
          if (variance <= max * max && unpublished < max) {
            for (boolean monotone : List.of(true, false)) {
              for (OptionalDouble staying :
                  List.of(OptionalDouble.empty(), OptionalDouble.of(.4), OptionalDouble.of(.7))) {
                designers.add(
                    new PerturbationTableDesigner(max, variance, unpublished, monotone, staying));
              }
            }
          }
        }
      }
    }
    return designers;
  }

  private static int lastRow(PerturbationTableDesigner designer) {
    return designer.maxPerturbation() + designer.unpublishedUpTo() + 1;
  }

  private static @Nullable Solution solved(PerturbationTableDesigner designer, int count) {
    try {
      return designer.solve(count);
    } catch (InfeasiblePerturbationException e) {
      return null;
    }
  }

  private static double violation(Solution solution, PerturbationTableDesigner designer) {
    return violation(
        solution,
        designer.variance(),
        designer.monotone(),
        Arrays.stream(solution.noise()).anyMatch(v -> v == 0)
            ? designer.staying().orElse(Double.NaN)
            : Double.NaN);
  }

  /** By how much the worst of the conditions is missed. */
  private static double violation(
      Solution solution, double most, boolean monotone, double staying) {
    int[] v = solution.noise();
    double[] p = solution.probabilities();
    double[] mu = solution.order();
    List<Double> wrong = new ArrayList<>();
    double variance = sum(v, p, x -> x * x);
    // Feasible: probabilities, expected noise, variance.
    wrong.add(Math.abs(sum(v, p, x -> 1) - 1));
    wrong.add(Math.abs(sum(v, p, x -> x)));
    wrong.add(variance - most);
    // Multipliers of inequalities are not below 0, and are 0 where the inequality does not bind.
    wrong.add(-solution.variance());
    wrong.add(Math.abs(solution.variance() * (most - variance)));
    for (int i = 0; i < v.length; i++) {
      boolean pair = monotone && i + 1 < v.length && v[i + 1] <= 0;
      wrong.add(-p[i]);
      wrong.add(-mu[i]);
      wrong.add(pair ? p[i] - p[i + 1] : 0);
      wrong.add(pair ? Math.abs(mu[i] * (p[i + 1] - p[i])) : Math.abs(mu[i]));
      if (v[i] == 0 && !Double.isNaN(staying)) {
        wrong.add(Math.abs(p[i] - staying));
      }
      // Stationary.
      wrong.add(
          Math.abs(
              Math.log(p[i])
                  + 1
                  + solution.norm()
                  + solution.mean() * v[i]
                  + solution.variance() * v[i] * v[i]
                  + (v[i] == 0 ? solution.staying() : 0)
                  + mu[i]
                  - (i == 0 ? 0 : mu[i - 1])));
    }
    return wrong.stream().mapToDouble(x -> Double.isNaN(x) ? 1 : x).max().orElseThrow();
  }

  private static double sum(int[] v, double[] p, DoubleUnaryOperator of) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += p[i] * of.applyAsDouble(v[i]);
    }
    return sum;
  }
}
