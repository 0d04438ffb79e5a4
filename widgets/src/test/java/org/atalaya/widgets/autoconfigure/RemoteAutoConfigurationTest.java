// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.remote.RemoteObservatory;
import org.atalaya.remote.RemoteSettings;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.web.PublicApiServlet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class RemoteAutoConfigurationTest {

  private static final String URL = "atalaya.remote.url=https://observatorio.example/atalaya";

  private static final AutoConfigurations ALL =
      AutoConfigurations.of(
          RemoteAutoConfiguration.class,
          ObservatoryAutoConfiguration.class,
          FeedAutoConfiguration.class,
          WidgetsAutoConfiguration.class,
          HealthAutoConfiguration.class,
          MetricsAutoConfiguration.class);

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner().withConfiguration(ALL);

  @Test
  void noUrl_none() {
    runner.run(
        context -> assertThat(context).hasNotFailed().doesNotHaveBean(RemoteObservatory.class));
  }

  @Test
  void url_observatoryAndApiWithoutRecords() {
    runner
        .withPropertyValues(URL)
        .run(context ->
            assertThat(context)
                .hasSingleBean(RemoteObservatory.class)
                .hasSingleBean(Observatory.class)
                .hasSingleBean(PublicApiServlet.class)
                .doesNotHaveBean(CaseStore.class)
                .doesNotHaveBean(DisclosureProfile.class));
  }

  @Test
  void ownObservatory_usedInstead() {
    try (CaseStore store = SampleCases.store()) {
      runner
          .withBean(
              Observatory.class,
              () -> Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE))
          .withPropertyValues(URL)
          .run(context ->
              assertThat(context)
                  .hasSingleBean(Observatory.class)
                  .doesNotHaveBean(RemoteObservatory.class));
    }
  }

  @Test
  void noSettingsBesidesTheUrl_areThoseOfHostsWithoutSpring() {
    runner
        .withPropertyValues(URL)
        .run(context ->
            assertThat(context.getBean(WidgetsProperties.class).remote().settings())
                .isEqualTo(RemoteSettings.DEFAULT));
  }

  @Test
  void settings_areThoseOfTheProperties() {
    runner
        .withPropertyValues(
            URL,
            "atalaya.remote.connect-timeout=1s",
            "atalaya.remote.timeout=2s",
            "atalaya.remote.kept=3MB",
            "atalaya.remote.largest=4MB")
        .run(context ->
            assertThat(context.getBean(WidgetsProperties.class).remote().settings())
                .isEqualTo(
                    new RemoteSettings(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), 3 << 20, 4 << 20)));
  }

  /** It starts, says that it has nothing to tell, and is not refused by its own metrics. */
  @Test
  void observatoryAway_startsAndSaysSo() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    runner
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .withPropertyValues("atalaya.remote.url=http://localhost:" + free + "/atalaya")
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBean(HealthIndicator.class).health())
              .extracting(Health::getStatus)
              .isEqualTo(Status.DOWN);
        });
  }

  @Test
  void withoutVaadin_apiIsThere() {
    runner
        .withClassLoader(new FilteredClassLoader("com.vaadin"))
        .withBean(CaseStore.class, SampleCases::store)
        .run(context -> assertThat(context).hasSingleBean(PublicApiServlet.class));
  }

  /** The core alone, in a program that answers nobody. */
  @Test
  void withoutWebActuatorAndVaadin_observatoryIsThere() {
    new ApplicationContextRunner()
        .withConfiguration(ALL)
        .withClassLoader(
            new FilteredClassLoader(
                "com.vaadin",
                "jakarta.servlet",
                "org.springframework.web",
                "org.springframework.boot.web",
                "org.springframework.boot.health",
                "io.micrometer"))
        .withBean(CaseStore.class, SampleCases::store)
        .run(context -> {
          assertThat(context).hasNotFailed().hasSingleBean(Observatory.class);
          assertThat(context.getBean(Observatory.class).version()).isEqualTo(1);
        });
  }
}
