// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.Printed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishFixedTablesTest {

  @TempDir Path folder;

  private String printed = "";

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
    Files.writeString(folder.resolve("sample.csv"), SampleCases.ROWS);
  }

  @Test
  void run_tablesThatCanBeProtected_areWritten() throws IOException {
    int status = run(3, "{id: by-year, indicator: victims, by: [year, victim-sex]}");

    assertThat(printed).isEqualTo("by-year: 6 cells, 2 of them withheld\n");
    assertThat(status).isZero();
    // Nobody's sex is unknown: two zeros, of which the published rest says nothing more than that.
    assertThat(Files.readString(folder.resolve("book/by-year.csv")))
        .contains("2010,2010,F,Women,victims,19,\r\n")
        .contains("2010,2010,?,Unknown,victims,,suppressed-below-");
    assertThat(folder.resolve("book/by-year.xlsx")).exists();
  }

  @Test
  void run_again_writesOverNothing() throws IOException {
    String table = "{id: by-year, indicator: victims, by: [year, victim-sex]}";
    run(3, table);
    byte[] before = Files.readAllBytes(folder.resolve("book/by-year.csv"));

    int status = run(9, table);

    assertThat(status).isEqualTo(2);
    assertThat(printed).contains("exists already").hasLineCount(1);
    assertThat(Files.readAllBytes(folder.resolve("book/by-year.csv"))).isEqualTo(before);
  }

  @Test
  void run_tableThatCannotBeProtected_writesNothingAtAll() throws IOException {
    int status =
        run(
            3,
            "{id: a, indicator: victims, by: [year, victim-sex]}",
            "{id: b, indicator: complaints, by: [year]}");

    assertThat(status).isEqualTo(1);
    assertThat(printed).startsWith("Nothing was written. table b: indicator").hasLineCount(1);
    assertThat(folder.resolve("book")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: a, indicator: nothing, by: [year]}",
        "{id: a, indicator: victims, by: [colour]}",
        "{id: ../a, indicator: victims, by: [year]}",
        "{id: a, indicator: victims, by: [year], where: {victim-sex: Z}}"
      })
  void run_wrongDeclaration_saysWhatIsWrong(String table) throws IOException {
    int status = run(3, table);

    assertThat(status).isEqualTo(2);
    assertThat(printed).startsWith("Nothing was written: ").doesNotContain("Exception");
    assertThat(folder.resolve("book")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tables=t.yaml sample.yaml sample.csv",
        "--folder=f sample.yaml sample.csv",
        "--tables=t.yaml --folder=f sample.yaml",
        "--tables=t.yaml --folder=f --lang=fr sample.yaml sample.csv",
        "--tables=t.yaml --tables=t.yaml --folder=f sample.yaml sample.csv",
        "--tables=t.yaml --folder=f --secret sample.yaml sample.csv",
        ""
      })
  void run_argumentsThatAreNotUnderstood_tellsTheUsage(String arguments) {
    assertThat(run(List.of(arguments.split(" ")))).isEqualTo(2);
    assertThat(printed).startsWith("fixed-tables --tables=");
  }

  @Test
  void run_filesThatAreNotThere_areNamed() {

    assertThat(run(List.of("--tables=none.yaml", "--lang=en", "--folder=f", "s", "none.csv")))
        .isEqualTo(2);
    assertThat(printed).isEqualTo("Nothing could be read or written at none.yaml.\n");
  }

  private int run(int threshold, String... tables) throws IOException {
    Path declared =
        Files.writeString(
            folder.resolve("tables.yaml"),
            "threshold: %d\ntables:\n  - %s\n".formatted(threshold, String.join("\n  - ", tables)));
    return run(
        List.of(
            "--lang=en",
            "--tables=" + declared,
            "--folder=" + folder.resolve("book"),
            folder.resolve("sample.yaml").toString(),
            folder.resolve("sample.csv").toString()));
  }

  private int run(List<String> arguments) {
    Printed run =
        Printed.by(out ->
            new PublishFixedTables(Guatemala::mapping, Guatemala.indicators(), SampleCases.CLOCK)
                .run(arguments, out));
    printed = run.text();
    return run.status();
  }
}
