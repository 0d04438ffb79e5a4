// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;

/**
 * The value of a cell in words: the same in every chart, table, page and file.
 *
 * <pre>{@code
 * CellText.of(new Published(5332), Measure.COUNT, Locale.of("es"))   // 5,332
 * CellText.of(new Suppressed(5), Measure.COUNT, Locale.of("es"))     // 0–4
 * }</pre>
 *
 * <p>A withheld figure has always a text of its own and is never told as zero.
 */
public final class CellText {

  private static final Wording WORDING = Wording.of(CellText.class);
  private static final String NONE = "–";
  private static final String MINUS = "−";

  private CellText() {}

  /** The value as printed beside a mark or in a table cell. */
  public static String of(CellValue value, Measure measure, Locale locale) {
    return switch (value) {
      case Published published -> figure(published.value(), measure, measure.decimals(), locale);
      case Suppressed suppressed -> suppressed(suppressed, measure, locale);
      case NotDefined undefined -> NONE;
    };
  }

  private static String suppressed(Suppressed suppressed, Measure measure, Locale locale) {
    if (measure.scale() != Measure.Scale.UNITS) {
      // The limit is one of counts and would be misread as percent.
      return WORDING.text(locale, "suppressed.brief");
    }
    long most = suppressed.below() - 1;
    return most == 0 ? number(0, 0, locale) : "0" + NONE + number(most, 0, locale);
  }

  /** The value as spoken, with its unit, its interval and what to bear in mind. */
  public static String sentence(
      CellValue value, Measure measure, Indicator indicator, Locale locale) {
    return switch (value) {
      case Published published ->
          Stream.concat(
                  Stream.of(figure(published, measure, indicator, locale)),
                  published.cautions().stream().sorted().map(caution -> caution(caution, locale)))
              .collect(Collectors.joining("; "));
      case Suppressed suppressed -> {
        String key = measure.scale() == Measure.Scale.UNITS ? "count" : "other";
        String most = number(suppressed.below() - 1, 0, locale);
        String unit = indicator.unitLabel().in(locale);
        yield WORDING.text(locale, "suppressed.sentence." + key, most, unit);
      }
      case NotDefined undefined -> reason(undefined.reason(), locale);
    };
  }

  private static String figure(
      Published published, Measure measure, Indicator indicator, Locale locale) {
    if (measure == Measure.CHANGE && published.interval().isPresent()) {
      return change(published, published.interval().get(), locale);
    }
    String figure = of(published, measure, locale);
    String spoken =
        WORDING.text(
            locale,
            "sentence." + measure.id(),
            figure,
            published.value() == 1
                ? indicator.words().unitLabelOne().in(locale)
                : indicator.unitLabel().in(locale));
    return published
        .interval()
        .map(interval -> spoken + " " + interval(interval, measure, locale))
        .orElse(spoken);
  }

  /** A change in words: what is compatible with no change is said to be that. */
  private static String change(Published published, ConfidenceInterval interval, Locale locale) {
    int decimals = Measure.CHANGE.decimals();
    if (interval.lower() <= 0 && interval.upper() >= 0) {
      return WORDING.text(locale, "change.unclear", interval(interval, Measure.CHANGE, locale));
    }
    boolean rose = published.value() > 0;
    double near = rose ? interval.lower() : -interval.upper();
    double far = rose ? interval.upper() : -interval.lower();
    return WORDING.text(
        locale,
        rose ? "change.rose" : "change.fell",
        number(Math.abs(published.value()), decimals, locale),
        number(near, decimals, locale),
        number(far, decimals, locale));
  }

  /** The limits of an interval, in brackets. */
  public static String interval(ConfidenceInterval interval, Measure measure, Locale locale) {
    return WORDING.text(
        locale,
        "interval",
        figure(interval.lower(), measure, measure.decimals(), locale),
        figure(interval.upper(), measure, measure.decimals(), locale));
  }

  /** What to bear in mind when reading a figure. */
  public static String caution(Caution caution, Locale locale) {
    return WORDING.text(locale, "caution." + caution.name().toLowerCase(Locale.ROOT));
  }

  /** In what the figures of a table are given: {@code denuncias}, {@code %} … */
  public static String unit(Measure measure, Indicator indicator, Locale locale) {
    return switch (measure.scale()) {
      case UNITS -> indicator.unitLabel().in(locale);
      case PERCENT -> "%";
      case PER_100000 -> WORDING.text(locale, "unit.per-100000");
      case DAYS -> WORDING.text(locale, "unit.days");
    };
  }

  /** Why a figure does not exist. */
  public static String reason(Reason reason, Locale locale) {
    return WORDING.text(
        locale, "reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** A figure of {@code measure} with this many digits after the decimal separator. */
  public static String figure(double value, Measure measure, int decimals, Locale locale) {
    if (measure == Measure.CHANGE) {
      String digits = number(Math.abs(value), decimals, locale);
      boolean zero = digits.equals(number(0, decimals, locale));
      String sign = zero ? "" : value < 0 ? MINUS : "+";
      return WORDING.text(locale, "percent", sign + digits);
    }
    String number = number(value, decimals, locale);
    return switch (measure.scale()) {
      case UNITS, PER_100000, DAYS -> number;
      case PERCENT -> WORDING.text(locale, "percent", number);
    };
  }

  /** A number with this many digits after the decimal separator. */
  public static String number(double value, int decimals, Locale locale) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Wording.withCountry(locale)));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(rounded(value, decimals));
  }

  /**
   * The number as every format shows it: half away from zero, from the double's shortest decimal.
   */
  public static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
