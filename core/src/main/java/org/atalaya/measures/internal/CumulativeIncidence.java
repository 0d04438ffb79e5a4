// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.atalaya.measures.internal.Numbers.NORMAL_QUANTILE;
import static org.atalaya.measures.internal.Numbers.requireLength;
import static org.atalaya.measures.internal.Numbers.requireNotNegative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.disclosure.ConfidenceInterval;

/**
 * Which part of a cohort has left by each of several exits (accusation, dismissal, archiving …)
 * after so many days, by the estimator of O. O. Aalen and S. Johansen (Scandinavian Journal of
 * Statistics 5, 1978, 141–150), from time in bands. The exits compete: who leaves by one can no
 * longer leave by another. To treat the others as censored (one minus Kaplan–Meier) would answer
 * how many would leave if the others did not exist, and overstates (J. M. Satagopan et al., British
 * Journal of Cancer 91, 2004, 1229–1235).
 *
 * <p>The hazard of exit k in band j is its exits divided by the persons at risk, h = d / n. With S
 * the part still there at the band's beginning, the cumulative incidence grows by S · h.
 *
 * <p><strong>Within a band half of its censored count as at risk</strong> (the actuarial rule, J.
 * Berkson and R. P. Gage 1950): cases are received evenly over a calendar period and observed up to
 * one day, so the ends of observation fall evenly into a band; somebody censored in it was at risk
 * for half of it on average. To count all of them would understate every hazard, to count none
 * overstate it. The error of the rule is of the order of the product of two small parts, exits and
 * censored of one band; wide bands with many of both are a matter of the caller's choice of bands.
 *
 * <p>Censoring is assumed not to depend on what would have happened (it follows from the date of
 * reception alone). Persons are assumed to leave independently; several victims of one case do not.
 */
public final class CumulativeIncidence {

  /**
   * The state at the end of a band.
   *
   * @param day the band's end, in days
   * @param atRisk persons at risk in the band: there at its beginning, less half of its censored
   * @param survival part of the cohort without an exit, 0 to 1
   * @param exits the parts that have left, by exit as given; they and {@code survival} sum to 1
   */
  public record Point(double day, double atRisk, double survival, List<Incidence> exits) {
    public Point {
      exits = List.copyOf(exits);
    }
  }

  /**
   * The part of the cohort that has left by one exit.
   *
   * @param part 0 to 1
   * @param standardError of {@code part}, by chance and noise
   * @param interval within 0 to 1, by log(−log); empty where the part is 0 or 1, for which that
   *     scale has no place
   */
  public record Incidence(
      double part, double standardError, Optional<ConfidenceInterval> interval) {}

  /** By how much a curve may miss a part that it reaches, for the rounding of its sums. */
  private static final double ROUNDING = 1e-12;

  private final int exits;
  private final List<Point> points;

  private CumulativeIncidence(int exits, List<Point> points) {
    this.exits = exits;
    this.points = List.copyOf(points);
  }

  /**
   * The curves of a cohort. Its size is the sum of all counts.
   *
   * <p>The variance by chance is that of the multinomial exits of each band by the delta method
   * (Greenwood's for one exit; as in E. Marubini and M. G. Valsecchi, Analysing Survival Data from
   * Clinical Trials and Observational Studies, 1995). The noise is added by the delta method too: V
   * · Σ (∂ incidence / ∂ count)² over all counts, those of 0 among them. That is its first order;
   * it takes the noise for small against the persons at risk and independent between counts.
   *
   * @param ends the bands' last days, ascending, above 0; the first band begins at 0, each other
   *     where the one before ends
   * @param exits published counts, {@code exits[k][band]}, 0 or above; at least one exit
   * @param censored published counts of those whose observation ended within the band
   * @param remaining published count of those observed beyond the last band without an exit
   * @param noiseVariance variance of the noise of each of these counts, 0 for exact ones
   * @throws IllegalArgumentException if a number is out of its range or the lengths differ
   */
  public static CumulativeIncidence of(
      double[] ends, double[][] exits, double[] censored, double remaining, double noiseVariance) {
    requireAscending(ends);
    if (exits.length == 0) {
      throw new IllegalArgumentException("exits must have at least one exit");
    }
    for (double[] exit : exits) {
      requireLength("exits", ends.length, exit.length);
      requireNotNegative("exits", exit);
    }
    requireLength("censored", ends.length, censored.length);
    requireNotNegative("censored", censored);
    requireNotNegative("remaining", remaining);
    requireNotNegative("noiseVariance", noiseVariance);
    return new CumulativeIncidence(
        exits.length, new BandedCohort(exits, censored, remaining).points(ends, noiseVariance));
  }

  private static void requireAscending(double[] ends) {
    double before = 0;
    for (double end : ends) {
      if (!(end > before && end < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "ends must be finite, above 0 and ascending. Provided value: %s after %s"
                .formatted(end, before));
      }
      before = end;
    }
  }

  /**
   * The curves, a point for each band. They end with the last band in which anybody was at risk: no
   * curve is drawn on where there is nobody to see.
   */
  public List<Point> points() {
    return points;
  }

  /**
   * The day by which a part of the cohort had left by one exit, by linear interpolation within the
   * band: exits are taken as spread evenly over it.
   *
   * @param exit which exit, from 0
   * @param part of the whole cohort, above 0 and below 1: .5 for the median
   * @return empty where the curve does not reach it
   * @throws IllegalArgumentException if there is no such exit or part
   */
  public OptionalDouble quantile(int exit, double part) {
    if (!(part > 0 && part < 1)) {
      throw new IllegalArgumentException("part must be > 0 and < 1. Provided value: " + part);
    }
    if (exit < 0 || exit >= exits) {
      throw new IllegalArgumentException(
          "exit must be >= 0 and < %d. Provided value: %d".formatted(exits, exit));
    }
    double day = 0;
    double reached = 0;
    for (Point point : points) {
      double next = point.exits().get(exit).part();
      if (next > reached && next >= part - ROUNDING) {
        double within = Math.min(1, (part - reached) / (next - reached));
        return OptionalDouble.of(day + (point.day() - day) * within);
      }
      day = point.day();
      reached = next;
    }
    return OptionalDouble.empty();
  }

  /** The counts of a cohort and what follows from them, band by band. */
  private static final class BandedCohort {

    private final double[][] exits;
    private final double[] atRisk;
    private final double[] hazardOfAny;

    /** Part still there at the beginning of each band, and at the end of the last. */
    private final double[] survival;

    private final int bands;

    BandedCohort(double[][] exits, double[] censored, double remaining) {
      this.exits = exits;
      this.atRisk = new double[censored.length];
      double there = remaining;
      for (int band = censored.length - 1; band >= 0; band--) {
        there += censored[band];
        for (double[] exit : exits) {
          there += exit[band];
        }
        atRisk[band] = there - censored[band] / 2;
      }
      // The persons there only become fewer, so what comes after an empty band is empty, too.
      int seen = 0;
      while (seen < atRisk.length && atRisk[seen] > 0) {
        seen++;
      }
      this.bands = seen;
      this.hazardOfAny = new double[bands];
      this.survival = new double[bands + 1];
      survival[0] = 1;
      for (int band = 0; band < bands; band++) {
        for (double[] exit : exits) {
          hazardOfAny[band] += exit[band] / atRisk[band];
        }
        survival[band + 1] = survival[band] * Math.max(0, 1 - hazardOfAny[band]);
      }
    }

    List<Point> points(double[] ends, double noiseVariance) {
      double[][] incidence = new double[exits.length][bands];
      List<Point> points = new ArrayList<>();
      for (int band = 0; band < bands; band++) {
        List<Incidence> left = new ArrayList<>();
        for (int exit = 0; exit < exits.length; exit++) {
          double before = band == 0 ? 0 : incidence[exit][band - 1];
          // Rounding may add up to a little more than everybody.
          incidence[exit][band] = Math.min(1, before + survival[band] * hazard(exit, band));
          left.add(incidence(incidence[exit], exit, band, noiseVariance));
        }
        points.add(new Point(ends[band], atRisk[band], survival[band + 1], left));
      }
      return points;
    }

    private double hazard(int exit, int band) {
      return exits[exit][band] / atRisk[band];
    }

    private Incidence incidence(double[] curve, int exit, int until, double noiseVariance) {
      double part = curve[until];
      double chance = 0;
      double noise = 0;
      // What one person more at risk in the bands so far would change: any count of this band or a
      // later one is part of those persons.
      double perPersonAtRisk = 0;
      for (int band = 0; band <= until; band++) {
        // Derivatives of the incidence: by the hazard of this exit, and by that of any exit, which
        // takes persons away from all that comes later.
        double later = part - curve[band];
        double byAny = later == 0 ? 0 : -later / (1 - hazardOfAny[band]);
        double byThis = survival[band] + byAny;
        double n = atRisk[band];
        double mean = 0;
        double meanOfSquares = 0;
        for (int k = 0; k < exits.length; k++) {
          double slope = k == exit ? byThis : byAny;
          mean += slope * hazard(k, band);
          meanOfSquares += slope * slope * hazard(k, band);
        }
        chance += (meanOfSquares - mean * mean) / n;
        double personHere = -mean / n;
        for (int k = 0; k < exits.length; k++) {
          double slope = (k == exit ? byThis : byAny) / n;
          noise += square(perPersonAtRisk + personHere + slope);
        }
        noise += square(perPersonAtRisk + personHere / 2);
        perPersonAtRisk += personHere;
      }
      // The counts of later bands, and of those who remain, move the incidence by their number
      // alone.
      int laterCounts = (atRisk.length - 1 - until) * (exits.length + 1) + 1;
      noise += laterCounts * square(perPersonAtRisk);
      double standardError = Math.sqrt(Math.max(0, chance) + noiseVariance * noise);
      return new Incidence(part, standardError, interval(part, standardError));
    }

    private static double square(double x) {
      return x * x;
    }

    private static Optional<ConfidenceInterval> interval(double part, double standardError) {
      if (part == 0 || part == 1) {
        return Optional.empty();
      }
      double reach = NORMAL_QUANTILE * standardError / (part * Math.abs(Math.log(part)));
      return Optional.of(
          new ConfidenceInterval(
              Math.pow(part, Math.exp(reach)), Math.pow(part, Math.exp(-reach))));
    }
  }
}
