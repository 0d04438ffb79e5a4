// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.webhooks.AlertWebhooks;
import org.atalaya.alerts.webhooks.SignedPost;
import org.atalaya.cases.CodeLists;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.delivery.DeliverySettings;
import org.atalaya.tips.delivery.NoticeSender;
import org.atalaya.tips.delivery.SmtpNotices;
import org.atalaya.tips.delivery.TipDelivery;
import org.atalaya.tips.delivery.TipOffice;
import org.atalaya.tips.evidence.EvidenceRoom;
import org.atalaya.tips.evidence.TipEvidence;
import org.atalaya.tips.routing.ProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.widgets.autoconfigure.TipProperties.Smtp;
import org.atalaya.widgets.autoconfigure.TipProperties.Webhook;
import org.atalaya.widgets.autoconfigure.Upkeep.Duty;
import org.atalaya.widgets.tipdesk.TipDeskSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * What a node for staff does with tips: brings them to the desk, tells those who have to know, lets
 * tips follow their cases, and has what a desk works on.
 */
@AutoConfiguration(after = {TipAutoConfiguration.class, AlertStoreAutoConfiguration.class})
@ConditionalOnProperty("atalaya.tips.enabled")
@Conditional(OnNode.Staff.class)
@EnableConfigurationProperties({WidgetsProperties.class, TipProperties.class})
public final class TipOfficeAutoConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(TipOfficeAutoConfiguration.class);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** How it is told that tips wait; null for a way that is not set. */
  record Telling(@Nullable NoticeSender notices, @Nullable CaseSystem caseSystem) {

    Optional<URI> webhook() {
      return Optional.ofNullable(caseSystem).map(CaseSystem::webhook);
    }

    @Nullable SignedPost post() {
      return caseSystem == null ? null : caseSystem.post();
    }
  }

  /** Where and by which key the case system is told. */
  record CaseSystem(URI webhook, SignedPost post) {}

  @Bean
  Telling atalayaTipTelling(
      ObjectProvider<NoticeSender> notices,
      ObjectProvider<FeedSignature> signature,
      ObjectProvider<KeyVault> vault,
      WidgetsProperties widgets,
      TipProperties properties) {
    NoticeSender own = notices.getIfAvailable();
    Webhook webhook = properties.webhook();
    return new Telling(
        own == null ? mail(properties.smtp()) : own,
        webhook == null
            ? null
            : new CaseSystem(
                address(webhook),
                post(
                    signature.getIfAvailable(
                        () -> SigningVault.signature(widgets, vault::getObject)),
                    webhook)));
  }

  private static @Nullable NoticeSender mail(@Nullable Smtp smtp) {
    if (smtp == null) {
      LOG.warn(
          "atalaya.tips.smtp.host is not set: nobody is told by mail that a tip waits at the desk,"
              + " and no superior of one that nobody acknowledges.");
      return null;
    }
    if (smtp.host() == null || smtp.from() == null) {
      throw new SettingException(
          "atalaya.tips.smtp.%s is missing.".formatted(smtp.host() == null ? "host" : "from"),
          "Set host and from, or none of atalaya.tips.smtp.");
    }
    try {
      return new SmtpNotices(smtp.settings(smtp.host(), smtp.from()), CLOCK);
    } catch (IllegalArgumentException e) {
      throw SettingException.of(
          "atalaya.tips.smtp.from (given: %s)".formatted(smtp.from()),
          e,
          "Set it to the address from which notices come.");
    }
  }

  /** Not told what was given: there might be a password in it. */
  private static URI address(Webhook webhook) {
    String url = webhook.url();
    String pattern = webhook.insecurePrivate() ? "https?://.+" : "https://.+";
    if (url == null || !url.matches(pattern)) {
      throw new SettingException(
          "atalaya.tips.webhook.url is not an https address.",
          "Set it to the address at which the case system takes messages; plain http and private"
              + " networks need atalaya.tips.webhook.insecure-private.");
    }
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          "atalaya.tips.webhook.url is not an address.", "Set it to one, without spaces.");
    }
  }

  private static SignedPost post(FeedSignature signature, Webhook webhook) {
    AlertWebhooks.Settings usual = AlertWebhooks.Settings.DEFAULT;
    return new SignedPost(
        signature,
        CLOCK,
        new AlertWebhooks.Settings(
            usual.connectTimeout(), usual.timeout(), webhook.insecurePrivate()));
  }

  @Bean
  @ConditionalOnMissingBean
  TipOffice atalayaTipOffice(
      TipLine line,
      CodeLists codes,
      OperationalStore store,
      Outbox outbox,
      TipRouting routing,
      ProsecutorDirectory directory,
      Telling telling,
      TipProperties properties) {
    TipDelivery.Parts parts =
        new TipDelivery.Parts(
            store,
            outbox,
            routing,
            directory,
            telling.notices(),
            telling.post(),
            CLOCK,
            new SecureRandom());
    return new TipOffice(
        line, new EnvelopeReader(TipCodes.of(codes)), parts, settings(telling, properties));
  }

  private static DeliverySettings settings(Telling telling, TipProperties properties) {
    Smtp smtp = properties.smtp();
    return new DeliverySettings(
        smtp == null ? DeliverySettings.DEFAULT.jitter() : smtp.jitter(),
        properties.acknowledgeWithin(),
        telling.webhook());
  }

  /** Each apart: no tip waits for a mail server that does not answer. */
  @Bean
  Upkeep atalayaTipUpkeep(TipLine line, TipOffice office, TipProperties properties) {
    return new Upkeep(
        new Duty("bringing tips to the desk", properties.pause(), office::bring),
        new Duty("telling that tips wait", properties.pause(), office::tell),
        new Duty("letting tips follow their cases", MINUTE, office::reassign),
        new Duty("removing what did not come whole", HOUR, () -> line.uploads().sweep()));
  }

  @Bean
  @ConditionalOnMissingBean
  EvidenceRoom atalayaEvidenceRoom() {
    return EvidenceProgram.room(Path.of(System.getProperty("java.io.tmpdir")));
  }

  @Bean
  @ConditionalOnMissingBean
  TipEvidence atalayaTipEvidence(OperationalStore store, AuditChain audit, EvidenceRoom room) {
    return new TipEvidence(store, audit, room);
  }

  @Bean
  @ConditionalOnMissingBean
  TipDeskSource atalayaTipDeskSource(
      TipLine line,
      TipEvidence evidence,
      TipRouter router,
      CodeLists codes,
      TipProperties properties) {
    return new TipDeskSource(
        line.inbox(),
        evidence,
        router,
        line.recipients(),
        codes,
        properties.acknowledgeWithin(),
        Clock.system(Guatemala.ZONE));
  }
}
