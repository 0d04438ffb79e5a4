// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import jakarta.servlet.Servlet;
import java.util.Optional;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.feeds.FeedSignatures;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.web.AlertServlet;
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

/** Feeds, bulletins and widgets of the alerts that an {@link AlertBoard} bean posts. */
@AutoConfiguration(after = ObservatoryAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@Conditional(OnNode.Public.class)
@ConditionalOnBean(AlertBoard.class)
@EnableConfigurationProperties(WidgetsProperties.class)
public final class AlertsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(AlertServlet.class)
  AlertServlet atalayaAlerts(
      AlertBoard board,
      AlertAuthority authority,
      ObjectProvider<FeedSignatures> signature,
      ObjectProvider<Identity> identity,
      WidgetsProperties properties) {
    if (properties.publicUrl() == null) {
      throw new SettingException(
          "There is an AlertBoard, and atalaya.public-url is not set; feeds and bulletins of alerts"
              + " name the address at which they are withdrawn.",
          "Set it to the address of the observatory as others see it, for example"
              + " https://observatorio.example.");
    }
    return new AlertServlet(
        board,
        authority,
        Optional.ofNullable(signature.getIfAvailable()),
        properties.api(),
        identity.getIfAvailable(() -> Identity.NEUTRAL));
  }

  @Bean
  ServletRegistrationBean<AlertServlet> atalayaAlertsRegistration(
      AlertServlet servlet, WidgetsProperties properties) {
    ServletRegistrationBean<AlertServlet> registration =
        new ServletRegistrationBean<>(
            servlet, AlertServlet.patterns(properties.basePath()).toArray(String[]::new));
    registration.setName("atalayaAlerts");
    return registration;
  }
}
