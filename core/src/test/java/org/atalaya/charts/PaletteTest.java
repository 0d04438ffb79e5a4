// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.atalaya.charts.ChartSettings.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast after WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (marks). */
class PaletteTest {

  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- palette: written by PaletteTest -->\n";
  private static final String END = "<!-- /palette -->";

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

  /** The table in the README; written anew by {@code -Datalaya.golden.update=true}. */
  @Test
  void readme_contrasts_areThoseOfTheColours() throws IOException {
    String table = table();
    String text = Files.readString(README);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);

    if (Boolean.getBoolean("atalaya.golden.update")) {
      Files.writeString(README, text.substring(0, begin) + table + text.substring(end));
    }
    assertThat(Files.readString(README)).contains(BEGIN + table + END);
  }

  private static String table() {
    Palette light = Palette.of(Theme.LIGHT);
    Palette dark = Palette.of(Theme.DARK);
    StringBuilder table = new StringBuilder();
    table.append(
        "| contrast | light, on `%s` | dark, on `%s` |\n".formatted(light.ground(), dark.ground()));
    table.append("|---|---|---|\n");
    row(table, "ink, muted ink", palette -> onGround(palette, palette.ink(), palette.mutedInk()));
    row(table, "series 1–8", palette -> onGround(palette, palette.series().toArray(String[]::new)));
    row(
        table,
        "aside, line of zero",
        palette -> onGround(palette, palette.aside(), palette.baseline()));
    row(
        table,
        "classes 1–5",
        palette -> onGround(palette, palette.classes().toArray(String[]::new)));
    row(
        table,
        "neighbouring classes",
        palette ->
            IntStream.range(1, palette.classes().size())
                .mapToDouble(
                    i -> Contrast.of(palette.classes().get(i - 1), palette.classes().get(i))));
    row(table, "figures on series", palette -> onThem(palette.series()));
    row(table, "figures on classes", palette -> onThem(palette.classes()));
    row(
        table,
        "warning, on its own ground",
        palette -> DoubleStream.of(Contrast.of(palette.warningInk(), palette.warningGround())));
    return table.toString();
  }

  private static void row(
      StringBuilder table, String name, Function<Palette, DoubleStream> contrasts) {
    table.append("| ").append(name);
    for (Theme theme : Theme.values()) {
      table.append(" | ");
      table.append(
          contrasts
              .apply(Palette.of(theme))
              .mapToObj(contrast -> String.format(Locale.ROOT, "%.1f", contrast))
              .collect(Collectors.joining(", ")));
    }
    table.append(" |\n");
  }

  private static DoubleStream onGround(Palette palette, String... colours) {
    return Arrays.stream(colours).mapToDouble(colour -> Contrast.of(colour, palette.ground()));
  }

  private static DoubleStream onThem(List<String> colours) {
    return colours.stream().mapToDouble(colour -> Contrast.of(Contrast.inkOn(colour), colour));
  }

  @ParameterizedTest
  @CsvSource({"'#000000', '#ffffff', 21", "'#777777', '#ffffff', 4.48", "'#5b3a8e', '#5b3a8e', 1"})
  void contrast_colours_isThatOfTheGuideline(String one, String other, double contrast) {
    assertThat(Contrast.of(one, other)).isCloseTo(contrast, within(0.01));
    assertThat(Contrast.of(other, one)).isEqualTo(Contrast.of(one, other));
  }
}
