// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellTextTest {

  private static final Indicator COMPLAINTS =
      Guatemala.indicators().indicator("complaints").orElseThrow();

  private static final Locale SPANISH = Locale.of("es");
  private static final Locale ENGLISH = Locale.of("en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5332    | COUNT  | es | 5,332
          5332    | COUNT  | en | 5,332
          0       | COUNT  | es | 0
          12.25   | SHARE  | es | 12.3_%
          100     | SHARE  | en | 100.0_%
          12.34   | CHANGE | es | +12.3_%
          -4      | CHANGE | es | −4.0_%
          -0.04   | CHANGE | es | 0.0_%
          1234.5  | CHANGE | en | +1,234.5_%
          """)
  void of_published_writesNumbersAsGuatemalaDoes(
      double value, Measure measure, String language, String text) {
    assertThat(CellText.of(new Published(value), measure, Locale.of(language)))
        .isEqualTo(text.replace('_', '\u00a0'));
  }

  @Test
  void of_suppressedCount_saysTheRange() {
    assertThat(CellText.of(new Suppressed(5), Measure.COUNT, SPANISH)).isEqualTo("0–4");
  }

  @ParameterizedTest
  @EnumSource(names = {"SHARE", "CHANGE"})
  void of_suppressedOtherMeasure_saysNoRangeOfCounts(Measure measure) {
    assertThat(CellText.of(new Suppressed(5), measure, SPANISH)).isEqualTo("n. p.");
  }

  @Test
  void of_notDefined_isADash() {
    assertThat(CellText.of(new NotDefined(Reason.NO_TOTAL), Measure.SHARE, ENGLISH)).isEqualTo("–");
  }

  @Test
  void sentence_count_hasItsUnit() {
    assertThat(sentence(new Published(5332), SPANISH)).isEqualTo("5,332 denuncias");
  }

  @Test
  void sentence_countOfOne_isSingular() {
    assertThat(sentence(new Published(1), SPANISH)).isEqualTo("1 denuncia");
    assertThat(sentence(new Published(1), ENGLISH)).isEqualTo("1 complaint");
  }

  @Test
  void sentence_changeThatMayBeChance_saysSo() {
    assertThat(change(2.04, -3, 8, SPANISH))
        .isEqualTo("sin cambio claro (−3.0\u00a0% a +8.0\u00a0%)");
    assertThat(change(2.04, -3, 8, ENGLISH))
        .isEqualTo("no clear change (−3.0\u00a0% to +8.0\u00a0%)");
  }

  @Test
  void sentence_clearChange_saysDirectionAndRange() {
    assertThat(change(8, 3, 13, ENGLISH)).isEqualTo("rose by 8.0\u00a0% (3.0 to 13.0)");
    assertThat(change(-8, -13, -3, ENGLISH)).isEqualTo("fell by 8.0\u00a0% (3.0 to 13.0)");
  }

  @Test
  void sentence_cautions_areSaid() {
    Published figure = new Published(12.5).with(Caution.UNSTABLE).with(Caution.PROVISIONAL);

    assertThat(CellText.sentence(figure, Measure.RATE, COMPLAINTS, ENGLISH))
        .isEqualTo(
            "12.5 per 100,000 inhabitants; provisional, may still change; unstable: fewer than 20"
                + " cases");
  }

  private static String change(double value, double lower, double upper, Locale locale) {
    Published figure = new Published(value, new ConfidenceInterval(lower, upper));
    return CellText.sentence(figure, Measure.CHANGE, COMPLAINTS, locale);
  }

  @Test
  void sentence_suppressed_saysWhy() {
    assertThat(sentence(new Suppressed(5), SPANISH))
        .isEqualTo("0 o pocas (4 como máximo): no se publica para proteger a las personas");
    assertThat(sentence(new Suppressed(5), ENGLISH))
        .isEqualTo("0 or few (at most 4): not published, to protect people");
  }

  /** Under noise a withheld count may be zero, a few, or above the threshold: no one is said. */
  @ParameterizedTest
  @EnumSource
  void sentence_suppressed_saysZeroOrFew(Measure measure) {
    Suppressed withheld = new Suppressed(10);

    assertThat(CellText.sentence(withheld, measure, COMPLAINTS, SPANISH)).contains("0 o pocas");
    assertThat(CellText.sentence(withheld, measure, COMPLAINTS, ENGLISH)).contains("0 or few");
  }

  @ParameterizedTest
  @EnumSource
  void sentence_notDefined_saysTheReason(Reason reason) {
    assertThat(sentence(new NotDefined(reason), SPANISH)).hasSizeGreaterThan(10);
    assertThat(sentence(new NotDefined(reason), ENGLISH)).hasSizeGreaterThan(10);
  }

  private static String sentence(CellValue value, Locale locale) {
    return CellText.sentence(value, Measure.COUNT, COMPLAINTS, locale);
  }
}
