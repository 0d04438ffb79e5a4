// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.atalaya.charts.Contrast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccentTest {

  private static final Accent TEAL = new Accent("#0b5351", "#7fd1cf");

  @ParameterizedTest
  @CsvSource({
    "#ffcc00, #7fd1cf, atalaya.identity.accent.light, 1.5",
    "#0b5351, #0b5351, atalaya.identity.accent.dark, 2.0",
    "teal, #7fd1cf, atalaya.identity.accent.light, teal",
    "#0b5351, #7fd, atalaya.identity.accent.dark, #7fd"
  })
  void accent_thatCannotBeRead_isRefusedWithWhatIsNeeded(
      String light, String dark, String setting, String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Accent(light, dark))
        .withMessageStartingWith(setting + " must ")
        .withMessageContaining(given);
  }

  /** What follows from an accent can be read as what it takes the place of. */
  @Test
  void tokens_thatFollow_canBeRead() {
    for (String part : both()) {
      Map<String, String> tokens = new TreeMap<>(Tokens.light().values());
      Pattern.compile("--([a-z-]+):(#[0-9a-f]+)")
          .matcher(part)
          .results()
          .forEach(token -> tokens.put(token.group(1), token.group(2)));

      assertThat(contrast(tokens, "on-accent", "accent")).isGreaterThan(4.5);
      assertThat(contrast(tokens, "accent", "tint")).isGreaterThan(4.5);
      assertThat(contrast(tokens, "on-brand", "brand")).isGreaterThan(4.5);
      assertThat(contrast(tokens, "on-brand-muted", "brand")).isGreaterThan(4.5);
      assertThat(contrast(tokens, "on-brand-mark", "brand")).isGreaterThan(4.5);
    }
  }

  @Test
  void style_ofAnIdentity_setsTheAccentOfPagesAndElements() {
    Identity identity =
        new Identity(Optional.empty(), Optional.empty(), Optional.of(TEAL), "/atalaya");

    assertThat(identity.style(Scheme.CHOSEN))
        .contains(":root{color-scheme:light;--accent:#0b5351;--atalaya-accent:#0b5351;")
        .contains(".dark{color-scheme:dark;--accent:#7fd1cf;--atalaya-accent:#7fd1cf;");
    assertThat(Identity.NEUTRAL.style(Scheme.CHOSEN)).isEmpty();
  }

  /** What is declared on light ground, and on dark after it. */
  private static List<String> both() {
    String light = TEAL.declareLight();
    return List.of(light, String.join(";", light, dark(), TEAL.declareDark()));
  }

  private static String dark() {
    return Tokens.dark().declare(token -> true, Tokens.light().values());
  }

  private static double contrast(Map<String, String> tokens, String one, String other) {
    return Contrast.of(tokens.getOrDefault(one, ""), tokens.getOrDefault(other, ""));
  }
}
