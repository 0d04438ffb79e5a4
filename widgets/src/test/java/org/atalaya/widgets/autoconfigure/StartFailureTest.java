// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What whoever starts an application reads when it cannot start: words, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {

  @TempDir private Path folder;

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    RemoteAutoConfiguration.class,
    ObservatoryAutoConfiguration.class,
    WidgetsAutoConfiguration.class
  })
  static class Host {}

  @Configuration(proxyBeanMethods = false)
  static class WantsAnObservatory {
    @Bean
    String answer(Observatory observatory) {
      return observatory.toString();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class HasAStore {
    @Bean
    CaseStore caseStore() {
      return SampleCases.store();
    }
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
    Files.writeString(folder.resolve("sample.csv"), SampleCases.ROWS);
    Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    Files.writeString(folder.resolve("wrong.yaml"), "threshold: 0\n");
    Files.writeString(folder.resolve("wrong-key"), "0123");
    Files.writeString(folder.resolve("key"), "ab".repeat(32));
    Files.writeString(folder.resolve("another-key"), "cd".repeat(32));
  }

  /** Settings ({@code /} is the folder of this test), what is said of them, and what to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mapping=nothing                                   | mappings shipped: ine-vif          | Name a shipped mapping
          mapping=/wrong.yaml                               | source                             | Name a shipped mapping
          source=/sample.csv                                | atalaya.mapping is missing         | Set atalaya.mapping
          store=/cases.duckdb record-key-file=/key          | atalaya.mapping is missing         | Set atalaya.mapping
          mapping=/sample.yaml source=/none.csv             | none.csv                           | Check the files
          mapping=/sample.yaml source=/other.csv            | other.csv                          | Check the files
          mapping=/sample.yaml store=/cases.duckdb          | needs atalaya.record-key-file      | Set atalaya.record-key-file
          mapping=/sample.yaml record-key-file=/wrong-key   | does not hold 64 hexadecimal       | Restore the file from your backup
          mapping=/sample.yaml record-key-file=/sample.csv/key | atalaya.record-key-file (given:   | Restore the file from your backup
          mapping=/sample.yaml disclosure.policy=/none.yaml | disclosure.policy cannot be read   | Name a YAML file with rules
          mapping=/sample.yaml disclosure.policy=/wrong.yaml | allowed: 1 to 1000000             | Name a YAML file with rules
          mapping=/sample.yaml disclosure.profile=open      | publicMicrodata                    | Leave the setting out
          mapping=/sample.yaml disclosure.profile=staff     | given: staff, allowed: public      | Use public
          remote.url=https://o.example mapping=ine-vif source=/sample.csv | atalaya.mapping, atalaya.source | Leave out atalaya.remote.url
          remote.url=https://o.example disclosure.profile=open | atalaya.disclosure.profile      | Leave out atalaya.remote.url
          remote.url=observatorio.example                   | https:// or http://                | Set atalaya.remote.url
          remote.url=https://a:secret@o.example/x           | https:// or http://                | Set atalaya.remote.url
          remote.url=:secret:                               | is not an address                  | Set atalaya.remote.url
          """)
  void start_settingThatCannotBe_isToldWithWhatToDo(
      String settings, String description, String action, CapturedOutput output) {
    assertFails(output, description, action, settings, Host.class);
  }

  @Test
  void start_anotherSecretThanTheStores_isToldWithWhatToDo(CapturedOutput output) {
    String settings = "mapping=/sample.yaml store=/cases.duckdb record-key-file=";
    start(settings + "/key", Host.class).close();

    assertFails(output, "cases.duckdb", "restore the file", settings + "/another-key", Host.class);
    assertThat(output.getAll()).doesNotContain("abab", "cdcd");
  }

  @Test
  void start_remoteBesideAStore_isToldWithWhatToDo(CapturedOutput output) {
    assertFails(
        output,
        "a bean CaseStore",
        "Leave out atalaya.remote.url",
        "remote.url=https://o.example/atalaya",
        HasAStore.class,
        Host.class);
  }

  @Test
  void start_observatoryWantedAndNone_isToldWithWhatToDo(CapturedOutput output) {
    assertFails(
        output,
        "There is no observatory",
        "Set atalaya.mapping and atalaya.source",
        "cache.warm=false",
        WantsAnObservatory.class,
        Host.class);
  }

  private void assertFails(
      CapturedOutput output,
      String description,
      String action,
      String settings,
      Class<?>... classes) {
    assertThatThrownBy(() -> start(settings, classes)).isNotNull();

    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START")
        .containsSubsequence("Description:", description, "Action:", action)
        .doesNotContain("\tat ", "secret@", ":secret:");
  }

  private ConfigurableApplicationContext start(String settings, Class<?>... classes) {
    String[] arguments =
        Stream.concat(
                Arrays.stream(settings.split(" "))
                    .map(setting -> setting.replaceFirst("=/(?!/)", "=" + folder + "/"))
                    .map("--atalaya."::concat),
                Stream.of("--spring.main.banner-mode=off"))
            .toArray(String[]::new);
    return new SpringApplicationBuilder(classes).web(WebApplicationType.NONE).run(arguments);
  }
}
