// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.atalaya.cases.Dimension;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartSettingsTest {

  @Test
  void parse_noParameters_givesDefaults() {
    ChartSettings settings = ChartSettings.parse(Map.of());

    assertThat(settings)
        .isEqualTo(
            new ChartSettings(
                Form.AUTO, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of("es", "GT")));
  }

  @Test
  void parse_allParameters_readsThem() {
    ChartSettings settings =
        ChartSettings.parse(
            Map.of(
                "form", List.of("line"),
                "theme", List.of("dark"),
                "width", List.of("480"),
                "height", List.of("405"),
                "lang", List.of("en")));

    assertThat(settings)
        .isEqualTo(
            new ChartSettings(Form.LINE, Theme.DARK, 480, OptionalInt.of(405), Locale.of("en")));
  }

  @Test
  void parse_foreignParameter_passesOverIt() {
    assertThat(ChartSettings.parse(Map.of("by", List.of("department", "year"))))
        .isEqualTo(ChartSettings.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          form   | pie    | auto, bar, line, stacked, full, heatmap, area, pyramid, slope, map, tiles, figure, funnel, incidence
          theme  | Dark   | light, dark
          width  | 239    | 240–1600
          width  | 1601   | 240–1600
          width  | 7e2    | 240–1600
          width  | 999999 | 240–1600
          height | 119    | 120–2400
          height | ''     | 120–2400
          lang   | quc    | es, en
          title  | Shock  | finding, plain
          """)
  void parse_valueNotAllowed_namesWhatIs(String parameter, String given, String allowed) {
    assertThatThrownBy(() -> ChartSettings.parse(Map.of(parameter, List.of(given))))
        .asInstanceOf(InstanceOfAssertFactories.type(QueryException.class))
        .extracting(QueryException::problem)
        .isEqualTo(
            new QueryProblem(
                Kind.INVALID_VALUE, parameter, given, List.of(allowed.split(", ", -1))));
  }

  @Test
  void parse_repeatedParameter_isRefused() {
    assertThatThrownBy(() -> ChartSettings.parse(Map.of("width", List.of("480", "720"))))
        .asInstanceOf(InstanceOfAssertFactories.type(QueryException.class))
        .extracting(exception -> exception.problem().kind())
        .isEqualTo(Kind.REPEATED_PARAMETER);
  }

  @Test
  void new_widthTooSmall_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new ChartSettings(Form.AUTO, Theme.LIGHT, 100, OptionalInt.empty(), Locale.of("es")))
        .withMessage("width must be >= 240 and <= 1600. Provided value: 100");
  }

  @Test
  void parse_figure_mayBeSmaller() {
    ChartSettings settings =
        ChartSettings.parse(
            Map.of(
                "form", List.of("figure"),
                "width", List.of("200"),
                "height", List.of("100")));

    assertThat(settings.width()).isEqualTo(200);
    assertThat(settings.height()).hasValue(100);
  }

  @Test
  void language_notShipped_isSpanish() {
    ChartSettings settings =
        new ChartSettings(Form.AUTO, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of("quc"));

    assertThat(settings.language()).isEqualTo("es");
  }

  @Test
  void parameters_all_areNoNamesOfDimensions() {
    assertThat(Dimension.RESERVED).containsAll(ChartSettings.PARAMETERS);
  }
}
