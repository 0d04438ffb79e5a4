// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.atalaya.alerts.Alerts;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.BreakGlass;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.widgets.staff.FreshSignIn;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffEvents;
import org.atalaya.widgets.staff.StaffServlet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The staff's API on staff nodes, once there is a chain of filters {@code atalayaStaffSecurity}
 * before it: that of {@link StaffSecurityAutoConfiguration}, or the application's own.
 */
@AutoConfiguration(
    after = {AlertStoreAutoConfiguration.class, StaffSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, ServletRegistrationBean.class})
@Conditional(OnNode.Staff.class)
@ConditionalOnBean({OperationalStore.class, KeyVault.class, AuditChain.class})
@EnableConfigurationProperties(StaffProperties.class)
public final class StaffAutoConfiguration {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  @Bean
  @ConditionalOnMissingBean
  FreshSignIn atalayaFreshSignIn(StaffProperties properties) {
    return new FreshSignIn(properties.stepUp(), InstantSource.system());
  }

  @Bean
  @ConditionalOnMissingBean
  BreakGlass atalayaBreakGlass(OperationalStore store, KeyVault vault, AuditChain audit) {
    return new BreakGlass(store, vault, audit, InstantSource.system(), new SecureRandom());
  }

  @Bean
  @ConditionalOnMissingBean
  StaffAccess atalayaStaffAccess(
      FreshSignIn fresh, BreakGlass breakGlass, StaffProperties properties) {
    return new StaffAccess(fresh, breakGlass, properties.breakGlass());
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(value = Alerts.class, name = StaffSecurityAutoConfiguration.CHAIN)
  StaffEvents atalayaStaffEvents(AuditChain audit, Alerts alerts, StaffProperties properties) {
    return new StaffEvents(audit, alerts, properties.streams(), HEARTBEAT);
  }

  /** Before the server waits for what is not answered yet: streams never are. */
  @Bean
  @ConditionalOnBean(StaffEvents.class)
  ApplicationListener<ContextClosedEvent> atalayaStaffStreamsEnd(StaffEvents events) {
    return event -> events.close();
  }

  @Bean
  @ConditionalOnBean(value = Alerts.class, name = StaffSecurityAutoConfiguration.CHAIN)
  ServletRegistrationBean<StaffServlet> atalayaStaffRegistration(
      Alerts alerts,
      AuditChain audit,
      BreakGlass breakGlass,
      StaffAccess access,
      StaffEvents events) {
    ServletRegistrationBean<StaffServlet> registration =
        new ServletRegistrationBean<>(
            new StaffServlet(alerts, audit, breakGlass, access, events), StaffServlet.PATTERN);
    registration.setName("atalayaStaff");
    registration.setAsyncSupported(true);
    return registration;
  }
}
