// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.Population;
import org.atalaya.statistics.IndicatorCatalogue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The records that the demo shows: files of the evaluator's, or invented ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoProperties.class)
class DemoData {

  /** As the library makes one, but for the clock. */
  @Bean
  Observatory observatory(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      Population population,
      DemoClock clock) {
    return Observatory.inProcess(store, indicators, profile, Optional.of(population), clock);
  }

  /** Files that the evaluator names. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(InventedRecords.class)
  static class Named {

    @Bean
    CaseStore caseStore(DemoProperties properties, DemoClock clock) {
      CsvMapping mapping = Guatemala.mapping(properties.mapping());
      CaseStore store = DemoRecords.store(mapping, clock);
      try {
        DemoRecords.log(store.loader().load(mapping, properties.files(), DemoRecords.progress()));
        return store;
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    }
  }

  /** Without files, those of an invented case system, which is then followed. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(InventedRecords.class)
  static class Invented {

    @Bean
    CsvMapping mapping(InventedRecords records) {
      return records.mapping();
    }

    @Bean
    CaseStore caseStore(InventedRecords records) {
      return records.store();
    }

    @Bean
    InventedCaseSystem caseSystem(InventedRecords records) {
      return records.system();
    }
  }
}
