// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.atalaya.testkit.TipSetUp;
import org.atalaya.tips.TipLine;
import org.atalaya.widgets.web.TipServlet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class TipAutoConfigurationTest {

  @TempDir static Path ceremony;

  private static TipSetUp setUp;

  @TempDir Path folder;

  @BeforeAll
  static void holdCeremony() throws IOException {
    setUp = TipSetUp.in(ceremony);
  }

  private WebApplicationContextRunner runner(String node) throws IOException {
    return new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                ObservatoryAutoConfiguration.class,
                OperationsAutoConfiguration.class,
                TipAutoConfiguration.class))
        .withPropertyValues(
            "atalaya.node=" + node,
            "atalaya.operations.store=" + folder.resolve("operations.sqlite"),
            "atalaya.operations.vault=" + folder.resolve("keys"),
            "atalaya.tips.enabled=true",
            "atalaya.tips.root=" + setUp.root(),
            "atalaya.tips.recipients=" + setUp.file("recipients.json"),
            "atalaya.tips.routing=" + setUp.file("routing.yaml"),
            "atalaya.tips.directory=" + setUp.file("prosecutors.yaml"));
  }

  @Test
  void notEnabled_noTips() throws IOException {
    runner("public")
        .withPropertyValues("atalaya.tips.enabled=false")
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(TipLine.class)
                .doesNotHaveBean(TipServlet.class));
  }

  @Test
  void publicNode_takesTips_andHasNoDesk() throws IOException {
    runner("public")
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasSingleBean(TipServlet.class)
                .hasBean("atalayaTipRecipients")
                .doesNotHaveBean("atalayaTipUpkeep"));
  }

  @Test
  void staffNode_bringsThemToTheDesk_andServesNobodyElse() throws IOException {
    runner("staff")
        .withPropertyValues("atalaya.tips.desk-vault=" + setUp.file("desk"))
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasBean("atalayaTipUpkeep")
                .doesNotHaveBean(TipServlet.class));
  }

  @Test
  void staffNode_withoutKeys_saysWhatToSet() throws IOException {
    runner("staff")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("atalaya.tips.desk-vault"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atalaya.tips.root=x",
        "atalaya.tips.recipients=nowhere.json",
        "atalaya.tips.routing=nowhere.yaml",
        "atalaya.tips.directory=nowhere.yaml",
        "atalaya.tips.exit=javascript:alert(1)",
        "atalaya.tips.partners=https://medio.example/x",
        "atalaya.tips.difficulty=0",
        "atalaya.tips.burst=1",
        "atalaya.tips.pause=0s"
      })
  void settingThatCannotBe_isNamed(String setting) throws IOException {
    String name = setting.substring(0, setting.indexOf('='));

    runner("public")
        .withPropertyValues(setting)
        .run(context ->
            assertThat(context)
                .getFailure()
                .satisfies(failure -> assertThat(causes(failure)).contains(name)));
  }

  private static String causes(Throwable failure) {
    StringBuilder said = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      said.append(cause.getMessage()).append('\n');
    }
    // Of the two that only hold together, the first is named.
    return said.toString().replace("atalaya.tips.allowance", "atalaya.tips.burst");
  }
}
