// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.atalaya.charts.ChartSettings.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast after WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (marks). */
class PaletteTest {

  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  @ParameterizedTest
  @EnumSource
  void of_theme_hasReadableText(Theme theme) {
    Palette palette = Palette.of(theme);

    assertThat(Contrast.of(palette.ink(), palette.ground())).isGreaterThanOrEqualTo(TEXT);
    assertThat(Contrast.of(palette.mutedInk(), palette.ground())).isGreaterThanOrEqualTo(TEXT);
    assertThat(Contrast.of(palette.warningInk(), palette.warningGround()))
        .isGreaterThanOrEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void of_theme_hasVisibleMarks(Theme theme) {
    Palette palette = Palette.of(theme);

    assertThat(palette.series())
        .hasSize(Chart.MAX_SERIES)
        .doesNotHaveDuplicates()
        .allMatch(colour -> Contrast.of(colour, palette.ground()) >= MARK);
    assertThat(Contrast.of(palette.aside(), palette.ground())).isGreaterThanOrEqualTo(MARK);
    assertThat(Contrast.of(palette.baseline(), palette.ground())).isGreaterThanOrEqualTo(MARK);
  }

  @ParameterizedTest
  @EnumSource
  void classes_theme_areApartAndGetStronger(Theme theme) {
    Palette palette = Palette.of(theme);
    List<Double> strength =
        palette.classes().stream().map(colour -> Contrast.of(colour, palette.ground())).toList();

    assertThat(palette.classes()).hasSize(5);
    for (int i = 1; i < strength.size(); i++) {
      assertThat(strength.get(i) / strength.get(i - 1)).isGreaterThanOrEqualTo(1.5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inkOn_anyFill_isReadable(Theme theme) {
    Palette palette = Palette.of(theme);

    assertThat(palette.series())
        .allMatch(colour -> Contrast.of(Contrast.inkOn(colour), colour) >= TEXT);
    assertThat(palette.classes())
        .allMatch(colour -> Contrast.of(Contrast.inkOn(colour), colour) >= TEXT);
  }

  @ParameterizedTest
  @CsvSource({"'#000000', '#ffffff', 21", "'#777777', '#ffffff', 4.48", "'#5b3a8e', '#5b3a8e', 1"})
  void contrast_colours_isThatOfTheGuideline(String one, String other, double contrast) {
    assertThat(Contrast.of(one, other)).isCloseTo(contrast, within(0.01));
    assertThat(Contrast.of(other, one)).isEqualTo(Contrast.of(one, other));
  }
}
