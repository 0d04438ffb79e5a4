// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import org.atalaya.ReleasedHistory;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.widgets.autoconfigure.Upkeep.Duty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Follows the live case system of which a {@link CaseFeed} bean tells, and forgets what nobody can
 * be told any more of its history. Not where the application has a {@link FollowedFeed} of its own.
 */
@AutoConfiguration(after = ObservatoryAutoConfiguration.class)
@ConditionalOnBean({CaseFeed.class, CaseStore.class})
@ConditionalOnMissingBean(FollowedFeed.class)
@EnableConfigurationProperties(WidgetsProperties.class)
public final class FeedAutoConfiguration {

  private static final Duration DAY = Duration.ofDays(1);

  @Bean
  FeedLifecycle atalayaFeed(
      CaseStore store,
      CaseFeed feed,
      ObjectProvider<CsvMapping> mapping,
      WidgetsProperties properties) {
    CsvMapping columns =
        mapping.getIfUnique(() -> {
          throw new SettingException(
              "a CaseFeed is followed with the CsvMapping that says what its columns mean, and"
                  + " there is none, or several.",
              "Set atalaya.mapping, or provide one bean of that type beside your CaseStore.");
        });
    return new FeedLifecycle(store, columns, feed, properties.feed().pause());
  }

  @Bean
  @ConditionalOnBean({DisclosureProfile.class, IndicatorCatalogue.class})
  Upkeep atalayaHistory(CaseStore store, IndicatorCatalogue indicators, DisclosureProfile profile) {
    Clock clock = Clock.systemUTC();
    return new Upkeep(
        new Duty(
            "forgetting versions that nobody can ask for any more",
            DAY,
            () -> ReleasedHistory.keepOnly(store, indicators, profile, clock)));
  }
}
