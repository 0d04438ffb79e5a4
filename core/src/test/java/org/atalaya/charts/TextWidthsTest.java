// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextWidthsTest {

  @Test
  void width_text_isThatOfLiberationSansAndAFifth() {
    // G 778, u 556, a 556, t 278, e 556, m 833, a 556, l 222, a 556: 4,891 at 1000 pixels.
    assertThat(TextWidths.width("Guatemala", 10)).isCloseTo(48.91 * 1.2, within(0.001));
  }

  @Test
  void width_accents_areThatOfTheirBase() {
    assertThat(TextWidths.width("Petén ÁÑü", 12)).isEqualTo(TextWidths.width("Peten ANu", 12));
    assertThat(TextWidths.width("e\u0301", 12)).isEqualTo(TextWidths.width("e", 12));
  }

  @Test
  void shorten_textThatFits_staysAsItIs() {
    assertThat(TextWidths.shorten("Jutiapa", 12, 80)).isEqualTo("Jutiapa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Violencia contra la mujer", "𝒱𝒾ℴ𝓁ℯ𝓃𝒸𝒾𝒶 ℯ𝓃", "家庭暴力受害者登记表"})
  void shorten_longText_fitsWithEllipsis(String text) {
    String shortened = TextWidths.shorten(text, 12, 70);

    assertThat(shortened).endsWith("…");
    assertThat(TextWidths.width(shortened, 12)).isLessThanOrEqualTo(70);
    assertThat(shortened.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Test
  void wrap_longText_breaksBetweenWords() {
    assertThat(TextWidths.wrap("Violencia contra la mujer", 12, 110, 5))
        .containsExactly("Violencia contra", "la mujer");
  }

  @Test
  void wrap_tooFewLines_endsWithEllipsis() {
    assertThat(TextWidths.wrap("Violencia contra la mujer y la niñez", 12, 110, 2))
        .containsExactly("Violencia contra", "la mujer y la ni…");
  }

  @Test
  void wrap_wordWithoutRoom_isBroken() {
    assertThat(TextWidths.wrap("aaaaaaaaaaaaaaaaaaaa", 12, 60, 9))
        .allMatch(line -> TextWidths.width(line, 12) <= 60)
        .hasSizeGreaterThan(1);
  }

  @Test
  void wrap_hardlyAnyRoom_ends() {
    assertThat(TextWidths.wrap("abc def", 12, 1, 20)).isNotEmpty();
  }

  @Test
  void fits_brokenWord_doesNot() {
    assertThat(TextWidths.fits("ene 2011", 12, 40, 2)).isTrue();
    assertThat(TextWidths.fits("Quetzaltenango", 12, 60, 2)).isFalse();
  }
}
