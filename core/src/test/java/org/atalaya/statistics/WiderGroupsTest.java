// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

class WiderGroupsTest {

  private static final StatisticsQuery MONTHS_OF_WOMEN =
      StatisticsQuery.of("victims").by("month").where("victim-sex", "F");

  private final AtomicInteger tallies = new AtomicInteger();

  @Test
  void count_groupsOfNoCellAskedFor_countsNoGroup() {
    try (CaseStore store = SampleCases.store()) {
      counting(store).count(MONTHS_OF_WOMEN);

      assertThat(tallies).hasValue(1);
    }
  }

  /** Wider by the sex, the groups of women and of men are the same. */
  @Test
  void group_sharedByTables_isCountedOnce() {
    try (CaseStore store = SampleCases.store()) {
      Statistics statistics = counting(store);
      UnprotectedTable women = statistics.count(MONTHS_OF_WOMEN);
      UnprotectedTable men =
          statistics.count(StatisticsQuery.of("victims").by("month").where("victim-sex", "M"));

      long everyone = sizeOfGroup(women, "victim-sex");

      assertThat(tallies).hasValue(3);
      assertThat(sizeOfGroup(men, "victim-sex")).isEqualTo(everyone).isEqualTo(12);
      assertThat(tallies).hasValue(3);
    }
  }

  @Test
  void group_ofAnotherVersion_isCountedInThatVersion() {
    try (CaseStore store = SampleCases.store()) {
      Statistics statistics = counting(store);
      long before = sizeOfGroup(statistics.count(MONTHS_OF_WOMEN), "victim-sex");

      String oneManMore = SampleCases.ROWS + "2010-01-15,101,1,20,1122,1\n";
      SampleCases.load(store, SampleCases.mapping(), oneManMore);

      assertThat(sizeOfGroup(statistics.count(MONTHS_OF_WOMEN), "victim-sex"))
          .isEqualTo(before + 1);
      assertThat(sizeOfGroup(statistics.count(MONTHS_OF_WOMEN.version(1)), "victim-sex"))
          .isEqualTo(before);
    }
  }

  private static long sizeOfGroup(UnprotectedTable table, String lifted) {
    UnprotectedGroups groups = table.groups();
    for (int condition = 0; condition < groups.conditions(); condition++) {
      if (groups.dimension(condition).equals(lifted)) {
        return groups.count(condition, groups.group(condition, 0));
      }
    }
    throw new AssertionError("no group is wider by " + lifted);
  }

  private Statistics counting(CaseStore store) {
    return new Statistics(new CountingTables(store.tables(), tallies), Guatemala.indicators());
  }
}
