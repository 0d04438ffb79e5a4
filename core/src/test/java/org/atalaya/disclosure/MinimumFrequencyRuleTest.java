// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The minimum frequency rule, Hundepool et al., <em>Statistical Disclosure Control</em> (2012),
 * §4.2: a cell is sensitive if fewer records than the threshold are in it. Here an empty cell is,
 * too.
 */
class MinimumFrequencyRuleTest {

  // Threshold, count, what is published.
  private static final List<Arguments> CASES =
      List.of(
          arguments(1, 0, new Suppressed(1)),
          arguments(1, 1, new Published(1)),
          arguments(3, 0, new Suppressed(3)),
          arguments(3, 2, new Suppressed(3)),
          arguments(3, 3, new Published(3)),
          arguments(5, 0, new Suppressed(5)),
          arguments(5, 1, new Suppressed(5)),
          arguments(5, 4, new Suppressed(5)),
          arguments(5, 5, new Published(5)),
          arguments(5, 6, new Published(6)),
          arguments(10, 9, new Suppressed(10)),
          arguments(10, 10, new Published(10)),
          arguments(10, 89_001, new Published(89_001)));

  @ParameterizedTest
  @FieldSource("CASES")
  void apply_count_isPublishedFromTheThresholdOn(long threshold, long count, CellValue expected) {
    assertThat(new MinimumFrequencyRule(threshold).apply(count)).isEqualTo(expected);
  }

  /** The table above would notice a threshold that is off by one, in either direction. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void apply_thresholdOffByOne_contradictsTheCases(int off) {
    for (long threshold : List.of(3L, 5L, 10L)) {
      MinimumFrequencyRule wrong = new MinimumFrequencyRule(threshold + off);

      assertThat(CASES)
          .filteredOn(row -> ((Number) row.get()[0]).longValue() == threshold)
          .anySatisfy(row -> {
            CellValue value = wrong.apply(((Number) row.get()[1]).longValue());
            assertThat(value instanceof Published).isNotEqualTo(row.get()[2] instanceof Published);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void constructor_thresholdBelowOne_isRefused(long threshold) {
    assertThatThrownBy(() -> new MinimumFrequencyRule(threshold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threshold must be >= 1. Provided value: " + threshold);
  }

  @Test
  void note_rule_saysTheThresholdInEveryLanguage() {
    MinimumFrequencyRule rule = new MinimumFrequencyRule(5);

    assertThat(rule.notes().getFirst().in(Locale.of("es"))).contains("menores de 5 ");
    assertThat(rule.notes().getFirst().in(Locale.ENGLISH)).contains("below 5 ");
  }
}
