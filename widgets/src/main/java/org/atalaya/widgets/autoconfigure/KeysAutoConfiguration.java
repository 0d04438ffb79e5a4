// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import jakarta.servlet.Servlet;
import java.util.Optional;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.feeds.FeedSignatures;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.widgets.web.KeysServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** The public keys of alerts and of the registry, where there is one of them. */
@AutoConfiguration(after = {AlertsAutoConfiguration.class, RegistryAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@Conditional(KeysAutoConfiguration.Signing.class)
@EnableConfigurationProperties(WidgetsProperties.class)
public final class KeysAutoConfiguration {

  /** Something that signs. */
  static final class Signing extends AnyNestedCondition {

    Signing() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBean(AlertBoard.class)
    static class Alerts {}

    @ConditionalOnBean(RegistryOffice.class)
    static class Registry {}
  }

  @Bean
  @Conditional(OnNode.Public.class)
  ServletRegistrationBean<KeysServlet> atalayaKeysRegistration(
      ObjectProvider<FeedSignatures> alerts,
      ObjectProvider<RegistryOffice> registry,
      WidgetsProperties properties) {
    ServletRegistrationBean<KeysServlet> registration =
        new ServletRegistrationBean<>(
            new KeysServlet(
                Optional.ofNullable(alerts.getIfAvailable()),
                Optional.ofNullable(registry.getIfAvailable())),
            KeysServlet.pattern(properties.basePath()));
    registration.setName("atalayaKeys");
    return registration;
  }
}
