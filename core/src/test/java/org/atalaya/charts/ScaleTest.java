// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.atalaya.statistics.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  private static final Locale SPANISH = Locale.of("es");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #  lowest | highest | measure | ticks
          0         | 0       | COUNT   | 0 1
          0         | 1       | COUNT   | 0 1
          0         | 3       | COUNT   | 0 1 2 3
          0         | 5       | COUNT   | 0 1 2 3 4 5
          0         | 6       | COUNT   | 0 2 4 6
          0         | 100     | COUNT   | 0 20 40 60 80 100
          0         | 101     | COUNT   | 0 50 100 150
          0         | 5332    | COUNT   | 0 2,000 4,000 6,000
          0         | 1000000 | COUNT   | 0 200,000 400,000 600,000 800,000 1,000,000
          0         | 0.3     | SHARE   | 0.0_% 0.1_% 0.2_% 0.3_%
          0         | 98.2    | SHARE   | 0_% 20_% 40_% 60_% 80_% 100_%
          -31.4     | 12.3    | CHANGE  | −40_% −30_% −20_% −10_% 0_% +10_% +20_%
          -8        | -2      | CHANGE  | −8_% −6_% −4_% −2_% 0_%
          """)
  void of_range_hasRoundTicksFromZero(
      double lowest, double highest, Measure measure, String ticks) {
    Scale scale = Scale.of(lowest, highest, 5, measure, SPANISH);

    assertThat(texts(scale)).isEqualTo(ticks);
    assertThat(scale.low()).isLessThanOrEqualTo(Math.min(0, lowest));
    assertThat(scale.high()).isGreaterThanOrEqualTo(Math.max(0, highest));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7", "19", "64", "999", "1001", "87654321"})
  void of_counts_hasWholeTicksOnly(double highest) {
    Scale scale = Scale.of(0, highest, 6, Measure.COUNT, SPANISH);

    assertThat(scale.ticks()).allMatch(tick -> tick.value() == Math.rint(tick.value()));
  }

  @Test
  void cut_betweenTicks_endsAtTheValue() {
    Scale scale = Scale.of(0, 5332, 3, Measure.COUNT, SPANISH).cut(0, 5332);

    assertThat(scale.high()).isEqualTo(5332);
    assertThat(texts(scale)).isEqualTo("0 2,000 4,000");
  }

  @Test
  void cut_allZero_keepsAnAxis() {
    Scale scale = Scale.of(0, 0, 3, Measure.COUNT, SPANISH).cut(0, 0);

    assertThat(scale.high()).isEqualTo(1);
  }

  @Test
  void fraction_zeroOfNegativeRange_liesInside() {
    Scale scale = Scale.of(-10, 30, 4, Measure.CHANGE, SPANISH);

    assertThat(scale.fraction(0)).isEqualTo(0.25);
  }

  private static String texts(Scale scale) {
    return scale.ticks().stream()
        .map(tick -> tick.text().replace('\u00a0', '_'))
        .collect(Collectors.joining(" "));
  }
}
