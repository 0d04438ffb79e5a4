// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.measures.internal.QuasiPoisson.Dispersion;
import org.junit.jupiter.api.Test;

class MonthlyDispersionTest {

  @Test
  void of_lessThanTwoYears_cannotTell() {
    assertThat(MonthlyDispersion.of(Map.of())).isEmpty();
    assertThat(MonthlyDispersion.of(months(2024, 1, 12))).isEmpty();
    assertThat(MonthlyDispersion.of(months(2024, 6, 15))).isEmpty();
  }

  @Test
  void of_currentYearLate_usesItsMonthsOfEveryYear() {
    // January to October of three years: 2 × 9 differences, more than 1 × 11 of two whole years.
    assertThat(MonthlyDispersion.of(months(2022, 1, 34)).map(Dispersion::degreesOfFreedom))
        .contains(18);
  }

  @Test
  void of_currentYearEarly_usesWholeYears() {
    assertThat(MonthlyDispersion.of(months(2022, 1, 26)).map(Dispersion::degreesOfFreedom))
        .contains(11);
  }

  @Test
  void of_manyYears_usesTheLastFive() {
    assertThat(MonthlyDispersion.of(months(2010, 1, 120)).map(Dispersion::degreesOfFreedom))
        .contains(44);
  }

  private static Map<CalendarPeriod, Double> months(int year, int month, int number) {
    Map<CalendarPeriod, Double> counts = new LinkedHashMap<>();
    for (int i = 0; i < number; i++) {
      counts.put(new CalendarPeriod(YearMonth.of(year, month).plusMonths(i), 1), 50.0 + i * 7 % 13);
    }
    return counts;
  }
}
