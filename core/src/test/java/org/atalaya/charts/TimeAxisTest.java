// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Dimension.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {

  private static final double SIZE = 11;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2010-01 | 24  | 2000 | ene 2010,feb,mar,abr,may,jun,jul,ago,sep,oct,nov,dic,ene 2011,feb,mar,abr,may,jun,jul,ago,sep,oct,nov,dic
          2010-01 | 24  | 660  | ene 2010,abr,jul,oct,ene 2011,abr,jul,oct
          2010-01 | 24  | 280  | ene 2010,jul,ene 2011,jul
          2009-05 | 32  | 280  | 2010,2011
          2002-03 | 118 | 660  | 2003,2004,2005,2006,2007,2008,2009,2010,2011
          2002-03 | 118 | 280  | 2004,2006,2008,2010
          2010-02 | 5   | 30   | ''
          2010-02 | 5   | 70   | abr 2010
          2010-02 | 5   | 660  | feb 2010,mar,abr,may,jun
          """)
  void labels_months_areThinnedByTheCalendar(
      String first, int months, double width, String labels) {
    int start = CalendarPeriod.parse(first).orElseThrow().ordinal();

    assertThat(texts(new TimeAxis(Role.MONTH, start, start + months - 1), width)).isEqualTo(labels);
  }

  @Test
  void labels_years_areRound() {
    TimeAxis axis = new TimeAxis(Role.YEAR, 1998, 2011);

    assertThat(texts(axis, 200)).isEqualTo("2000,2005,2010");
  }

  private static String texts(TimeAxis axis, double width) {
    int span = axis.last() - axis.first();
    List<PlacedText> labels =
        axis.labels(
            ordinal -> width * (ordinal - axis.first()) / span, SIZE, 0, width, Locale.of("es"));
    return labels.stream().map(PlacedText::text).collect(Collectors.joining(","));
  }
}
