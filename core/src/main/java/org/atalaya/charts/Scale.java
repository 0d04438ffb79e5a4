// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;

/**
 * The axis of the values. It always contains zero, for lines as well: a cut axis makes small
 * differences look large.
 *
 * @param low lowest value, zero or below
 * @param high highest value, zero or above and greater than {@code low}
 * @param ticks round values from {@code low} to {@code high}, zero among them
 */
public record Scale(double low, double high, List<Tick> ticks) {

  /**
   * A labelled value.
   *
   * @param value the value
   * @param text as printed
   */
  public record Tick(double value, String text) {}

  public Scale {
    ticks = List.copyOf(ticks);
  }

  /**
   * A scale with ticks at 1, 2 or 5 times a power of ten; whole numbers for counts.
   *
   * @param lowest lowest value to be shown
   * @param highest highest value to be shown
   * @param intervals about how many intervals between ticks are wanted, 1 or above
   */
  static Scale of(double lowest, double highest, int intervals, Measure measure, Locale locale) {
    double from = Math.min(0, lowest);
    double to = Math.max(0, highest);
    double span = to > from ? to - from : 1;
    double atLeast = span / intervals;
    if (measure.scale() == Measure.Scale.UNITS) {
      atLeast = Math.max(1, atLeast);
    }
    int exponent = (int) Math.floor(Math.log10(atLeast));
    BigDecimal step = step(atLeast, exponent);
    int decimals = Math.max(0, step.stripTrailingZeros().scale());
    // The tolerance keeps 0.3 / 0.1 from becoming a fourth interval.
    long first = (long) Math.floor(from / step.doubleValue() + 1e-9);
    long last = Math.max((long) Math.ceil(to / step.doubleValue() - 1e-9), first + 1);
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      double value = step.multiply(BigDecimal.valueOf(i)).doubleValue();
      ticks.add(new Tick(value, CellText.figure(value, measure, decimals, locale)));
    }
    return new Scale(ticks.getFirst().value(), ticks.getLast().value(), ticks);
  }

  /** The scale of lying bars: they print their values, so it needs no tick beyond the longest. */
  static Scale lying(double lowest, double highest, Measure measure, int width, Locale locale) {
    int intervals = Math.clamp(width / 120, 2, 6);
    return of(lowest, highest, intervals, measure, locale).cut(lowest, highest);
  }

  /** The scale without the room between the outermost values and the next tick. */
  Scale cut(double lowest, double highest) {
    double from = Math.min(0, lowest);
    double to = Math.max(0, highest);
    return to > from
        ? new Scale(
            from,
            to,
            ticks.stream().filter(tick -> tick.value() >= from && tick.value() <= to).toList())
        : this;
  }

  private static BigDecimal step(double atLeast, int exponent) {
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
      if (step.doubleValue() >= atLeast * (1 - 1e-9)) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
  }

  /** Where {@code value} lies between {@code low} (0) and {@code high} (1). */
  public double fraction(double value) {
    return (value - low) / (high - low);
  }
}
