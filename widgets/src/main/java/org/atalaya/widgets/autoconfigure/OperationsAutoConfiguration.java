// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.operations.StoreException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The store of alerts, registry checks and tips with its keys, outbox and audit chain, as {@code
 * atalaya.operations} says or from the application's own {@link OperationalStore} and {@link
 * KeyVault}.
 */
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(WidgetsProperties.class)
public final class OperationsAutoConfiguration {

  private static final String STORE = "atalaya.operations.store";
  private static final String DATA_SOURCE = "atalaya.operations.data-source";
  private static final String VAULT = "atalaya.operations.vault";

  /** Any of the settings: what is missing beside it is said, not passed over. */
  static final class AnySetting extends AnyNestedCondition {

    AnySetting() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty(STORE)
    static final class Store {}

    @ConditionalOnProperty(DATA_SOURCE)
    static final class Database {}

    @ConditionalOnProperty(VAULT)
    static final class Vault {}
  }

  /** What the settings name. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(AnySetting.class)
  static class StoreConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OperationalStore atalayaOperationalStore(WidgetsProperties properties, BeanFactory beans) {
      String file = properties.operations().store();
      String database = properties.operations().dataSource();
      if (file != null && database != null) {
        throw new SettingException(
            "%s and %s are both set.".formatted(STORE, DATA_SOURCE),
            "Keep the one in which alerts, registry checks and tips lie.");
      }
      if (file != null) {
        return file(file);
      }
      if (database != null) {
        return database(database, beans);
      }
      throw new SettingException(
          "%s is set, and nothing says where its store is.".formatted(VAULT),
          "Set %s to a file, or %s to the name of the bean of a PostgreSQL."
              .formatted(STORE, DATA_SOURCE));
    }

    private static OperationalStore file(String file) {
      try {
        return OperationalStore.at(Path.of(file));
      } catch (StoreException e) {
        throw SettingException.of(
            "%s (given: %s)".formatted(STORE, file),
            e,
            "Name a SQLite file that this user can write, in a folder that there is.");
      }
    }

    private static OperationalStore database(String name, BeanFactory beans) {
      if (!beans.containsBean(name) || !beans.isTypeMatch(name, DataSource.class)) {
        throw new SettingException(
            "%s (given: %s) is not the name of a bean of the type DataSource."
                .formatted(DATA_SOURCE, name),
            "Set it to the name of the bean of your PostgreSQL; 'dataSource' is that of"
                + " spring.datasource.");
      }
      try {
        return OperationalStore.on(beans.getBean(name, DataSource.class));
      } catch (StoreException | IllegalArgumentException e) {
        throw SettingException.of(
            "%s (given: %s)".formatted(DATA_SOURCE, name),
            e,
            "Let it be a PostgreSQL that answers, with a user that may make tables.");
      }
    }

    @Bean
    @ConditionalOnMissingBean
    KeyVault atalayaKeyVault(WidgetsProperties properties) {
      String folder = properties.operations().vault();
      if (folder == null) {
        throw new SettingException(
            "%s is missing: the folder of the keys under which everything in the operational store"
                    .formatted(VAULT)
                + " is sealed.",
            "Set it to a folder outside the store and its backups, shared by the nodes that share"
                + " the store.");
      }
      try {
        return KeyVault.at(Path.of(folder), new SecureRandom());
      } catch (IOException e) {
        throw SettingException.of(
            "%s (given: %s)".formatted(VAULT, folder),
            e,
            "Name a folder that only this user can read and write.");
      }
    }
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean({OperationalStore.class, KeyVault.class})
  AuditChain atalayaAuditChain(OperationalStore store, KeyVault vault) {
    return new AuditChain(store, vault, InstantSource.system());
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(OperationalStore.class)
  Outbox atalayaOutbox(OperationalStore store, WidgetsProperties properties) {
    return new Outbox(store, InstantSource.system(), properties.operations().lease());
  }
}
