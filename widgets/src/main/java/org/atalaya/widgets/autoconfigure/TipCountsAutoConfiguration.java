// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Clock;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipCounts;
import org.atalaya.tips.TipLine;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Has the tips of an application for staff counted with each monthly release, where the mapping of
 * its {@link CaseStore} says that tips are handed over.
 */
@AutoConfiguration(after = {ObservatoryAutoConfiguration.class, TipAutoConfiguration.class})
@ConditionalOnBean({TipLine.class, CaseStore.class, CsvMapping.class, DisclosureProfile.class})
@Conditional(OnNode.Staff.class)
public final class TipCountsAutoConfiguration {

  @Bean
  CountsUpkeep atalayaTipCounts(
      TipLine line,
      CodeLists codes,
      CaseStore store,
      CsvMapping mapping,
      DisclosureProfile profile) {
    Clock clock = Clock.system(Guatemala.ZONE);
    return CountsUpkeep.of(
        CountingUnit.TIP,
        () -> TipCounts.of(line.inbox(), TipCodes.of(codes), store, mapping, clock),
        mapping,
        profile.releases(),
        clock);
  }
}
