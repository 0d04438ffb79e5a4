// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.PublicApiServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ObservatoryAutoConfigurationTest {

  private static final CaseFeed NO_CHANGES =
      new RecordedFeed(CountingUnit.CASE, "id", 10, SampleCases.CLOCK);

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ObservatoryAutoConfiguration.class, WidgetsAutoConfiguration.class));

  @TempDir private Path folder;

  @Test
  void noSettings_noObservatory() {
    runner.run(context ->
        assertThat(context)
            .hasNotFailed()
            .doesNotHaveBean(Observatory.class)
            .doesNotHaveBean(PublicApiServlet.class));
  }

  @Test
  void mappingAndSource_observatoryAnswers() throws IOException {
    runner
        .withPropertyValues("atalaya.mapping=" + mapping(), "atalaya.source=" + rows())
        .run(context -> {
          assertThat(context).hasSingleBean(PublicApiServlet.class);
          Observatory observatory = context.getBean(Observatory.class);
          assertThat(observatory.table(StatisticsQuery.of("complaints").by("year")).profile())
              .isEqualTo("public");
        });
  }

  @Test
  void ownStore_usedInstead() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .run(context -> assertThat(context).hasSingleBean(Observatory.class));
  }

  @Test
  void noLoadSettings_areThoseOfHostsWithoutSpring() {
    runner.run(context ->
        assertThat(context.getBean(WidgetsProperties.class).load().settings())
            .isEqualTo(LoadSettings.DEFAULT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turns=0",
        "queue=-1",
        "waiting=0s",
        "deadline=-1s",
        "client-allowance=0",
        "client-burst=299"
      })
  void loadSetting_impossible_refusedInWords(String setting) {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withPropertyValues("atalaya.load." + setting)
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("atalaya.load." + setting.replaceAll("=.*", ""))
                .hasMessageContaining("Provided value"));
  }

  @Test
  void trustedProxies_hostName_refusedInWords() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withPropertyValues("atalaya.load.trusted-proxies=10.0.0.0/8,proxy.example")
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("10.0.0.0/8, 2001:db8::/32 or 192.0.2.1")
                .hasMessageContaining("Provided value: proxy.example"));
  }

  @Test
  void cacheDirectory_usable_heldUntilTheContextIsClosed() {
    for (int start = 0; start < 2; start++) {
      runner
          .withBean(CaseStore.class, SampleCases::store)
          .withPropertyValues("atalaya.cache.directory=" + folder, "atalaya.cache.disk=100MB")
          .run(context -> {
            assertThat(context).hasSingleBean(PublicApiServlet.class);
            assertThat(folder.resolve("atalaya-answers.seal")).doesNotExist();
          });
      assertThat(folder.resolve("atalaya-answers.seal")).exists();
    }
  }

  @Test
  void cacheDirectory_isAFile_refusedInWords() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withPropertyValues("atalaya.cache.directory=" + file)
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .hasStackTraceContaining("atalaya.cache.directory cannot be used: " + file));
  }

  @Test
  void profileOpen_sourceNotPublicMicrodata_refusedInWords() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withPropertyValues("atalaya.disclosure.profile=open")
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("publicMicrodata")
                .hasMessageContaining("Use the profile 'public'"));
  }

  @Test
  void profileOpen_withACaseFeed_refusedInWords() {
    CsvMapping declared =
        SampleCases.mapping(
            SampleCases.MAPPING.replace(
                "synthetic: true", "publicMicrodata: {publisher: Atalaya, terms: CC0}"));
    WebApplicationContextRunner open =
        runner
            .withBean(CaseStore.class, () -> SampleCases.store(declared, SampleCases.ROWS))
            .withPropertyValues("atalaya.disclosure.profile=open");
    open.run(context -> assertThat(context).hasSingleBean(Observatory.class));

    open.withBean(CaseFeed.class, () -> NO_CHANGES)
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("given: open, allowed with a CaseFeed: public"));
  }

  @Test
  void profileStaff_bySetting_refusedInWords() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withPropertyValues("atalaya.disclosure.profile=staff")
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("given: staff, allowed: public, open"));
  }

  @Test
  void profileStaff_byABean_refusedInWords() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withBean(DisclosureProfile.class, DisclosureProfile::staff)
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("the profile 'staff' shows exact figures"));
  }

  @Test
  void profilePublic_withoutAPolicy_hasThatOfTheCountryPack() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .run(context -> {
          Observatory observatory = context.getBean(Observatory.class);
          assertThat(observatory.table(StatisticsQuery.of("victims")).noiseVariance())
              .isBetween(2.9, 3.0 + 1e-6);
          assertThatThrownBy(() ->
                  observatory.table(
                      StatisticsQuery.of("victims").by("municipality", "month", "victim-sex")))
              .isInstanceOf(QueryException.class);
        });
  }

  @Test
  void policyOfAFile_usedInstead() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            "noise: {maxPerturbation: 3, variance: 1.5}\nthreshold: 4\n");
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withPropertyValues("atalaya.disclosure.policy=" + policy)
        .run(context ->
            assertThat(
                    context
                        .getBean(Observatory.class)
                        .table(StatisticsQuery.of("victims"))
                        .noiseVariance())
                .isBetween(1.4, 1.5 + 1e-6));
  }

  @Test
  void policy_wrongOrMissing_refusedInWords() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "threshold: 0\n");
    for (Path file : List.of(wrong, folder.resolve("none.yaml"))) {
      runner
          .withBean(CaseStore.class, SampleCases::store)
          .withPropertyValues("atalaya.disclosure.policy=" + file)
          .run(context ->
              assertThat(context)
                  .getFailure()
                  .hasStackTraceContaining(file.getFileName().toString())
                  .hasStackTraceContaining(
                      file == wrong ? "allowed: 1 to 1000000" : "cannot be read"));
    }
  }

  @Test
  void storeWithoutRecordKeyFile_refusedInWords() throws IOException {
    runner
        .withPropertyValues(
            "atalaya.mapping=" + mapping(), "atalaya.store=" + folder.resolve("cases.duckdb"))
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("atalaya.record-key-file"));
  }

  @Test
  void storeOnDisk_openedAgain_keepsItsVersion() throws IOException {
    String[] settings = {
      "atalaya.mapping=" + mapping(),
      "atalaya.source=" + rows(),
      "atalaya.store=" + folder.resolve("cases.duckdb"),
      "atalaya.record-key-file=" + folder.resolve("record-key.secret")
    };

    for (int start = 0; start < 2; start++) {
      runner
          .withPropertyValues(settings)
          .run(context -> assertThat(context.getBean(Observatory.class).version()).isEqualTo(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "observatorio.example",
        "https://observatorio.example/",
        "https://observatorio.example/atalaya",
        "javascript:alert(1)",
        "https://a@b.example",
        "https://obs.example\r\nX: y"
      })
  void publicUrl_notAHost_refusedInWords(String url) {
    runner
        .withPropertyValues("atalaya.public-url=" + url)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("atalaya.public-url must be https:// or http://"));
  }

  @Test
  void unknownMapping_refusedInWords() {
    runner
        .withPropertyValues("atalaya.mapping=nothing")
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("mappings shipped: ine-vif"));
  }

  private Path mapping() throws IOException {
    return Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
  }

  private Path rows() throws IOException {
    return Files.writeString(folder.resolve("sample.csv"), SampleCases.ROWS);
  }
}
