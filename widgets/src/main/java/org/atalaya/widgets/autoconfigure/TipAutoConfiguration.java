// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.MappingException;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipLimits;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.routing.DirectoryUnavailableException;
import org.atalaya.tips.routing.FileProsecutorDirectory;
import org.atalaya.tips.routing.JdbcProsecutorDirectory;
import org.atalaya.tips.routing.ProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.widgets.autoconfigure.Upkeep.Duty;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.web.TipServlet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The tip line in the operational store, where {@code atalaya.tips.enabled} says so, and on public
 * nodes what people send to. What staff nodes do is in {@link TipOfficeAutoConfiguration}.
 */
@AutoConfiguration(after = {ObservatoryAutoConfiguration.class, OperationsAutoConfiguration.class})
@ConditionalOnProperty("atalaya.tips.enabled")
@EnableConfigurationProperties({WidgetsProperties.class, TipProperties.class})
public final class TipAutoConfiguration {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** For a question to the views, while somebody waits for the page. */
  private static final Duration VIEWS = Duration.ofSeconds(3);

  @Bean
  @ConditionalOnMissingBean
  RootKey atalayaTipRoot(TipProperties properties) {
    String key = needed("root", properties.root());
    try {
      return RootKey.parse(key);
    } catch (IllegalArgumentException e) {
      throw SettingException.of(
          "atalaya.tips.root (given: %s)".formatted(key),
          e,
          "Set it to the public key in 'root.txt' of the key ceremony.");
    }
  }

  @Bean
  @ConditionalOnMissingBean
  TipLine atalayaTipLine(
      ObjectProvider<OperationalStore> stores,
      ObjectProvider<KeyVault> vaults,
      RootKey root,
      WidgetsProperties widgets,
      TipProperties properties) {
    OperationalStore store = stores.getIfAvailable(() -> missing(OperationalStore.class));
    KeyVault vault = vaults.getIfAvailable(() -> missing(KeyVault.class));
    String file = needed("recipients", properties.recipients());
    SecureRandom random = new SecureRandom();
    TipLimits limits = TipLimits.DEFAULT.withFlood(properties.flood().from());
    try {
      SignedRecipients recipients = SignedRecipients.parse(Files.readAllBytes(Path.of(file)));
      if (!widgets.node().servesStaff()) {
        return TipLine.openPublic(store, vault, root, recipients, limits, CLOCK, random);
      }
      KeyVault desk = KeyVault.at(Path.of(needed("desk-vault", properties.deskVault())), random);
      return TipLine.open(store, vault, desk, root, recipients, limits, CLOCK, random);
    } catch (IOException | RecipientsException e) {
      throw SettingException.of(
          "atalaya.tips.recipients or desk-vault (given: %s, %s)"
              .formatted(file, properties.deskVault()),
          e,
          "Name the 'recipients.json' of the key ceremony, signed by this root and not run out, and"
              + " on staff nodes a folder that only this user can read.");
    }
  }

  @Bean
  @ConditionalOnMissingBean
  TipRouting atalayaTipRouting(CodeLists codes, TipProperties properties) {
    String file = needed("routing", properties.routing());
    try (InputStream yaml = Files.newInputStream(Path.of(file))) {
      return TipRouting.read(file, yaml, TipCodes.of(codes), Guatemala.ZONE);
    } catch (IOException | MappingException e) {
      throw SettingException.of(
          "atalaya.tips.routing (given: %s)".formatted(file),
          e,
          "Name a YAML file with the units and rules, as its schema has them.");
    }
  }

  @Bean
  @ConditionalOnMissingBean
  ProsecutorDirectory atalayaProsecutorDirectory(TipProperties properties, BeanFactory beans) {
    String database = properties.directoryDataSource();
    if (database == null) {
      return file(needed("directory", properties.directory()));
    }
    if (properties.directory() != null) {
      throw new SettingException(
          "atalaya.tips.directory and atalaya.tips.directory-data-source are both set.",
          "Keep the one that says who has which case.");
    }
    if (!beans.containsBean(database) || !beans.isTypeMatch(database, DataSource.class)) {
      throw new SettingException(
          "atalaya.tips.directory-data-source (given: %s) is not the name of a bean of the type"
                  .formatted(database)
              + " DataSource.",
          "Set it to the name of the bean of the database with the views; 'dataSource' is that of"
              + " spring.datasource.");
    }
    return new JdbcProsecutorDirectory(
        beans.getBean(database, DataSource.class), properties.directoryPrefix(), VIEWS);
  }

  private static ProsecutorDirectory file(String file) {
    try {
      return FileProsecutorDirectory.at(Path.of(file));
    } catch (DirectoryUnavailableException | MappingException e) {
      throw SettingException.of(
          "atalaya.tips.directory (given: %s)".formatted(file),
          e,
          "Name a YAML file with who has which case, set directory-data-source, or provide a bean"
              + " of the type ProsecutorDirectory.");
    }
  }

  @Bean
  @ConditionalOnMissingBean
  TipRouter atalayaTipRouter(TipRouting routing, ProsecutorDirectory directory) {
    return new TipRouter(routing, directory, CLOCK);
  }

  private static String needed(String setting, @Nullable String value) {
    if (value == null) {
      throw new SettingException(
          "atalaya.tips.enabled is true, and atalaya.tips.%s is missing.".formatted(setting),
          "Set it; CONFIGURATION.md says to what.");
    }
    return value;
  }

  private static <T> T missing(Class<T> type) {
    throw new SettingException(
        "atalaya.tips.enabled is true, and there is no %s to keep tips in."
            .formatted(type.getSimpleName()),
        "Set atalaya.operations.store (or data-source) and atalaya.operations.vault.");
  }

  /** A list that replaces another is used within a minute, on every node. */
  @Bean
  @ConditionalOnProperty("atalaya.tips.recipients")
  Upkeep atalayaTipRecipients(TipLine line, TipProperties properties) {
    Path file = Path.of(needed("recipients", properties.recipients()));
    return new Upkeep(new Duty("reading the list of recipients", MINUTE, () -> read(line, file)));
  }

  private static void read(TipLine line, Path file) {
    try {
      SignedRecipients found = SignedRecipients.parse(Files.readAllBytes(file));
      if (!Arrays.equals(found.file(), line.recipients().file())) {
        line.recipients().use(found);
      }
    } catch (IOException | RecipientsException e) {
      throw new IllegalStateException("the list of recipients cannot be used", e);
    }
  }

  /** What people send to. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
  @Conditional(OnNode.Public.class)
  static class Web {

    @Bean
    @ConditionalOnMissingBean
    TipServlet atalayaTips(
        TipLine line,
        TipRouter router,
        CodeLists codes,
        RootKey root,
        ObjectProvider<AlertBoard> alerts,
        ObjectProvider<Identity> identity,
        WidgetsProperties widgets,
        TipProperties properties) {
      return new TipServlet(
          line,
          codes,
          router,
          properties.web(widgets, root, identity.getIfAvailable(() -> Identity.NEUTRAL)),
          Optional.ofNullable(alerts.getIfAvailable()),
          Clock.system(Guatemala.ZONE));
    }

    @Bean
    ServletRegistrationBean<TipServlet> atalayaTipsRegistration(
        TipServlet servlet, WidgetsProperties properties) {
      ServletRegistrationBean<TipServlet> registration =
          new ServletRegistrationBean<>(
              servlet, TipServlet.patterns(properties.basePath()).toArray(String[]::new));
      registration.setName("atalayaTips");
      registration.setMultipartConfig(TipServlet.inMemory());
      return registration;
    }
  }
}
