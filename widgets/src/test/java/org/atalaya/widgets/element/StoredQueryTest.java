// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.atalaya.cases.CalendarPeriod;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.junit.jupiter.api.Test;

class StoredQueryTest {

  @Test
  void query_everything_sameQuestion() {
    StatisticsQuery query =
        StatisticsQuery.of("victims")
            .by("month", "victim-sex")
            .where("department", "01")
            .where("victim-age", "65+", "?")
            .between(CalendarPeriod.year(2010), CalendarPeriod.year(2011))
            .measure(Measure.SHARE)
            .sort(Sort.DESCENDING)
            .top(5)
            .version(3);

    assertThat(StoredQuery.of(query).query()).isEqualTo(query);
  }

  @Test
  void query_nothing_sameQuestion() {
    StatisticsQuery query = StatisticsQuery.of("complaints");

    assertThat(StoredQuery.of(query).parameters()).isEmpty();
    assertThat(StoredQuery.of(query).query()).isEqualTo(query);
  }
}
