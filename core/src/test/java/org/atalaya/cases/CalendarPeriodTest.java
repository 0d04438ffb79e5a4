// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Locale;
import org.atalaya.cases.Dimension.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2011,    2011-01, 2011-12, 12",
    "2011-Q1, 2011-01, 2011-03, 3",
    "2011-Q3, 2011-07, 2011-09, 3",
    "2011-Q4, 2011-10, 2011-12, 3",
    "2011-01, 2011-01, 2011-01, 1",
    "2011-12, 2011-12, 2011-12, 1",
    "0001,    0001-01, 0001-12, 12",
  })
  void parse_code_givesPeriodWithThatCode(
      String code, YearMonth first, YearMonth last, int months) {
    CalendarPeriod period = CalendarPeriod.parse(code).orElseThrow();

    assertThat(period.first()).isEqualTo(first);
    assertThat(period.last()).isEqualTo(last);
    assertThat(period.months()).isEqualTo(months);
    assertThat(period.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "?",
        "11",
        "0000",
        "20111",
        "2011-",
        "2011-1",
        "2011-00",
        "2011-13",
        "2011-Q0",
        "2011-Q5",
        "2011-q1",
        "2011-01-01",
        "٢٠١١",
        "2011\n",
        "-2011",
        "2011-Q1-01"
      })
  void parse_anythingElse_givesNothing(String code) {
    assertThat(CalendarPeriod.parse(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"YEAR, 2011, 2011", "MONTH, 2011-01, 24132", "MONTH, 2010-12, 24131"})
  void ordinal_yearOrMonth_leadsBackToIt(Role role, String code, int ordinal) {
    CalendarPeriod period = CalendarPeriod.parse(code).orElseThrow();

    assertThat(period.ordinal()).isEqualTo(ordinal);
    assertThat(CalendarPeriod.ofOrdinal(role, ordinal)).isEqualTo(period);
  }

  @Test
  void ordinal_quarter_isRefused() {
    CalendarPeriod quarter = CalendarPeriod.parse("2011-Q2").orElseThrow();

    assertThatThrownBy(quarter::ordinal).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({"2011, 2010", "2011-Q1, 2010-Q4", "2011-01, 2010-12", "2011-12, 2011-11"})
  void previous_period_endsWhereThisOneBegins(String code, String before) {
    assertThat(CalendarPeriod.parse(code).orElseThrow().previous().code()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"2011-02, 3", "2011-03, 12", "2011-01, 2", "2011-01, 0"})
  void constructor_noWholePeriod_isRefused(YearMonth first, int months) {
    assertThatThrownBy(() -> new CalendarPeriod(first, months))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(first.toString());
  }

  @Test
  void code_defaultLocaleWithOtherDigits_isTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(CalendarPeriod.year(2011).code()).isEqualTo("2011");
      assertThat(CalendarPeriod.parse("2011-Q3").orElseThrow().code()).isEqualTo("2011-Q3");
    } finally {
      Locale.setDefault(before);
    }
  }
}
