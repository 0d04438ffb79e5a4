// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Clock;
import org.atalaya.alerts.AlertCounts;
import org.atalaya.alerts.Alerts;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Has the {@link Alerts} of an application counted with each monthly release, where the mapping of
 * its {@link CaseStore} says that alerts are handed over.
 */
@AutoConfiguration(after = {ObservatoryAutoConfiguration.class, AlertStoreAutoConfiguration.class})
@ConditionalOnBean({Alerts.class, CaseStore.class, CsvMapping.class, DisclosureProfile.class})
public final class AlertCountsAutoConfiguration {

  @Bean
  CountsUpkeep atalayaAlertCounts(
      Alerts alerts, CaseStore store, CsvMapping mapping, DisclosureProfile profile) {
    Clock clock = Clock.system(Guatemala.ZONE);
    return CountsUpkeep.of(
        CountingUnit.ALERT,
        () -> AlertCounts.of(alerts, store, mapping, clock),
        mapping,
        profile.releases(),
        clock);
  }
}
