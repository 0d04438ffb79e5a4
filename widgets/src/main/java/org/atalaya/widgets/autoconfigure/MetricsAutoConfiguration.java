// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.widgets.web.AnswerObserver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Metrics of the observatory, where the application has Micrometer. */
@AutoConfiguration(
    after = ObservatoryAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, Observatory.class})
public final class MetricsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(name = "atalayaMeters")
  MeterBinder atalayaMeters(Observatory observatory, ObjectProvider<CaseStore> store) {
    return new ObservatoryMeters(observatory, Optional.ofNullable(store.getIfAvailable()));
  }

  @Bean
  @ConditionalOnMissingBean
  AnswerObserver atalayaAnswerMeters(MeterRegistry registry) {
    return new AnswerMeters(registry);
  }
}
