// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.ReporterCheck;
import org.atalaya.alerts.Republisher;
import org.atalaya.alerts.feeds.AlertFeeds;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.feeds.FeedSignatures;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.PostedAlerts;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.atalaya.widgets.web.AlertServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class AlertStoreAutoConfigurationTest {

  @TempDir Path folder;

  private WebApplicationContextRunner runner(String... settings) {
    return new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                ObservatoryAutoConfiguration.class,
                OperationsAutoConfiguration.class,
                AlertStoreAutoConfiguration.class,
                AlertsAutoConfiguration.class))
        .withPropertyValues("atalaya.public-url=https://observatorio.example")
        .withPropertyValues(settings);
  }

  private WebApplicationContextRunner kept(String... settings) {
    return runner(
            "atalaya.node=all",
            "server.address=127.0.0.1",
            "atalaya.alerts.enabled=true",
            "atalaya.operations.store=" + folder.resolve("operations.sqlite"),
            "atalaya.operations.vault=" + folder.resolve("vault"))
        .withPropertyValues(settings);
  }

  private static ReporterCheck asked() {
    return (missing, reporter) -> ReporterCheck.Finding.NOTHING;
  }

  @Test
  void notEnabled_storeKeepsNoAlerts() {
    runner(
            "atalaya.operations.store=" + folder.resolve("operations.sqlite"),
            "atalaya.operations.vault=" + folder.resolve("vault"))
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(AlertBoard.class)
                .doesNotHaveBean(AlertServlet.class));
  }

  @Test
  void enabled_alertsAreKeptSignedAndServed() {
    kept()
        .withBean(ReporterCheck.class, AlertStoreAutoConfigurationTest::asked)
        .run(context ->
            assertThat(context)
                .hasSingleBean(Alerts.class)
                .hasSingleBean(AlertDeskSource.class)
                .hasSingleBean(FeedSignature.class)
                .hasSingleBean(AlertServlet.class));
  }

  @Test
  void enabledWithoutReporterCheck_saysWhatToProvide() {
    kept()
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ReporterCheck"));
  }

  @Test
  void enabledWithoutStore_saysWhatToSet() {
    runner("atalaya.alerts.enabled=true", "atalaya.node=staff")
        .withBean(ReporterCheck.class, AlertStoreAutoConfigurationTest::asked)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("atalaya.operations."));
  }

  @Test
  void ownBoard_isServedAndNothingKept() {
    kept()
        .withBean(AlertBoard.class, () -> new PostedAlerts(Instant.EPOCH))
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Alerts.class)
                .hasSingleBean(AlertServlet.class));
  }

  @Test
  void activation_reachesARepublisherByItself() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    HttpServer partner =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    partner.createContext(
        "/hook",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    partner.start();
    URI hook = URI.create("http://127.0.0.1:%d/hook".formatted(partner.getAddress().getPort()));
    try {
      kept("atalaya.alerts.webhook-pause=20ms", "atalaya.alerts.insecure-private-webhooks=true")
          .withBean(ReporterCheck.class, AlertStoreAutoConfigurationTest::asked)
          .run(context -> {
            Alerts alerts = context.getBean(Alerts.class);
            alerts.republishers().register("ana", new Republisher("diario", hook, ""));
            Alert alert = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
            Instant expires = Instant.now().plus(Duration.ofDays(7));
            alerts.activate(alert.id(), alert.version(), StaffedAlerts.BEA, expires);

            assertThat(told.poll(30, TimeUnit.SECONDS)).contains(alert.id().toString());
          });
    } finally {
      partner.stop(0);
    }
  }

  @Test
  void staffNode_signsWhatThePublicNodeServes() {
    kept("atalaya.node=staff", "atalaya.operations.signing-vault=" + folder.resolve("signing"))
        .withBean(ReporterCheck.class, AlertStoreAutoConfigurationTest::asked)
        .run(staff -> {
          Alerts alerts = staff.getBean(Alerts.class);
          Alert alert = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
          Instant expires = Instant.now().plus(Duration.ofDays(7));
          alerts.activate(alert.id(), alert.version(), StaffedAlerts.BEA, expires);

          kept("atalaya.node=public")
              .run(reader -> {
                FeedSignatures signatures = reader.getBean(FeedSignatures.class);
                byte[] feed = feed(reader.getBean(AlertBoard.class));
                long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                while (signatures.of(feed).isEmpty() && System.nanoTime() < deadline) {
                  Thread.sleep(50);
                }
                assertThat(signatures.of(feed))
                    .contains(staff.getBean(FeedSignature.class).sign(feed));
                assertThat(reader).doesNotHaveBean(FeedSignature.class);
              });
        });
  }

  private static byte[] feed(AlertBoard board) {
    return new AlertFeeds(Guatemala.alertAuthority(), "https://observatorio.example/atalaya")
        .json(board.posted(), Locale.of("es"));
  }
}
