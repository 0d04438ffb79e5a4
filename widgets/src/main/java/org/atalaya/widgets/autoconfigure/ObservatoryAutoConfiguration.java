// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.disclosure.DisclosurePolicy;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.Population;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.widgets.web.TipWeb;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * The observatory over one source of records: a {@link CaseStore} from {@code atalaya.mapping} and
 * {@code atalaya.source}, or the application's own.
 */
@AutoConfiguration
@EnableConfigurationProperties(WidgetsProperties.class)
public final class ObservatoryAutoConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ObservatoryAutoConfiguration.class);

  private static final String POLICY_ACTION =
      "Name a YAML file with rules that can be read, or leave the setting out for those of the"
          + " country pack. No figure is shown without rules.";

  @Bean
  SettingsCheck atalayaSettingsCheck(WidgetsProperties properties, ListableBeanFactory beans) {
    return new SettingsCheck(properties, beans);
  }

  @Bean
  NodeCheck atalayaNodeCheck(
      WidgetsProperties properties, ListableBeanFactory beans, Environment environment) {
    return new NodeCheck(properties, beans, environment);
  }

  @Bean
  @ConditionalOnMissingBean
  IndicatorCatalogue indicatorCatalogue() {
    return Guatemala.indicators();
  }

  @Bean
  @ConditionalOnMissingBean
  Population population() {
    return Guatemala.population();
  }

  @Bean
  @ConditionalOnMissingBean
  CodeLists codeLists() {
    return Guatemala.CODE_LISTS;
  }

  @Bean
  @ConditionalOnMissingBean
  AlertAuthority alertAuthority(WidgetsProperties properties, Environment environment) {
    String form = tipForm(properties, environment);
    AlertAuthority authority = Guatemala.alertAuthority();
    try {
      return form == null ? authority : authority.withTipForm(URI.create(form));
    } catch (IllegalArgumentException e) {
      throw SettingException.of(
          "atalaya.alerts.tip-form",
          e,
          "Set it to the https address of your form for tips, or leave it out.");
    }
  }

  /** That of others, or the own where it has an address that bulletins can name. */
  private static @Nullable String tipForm(WidgetsProperties properties, Environment environment) {
    String others = properties.alerts().tipForm();
    boolean isOwn =
        others == null
            && properties.publicUrl() != null
            && environment.getProperty("atalaya.tips.enabled", Boolean.class, false);
    return isOwn ? TipWeb.page(properties.api()).toString() : others;
  }

  /** The records, when the settings say where they come from. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("atalaya.mapping")
  @ConditionalOnMissingBean({CaseStore.class, Observatory.class})
  static class StoreConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CsvMapping csvMapping(WidgetsProperties properties) {
      String mapping = String.valueOf(properties.mapping());
      try {
        return Guatemala.mapping(mapping);
      } catch (MappingException e) {
        throw SettingException.of(
            "atalaya.mapping (given: " + mapping + ")",
            e,
            "Name a shipped mapping, or a YAML file that can be read; the command 'validate' tells"
                + " what a mapping makes of a file.");
      }
    }

    @Bean
    @ConditionalOnMissingBean
    RecordKeySecret recordKeySecret(WidgetsProperties properties) {
      SecureRandom random = new SecureRandom();
      String file = properties.recordKeyFile();
      if (file != null) {
        try {
          return RecordKeySecret.loadOrCreate(Path.of(file), random);
        } catch (IOException e) {
          throw SettingException.of(
              "atalaya.record-key-file (given: " + file + ")",
              e,
              "Restore the file from your backup and let this user read it; where there never was"
                  + " one, name a file in a folder in which it can be made.");
        }
      }
      if (properties.store() != null) {
        throw new SettingException(
            "atalaya.store keeps records for good and needs atalaya.record-key-file, the file of"
                + " the secret from which their keys are derived.",
            "Set atalaya.record-key-file; it is made at the first start and belongs into the"
                + " backup.");
      }
      return RecordKeySecret.generate(random);
    }

    @Bean
    CaseStore caseStore(
        WidgetsProperties properties,
        CsvMapping mapping,
        RecordKeySecret secret,
        ListableBeanFactory beans) {
      Clock clock = Clock.system(Guatemala.ZONE);
      String file = properties.store();
      CaseStore store =
          file == null
              ? CaseStore.inMemory(mapping, secret, clock)
              : opened(file, mapping, secret, clock);
      try {
        load(store, mapping, properties.files(), hasFeed(beans));
      } catch (ImportException e) {
        store.close();
        throw SettingException.of(
            "atalaya.source",
            e,
            "Check the files and whether atalaya.mapping is the one for them; the command"
                + " 'validate' tells what it makes of them.");
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
      return store;
    }

    private static CaseStore opened(
        String file, CsvMapping mapping, RecordKeySecret secret, Clock clock) {
      try {
        return CaseStore.at(Path.of(file), mapping, secret, clock);
      } catch (IllegalStateException e) {
        throw SettingException.of(
            "atalaya.store (given: " + file + ")",
            e,
            "Another secret would give every figure another noise: restore the file that"
                + " atalaya.record-key-file names from your backup. For another mapping name"
                + " another store. One file is open in one process at a time.");
      }
    }

    private static void load(
        CaseStore store, CsvMapping mapping, List<Path> files, boolean following) {
      if (files.isEmpty()) {
        return;
      }
      if (following && store.loader().feedStatus().isPresent()) {
        // Each start but the first: the files would take back what the feed does not tell again.
        LOG.info("atalaya.source is not loaded: the store has followed the feed since");
        return;
      }
      ImportReport report = store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      LOG.info(
          "Loaded source {} as dataset version {} in {} ms",
          report.source(),
          report.version(),
          report.duration().toMillis());
    }
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(CaseStore.class)
  DisclosureProfile disclosureProfile(
      WidgetsProperties properties, CaseStore store, ObjectProvider<DisclosurePolicy> policy) {
    return switch (properties.disclosure().profile()) {
      case PUBLIC -> policy.getObject().profile(store);
      case OPEN -> open(store);
      case STAFF ->
          throw new SettingException(
              "atalaya.disclosure.profile: given: staff, allowed: public, open.",
              "Use public. Exact figures for staff are never served by a public listener.");
    };
  }

  private static DisclosureProfile open(CaseStore store) {
    try {
      return DisclosureProfile.open(store.source());
    } catch (IllegalArgumentException e) {
      throw SettingException.of(
          "atalaya.disclosure.profile (given: open)",
          e,
          "Leave the setting out. Only where the very records are published by their owner, declare"
              + " that in the mapping.");
    }
  }

  @Bean
  @Lazy
  @ConditionalOnMissingBean
  DisclosurePolicy disclosurePolicy(WidgetsProperties properties) {
    String file = properties.disclosure().policy();
    if (file == null) {
      return Guatemala.disclosurePolicy();
    }
    try (InputStream yaml = Files.newInputStream(Path.of(file))) {
      return DisclosurePolicy.read(file, yaml);
    } catch (IOException e) {
      throw new SettingException(
          "atalaya.disclosure.policy cannot be read: " + file + ".", POLICY_ACTION, e);
    } catch (MappingException e) {
      throw SettingException.of("atalaya.disclosure.policy", e, POLICY_ACTION);
    }
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(CaseStore.class)
  Observatory observatory(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      Population population,
      ListableBeanFactory beans) {
    if (profile.id().equals("open") && hasFeed(beans)) {
      throw new SettingException(
          "atalaya.disclosure.profile: given: open, allowed with a CaseFeed: public.",
          "Leave the setting out. Exact figures are for files whose records are public already;"
              + " those of a live system are not.");
    }
    return Observatory.inProcess(store, indicators, profile, Optional.of(population));
  }

  /** Whether there is one, without making it: it may need what needs the store. */
  private static boolean hasFeed(ListableBeanFactory beans) {
    return beans.getBeanNamesForType(CaseFeed.class, true, false).length > 0;
  }
}
