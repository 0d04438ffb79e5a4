// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The observatory's part of {@code /actuator/health}, named {@code atalaya}. */
@AutoConfiguration(after = ObservatoryAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(Observatory.class)
public final class HealthAutoConfiguration {

  // Not a condition of the class: its own class is not there without the actuator.
  @Bean
  @ConditionalOnEnabledHealthIndicator("atalaya")
  @ConditionalOnMissingBean(name = "atalayaHealthIndicator")
  HealthIndicator atalayaHealthIndicator(Observatory observatory, ObjectProvider<CaseStore> store) {
    return new ObservatoryHealthIndicator(observatory, Optional.ofNullable(store.getIfAvailable()));
  }
}
