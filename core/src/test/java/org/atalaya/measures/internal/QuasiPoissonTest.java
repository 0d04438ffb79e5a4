// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import java.util.Random;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.measures.internal.QuasiPoisson.Dispersion;
import org.atalaya.measures.internal.QuasiPoisson.RelativeChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuasiPoissonTest {

  /**
   * The example of {@code glm} in R (A. J. Dobson, An Introduction to Generalized Linear Models,
   * 1990, p. 93): treatments by outcomes. R's {@code anova(glm.qpois)} and {@code
   * summary(glm.qpois)}, family quasipoisson: dispersion 1.2933 on 4 degrees of freedom; outcome2
   * −0.4543, standard error 0.2299; outcome3 −0.2930, 0.2192.
   */
  private static final double[][] DOBSON = {{18, 17, 15}, {20, 10, 20}, {25, 13, 12}};

  /** 97.5 % of the t distribution with 4 degrees of freedom, from any table. */
  private static final double T_4 = 2.776;

  @Test
  void dispersion_exampleOfGlm_isTheOneOfR() {
    Dispersion dispersion = QuasiPoisson.dispersion(DOBSON).orElseThrow();

    assertThat(dispersion.phi()).isCloseTo(1.2933, within(.00005));
    assertThat(dispersion.degreesOfFreedom()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"40, -.4543, .2299", "47, -.2930, .2192"})
  void change_exampleOfGlm_isTheOneOfR(int after, double coefficient, double standardError) {
    Dispersion dispersion = QuasiPoisson.dispersion(DOBSON).orElseThrow();

    RelativeChange change =
        QuasiPoisson.change(
                63, after, dispersion.phi(), OptionalInt.of(dispersion.degreesOfFreedom()), 0)
            .orElseThrow();

    double reach = T_4 * standardError;
    assertThat(change.percent()).isCloseTo(100 * Math.expm1(coefficient), within(.01));
    assertThat(change.interval().lower())
        .isCloseTo(100 * Math.expm1(coefficient - reach), within(.02));
    assertThat(change.interval().upper())
        .isCloseTo(100 * Math.expm1(coefficient + reach), within(.05));
    assertThat(change.isCompatibleWithNoChange()).isTrue();
  }

  /** The whole model, fitted without any closed form: same dispersion, same standard error. */
  @Test
  void changeAndDispersion_overdispersedTable_areThoseOfTheFittedModel() {
    double[][] counts = {
      {130, 95, 160, 210}, {88, 120, 75, 140}, {60, 85, 130, 99}, {150, 131, 190, 301}
    };
    Fit fit = fit(counts);

    Dispersion dispersion = QuasiPoisson.dispersion(counts).orElseThrow();
    RelativeChange change =
        QuasiPoisson.change(
                sumOfColumn(counts, 0),
                sumOfColumn(counts, 3),
                dispersion.phi(),
                OptionalInt.of(9),
                0)
            .orElseThrow();

    assertThat(dispersion.phi()).isGreaterThan(5).isCloseTo(fit.phi, within(1e-9));
    assertThat(Math.log(1 + change.percent() / 100)).isCloseTo(fit.coefficient, within(1e-9));
    double width =
        Math.log(1 + change.interval().upper() / 100)
            - Math.log(1 + change.interval().lower() / 100);
    assertThat(width / (2 * 2.262)).isCloseTo(fit.standardError, within(1e-4));
  }

  @Test
  void dispersion_regularCounts_isNeverBelowOne() {
    double[][] regular = {{10, 20, 30}, {20, 40, 60}};

    assertThat(QuasiPoisson.dispersion(regular)).contains(new Dispersion(1, 2));
  }

  @Test
  void dispersion_rowAndColumnOfZeros_areLeftOut() {
    double[][] padded = {{18, 17, 0, 15}, {20, 10, 0, 20}, {0, 0, 0, 0}, {25, 13, 0, 12}};

    assertThat(QuasiPoisson.dispersion(padded)).isEqualTo(QuasiPoisson.dispersion(DOBSON));
  }

  @Test
  void dispersion_oneYear_isEmpty() {
    assertThat(QuasiPoisson.dispersion(new double[][] {{18}, {20}, {25}})).isEmpty();
    assertThat(QuasiPoisson.dispersion(new double[][] {{18, 0}, {20, 0}})).isEmpty();
    assertThat(QuasiPoisson.dispersion(new double[][] {})).isEmpty();
  }

  /** Counts in clumps of 1 to 5 have φ = E c² / E c = 11 / 3. */
  @Test
  void dispersion_clusteredCounts_findsTheirClusters() {
    Random random = new Random(7);
    double[][] counts = new double[12][40];
    for (double[] row : counts) {
      for (int column = 0; column < row.length; column++) {
        int clumps = GammaIntervalTest.poisson(30, random);
        for (int clump = 0; clump < clumps; clump++) {
          row[column] += random.nextInt(1, 6);
        }
      }
    }

    // φ̂ has a standard error of about φ √(2 / 429), 7 %.
    assertThat(QuasiPoisson.dispersion(counts).orElseThrow().phi()).isCloseTo(11 / 3., within(.75));
  }

  @Test
  void change_noise_addsItsVariance() {
    double before = 200;
    double after = 100;
    double variance = 2 * (1 / 100. + 1 / 200.) + 3 * (1 / 1e4 + 1 / 4e4);

    ConfidenceInterval interval =
        QuasiPoisson.change(before, after, 2, OptionalInt.empty(), 3).orElseThrow().interval();

    double reach = 1.959964 * Math.sqrt(variance);
    assertThat(interval.lower()).isCloseTo(100 * (.5 * Math.exp(-reach) - 1), within(1e-4));
    assertThat(interval.upper()).isCloseTo(100 * (.5 * Math.exp(reach) - 1), within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"1000, 1300, false", "100, 102, true", "1000, 700, false"})
  void isCompatibleWithNoChange_interval_holdsZeroOrNot(
      double before, double after, boolean compatible) {
    RelativeChange change =
        QuasiPoisson.change(before, after, 1.5, OptionalInt.of(20), 2).orElseThrow();

    assertThat(change.isCompatibleWithNoChange()).isEqualTo(compatible);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "0, 0", "1e-9, 1e-9"})
  void change_zeroOrNextToNothing_isEmpty(double before, double after) {
    assertThat(QuasiPoisson.change(before, after, 1, OptionalInt.of(1), 0)).isEmpty();
  }

  /**
   * Two of the 12 rows' sums compared as a report does, noise of −2 to 2 in each: 2,000 samples,
   * whose share of misses has a standard error of 0.5 points.
   */
  @Test
  void change_clusteredNoisyCounts_holdsTheTruthAsOftenAsItSays() {
    Random random = new Random(11);
    int held = 0;
    int samples = 2000;
    for (int sample = 0; sample < samples; sample++) {
      double[][] counts = new double[12][2];
      for (double[] row : counts) {
        row[0] = clustered(8, random);
        row[1] = clustered(10, random);
      }
      Dispersion dispersion = QuasiPoisson.dispersion(counts).orElseThrow();
      ConfidenceInterval interval =
          QuasiPoisson.change(
                  sumOfColumn(counts, 0) + random.nextInt(-2, 3),
                  sumOfColumn(counts, 1) + random.nextInt(-2, 3),
                  dispersion.phi(),
                  OptionalInt.of(dispersion.degreesOfFreedom()),
                  2)
              .orElseThrow()
              .interval();
      held += interval.lower() <= 25 && 25 <= interval.upper() ? 1 : 0;
    }

    assertThat((double) held / samples).isBetween(.93, .97);
  }

  private static int clustered(double clumps, Random random) {
    int count = 0;
    for (int clump = GammaIntervalTest.poisson(clumps, random); clump > 0; clump--) {
      count += random.nextInt(1, 4);
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | 1  | 1   | 4 | 0  | before must be >= 0",
        "1  | -1 | 1   | 4 | 0  | after must be >= 0",
        "1  | 1  | .9  | 4 | 0  | phi must be >= 1",
        "1  | 1  | NaN | 4 | 0  | phi must be >= 1",
        "1  | 1  | 1   | 0 | 0  | degreesOfFreedom must be >= 1",
        "1  | 1  | 1   | 4 | -1 | noiseVariance must be >= 0",
      })
  void change_numberOutOfRange_isNamed(
      double before, double after, double phi, int freedom, double noise, String message) {
    assertThatThrownBy(
            () -> QuasiPoisson.change(before, after, phi, OptionalInt.of(freedom), noise))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void dispersion_raggedTable_isRefused() {
    assertThatThrownBy(() -> QuasiPoisson.dispersion(new double[][] {{1, 2}, {3}}))
        .hasMessage("a row of counts must have 2 values. Provided: 1");
  }

  private static double sumOfColumn(double[][] counts, int column) {
    double sum = 0;
    for (double[] row : counts) {
      sum += row[column];
    }
    return sum;
  }

  private record Fit(double phi, double coefficient, double standardError) {}

  /**
   * log μ = level + row + column by iteratively reweighted least squares, and of it φ and the
   * coefficient of the last column against the first.
   */
  private static Fit fit(double[][] counts) {
    int rows = counts.length;
    int columns = counts[0].length;
    int parameters = rows + columns - 1;
    double[] beta = new double[parameters];
    beta[0] = Math.log(100);
    double[][] inverse = {};
    for (int step = 0; step < 50; step++) {
      double[][] information = new double[parameters][parameters];
      double[] score = new double[parameters];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          double[] x = design(row, column, rows, parameters);
          double mean = Math.exp(dot(x, beta));
          double working = dot(x, beta) + (counts[row][column] - mean) / mean;
          for (int i = 0; i < parameters; i++) {
            score[i] += x[i] * mean * working;
            for (int j = 0; j < parameters; j++) {
              information[i][j] += x[i] * x[j] * mean;
            }
          }
        }
      }
      inverse = inverse(information);
      for (int i = 0; i < parameters; i++) {
        beta[i] = dot(inverse[i], score);
      }
    }
    double chiSquared = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double mean = Math.exp(dot(design(row, column, rows, parameters), beta));
        chiSquared += Math.pow(counts[row][column] - mean, 2) / mean;
      }
    }
    double phi = chiSquared / (rows * columns - parameters);
    int last = parameters - 1;
    return new Fit(phi, beta[last], Math.sqrt(phi * inverse[last][last]));
  }

  private static double[] design(int row, int column, int rows, int parameters) {
    double[] x = new double[parameters];
    x[0] = 1;
    if (row > 0) {
      x[row] = 1;
    }
    if (column > 0) {
      x[rows - 1 + column] = 1;
    }
    return x;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Gauss–Jordan without pivoting: the information matrix is positive definite. */
  private static double[][] inverse(double[][] matrix) {
    int size = matrix.length;
    double[][] a = new double[size][2 * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix[i], 0, a[i], 0, size);
      a[i][size + i] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double divisor = a[pivot][pivot];
      for (int column = 0; column < 2 * size; column++) {
        a[pivot][column] /= divisor;
      }
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : a[row][pivot];
        for (int column = 0; column < 2 * size; column++) {
          a[row][column] -= factor * a[pivot][column];
        }
      }
    }
    double[][] inverse = new double[size][size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(a[i], size, inverse[i], 0, size);
    }
    return inverse;
  }
}
