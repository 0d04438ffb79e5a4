// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line says what is wrong and writes what was asked for. */
class GenerateSicompTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void run_goodArguments_writesTheFilesAndSaysSo() throws IOException {
    Path files = folder.resolve("sicomp");

    int status =
        run("--folder=" + files, "--last-day=2024-12-31", "--rows=1000", "--seed=4", "--lang=en");

    assertThat(status).isZero();
    try (var listed = Files.list(files)) {
      assertThat(listed.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(SyntheticSicomp.FILES);
    }
    assertThat(text()).contains("cases.csv: ").contains("These data are invented.");
  }

  @Test
  void run_noArguments_saysWhatIsMissingInSpanish() {
    assertThat(run()).isEqualTo(1);
    assertThat(text()).startsWith("Falta --folder=PATH").contains("Uso: generate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rows=many      | --rows: given many; allowed a whole number",
        "--rows=0         | cases must be from 1 to 100000000, given: 0",
        "--years=31       | years must be from 1 to 30, given: 31",
        "--known-at=1990-01-01 | given: 1990-01-01",
        "--known-at=soon  | --known-at: given soon; allowed YYYY-MM-DD",
        "--colour=red     | The argument --colour=red is not known. Allowed: --folder=",
        "rows=5           | The argument rows=5 is not known",
        "--folder=other   | The argument --folder is given twice.",
      })
  void run_wrongArgument_namesItAndWritesNothing(String argument, String message) {
    Path files = folder.resolve("sicomp");

    int status = run("--lang=en", "--folder=" + files, "--last-day=2024-12-31", argument);

    assertThat(status).isEqualTo(1);
    assertThat(text()).contains(message);
    assertThat(files).doesNotExist();
  }

  @Test
  void run_lastDayMissing_saysSo() {
    assertThat(run("--lang=en", "--folder=" + folder)).isEqualTo(1);
    assertThat(text()).startsWith("--last-day=YYYY-MM-DD is missing");
  }

  @Test
  void run_languageNotShipped_saysWhichAre() {
    assertThat(run("--lang=fr", "--folder=" + folder, "--last-day=2024-12-31")).isEqualTo(1);
    assertThat(text()).startsWith("--lang: se dio fr; se admite es, en");
  }

  @Test
  void run_folderIsAFile_saysThatItCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));

    int status = run("--lang=en", "--folder=" + file, "--last-day=2024-12-31", "--rows=10");

    assertThat(status).isEqualTo(2);
    assertThat(text()).contains("could not be written");
  }

  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
    // README example begins
    int status =
        new GenerateSicomp(InstantSource.system())
            .run(
                List.of("--folder=" + folder, "--last-day=2024-12-31", "--rows=1000", "--lang=en"),
                console);
    // README example ends
    assertThat(status).isZero();
    String source =
        Files.readString(
            Path.of("src/test/java/org/atalaya/guatemala/synthetic/GenerateSicompTest.java"));
    int from = source.indexOf("begins\n", source.indexOf("// README example begins")) + 7;
    String example = source.substring(from, source.indexOf("    // README example ends"));
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            example
                .lines()
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n", "```java\n", "\n```")));
  }

  private int run(String... args) {
    return new GenerateSicomp(InstantSource.fixed(Instant.EPOCH))
        .run(List.of(args), new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
