// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.measures.MapClasses.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapClassesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 1 4 2 3           | 5 | 1–1 2–2 3–3 4–4 5–5
          10 20 30 40 50 60   | 3 | 10–20 30–40 50–60
          7 9 12 12 300       | 2 | 7–9 12–300
          0 0 0 0 0 0 8 9     | 4 | 0–0 8–9
          0 0 0 1 2 3         | 3 | 0–0 1–1 2–3
          -3 -1 5             | 2 | -3–-3 -1–5
          4 4 4               | 5 | 4–4
          9                   | 5 | 9–9
          1 2                 | 5 | 1–1 2–2
          ''                  | 5 | ''
          """)
  void quantiles_figures_areOfAboutEqualSize(String figures, int most, String classes) {
    assertThat(text(MapClasses.quantiles(figures(figures), most))).isEqualTo(classes);
  }

  @Test
  void classOf_everyFigure_isTheClassThatHoldsIt() {
    List<Double> figures = figures("3 3 5 8 13 13 21 34 55 89");

    MapClasses classes = MapClasses.quantiles(figures, 4);

    assertThat(figures)
        .allSatisfy(figure -> {
          Range range = classes.ranges().get(classes.classOf(figure));
          assertThat(figure).isBetween(range.least(), range.greatest());
        });
  }

  @Test
  void classOf_aboveAllClasses_isRefusedWithoutTheFigure() {
    MapClasses classes = MapClasses.quantiles(List.of(1.0, 2.0), 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> classes.classOf(77))
        .withMessage("the figure lies above all classes");
  }

  @Test
  void quantiles_noClass_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapClasses.quantiles(List.of(1.0), 0))
        .withMessage("most must be >= 1. Provided value: 0");
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 3, 5", "4, 5, 1, 2", "2, 1, 3, 4", "1, 2, 3, Infinity", "NaN, 2, 3, 4"})
  void new_rangesThatTouchOrFall_areRefused(double a, double b, double c, double d) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MapClasses(List.of(new Range(a, b), new Range(c, d))));
  }

  private static List<Double> figures(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
  }

  private static String text(MapClasses classes) {
    return classes.ranges().stream()
        .map(range -> "%.0f–%.0f".formatted(range.least(), range.greatest()))
        .collect(Collectors.joining(" "));
  }
}
