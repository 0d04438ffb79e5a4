// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.OperationalStore.Engine;
import org.atalaya.operations.Outbox;
import org.atalaya.testkit.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OperationsAutoConfigurationTest {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(OperationsAutoConfiguration.class));

  @TempDir Path folder;

  private String store() {
    return "atalaya.operations.store=" + folder.resolve("operations.sqlite");
  }

  private String vault() {
    return "atalaya.operations.vault=" + folder.resolve("vault");
  }

  @Test
  void nothingSet_nothingIsKept() {
    runner.run(context ->
        assertThat(context)
            .hasNotFailed()
            .doesNotHaveBean(OperationalStore.class)
            .doesNotHaveBean(AuditChain.class)
            .doesNotHaveBean(Outbox.class));
  }

  @Test
  void file_isOpened() {
    runner
        .withPropertyValues(store(), vault())
        .run(context -> {
          assertThat(context.getBean(OperationalStore.class).engine()).isEqualTo(Engine.SQLITE);
          assertThat(context).hasSingleBean(AuditChain.class).hasSingleBean(Outbox.class);
          assertThat(folder.resolve("operations.sqlite")).exists();
        });
  }

  @Test
  void dataSource_isOpened() {
    runner
        .withBean("cases", DataSource.class, () -> SERVER.get().getTemplateDatabase())
        .withBean("operations", DataSource.class, () -> SERVER.get().getPostgresDatabase())
        .withPropertyValues("atalaya.operations.data-source=operations", vault())
        .run(context ->
            assertThat(context.getBean(OperationalStore.class).engine())
                .isEqualTo(Engine.POSTGRESQL));
  }

  @Test
  void ownStoreAndVault_areTaken() {
    runner
        .withBean(
            "own", OperationalStore.class, () -> OperationalStore.at(folder.resolve("own.sqlite")))
        .withBean("keys", KeyVault.class, this::ownVault)
        .withPropertyValues(store(), vault())
        .run(context -> {
          assertThat(context).hasSingleBean(OperationalStore.class).hasBean("own").hasBean("keys");
          assertThat(folder.resolve("operations.sqlite")).doesNotExist();
          assertThat(context).hasSingleBean(AuditChain.class);
        });
  }

  @Test
  void storeWithoutVault_saysWhatIsMissing() {
    runner.withPropertyValues(store()).run(context -> refused(context, "atalaya.operations.vault"));
  }

  @Test
  void vaultWithoutStore_saysWhatIsMissing() {
    runner.withPropertyValues(vault()).run(context -> refused(context, "atalaya.operations.store"));
  }

  @Test
  void fileAndDataSource_isRefused() {
    runner
        .withPropertyValues(store(), vault(), "atalaya.operations.data-source=operations")
        .run(context -> refused(context, "are both set"));
  }

  @Test
  void dataSourceOfNoBean_isNamed() {
    runner
        .withPropertyValues("atalaya.operations.data-source=nowhere", vault())
        .run(context -> refused(context, "nowhere"));
  }

  @Test
  void fileThatIsAFolder_isNamed() {
    String file = folder.toString();
    runner
        .withPropertyValues("atalaya.operations.store=" + file, vault())
        .run(context -> refused(context, file));
  }

  @Test
  void vaultThatOthersRead_isNamed() throws Exception {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    runner
        .withPropertyValues(store(), "atalaya.operations.vault=" + open)
        .run(context -> refused(context, "chmod 700"));
  }

  @Test
  void leaseOfNothing_isRefused() {
    runner
        .withPropertyValues(store(), vault(), "atalaya.operations.lease=0s")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("atalaya.operations.lease"));
  }

  private static void refused(AssertableApplicationContext context, String said) {
    Throwable cause = context.getStartupFailure();
    while (cause != null && !(cause instanceof SettingException)) {
      cause = cause.getCause();
    }
    assertThat(cause).isInstanceOf(SettingException.class).hasMessageContaining(said);
  }

  private KeyVault ownVault() {
    try {
      return KeyVault.at(folder.resolve("own"), new SecureRandom());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
