// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.RegistrySettings;
import org.atalaya.testkit.SyntheticRegister;
import org.atalaya.widgets.load.EnumerationWatch.Scope;
import org.atalaya.widgets.registrydesk.RegistryDeskSource;
import org.atalaya.widgets.web.RegistryObserver;
import org.atalaya.widgets.web.RegistryServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class RegistryAutoConfigurationTest {

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ObservatoryAutoConfiguration.class,
                  RegistryAutoConfiguration.class,
                  KeysAutoConfiguration.class));

  @TempDir Path folder;

  private WebApplicationContextRunner withOffice() {
    return runner
        .withBean(RegistryOffice.class, this::office)
        .withPropertyValues("atalaya.node=all", "atalaya.insecure-all-node=true");
  }

  private RegistryOffice office() {
    try {
      SecureRandom random = new SecureRandom();
      return RegistryOffice.open(
          OperationalStore.at(folder.resolve("operations.sqlite")),
          KeyVault.at(folder.resolve("keys"), random),
          new SyntheticRegister(List.of()),
          RegistrySettings.of("Ministerio Público"),
          Clock.systemUTC(),
          random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RegistryOffice publicOffice() {
    try {
      SecureRandom random = new SecureRandom();
      return RegistryOffice.openPublic(
          OperationalStore.at(folder.resolve("operations.sqlite")),
          KeyVault.at(folder.resolve("keys"), random),
          RegistrySettings.of("Ministerio Público"),
          Clock.systemUTC(),
          random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noOffice_noRegistry() {
    runner.run(context ->
        assertThat(context)
            .hasNotFailed()
            .doesNotHaveBean(RegistryServlet.class)
            .doesNotHaveBean("atalayaRegistryUpkeep")
            .doesNotHaveBean("atalayaKeysRegistration"));
  }

  @Test
  void office_isServedWithItsKeysAndTimers() {
    withOffice()
        .withPropertyValues("atalaya.public-url=https://observatorio.example")
        .run(context -> {
          assertThat(context)
              .hasSingleBean(RegistryServlet.class)
              .hasBean("atalayaKeysRegistration");
          assertThat(context.getBean("atalayaRegistryUpkeep", Upkeep.class).isRunning()).isTrue();
          ServletRegistrationBean<?> registration =
              context.getBean("atalayaRegistryRegistration", ServletRegistrationBean.class);
          assertThat(registration.getUrlMappings())
              .containsExactlyInAnyOrder("/atalaya/v1/registry/*", "/atalaya/embed/registry-check");
        });
  }

  @Test
  void publicNode_officeThatSigns_isRefused() {
    withOffice()
        .withPropertyValues(
            "atalaya.public-url=https://observatorio.example", "atalaya.node=public")
        .run(context ->
            assertThat(context)
                .getFailure()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RegistryOffice that signs"));
  }

  @Test
  void publicNode_officeThatDoesNotSign_isServedWithoutTimersAndDesk() {
    runner
        .withBean(RegistryOffice.class, this::publicOffice)
        .withPropertyValues("atalaya.public-url=https://observatorio.example")
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasSingleBean(RegistryServlet.class)
                .hasBean("atalayaKeysRegistration")
                .doesNotHaveBean("atalayaRegistryUpkeep")
                .doesNotHaveBean(RegistryDeskSource.class));
  }

  @Test
  void staffNode_hasTimersAndDesk_andServesNobodyElse() {
    withOffice()
        .withPropertyValues("atalaya.node=staff")
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasSingleBean(RegistryDeskSource.class)
                .hasBean("atalayaRegistryUpkeep")
                .doesNotHaveBean(RegistryServlet.class)
                .doesNotHaveBean("atalayaKeysRegistration"));
  }

  @Test
  void officeWithoutPublicAddress_saysWhatToSet() {
    withOffice()
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("atalaya.public-url"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atalaya.registry.partners=https://escuela.example/path",
        "atalaya.registry.exit=javascript:alert(1)",
        "atalaya.registry.difficulty=0",
        "atalaya.registry.burst=1",
        "atalaya.registry.alarm-network=0",
        "atalaya.registry.lookups=0s"
      })
  void settingThatCannotBe_isNamed(String setting) {
    withOffice()
        .withPropertyValues("atalaya.public-url=https://observatorio.example", setting)
        .run(context ->
            assertThat(context).getFailure().rootCause().hasMessageContaining("atalaya.registry."));
  }

  @Test
  void alarms_areCountedWithoutWhoRaisedThem() {
    withOffice()
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .withPropertyValues("atalaya.public-url=https://observatorio.example")
        .run(context -> {
          context.getBean(RegistryObserver.class).alarm("verifications", Scope.NETWORK);

          assertThat(
                  context
                      .getBean(MeterRegistry.class)
                      .get("atalaya.registry.alarms")
                      .tags("what", "verifications", "scope", "network")
                      .counter()
                      .count())
              .isEqualTo(1);
        });
  }
}
