// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.ReporterCheck;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The demo begins with invented alerts. */
@Configuration(proxyBeanMethods = false)
class DemoAlerts {

  @Bean
  ReporterCheck reporterCheck() {
    // The invented registers know nothing of the invented reporters.
    return (missing, reporter) -> ReporterCheck.Finding.NOTHING;
  }

  @Bean
  InventedAlerts inventedAlerts(Alerts alerts, AlertAuthority authority) {
    return new InventedAlerts(alerts, authority);
  }

  /** Before the sites answer. */
  @Bean
  SmartInitializingSingleton activatedAlerts(InventedAlerts alerts) {
    return alerts::activateAll;
  }
}
