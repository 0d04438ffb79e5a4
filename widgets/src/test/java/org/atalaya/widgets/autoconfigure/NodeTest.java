// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.ReporterCheck;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.webhooks.AlertWebhooks;
import org.atalaya.cases.CaseStore;
import org.atalaya.operations.KeyVault;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.atalaya.widgets.web.AlertServlet;
import org.atalaya.widgets.web.PublicApiServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** What a node serves, and what it must not be able to read. */
@ExtendWith(OutputCaptureExtension.class)
class NodeTest {

  @TempDir Path folder;

  private WebApplicationContextRunner statistics(String... settings) {
    return new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                ObservatoryAutoConfiguration.class,
                OperationsAutoConfiguration.class,
                AlertStoreAutoConfiguration.class,
                AlertsAutoConfiguration.class,
                WidgetsAutoConfiguration.class))
        .withBean(CaseStore.class, SampleCases::store)
        .withPropertyValues("atalaya.public-url=https://observatorio.example")
        .withPropertyValues("atalaya.cache.off-heap=0", "atalaya.cache.warm=false")
        .withPropertyValues(settings);
  }

  private WebApplicationContextRunner alerts(String... settings) {
    return statistics(
            "atalaya.alerts.enabled=true",
            "atalaya.operations.store=" + folder.resolve("operations.sqlite"),
            "atalaya.operations.vault=" + vault())
        .withPropertyValues(settings);
  }

  private Path vault() {
    return folder.resolve("vault");
  }

  private WebApplicationContextRunner staff() {
    return alerts(
            "atalaya.node=staff", "atalaya.operations.signing-vault=" + folder.resolve("signing"))
        .withBean(ReporterCheck.class, NodeTest::asked);
  }

  private static ReporterCheck asked() {
    return (missing, reporter) -> ReporterCheck.Finding.NOTHING;
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertRefused(AssertableWebApplicationContext context, String... what) {
    assertThat(Stream.iterate(context.getStartupFailure(), Objects::nonNull, Throwable::getCause))
        .filteredOn(SettingException.class::isInstance)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal).hasMessageContainingAll(what));
  }

  @Test
  void nothingSet_statistics_areServedAsBefore() {
    statistics()
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasSingleBean(PublicApiServlet.class)
                .doesNotHaveBean(FeedSignature.class));
  }

  @Test
  void publicNode_besideAStaffNode_servesAlertsAndSignsNothing() {
    staff().run(context -> assertThat(context).hasSingleBean(AlertWebhooks.class));

    alerts()
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Alerts.class)
                .hasSingleBean(AlertServlet.class)
                .doesNotHaveBean(FeedSignature.class)
                .doesNotHaveBean(AlertWebhooks.class)
                .doesNotHaveBean(AlertDeskSource.class)
                .doesNotHaveBean(Upkeep.class));
  }

  @Test
  void staffNode_nothingPublic_isServed() {
    staff()
        .run(context -> {
          assertThat(context)
              .hasNotFailed()
              .hasSingleBean(AlertDeskSource.class)
              .hasSingleBean(FeedSignature.class)
              .doesNotHaveBean(PublicApiServlet.class)
              .doesNotHaveBean(AlertServlet.class);
          // The components of staff pages are made of them.
          assertThat(context.getBeansOfType(ServletRegistrationBean.class))
              .containsOnlyKeys("atalayaElementsRegistration");
        });
  }

  @Test
  void staffNode_withoutSigningVault_saysWhatToSet() {
    alerts("atalaya.node=staff")
        .withBean(ReporterCheck.class, NodeTest::asked)
        .run(context -> assertRefused(context, "atalaya.operations.signing-vault is missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"feeds.ed25519", "registry-signing.1"})
  void publicNode_signingKeyInItsVault_isRefusedWithItsName(String name) throws Exception {
    String[] parts = name.split("\\.");
    KeyVault.at(vault(), new SecureRandom())
        .findOrStore(parts[0], parts[1], () -> keys().getPrivate().getEncoded());

    alerts()
        .run(context ->
            assertRefused(context, "'" + name + "'", vault().toString(), "signing-vault"));
  }

  @Test
  void publicNode_beansThatSign_areRefusedByName() throws Exception {
    KeyVault elsewhere = KeyVault.at(folder.resolve("elsewhere"), new SecureRandom());

    statistics()
        .withBean("mine", FeedSignature.class, () -> FeedSignature.from(elsewhere))
        .run(context -> assertRefused(context, "'mine' (FeedSignature)"));
    statistics()
        .withBean("pair", KeyPair.class, NodeTest::keys)
        .run(context -> assertRefused(context, "'pair' (KeyPair)"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void publicNode_privateKeyInAFileOfASetting_isRefusedWithTheSetting(boolean pem)
      throws Exception {
    byte[] key = keys().getPrivate().getEncoded();
    Path file = folder.resolve("some.key");
    String body = Base64.getEncoder().encodeToString(key);
    byte[] text = "-----BEGIN PRIVATE KEY-----\n%s\n".formatted(body).getBytes(UTF_8);
    Files.write(file, pem ? text : key);

    statistics("atalaya.certificates.key-file=" + file)
        .run(context -> {
          assertRefused(context, "atalaya.certificates.key-file", file.toString());
          assertThat(context.getStartupFailure()).message().doesNotContain(body);
        });
  }

  @Test
  void publicNode_signingVaultSet_isRefused() {
    statistics("atalaya.operations.signing-vault=/srv/keys")
        .run(context -> assertRefused(context, "atalaya.operations.signing-vault", "/srv/keys"));
  }

  @Test
  void nodeForAll_reachableByOthers_isRefusedUnlessItSaysSo(CapturedOutput output) {
    statistics("atalaya.node=all")
        .run(context -> assertRefused(context, "server.address: all", "insecure-all-node"));
    statistics("atalaya.node=all", "server.address=0.0.0.0")
        .run(context -> assertRefused(context, "server.address: 0.0.0.0"));
    assertThat(output).doesNotContain("DEMONSTRATION");

    statistics("atalaya.node=all", "atalaya.insecure-all-node=true")
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(output).contains("DEMONSTRATION: atalaya.node=all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void nodeForAll_onLoopback_startsAndSaysThatItIsForTrying(String address, CapturedOutput output) {
    statistics("atalaya.node=all", "server.address=" + address)
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(PublicApiServlet.class));

    assertThat(output).contains("DEMONSTRATION");
  }

  @Test
  void unknownNode_isRefusedWithWhatIsAllowed() {
    statistics("atalaya.node=intranet")
        .run(
            context -> assertThat(context).getFailure().rootCause().message().contains("intranet"));
  }
}
