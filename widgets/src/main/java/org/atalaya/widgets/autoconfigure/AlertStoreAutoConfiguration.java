// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertParts;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.Reporter;
import org.atalaya.alerts.ReporterCheck;
import org.atalaya.alerts.feeds.AlertFeeds;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.feeds.FeedSignatures;
import org.atalaya.alerts.feeds.FeedSigner;
import org.atalaya.alerts.feeds.StoredSignatures;
import org.atalaya.alerts.webhooks.AlertWebhooks;
import org.atalaya.cases.CodeLists;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.Ids;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.atalaya.widgets.autoconfigure.Upkeep.Duty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Alerts that are kept in the operational store, where {@code atalaya.alerts.enabled} says so: with
 * what staff work on, messages to re-publishers, and what has to be done of itself.
 */
@AutoConfiguration(
    after = {ObservatoryAutoConfiguration.class, OperationsAutoConfiguration.class},
    before = AlertsAutoConfiguration.class)
@ConditionalOnProperty("atalaya.alerts.enabled")
@EnableConfigurationProperties(WidgetsProperties.class)
public final class AlertStoreAutoConfiguration {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration SIGNING = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @Bean
  @Conditional(OnNode.Staff.class)
  @ConditionalOnMissingBean
  FeedSignature atalayaFeedSignature(ObjectProvider<KeyVault> vault, WidgetsProperties properties) {
    return SigningVault.signature(
        properties, () -> vault.getIfAvailable(() -> missing(KeyVault.class)));
  }

  /** On a node that does not sign: what another has signed. */
  @Bean
  @Conditional(OnNode.Public.class)
  @ConditionalOnMissingBean(FeedSignatures.class)
  StoredSignatures atalayaFeedSignatures(
      ObjectProvider<OperationalStore> store, ObjectProvider<KeyVault> vault) {
    return new StoredSignatures(
        store.getIfAvailable(() -> missing(OperationalStore.class)),
        vault.getIfAvailable(() -> missing(KeyVault.class)));
  }

  @Bean
  @ConditionalOnMissingBean(AlertBoard.class)
  Alerts atalayaAlertStore(
      ObjectProvider<OperationalStore> store,
      ObjectProvider<KeyVault> vault,
      ObjectProvider<Outbox> outbox,
      ObjectProvider<AuditChain> audit,
      AlertAuthority authority,
      CodeLists codes,
      ObjectProvider<ReporterCheck> reporters,
      WidgetsProperties properties) {
    SecureRandom random = new SecureRandom();
    return Alerts.open(
        new AlertParts(
            store.getIfAvailable(() -> missing(OperationalStore.class)),
            vault.getIfAvailable(() -> missing(KeyVault.class)),
            outbox.getObject(),
            audit.getObject(),
            authority,
            codes,
            properties.node().servesStaff()
                ? reporters.getIfAvailable(AlertStoreAutoConfiguration::noReporterCheck)
                : AlertStoreAutoConfiguration::noneAsked,
            Ids.of(CLOCK, random),
            CLOCK,
            random));
  }

  private static <T> T missing(Class<T> type) {
    throw new SettingException(
        "atalaya.alerts.enabled is true, and there is no %s to keep alerts in."
            .formatted(type.getSimpleName()),
        "Set atalaya.operations.store (or data-source) and atalaya.operations.vault.");
  }

  private static ReporterCheck noReporterCheck() {
    throw new SettingException(
        "atalaya.alerts.enabled is true, and there is no ReporterCheck: before an alert is"
            + " activated the registers are asked whether who reports her is a danger to her.",
        "Provide a bean of the type ReporterCheck that asks the complaints and protection orders of"
            + " your authority.");
  }

  /** Nobody assesses an alert there, and nothing leads from there to the registers. */
  private static ReporterCheck.Finding noneAsked(AlertDraft missing, Reporter reporter) {
    throw new IllegalStateException("a public node asks no register");
  }

  @Bean
  @Conditional(OnNode.Staff.class)
  @ConditionalOnMissingBean
  @ConditionalOnBean(Alerts.class)
  AlertDeskSource atalayaAlertDeskSource(Alerts alerts, AlertAuthority authority, CodeLists codes) {
    return new AlertDeskSource(alerts, authority, codes, CLOCK);
  }

  @Bean
  @Conditional(OnNode.Staff.class)
  @ConditionalOnMissingBean
  @ConditionalOnBean(Alerts.class)
  AlertWebhooks atalayaAlertWebhooks(
      Alerts alerts, Outbox outbox, FeedSignature signature, WidgetsProperties properties) {
    AlertWebhooks.Settings settings = AlertWebhooks.Settings.DEFAULT;
    return new AlertWebhooks(
        alerts,
        outbox,
        signature,
        CLOCK,
        new AlertWebhooks.Settings(
            settings.connectTimeout(),
            settings.timeout(),
            properties.alerts().insecurePrivateWebhooks()));
  }

  @Bean
  @Conditional(OnNode.Staff.class)
  @ConditionalOnBean(Alerts.class)
  Upkeep atalayaAlertUpkeep(Alerts alerts, AlertWebhooks webhooks, WidgetsProperties properties) {
    Duration reminder = properties.alerts().reminder();
    return new Upkeep(
        new Duty("finishing the ends of alerts", HOUR, alerts::sweep),
        new Duty(
            "reminding those who show alerts",
            reminder.compareTo(HOUR) < 0 ? reminder : HOUR,
            () -> alerts.republishers().remind(reminder)),
        new Duty(
            "telling those who show alerts",
            properties.alerts().webhookPause(),
            webhooks::deliver));
  }

  /** On a node for all feeds are signed as they are served. */
  @Bean
  @ConditionalOnProperty(name = "atalaya.node", havingValue = "staff")
  @ConditionalOnBean(Alerts.class)
  Upkeep atalayaFeedSigning(
      Alerts alerts,
      AlertAuthority authority,
      FeedSignature signature,
      OperationalStore store,
      KeyVault vault,
      WidgetsProperties properties) {
    if (properties.publicUrl() == null) {
      throw new SettingException(
          "atalaya.alerts.enabled is true, and atalaya.public-url is not set: feeds that are signed"
              + " here name the address at which public nodes serve them.",
          "Set it, and atalaya.base-path, as on the public nodes.");
    }
    FeedSigner signer =
        new FeedSigner(
            alerts, new AlertFeeds(authority, properties.api()), signature, store, vault);
    return new Upkeep(new Duty("signing feeds", SIGNING, signer::run));
  }
}
