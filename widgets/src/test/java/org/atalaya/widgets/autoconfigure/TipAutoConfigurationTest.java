// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.testkit.TipSetUp;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.delivery.NoticeSender;
import org.atalaya.tips.delivery.TipOffice;
import org.atalaya.tips.evidence.TipEvidence;
import org.atalaya.tips.routing.JdbcProsecutorDirectory;
import org.atalaya.widgets.tipdesk.TipDeskSource;
import org.atalaya.widgets.web.TipServlet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.sqlite.SQLiteDataSource;

@ExtendWith(OutputCaptureExtension.class)
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
                TipAutoConfiguration.class,
                TipOfficeAutoConfiguration.class))
        .withPropertyValues(settings(node))
        .withPropertyValues("atalaya.tips.directory=" + setUp.file("prosecutors.yaml"));
  }

  /** Without a directory. */
  private String[] settings(String node) throws IOException {
    return new String[] {
      "atalaya.node=" + node,
      "atalaya.operations.store=" + folder.resolve("operations.sqlite"),
      "atalaya.operations.vault=" + folder.resolve("keys"),
      "atalaya.tips.enabled=true",
      "atalaya.tips.root=" + setUp.root(),
      "atalaya.tips.recipients=" + setUp.file("recipients.json"),
      "atalaya.tips.routing=" + setUp.file("routing.yaml")
    };
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

  private WebApplicationContextRunner staff(String... settings) throws IOException {
    return runner("staff")
        .withPropertyValues("atalaya.tips.desk-vault=" + setUp.file("desk"))
        .withPropertyValues(settings);
  }

  @Test
  void staffNode_hasAllOfTheDesk_andServesNobodyElse(CapturedOutput output) throws IOException {
    staff("atalaya.tips.acknowledge-within=7m")
        .run(context -> {
          assertThat(context)
              .hasNotFailed()
              .hasBean("atalayaTipUpkeep")
              .hasSingleBean(TipOffice.class)
              .hasSingleBean(TipEvidence.class)
              .doesNotHaveBean(FeedSignature.class)
              .doesNotHaveBean(TipServlet.class);
          assertThat(context.getBean(TipDeskSource.class).acknowledgeWithin())
              .isEqualTo(Duration.ofMinutes(7));
          assertThat(telling(context).post()).isNull();
        });

    assertThat(output).containsOnlyOnce("nobody is told by mail");
  }

  private static TipOfficeAutoConfiguration.Telling telling(ApplicationContext context) {
    return context.getBean(TipOfficeAutoConfiguration.Telling.class);
  }

  @Test
  void staffNode_mailServer_isUsedAndItsPasswordNotTold(CapturedOutput output) throws IOException {
    staff(
            "atalaya.tips.smtp.host=mail.example",
            "atalaya.tips.smtp.from=avisos@mp.example",
            "atalaya.tips.smtp.user=avisos",
            "atalaya.tips.smtp.password=planted-secret")
        .run(context -> {
          assertThat(telling(context).notices()).hasToString("SmtpNotices[mail.example:465]");
          assertThat(context.getBean(TipProperties.class).toString())
              .contains("mail.example")
              .doesNotContain("planted");
        });

    assertThat(output).doesNotContain("nobody is told by mail", "planted");
  }

  @Test
  void staffNode_ownNotices_takeThePlaceOfMail(CapturedOutput output) throws IOException {
    NoticeSender own = address -> {};

    staff()
        .withBean(NoticeSender.class, () -> own)
        .run(context -> assertThat(telling(context).notices()).isSameAs(own));

    assertThat(output).doesNotContain("nobody is told by mail");
  }

  @Test
  void staffNode_caseSystem_isToldWithAKeyApart() throws IOException {
    String hook = "atalaya.tips.webhook.url=https://casos.example/avisos";
    office(hook)
        .run(context ->
            assertThat(causes(context.getStartupFailure()))
                .contains("atalaya.operations.signing-vault is missing"));
    staff(hook, "atalaya.operations.signing-vault=" + folder.resolve("signing"))
        .run(context -> assertThat(telling(context).post()).isNotNull());

    runner("public").run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void directory_inViews_takesThePlaceOfTheFile() throws IOException {
    ApplicationContextRunner views =
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    ObservatoryAutoConfiguration.class,
                    OperationsAutoConfiguration.class,
                    TipAutoConfiguration.class))
            .withPropertyValues(settings("public"))
            .withPropertyValues("atalaya.tips.directory-data-source=cases");

    views.run(context ->
        assertThat(causes(context.getStartupFailure()))
            .contains("atalaya.tips.directory-data-source (given: cases)"));
    views
        .withBean("cases", DataSource.class, SQLiteDataSource::new)
        .run(context -> assertThat(context).hasSingleBean(JdbcProsecutorDirectory.class));
    views
        .withBean("cases", DataSource.class, SQLiteDataSource::new)
        .withPropertyValues("atalaya.tips.directory=" + setUp.file("prosecutors.yaml"))
        .run(context -> assertThat(causes(context.getStartupFailure())).contains("both set"));
  }

  @Test
  void publicNode_folderOfTheDesksKeys_isRefused() throws IOException {
    runner("public")
        .withPropertyValues("atalaya.tips.desk-vault=" + setUp.file("desk"))
        .run(context ->
            assertThat(causes(context.getStartupFailure()))
                .contains("it can read private keys", "atalaya.tips.desk-vault"));
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

  @ParameterizedTest
  @CsvSource({
    "atalaya.tips.smtp.from=avisos@mp.example, smtp.host is missing",
    "atalaya.tips.smtp.host=mail.example, smtp.from is missing",
    "atalaya.tips.smtp.host=mail.example atalaya.tips.smtp.from=x, smtp.from (given: x)",
    "atalaya.tips.smtp.host=mail.example atalaya.tips.smtp.user=a, smtp.user and password",
    "atalaya.tips.smtp.port=0, smtp.port",
    "atalaya.tips.smtp.jitter=-1s, smtp.jitter",
    "atalaya.tips.acknowledge-within=0s, acknowledge-within",
    "atalaya.tips.webhook.insecure-private=true, webhook.url is not an https address",
    "atalaya.tips.webhook.url=http://casos.example, webhook.url is not an https address",
    "atalaya.tips.webhook.url=https://casos.example/{, webhook.url is not an address"
  })
  void settingOfTheOffice_thatCannotBe_isNamed(String settings, String said) {
    office(settings.split(" "))
        .withPropertyValues("atalaya.operations.signing-vault=" + folder.resolve("signing"))
        .run(context -> assertThat(causes(context.getStartupFailure())).contains(said));
  }

  /** Without all that it works on: what is wrong is said before that is asked for. */
  private ApplicationContextRunner office(String... settings) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(TipOfficeAutoConfiguration.class))
        .withPropertyValues("atalaya.node=staff", "atalaya.tips.enabled=true")
        .withPropertyValues(settings);
  }

  private static String causes(@Nullable Throwable failure) {
    StringBuilder said = new StringBuilder();
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      said.append(cause.getMessage()).append('\n');
    }
    // Of the two that only hold together, the first is named.
    return said.toString().replace("atalaya.tips.allowance", "atalaya.tips.burst");
  }
}
