// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.atalaya.charts.Contrast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

  /** Success criterion 1.4.3 of WCAG 2.2. */
  @ParameterizedTest
  @CsvSource({
    "text, ground",
    "text, page",
    "text, tint",
    "text, notice",
    "muted, ground",
    "muted, page",
    "muted, notice",
    "accent, ground",
    "accent, page",
    "accent, tint",
    "accent, notice",
    "on-accent, accent",
    "on-accent, alarm",
    "ground, accent",
    "alarm, ground",
    "good, ground",
    "on-brand, brand",
    "on-brand-muted, brand",
    "on-brand-mark, brand"
  })
  void text_onItsGround_isReadableInBothThemes(String text, String ground) {
    assertContrast(text, ground, 4.5);
  }

  /** Success criterion 1.4.11: focus and the edges of fields. */
  @ParameterizedTest
  @CsvSource({"edge, ground", "edge, page", "mark, ground", "mark, page"})
  void mark_onItsGround_isSeenInBothThemes(String mark, String ground) {
    assertContrast(mark, ground, 3);
  }

  @Test
  void dark_everyToken_isOneOfLightToo() {
    assertThat(Tokens.dark().values()).containsOnlyKeys(Tokens.light().values().keySet());
  }

  @Test
  void value_unknownToken_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokens.light().value("violet"))
        .withMessageContaining("violet");
  }

  @Test
  void style_ofAPage_declaresWhatItUsesAndNothingElse() {
    String style = Scheme.CHOSEN.style("p{color:var(--muted);margin:var(--space-2)}");

    assertThat(style)
        .isEqualTo(
            ":root{color-scheme:light;--muted:%s;--space-2:8px}"
                    .formatted(Tokens.light().value("muted"))
                + ".dark{color-scheme:dark;--muted:%s}\n".formatted(Tokens.dark().value("muted"))
                + "p{color:var(--muted);margin:var(--space-2)}");
  }

  private static void assertContrast(String one, String other, double least) {
    assertThat(List.of(Tokens.light(), Tokens.dark()))
        .extracting(tokens -> Contrast.of(tokens.value(one), tokens.value(other)))
        .allMatch(contrast -> contrast >= least);
  }
}
