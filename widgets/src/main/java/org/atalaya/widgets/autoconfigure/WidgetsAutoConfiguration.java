// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import jakarta.servlet.Servlet;
import java.time.InstantSource;
import org.atalaya.Observatory;
import org.atalaya.charts.MapAtlas;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.widgets.web.ElementsServlet;
import org.atalaya.widgets.web.PublicApiServlet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** The public API and the elements, as servlets of the application. */
@AutoConfiguration(after = ObservatoryAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@EnableConfigurationProperties(WidgetsProperties.class)
public final class WidgetsAutoConfiguration {

  @Bean
  @ConditionalOnBean(Observatory.class)
  @ConditionalOnMissingBean(PublicApiServlet.class)
  PublicApiServlet atalayaPublicApi(
      Observatory observatory, MapAtlas atlas, WidgetsProperties properties) {
    return new PublicApiServlet(
        observatory, properties.api(), atlas, properties.load().settings(), InstantSource.system());
  }

  @Bean
  @ConditionalOnMissingBean
  MapAtlas mapAtlas() {
    return Guatemala.atlas();
  }

  @Bean
  @ConditionalOnBean(PublicApiServlet.class)
  ServletRegistrationBean<PublicApiServlet> atalayaPublicApiRegistration(
      PublicApiServlet servlet, WidgetsProperties properties) {
    ServletRegistrationBean<PublicApiServlet> registration =
        new ServletRegistrationBean<>(servlet, properties.basePath() + "/v1/*");
    registration.setName("atalayaPublicApi");
    return registration;
  }

  @Bean
  ServletRegistrationBean<ElementsServlet> atalayaElementsRegistration(
      WidgetsProperties properties) {
    ServletRegistrationBean<ElementsServlet> registration =
        new ServletRegistrationBean<>(
            new ElementsServlet(),
            "/atalaya/elements/*",
            properties.basePath() + "/embed.js",
            properties.basePath() + "/" + ElementsServlet.versionedLoader());
    registration.setName("atalayaElements");
    return registration;
  }
}
