// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.widgets.identity.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures, which the core draws, and what is around them have the same colours. */
class PaletteTokensTest {

  @ParameterizedTest
  @EnumSource
  void palette_ofATheme_hasTheColoursOfTheTokens(Theme theme) {
    Palette palette = Palette.of(theme);
    Tokens tokens = theme == Theme.DARK ? Tokens.dark() : Tokens.light();

    List<String> series =
        Stream.concat(
                Stream.of("accent"),
                IntStream.rangeClosed(2, Chart.MAX_SERIES).mapToObj(number -> "series-" + number))
            .map(tokens::value)
            .toList();

    assertThat(palette.ground()).isEqualTo(tokens.value("ground"));
    assertThat(palette.ink()).isEqualTo(tokens.value("text"));
    assertThat(palette.mutedInk()).isEqualTo(tokens.value("muted"));
    assertThat(palette.baseline()).isEqualTo(tokens.value("edge"));
    assertThat(palette.series()).isEqualTo(series);
  }
}
