// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.atalaya.measures.internal.Numbers.requireLength;
import static org.atalaya.measures.internal.Numbers.requireNotNegative;

import java.util.Optional;

/**
 * How complete the recent months are, from how late the events of earlier months became known. Only
 * delays that have already passed can be seen (right truncation), so the delays are followed
 * backwards: of the events known within d months, which part took all d of them? (J. D. Kalbfleisch
 * and J. F. Lawless, Regression models for right truncated data, Statistica Sinica 1, 1991, 19–32.)
 * The product of what is left is the distribution F of the delay. It is the chain ladder of
 * insurance, whose development factors are the ratios F(d + 1) / F(d) (T. Mack, ASTIN Bulletin 23,
 * 1993, 213–225).
 *
 * <p>Assumed: the delay has the same distribution in all these months, and none is longer than the
 * longest that can be seen; what comes later still is not known here, so completeness is relative
 * to that delay. Each event is counted once, in the month it became known. The last month is over:
 * a month that has just begun would be taken for one with few events.
 */
public final class ReportingDelay {

  private final int months;

  /** F by delay; the last is 1. */
  private final double[] complete;

  private ReportingDelay(int months, double[] complete) {
    this.months = months;
    this.complete = complete;
  }

  /**
   * The delays of a triangle of counts.
   *
   * @param counts {@code counts[month][delay]}, published, 0 or above; months of the event, oldest
   *     first and without gaps; delay 0 is the same month. The first row has as many values as
   *     there are delays, D; each row has those that can be known by the last month: the least of D
   *     and of the months from its own to the last
   * @return empty where for one of the delays there is no event in the months that tell of it, so
   *     that nothing can be said
   * @throws IllegalArgumentException if a count is out of range or a row has another length
   */
  public static Optional<ReportingDelay> of(double[][] counts) {
    int delays = counts.length == 0 ? 0 : counts[0].length;
    if (delays < 1 || delays > counts.length) {
      throw new IllegalArgumentException(
          "counts must have >= 1 delays and no fewer months. Provided: %d delays, %d months"
              .formatted(delays, counts.length));
    }
    for (int month = 0; month < counts.length; month++) {
      requireLength(
          "month %d of counts".formatted(month),
          Math.min(delays, counts.length - month),
          counts[month].length);
      requireNotNegative("counts", counts[month]);
    }
    double[] complete = new double[delays];
    complete[delays - 1] = 1;
    for (int delay = delays - 1; delay > 0; delay--) {
      double within = 0;
      double earlier = 0;
      for (int month = 0; month < counts.length && counts[month].length > delay; month++) {
        double known = 0;
        for (int d = 0; d < delay; d++) {
          known += counts[month][d];
        }
        earlier += known;
        within += known + counts[month][delay];
      }
      if (within == 0) {
        return Optional.empty();
      }
      complete[delay - 1] = complete[delay] * earlier / within;
    }
    return Optional.of(new ReportingDelay(counts.length, complete));
  }

  /**
   * F: the part of a month's events that is known after so many months, 0 to 1; 1 from the longest
   * delay on.
   *
   * @param delay full months after the month of the event, 0 or above
   * @throws IllegalArgumentException if {@code delay} is below 0
   */
  public double completeness(int delay) {
    if (delay < 0) {
      throw new IllegalArgumentException("delay must be >= 0. Provided value: " + delay);
    }
    return complete[Math.min(delay, complete.length - 1)];
  }

  /**
   * By what the events known after {@code delay} months grow until one month later, 1 or above;
   * infinite where none are known so early.
   *
   * @param delay as for {@link #completeness}
   */
  public double developmentFactor(int delay) {
    double known = completeness(delay);
    double next = completeness(delay + 1);
    return known == next ? 1 : next / known;
  }

  /**
   * Which part of a month's events is known by the end of the last month, 0 to 1.
   *
   * @param month index of the month, 0 is the oldest
   * @throws IllegalArgumentException if there is no such month
   */
  public double completenessOfMonth(int month) {
    if (month < 0 || month >= months) {
      throw new IllegalArgumentException(
          "month must be >= 0 and < %d. Provided value: %d".formatted(months, month));
    }
    return completeness(months - 1 - month);
  }

  /**
   * Whether a month is to be marked as provisional: its estimated completeness is below a
   * threshold.
   *
   * @param month as for {@link #completenessOfMonth}
   * @param threshold part of the events that makes a month final, 0 to 1
   * @throws IllegalArgumentException if there is no such month or threshold
   */
  public boolean isProvisional(int month, double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold must be >= 0 and <= 1. Provided value: " + threshold);
    }
    return completenessOfMonth(month) < threshold;
  }
}
