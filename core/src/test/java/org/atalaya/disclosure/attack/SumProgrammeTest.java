// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.disclosure.attack.SumProgramme.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small programmes that can be solved by hand. */
class SumProgrammeTest {

  /**
   * A table of two rows and two columns of which one cell and all sums are exact:
   *
   * <pre>
   *  0  3 | 3
   *  2  2 | 4
   *  -----+--
   *  2  5
   * </pre>
   */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 3", "2, 2", "3, 2"})
  void certain_exactSumsAndOneCell_isEveryCell(int cell, long count) {
    SumProgramme programme =
        programme(
            4,
            between(0, 0, 0),
            between(3, 3, 0, 1),
            between(4, 4, 2, 3),
            between(2, 2, 0, 2),
            between(5, 5, 1, 3));

    assertThat(programme.certain(cell)).hasValue(count);
    assertThat(programme.likeliest()[cell]).isCloseTo(count, within(1e-6));
  }

  /** Without the cell, it can be 0, 1 or 2. */
  @Test
  void certain_exactSumsAlone_isNone() {
    SumProgramme programme =
        programme(
            4, between(3, 3, 0, 1), between(4, 4, 2, 3), between(2, 2, 0, 2), between(5, 5, 1, 3));

    assertThat(IntStream.range(0, 4).filter(cell -> programme.certain(cell).isPresent())).isEmpty();
  }

  /** Both at least 2, and together at most 4. */
  @Test
  void certain_boundsThatMeet_isCertainWithoutAnyExactFigure() {
    SumProgramme programme = programme(2, between(2, 9, 0), between(2, 9, 1), between(0, 4, 0, 1));

    assertThat(programme.certain(0)).hasValue(2);
    assertThat(programme.certain(1)).hasValue(2);
  }

  /** The sum is trusted three times as much as its parts, and the first is at most 2. */
  @Test
  void likeliest_figuresThatDoNotAddUp_followsTheMoreCertainOne() {
    SumProgramme programme =
        programme(2, likely(2, 1, 2, 0), likely(3, 1, 9, 1), likely(8, 1 / 9.0, 99, 0, 1));

    assertThat(programme.likeliest()).containsExactly(new double[] {2, 6}, within(1e-6));
  }

  /**
   * Of five counts any two are at least 1 together, so four of them are at least 1, and with a
   * sixth they are at most 4. By halves of people the sixth could be 1.
   */
  @Test
  void certain_onlyWholePeople_isFound() {
    List<Sum> sums = new ArrayList<>();
    for (int first = 0; first < 5; first++) {
      for (int second = first + 1; second < 5; second++) {
        sums.add(between(1, 9, first, second));
      }
    }
    sums.add(between(0, 4, 0, 1, 2, 3, 4, 5));

    assertThat(new SumProgramme(6, sums).certain(5)).hasValue(0);
  }

  @Test
  void likeliest_boundsThatContradict_isRefused() {
    SumProgramme programme = programme(2, between(3, 4, 0), between(0, 2, 0, 1));

    assertThatThrownBy(programme::likeliest)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("contradict");
    assertThatThrownBy(() -> programme.certain(1)).isInstanceOf(IllegalStateException.class);
  }

  /** Two rows and three columns, of which the columns are kept. */
  @Test
  void parts_sumsOverRows_areTheCellsOfEachColumn() {
    assertThat(AskedSums.parts(List.of(2, 3), 0b10, 3))
        .containsExactly(List.of(0, 3), List.of(1, 4), List.of(2, 5));
    assertThat(AskedSums.parts(List.of(2, 3), 0b01, 2))
        .containsExactly(List.of(0, 1, 2), List.of(3, 4, 5));
    assertThat(AskedSums.parts(List.of(2, 3), 0, 1)).containsExactly(List.of(0, 1, 2, 3, 4, 5));
  }

  private static SumProgramme programme(int counts, Sum... sums) {
    return new SumProgramme(counts, List.of(sums));
  }

  private static Sum between(double least, double most, Integer... of) {
    return new Sum(List.of(of), least, most, Optional.empty());
  }

  private static Sum likely(double value, double variance, double most, Integer... of) {
    return new Sum(List.of(of), 0, most, Optional.of(new Estimate(value, variance)));
  }
}
