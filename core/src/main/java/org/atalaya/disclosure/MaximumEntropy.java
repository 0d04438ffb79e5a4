// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distribution of noise with the largest entropy: minimises Σ p·log p subject to Σ p = 1, Σ v·p
 * = 0, Σ v²·p ≤ V, where asked p(0) = s, and where asked p(v) ≤ p(v′) for neighbours v &lt; v′ ≤ 0.
 *
 * <p><strong>Optimality conditions</strong> (Karush, Kuhn, Tucker; sufficient, as the problem is
 * convex). There are multipliers ν, λ₁, λ₂ ≥ 0, λ₃ and, for the pair of each i-th noise ≤ 0 with
 * the next, μᵢ ≥ 0, such that for every noise
 *
 * <pre>log pᵢ + 1 + ν + λ₁·vᵢ + λ₂·vᵢ² + λ₃·[vᵢ = 0] + μᵢ − μᵢ₋₁ = 0</pre>
 *
 * and λ₂·(V − Σ v²·p) = 0 and μᵢ·(pᵢ₊₁ − pᵢ) = 0. Without the last two conditions p is proportional
 * to exp(a + b·v − c·v²); p &gt; 0 never binds, as the slope of p·log p at 0 is infinite. Noise
 * that must have probability 0 is left out beforehand ({@link FeasibleNoise#support}).
 *
 * <p><strong>Method.</strong> For given λ the best p on the monotone side is a regression: with θᵢ
 * = λ₁·vᵢ + λ₂·vᵢ² + λ₃·[vᵢ = 0], neighbours in the wrong order are pooled, and p is proportional
 * to exp(−mean of θ in the pool). So the set of binding pairs is exact. What is left is to minimise
 * log Σ exp(−θ̄) + λ·(0, V, s) over two or three numbers: smooth and convex, by damped Newton
 * steps. λ₂ = 0 is tried first; if its variance is above V, the variance binds.
 */
final class MaximumEntropy {

  private static final int MAX_STEPS = 500;
  private static final double EXACT = 1e-14;
  private static final double GOOD = 1e-11;

  private final int[] noise;
  private final int risingUpTo;
  private final double[][] features;
  private final double[] targets;

  private MaximumEntropy(int[] noise, boolean monotone, double[][] features, double[] targets) {
    this.noise = noise;
    this.risingUpTo = monotone ? (int) Arrays.stream(noise).filter(v -> v <= 0).count() : 0;
    this.features = features;
    this.targets = targets;
  }

  /**
   * The distribution, with the multipliers that prove it.
   *
   * @param noise the noise v
   * @param probabilities p
   * @param norm ν
   * @param mean λ₁
   * @param variance λ₂, 0 where the variance does not bind
   * @param staying λ₃, 0 where p(0) is free
   * @param order μ, for each noise and the next; 0 where nothing is asked
   */
  record Solution(
      int[] noise,
      double[] probabilities,
      double norm,
      double mean,
      double variance,
      double staying,
      double[] order) {}

  /**
   * Solves the problem, which must be feasible.
   *
   * @param noise noise that can have a probability above 0, ascending
   * @param variance the largest variance (V)
   * @param monotone whether p rises towards 0 on the negative side
   * @param staying p(0), or NaN where it is free
   */
  static Solution solve(int[] noise, double variance, boolean monotone, double staying) {
    int unit = Math.max(1, Arrays.stream(noise).map(Math::abs).max().orElseThrow());
    Solution free = solve(noise, unit, Double.NaN, monotone, staying);
    double achieved = 0;
    for (int i = 0; i < noise.length; i++) {
      achieved += (double) noise[i] * noise[i] * free.probabilities()[i];
    }
    return achieved <= variance + GOOD ? free : solve(noise, unit, variance, monotone, staying);
  }

  /** With the noise in units of its largest, so that all numbers are of the size of 1. */
  private static Solution solve(
      int[] noise, double unit, double variance, boolean monotone, double staying) {
    boolean bound = !Double.isNaN(variance);
    boolean fixed = !Double.isNaN(staying);
    int count = 1 + (bound ? 1 : 0) + (fixed ? 1 : 0);
    double[][] features = new double[noise.length][count];
    double[] targets = new double[count];
    for (int i = 0; i < noise.length; i++) {
      features[i][0] = noise[i] / unit;
      if (bound) {
        features[i][1] = noise[i] / unit * (noise[i] / unit);
        targets[1] = variance / (unit * unit);
      }
      if (fixed) {
        features[i][count - 1] = noise[i] == 0 ? 1 : 0;
        targets[count - 1] = staying;
      }
    }
    MaximumEntropy problem = new MaximumEntropy(noise, monotone, features, targets);
    Point best = problem.minimise();
    return new Solution(
        noise,
        best.probabilities(),
        best.logSum() - 1,
        best.multipliers()[0] / unit,
        bound ? best.multipliers()[1] / (unit * unit) : 0,
        fixed ? best.multipliers()[count - 1] : 0,
        problem.orderMultipliers(best));
  }

  /** Multipliers λ and what follows from them; {@code pooled} is θ̄, {@code pool} the pool of v. */
  private record Point(
      double[] multipliers,
      double[] pooled,
      int[] pool,
      double logSum,
      double[] probabilities,
      double value,
      double[] gradient) {

    double distance() {
      return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }
  }

  private Point minimise() {
    int[] eachApart = IntStream.range(0, noise.length).toArray();
    Point point = at(new double[targets.length]);
    for (int step = 0; step < MAX_STEPS && point.distance() > EXACT; step++) {
      // Where a pool hides the direction that is needed, the covariance without pools shows it.
      Point pooled = better(point, direction(point, point.pool()));
      Point apart = better(point, direction(point, eachApart));
      Point next = pooled.value() <= apart.value() && pooled != point ? pooled : apart;
      if (next == point) {
        break;
      }
      point = next;
    }
    if (point.distance() > GOOD) {
      throw new IllegalStateException(
          "no distribution of maximum entropy was found, although there is one; left over: "
              + point.distance());
    }
    return point;
  }

  private Point better(Point point, double[] direction) {
    double slope = 0;
    for (int i = 0; i < direction.length; i++) {
      slope += direction[i] * point.gradient()[i];
    }
    for (double length = 1; length > 1e-16; length /= 2) {
      double[] multipliers = point.multipliers().clone();
      for (int i = 0; i < multipliers.length; i++) {
        multipliers[i] += length * direction[i];
      }
      Point next = at(multipliers);
      // Near the end the value no longer changes in its last digit; then the gradient decides.
      if (next.value() <= point.value() + 1e-4 * length * slope
          || (next.value() <= point.value() + 1e-15 * Math.abs(point.value())
              && next.distance() < point.distance())) {
        return next;
      }
    }
    return point;
  }

  private Point at(double[] multipliers) {
    double[] theta = new double[noise.length];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = dot(multipliers, features[i]);
    }
    int[] pool = pools(theta);
    double[] pooled = means(theta, pool);
    double least = Arrays.stream(pooled).min().orElseThrow();
    double sum = Arrays.stream(pooled).map(value -> Math.exp(least - value)).sum();
    double logSum = Math.log(sum) - least;
    double[] probabilities =
        Arrays.stream(pooled).map(value -> Math.exp(least - value) / sum).toArray();
    double[] gradient = targets.clone();
    for (int i = 0; i < probabilities.length; i++) {
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] -= probabilities[i] * features[i][k];
      }
    }
    return new Point(
        multipliers,
        pooled,
        pool,
        logSum,
        probabilities,
        logSum + dot(multipliers, targets),
        gradient);
  }

  /** The pool of each noise, by its first: θ̄ falls from pool to pool on the negative side. */
  private int[] pools(double[] theta) {
    int[] pool = new int[theta.length];
    double[] sums = theta.clone();
    for (int i = 0; i < pool.length; i++) {
      pool[i] = i;
      while (i < risingUpTo && pool[i] > 0) {
        int first = pool[i];
        int before = pool[first - 1];
        if (sums[before] / (first - before) >= sums[first] / (i + 1 - first)) {
          break;
        }
        sums[before] += sums[first];
        Arrays.fill(pool, first, i + 1, before);
      }
    }
    return pool;
  }

  private static double[] means(double[] values, int[] pool) {
    double[] sums = new double[values.length];
    int[] sizes = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      sums[pool[i]] += values[i];
      sizes[pool[i]]++;
    }
    double[] means = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      means[i] = sums[pool[i]] / sizes[pool[i]];
    }
    return means;
  }

  /** −H⁻¹·g, where H is the covariance of the features, each replaced by its mean in the pool. */
  private double[] direction(Point point, int[] pool) {
    int count = targets.length;
    double[][] pooled = new double[count][];
    double[] means = new double[count];
    for (int k = 0; k < count; k++) {
      int feature = k;
      double[] values = Arrays.stream(features).mapToDouble(row -> row[feature]).toArray();
      pooled[k] = means(values, pool);
      means[k] = dot(pooled[k], point.probabilities());
    }
    double[][] system = new double[count][count + 1];
    for (int k = 0; k < count; k++) {
      for (int l = 0; l < count; l++) {
        for (int i = 0; i < noise.length; i++) {
          system[k][l] +=
              point.probabilities()[i] * (pooled[k][i] - means[k]) * (pooled[l][i] - means[l]);
        }
      }
      // Where the features say the same of all noise, any of the solutions will do.
      system[k][k] += 1e-13;
      system[k][count] = -point.gradient()[k];
    }
    return eliminate(system);
  }

  /** Solves a positive definite system. */
  private static double[] eliminate(double[][] system) {
    int count = system.length;
    for (int k = 0; k < count; k++) {
      for (int row = 0; row < count; row++) {
        if (row != k) {
          double factor = system[row][k] / system[k][k];
          for (int column = k; column <= count; column++) {
            system[row][column] -= factor * system[k][column];
          }
        }
      }
    }
    double[] solution = new double[count];
    for (int k = 0; k < count; k++) {
      solution[k] = system[k][count] / system[k][k];
    }
    return solution;
  }

  /** μ: how far θ of a pool's members up to each lies below the pool's mean. */
  private double[] orderMultipliers(Point point) {
    double[] order = new double[noise.length];
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      if (point.pool()[i] == i) {
        sum = 0;
      }
      sum += point.pooled()[i] - dot(point.multipliers(), features[i]);
      boolean lastOfPool = i + 1 == order.length || point.pool()[i + 1] == i + 1;
      order[i] = lastOfPool ? 0 : sum;
    }
    return order;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
