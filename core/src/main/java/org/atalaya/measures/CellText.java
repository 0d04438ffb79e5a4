// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
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
    if (measure != Measure.COUNT) {
      // The limit is one of counts and would be misread as percent.
      return WORDING.text(locale, "suppressed.brief");
    }
    long most = suppressed.below() - 1;
    return most == 0 ? number(0, 0, locale) : "0" + NONE + number(most, 0, locale);
  }

  /**
   * The value as spoken, with its unit.
   *
   * @param unit what is counted, in the plural, in the language of {@code locale}
   */
  public static String sentence(CellValue value, Measure measure, String unit, Locale locale) {
    return switch (value) {
      case Published published ->
          WORDING.text(locale, "sentence." + measure.id(), of(value, measure, locale), unit);
      case Suppressed suppressed -> {
        String below = number(suppressed.below(), 0, locale);
        yield WORDING.text(locale, "suppressed.sentence." + measure.id(), below, unit);
      }
      case NotDefined undefined -> reason(undefined.reason(), locale);
    };
  }

  /** Why a figure does not exist. */
  public static String reason(Reason reason, Locale locale) {
    String key =
        switch (reason) {
          case NO_EARLIER_PERIOD -> "reason.no-earlier-period";
          case BASE_IS_ZERO -> "reason.base-is-zero";
          case BASE_IS_SUPPRESSED -> "reason.base-is-suppressed";
          case NO_TOTAL -> "reason.no-total";
        };
    return WORDING.text(locale, key);
  }

  /** A figure of {@code measure} with this many digits after the decimal separator. */
  public static String figure(double value, Measure measure, int decimals, Locale locale) {
    return switch (measure) {
      case COUNT -> number(value, decimals, locale);
      case SHARE -> WORDING.text(locale, "percent", number(value, decimals, locale));
      case CHANGE -> {
        String digits = number(Math.abs(value), decimals, locale);
        boolean zero = digits.equals(number(0, decimals, locale));
        String sign = zero ? "" : value < 0 ? MINUS : "+";
        yield WORDING.text(locale, "percent", sign + digits);
      }
    };
  }

  /** A number with this many digits after the decimal separator. */
  public static String number(double value, int decimals, Locale locale) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(withCountry(locale)));
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

  /** Spanish without a country writes 5.332,5; Guatemala writes 5,332.5. */
  public static Locale withCountry(Locale locale) {
    return locale.getLanguage().equals("es") && locale.getCountry().isEmpty()
        ? Locale.of("es", "GT")
        : locale;
  }
}
