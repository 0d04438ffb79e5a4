// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.atalaya.charts.ChartSettings.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast after WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (marks). */
class PaletteTest {

  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  @ParameterizedTest
  @EnumSource
  void of_theme_hasReadableText(Theme theme) {
    Palette palette = Palette.of(theme);

    assertThat(contrast(palette.ink(), palette.ground())).isGreaterThanOrEqualTo(TEXT);
    assertThat(contrast(palette.mutedInk(), palette.ground())).isGreaterThanOrEqualTo(TEXT);
    assertThat(contrast(palette.warningInk(), palette.warningGround()))
        .isGreaterThanOrEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void of_theme_hasVisibleMarks(Theme theme) {
    Palette palette = Palette.of(theme);

    assertThat(palette.series())
        .hasSize(Chart.MAX_SERIES)
        .doesNotHaveDuplicates()
        .allMatch(colour -> contrast(colour, palette.ground()) >= MARK);
    assertThat(contrast(palette.aside(), palette.ground())).isGreaterThanOrEqualTo(MARK);
    assertThat(contrast(palette.baseline(), palette.ground())).isGreaterThanOrEqualTo(MARK);
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    double[] channels =
        IntStream.of(1, 3, 5)
            .mapToDouble(i -> Integer.parseInt(colour.substring(i, i + 2), 16) / 255.0)
            .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
  }
}
