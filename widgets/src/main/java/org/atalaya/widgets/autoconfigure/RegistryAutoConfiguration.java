// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.widgets.autoconfigure.Upkeep.Duty;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.registrydesk.RegistryDeskSource;
import org.atalaya.widgets.web.IdentityQuestion;
import org.atalaya.widgets.web.RegistryObserver;
import org.atalaya.widgets.web.RegistryServlet;
import org.atalaya.widgets.web.VerifierAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The page and the API of the registry that a {@link RegistryOffice} bean keeps, and its timers.
 */
@AutoConfiguration(
    after = MetricsAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@ConditionalOnBean(RegistryOffice.class)
@EnableConfigurationProperties({WidgetsProperties.class, RegistryProperties.class})
public final class RegistryAutoConfiguration {

  private static final int AT_ONCE = 1_000;
  private static final int LINES = 10_000;
  private static final Duration HOUR = Duration.ofHours(1);

  @Bean
  @Conditional(OnNode.Public.class)
  @ConditionalOnMissingBean(RegistryServlet.class)
  RegistryServlet atalayaRegistry(
      RegistryOffice office,
      ObjectProvider<IdentityQuestion> question,
      ObjectProvider<VerifierAccess> access,
      ObjectProvider<RegistryObserver> observer,
      ObjectProvider<Identity> identity,
      WidgetsProperties widgets,
      RegistryProperties properties) {
    if (widgets.publicUrl() == null) {
      throw new SettingException(
          "There is a RegistryOffice, and atalaya.public-url is not set; certificates name the"
              + " address at which they are verified.",
          "Set it to the address of the observatory as others see it, for example"
              + " https://observatorio.example.");
    }
    return new RegistryServlet(
        office,
        properties.web(widgets, identity.getIfAvailable(() -> Identity.NEUTRAL)),
        Optional.ofNullable(question.getIfAvailable()),
        Optional.ofNullable(access.getIfAvailable()),
        observer.getIfAvailable(() -> RegistryObserver.NONE),
        Clock.system(Guatemala.ZONE));
  }

  @Bean
  @Conditional(OnNode.Public.class)
  ServletRegistrationBean<RegistryServlet> atalayaRegistryRegistration(
      RegistryServlet servlet, WidgetsProperties properties) {
    ServletRegistrationBean<RegistryServlet> registration =
        new ServletRegistrationBean<>(
            servlet, RegistryServlet.patterns(properties.basePath()).toArray(String[]::new));
    registration.setName("atalayaRegistry");
    return registration;
  }

  /** What a node for staff does of itself: the others neither sign nor ask the register. */
  @Bean
  @Conditional(OnNode.Staff.class)
  Upkeep atalayaRegistryUpkeep(RegistryOffice office, RegistryProperties properties) {
    return new Upkeep(
        new Duty(
            "asking the register",
            properties.lookups(),
            () -> {
              office.lookups().run(AT_ONCE);
              office.signedAhead().run(AT_ONCE);
            }),
        new Duty("working on lists", properties.lookups(), () -> office.lists().run(LINES)),
        new Duty("erasing what is due", HOUR, () -> office.retention().run()));
  }

  @Bean
  @Conditional(OnNode.Staff.class)
  @ConditionalOnMissingBean
  RegistryDeskSource atalayaRegistryDeskSource(RegistryOffice office) {
    return new RegistryDeskSource(office, Clock.system(Guatemala.ZONE));
  }

  /** Apart, as hosts without Micrometer lack its classes. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class Meters {

    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnMissingBean
    RegistryObserver atalayaRegistryMeters(MeterRegistry registry) {
      return (what, scope) ->
          registry
              .counter(
                  "atalaya.registry.alarms",
                  "what",
                  what,
                  "scope",
                  scope.name().toLowerCase(Locale.ROOT))
              .increment();
    }
  }
}
