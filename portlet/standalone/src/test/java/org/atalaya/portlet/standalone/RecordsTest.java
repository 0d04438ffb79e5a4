// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.portlet.AdministratorSettings;
import org.atalaya.portlet.SettingException;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {

  @TempDir private Path folder;
  private final Map<String, String> given = new LinkedHashMap<>();

  @BeforeEach
  void settings() throws IOException {
    Path mapping = Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
    Path source = Files.writeString(folder.resolve("sample.csv"), SampleCases.ROWS);
    given.put("atalaya.mapping", mapping.toString());
    given.put("atalaya.source", source.toString());
    given.put("atalaya.record-key-file", folder.resolve("record-keys").toString());
  }

  private Records open() {
    return Records.open(new AdministratorSettings(List.of(given::get)));
  }

  @Test
  void open_withoutAStore_countsWhatWasLoaded() {
    try (Records records = open()) {
      assertThat(records.observatory().table(StatisticsQuery.of("complaints")).cells()).hasSize(1);
    }
  }

  @Test
  void table_askedForAgain_isNotCountedAgainUntilRecordsChange() throws IOException {
    // Without a calendar, so that each version is released at once.
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            "noise: {maxPerturbation: 2, variance: 0.5}\nthreshold: 5\n");
    given.put("atalaya.disclosure.policy", policy.toString());
    try (Records records = open()) {
      StatisticsQuery query = StatisticsQuery.of("complaints").by("year");
      PublishableTable first = records.observatory().table(query);

      assertThat(records.observatory().table(query)).isSameAs(first);
      SampleCases.load(
          records.store(),
          SampleCases.mapping(),
          SampleCases.ROWS + "2011-03-25,201,1,12,2212,1\n".repeat(9));
      assertThat(records.observatory().table(query).header().version().number())
          .isGreaterThan(first.header().version().number());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mapping, , names a mapping",
    "mapping, none, none",
    "source, , names the files to load",
    "source, sample.csv, must be an absolute path",
    "source, /dev/null/sample.csv, sample.csv cannot be read",
    "record-key-file, , belongs into the backup",
    "record-key-file, /dev/null/keys, restore it from the backup",
    "store, /dev/null/x.duckdb, its folder must exist",
    "disclosure.policy, /dev/null/policy.yaml, cannot be read"
  })
  void open_settingThatCannotBeUsed_isNamedWithTheReason(
      String setting, String value, String reason) {
    given.put("atalaya." + setting, value == null ? "" : value);

    assertThatThrownBy(this::open)
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("atalaya." + setting + ": ")
        .hasMessageContaining(reason);
  }

  @Test
  void open_withAnotherSecretThanItBeganWith_isRefused() throws IOException {
    given.put("atalaya.store", folder.resolve("own.duckdb").toString());
    open().close();
    Files.delete(folder.resolve("record-keys"));

    assertThatThrownBy(this::open)
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("atalaya.store: ");
    given.put("atalaya.store", folder.resolve("other.duckdb").toString());
    open().close();
  }

  @Test
  void open_storeThatIsOpen_isRefusedUntilItIsClosed() {
    given.put("atalaya.store", folder.resolve("own.duckdb").toString());

    try (Records first = open()) {
      assertThat(first.lock()).isPresent();
      assertThatThrownBy(this::open).hasMessageContaining("no other application");
    }

    open().close();
  }
}
