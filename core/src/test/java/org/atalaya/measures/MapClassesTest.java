// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 2 3 10 11 12 50           | 3 | 1–3 10–12 50–50
          4 4 4 4                     | 3 | 4–4
          1 2                         | 5 | 1–1 2–2
          4 5 9 10                    | 2 | 4–5 9–10
          ''                          | 3 | ''
          """)
  void natural_figures_areDividedAtTheirGaps(String figures, int most, String classes) {
    assertThat(text(MapClasses.natural(figures(figures), most))).isEqualTo(classes);
  }

  /** No division into as many classes deviates less. */
  @Test
  void natural_anyFigures_deviateLeastOfAllDivisions() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      List<Double> figures =
          random.ints(9, 0, 30).mapToObj(figure -> (double) figure).sorted().toList();
      double least = Double.MAX_VALUE;
      for (int second = 1; second < 8; second++) {
        for (int third = second + 1; third < 9; third++) {
          least =
              Math.min(
                  least,
                  deviation(figures.subList(0, second))
                      + deviation(figures.subList(second, third))
                      + deviation(figures.subList(third, 9)));
        }
      }

      MapClasses natural = MapClasses.natural(figures, 3);

      double found = 0;
      for (Range range : natural.ranges()) {
        found +=
            deviation(
                figures.stream()
                    .filter(figure -> figure >= range.least() && figure <= range.greatest())
                    .toList());
      }
      assertThat(found).as("%s", figures).isCloseTo(least, within(1e-6));
    }
  }

  private static double deviation(List<Double> figures) {
    double mean = figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return figures.stream().mapToDouble(figure -> Math.pow(figure - mean, 2)).sum();
  }

  @Test
  void forMap_clearGroups_areThreeNaturalClasses() {
    assertThat(text(MapClasses.forMap(figures("1 2 2 3 40 41 42 90 91"))))
        .isEqualTo("1–3 40–42 90–91");
    assertThat(MapClasses.forMap(List.of()).ranges()).isEmpty();
  }

  @Test
  void forMap_evenFigures_areFiveClassesAtMost() {
    List<Double> even = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();

    assertThat(MapClasses.forMap(even).size()).isBetween(3, 5);
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
