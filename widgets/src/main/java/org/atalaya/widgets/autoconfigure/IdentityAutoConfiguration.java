// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import jakarta.servlet.Servlet;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.web.LogoServlet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Whose observatory it is, as {@code atalaya.identity.*} says. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@EnableConfigurationProperties({WidgetsProperties.class, IdentityProperties.class})
public final class IdentityAutoConfiguration {

  @Bean
  Identity atalayaIdentity(IdentityProperties properties, WidgetsProperties widgets) {
    try {
      return properties.identity(widgets.basePath());
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          String.valueOf(e.getMessage()),
          "Change it, or leave it out: pages then name nobody and have the colours of the house.");
    }
  }

  @Bean
  @ConditionalOnProperty("atalaya.identity.logo")
  ServletRegistrationBean<LogoServlet> atalayaLogoRegistration(Identity identity) {
    ServletRegistrationBean<LogoServlet> registration =
        new ServletRegistrationBean<>(
            new LogoServlet(identity.logo().orElseThrow()), identity.logoPath().orElseThrow());
    registration.setName("atalayaLogo");
    return registration;
  }
}
