// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.MappingException;
import org.atalaya.charts.MapAtlas;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.web.AnswerObserver;
import org.atalaya.widgets.web.CorrectionNotices;
import org.atalaya.widgets.web.ElementsServlet;
import org.atalaya.widgets.web.OtherVersionsFilter;
import org.atalaya.widgets.web.PagePolicy;
import org.atalaya.widgets.web.PublicApiServlet;
import org.atalaya.widgets.web.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** The public API and the elements, as servlets of the application. */
@AutoConfiguration(after = ObservatoryAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@EnableConfigurationProperties(WidgetsProperties.class)
public final class WidgetsAutoConfiguration {

  // The container's own call comes only to a servlet that was asked something.
  @Bean(destroyMethod = "destroy")
  @Conditional(OnNode.Public.class)
  @ConditionalOnBean(Observatory.class)
  @ConditionalOnMissingBean(PublicApiServlet.class)
  PublicApiServlet atalayaPublicApi(
      Observatory observatory,
      MapAtlas atlas,
      ObjectProvider<CaseStore> store,
      ObjectProvider<AnswerObserver> observer,
      ObjectProvider<Identity> identity,
      CorrectionNotices notices,
      WidgetsProperties properties) {
    return new PublicApiServlet(
        observatory,
        properties.api(),
        atlas,
        properties.load().settings(),
        properties.cache().settings(() -> sealKey(store.getIfAvailable())),
        InstantSource.system(),
        observer.getIfAvailable(() -> AnswerObserver.NONE),
        new Publisher(identity.getIfAvailable(() -> Identity.NEUTRAL), notices));
  }

  @Bean
  @Conditional(OnNode.Public.class)
  @ConditionalOnBean(Observatory.class)
  @ConditionalOnMissingBean
  CorrectionNotices atalayaCorrectionNotices(
      Observatory observatory, WidgetsProperties properties) {
    String setting = properties.corrections();
    if (setting == null) {
      return CorrectionNotices.NONE;
    }
    Set<String> indicators =
        observatory.catalogue().entries().stream()
            .map(entry -> entry.indicator().id())
            .collect(Collectors.toSet());
    Path file = Path.of(setting);
    try (InputStream yaml = Files.newInputStream(file)) {
      return CorrectionNotices.read(String.valueOf(file.getFileName()), yaml, indicators);
    } catch (IOException | MappingException e) {
      throw SettingException.of(
          "atalaya.corrections", e, "Name a YAML file of notices, or leave the setting out.");
    }
  }

  @Bean
  @ConditionalOnMissingBean
  PagePolicy atalayaPagePolicy() {
    return PagePolicy.SAME_ORIGIN;
  }

  @Bean
  @ConditionalOnMissingBean
  MapAtlas mapAtlas() {
    return Guatemala.atlas();
  }

  /** Out of the records' secret, which lies elsewhere than the folder that is sealed by it. */
  private static SecretKey sealKey(@Nullable CaseStore store) {
    if (store == null) {
      throw new SettingException(
          "atalaya.cache.directory keeps answers over a restart and needs a CaseStore, out of whose"
              + " secret the folder is sealed.",
          "Leave the setting out; answers are then kept in memory.");
    }
    byte[] key = new byte[32];
    store.random("seal of answers kept on disk").nextBytes(key);
    return new SecretKeySpec(key, "HmacSHA256");
  }

  @Bean
  @ConditionalOnBean(PublicApiServlet.class)
  @ConditionalOnBooleanProperty(name = "atalaya.cache.warm", matchIfMissing = true)
  ApplicationListener<ApplicationReadyEvent> atalayaWarming(PublicApiServlet servlet) {
    return event -> Thread.ofPlatform().daemon().name("atalaya-warming").start(servlet::warm);
  }

  @Bean
  @ConditionalOnBean(PublicApiServlet.class)
  ServletRegistrationBean<PublicApiServlet> atalayaPublicApiRegistration(
      PublicApiServlet servlet, WidgetsProperties properties) {
    ServletRegistrationBean<PublicApiServlet> registration =
        new ServletRegistrationBean<>(
            servlet, PublicPaths.api(properties.basePath()).toArray(String[]::new));
    registration.setName("atalayaPublicApi");
    return registration;
  }

  @Bean
  ServletRegistrationBean<ElementsServlet> atalayaElementsRegistration(
      WidgetsProperties properties) {
    ServletRegistrationBean<ElementsServlet> registration =
        new ServletRegistrationBean<>(
            new ElementsServlet(),
            PublicPaths.elements(properties.basePath()).toArray(String[]::new));
    registration.setName("atalayaElements");
    return registration;
  }

  @Bean
  FilterRegistrationBean<OtherVersionsFilter> atalayaOtherVersionsRegistration(
      WidgetsProperties properties) {
    FilterRegistrationBean<OtherVersionsFilter> registration =
        new FilterRegistrationBean<>(new OtherVersionsFilter());
    registration.addUrlPatterns(properties.basePath() + "/*");
    registration.setName("atalayaOtherVersions");
    return registration;
  }
}
