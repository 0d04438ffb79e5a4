// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.PostedAlerts;
import org.atalaya.widgets.web.AlertServlet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class AlertsAutoConfigurationTest {

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ObservatoryAutoConfiguration.class, AlertsAutoConfiguration.class));

  @Test
  void noBoard_noAlerts() {
    runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AlertServlet.class));
  }

  @Test
  void board_areServed() {
    runner
        .withBean(AlertBoard.class, () -> new PostedAlerts(Instant.EPOCH))
        .withPropertyValues("atalaya.public-url=https://observatorio.example")
        .run(context -> assertThat(context).hasSingleBean(AlertServlet.class));
  }

  @Test
  void boardWithoutPublicAddress_saysWhatToSet() {
    runner
        .withBean(AlertBoard.class, () -> new PostedAlerts(Instant.EPOCH))
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("atalaya.public-url"));
  }

  @Test
  void ownServlet_isKept() {
    runner
        .withBean(AlertBoard.class, () -> new PostedAlerts(Instant.EPOCH))
        .withBean(
            "own",
            AlertServlet.class,
            () ->
                new AlertServlet(
                    new PostedAlerts(Instant.EPOCH),
                    Guatemala.alertAuthority(),
                    Optional.empty(),
                    "https://otro.example/a"))
        .run(context -> assertThat(context).hasSingleBean(AlertServlet.class).hasBean("own"));
  }

  @Test
  void formForTips_thatIsNoPage_saysWhatToSet() {
    runner
        .withBean(AlertBoard.class, () -> new PostedAlerts(Instant.EPOCH))
        .withPropertyValues(
            "atalaya.public-url=https://observatorio.example",
            "atalaya.alerts.tip-form=javascript:alert(1)")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("http or https address"));
  }

  @Test
  void formForTips_whereTipsAreTaken_isTheOwn() {
    runner
        .withPropertyValues(
            "atalaya.public-url=https://observatorio.example", "atalaya.tips.enabled=true")
        .run(context ->
            assertThat(context.getBean(AlertAuthority.class).tipForm())
                .hasValue(URI.create("https://observatorio.example/atalaya/embed/tip-form")));
  }
}
