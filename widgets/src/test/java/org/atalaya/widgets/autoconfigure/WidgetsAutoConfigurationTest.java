// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.charts.MapAtlas;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.web.PagePolicy;
import org.atalaya.widgets.web.PublicApiServlet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class WidgetsAutoConfigurationTest {

  private static final AutoConfigurations BOTH =
      AutoConfigurations.of(ObservatoryAutoConfiguration.class, WidgetsAutoConfiguration.class);

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(BOTH)
          .withBean(CaseStore.class, SampleCases::store);

  @Test
  void webApplication_publicPathsAreServed() {
    runner
        .withPropertyValues("atalaya.base-path=/datos")
        .run(context -> {
          assertThat(context).hasSingleBean(PublicApiServlet.class);
          assertThat(context.getBean(PagePolicy.class)).isEqualTo(PagePolicy.SAME_ORIGIN);
          assertThat(mappings(context.getBeansOfType(ServletRegistrationBean.class).values()))
              .contains("/datos/v1/*", "/datos/embed/*", "/datos/oembed", "/datos/embed.js")
              .contains("/atalaya/elements/*");
        });
  }

  private static List<String> mappings(Collection<?> registrations) {
    return registrations.stream()
        .flatMap(one -> ((ServletRegistrationBean<?>) one).getUrlMappings().stream())
        .toList();
  }

  @Test
  void noWebApplication_observatoryAlone() {
    new ApplicationContextRunner()
        .withConfiguration(BOTH)
        .withBean(CaseStore.class, SampleCases::store)
        .run(context ->
            assertThat(context)
                .hasSingleBean(Observatory.class)
                .doesNotHaveBean(PublicApiServlet.class)
                .doesNotHaveBean(PagePolicy.class));
  }

  @Test
  void ownBeans_usedInstead() {
    PagePolicy policy = new PagePolicy("https://observatorio.example");
    runner
        .withBean(PagePolicy.class, () -> policy)
        .withBean(MapAtlas.class, () -> MapAtlas.NONE)
        .run(context -> {
          assertThat(context.getBean(PagePolicy.class)).isSameAs(policy);
          assertThat(context.getBean(MapAtlas.class)).isSameAs(MapAtlas.NONE);
        });
  }
}
