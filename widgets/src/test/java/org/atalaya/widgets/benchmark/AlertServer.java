// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.ReporterCheck;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.cases.Label;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.widgets.SampleApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An observatory that posts {@code --alerts} invented alerts, in a process of its own; it ends the
 * newest one for each line {@code end} that it reads.
 */
public final class AlertServer {

  private AlertServer() {}

  /** As a host writes it. */
  @Configuration(proxyBeanMethods = false)
  @Import(SampleApplication.class)
  static class Application {

    /** As the README advises for a node behind a proxy. */
    @Bean
    @ConditionalOnProperty("large-writes")
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> largeWrites() {
      return tomcat ->
          tomcat.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appWriteBufSize", "262144");
            connector.setProperty("socket.directBuffer", "true");
            connector.setProperty("socket.txBufSize", "1048576");
          });
    }

    @Bean
    ReporterCheck reporterCheck() {
      return (missing, reporter) -> ReporterCheck.Finding.NOTHING;
    }
  }

  /** Starts it and prints {@code PORT} and its port once all are posted. */
  public static void main(String[] arguments) throws IOException {
    ConfigurableApplicationContext context = SpringApplication.run(Application.class, arguments);
    Alerts alerts = context.getBean(Alerts.class);
    int count = context.getEnvironment().getRequiredProperty("alerts", Integer.class);
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      post(alerts, random);
    }
    System.out.println("PORT " + context.getEnvironment().getProperty("local.server.port"));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while ("end".equals(lines.readLine())) {
      Alert newest = alerts.current().getFirst();
      alerts.end(newest.id(), newest.version(), StaffedAlerts.ANA, Outcome.LOCATED_ALIVE);
      System.out.println("ENDED");
    }
  }

  private static void post(Alerts alerts, Random random) {
    AlertDraft draft =
        StaffedAlerts.woman()
            .with()
            .name(words(random))
            .description(Label.of(words(random), words(random)))
            .build();
    Alert alert = alerts.draft(StaffedAlerts.ANA, draft);
    alert = alerts.assess(alert.id(), alert.version(), StaffedAlerts.ANA, Answer.NO);
    Instant expires = Instant.now().plus(Duration.ofDays(30));
    alerts.activate(alert.id(), alert.version(), StaffedAlerts.BEA, expires);
  }

  /** Eight of them, so that no two alerts are compressed alike. */
  private static String words(Random random) {
    return IntStream.range(0, 8)
        .mapToObj(word ->
            random
                .ints(3 + random.nextInt(6), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString())
        .collect(Collectors.joining(" "));
  }
}
