// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.cases.ImportReport.SuspiciousDate;
import org.atalaya.cases.ValidationReport.DimensionFindings;
import org.atalaya.cases.ValidationReport.FileFindings;
import org.atalaya.cases.ValidationReport.Verdict;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.Printed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateMappingTest {

  private static final String SENTINEL = "Juana Sentinela";
  private static final String GOOD =
      SampleCases.HEADER + "2010-01-15,101,2,34,1122,1\n2010-01-15,201,1,70,1222,1\n";

  @TempDir Path folder;

  private String printed = "";

  @Test
  void run_exampleOfTheReadme_printsWhatTheReadmeShows() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String walk = readme.substring(readme.indexOf("### A mapping from nothing"));
    Files.writeString(folder.resolve("denuncias.csv"), block(walk, "csv"));
    Files.writeString(folder.resolve("denuncias.yaml"), block(walk, "yaml"));

    int status = run("--lang=en", "denuncias.yaml", "denuncias.csv");

    assertThat(printed).isEqualTo(block(walk, "text"));
    assertThat(status).isEqualTo(1);
  }

  @Test
  void run_everythingKnown_isGood() throws IOException {
    assertThat(validate(SampleCases.MAPPING, GOOD)).isZero();

    assertThat(printed)
        .contains("Archivo rows.csv (UTF-8): 2 filas leídas, 2 cargadas, 0 rechazadas")
        .contains("    victim-sex: 0 (0")
        .endsWith("Veredicto: bien, todo se reconoce.\n");
  }

  @Test
  void run_mistakeInTheMapping_isToldWithItsPlace() throws IOException {
    int status = validate(SampleCases.MAPPING.replace("part: month", "part: moon"), GOOD);

    assertThat(status).isEqualTo(2);
    assertThat(printed)
        .contains("dimensions[1].date: part: given: moon, allowed: year, month, weekday")
        .endsWith("Veredicto: no se puede cargar.\n");
  }

  @Test
  void run_fileThatCannotBeLoaded_isRefused() throws IOException {
    assertThat(validate(SampleCases.MAPPING, GOOD.replace("edad", "años"))).isEqualTo(2);
    assertThat(printed).contains("No se puede cargar: The file rows.csv lacks 1 of the 6 columns");

    assertThat(validate(SampleCases.MAPPING, GOOD + SENTINEL + "\n")).isEqualTo(2);
    assertThat(printed)
        .contains("rechazada, línea 4: has 1 fields, the header has 6")
        .contains(
            "No se puede cargar: El archivo rows.csv tiene 1 filas que no se pueden leer, de 3")
        .doesNotContain("Sentinela");

    assertThat(validate(SampleCases.MAPPING, GOOD.replace("2010-01-15", ""))).isEqualTo(2);
    assertThat(printed).contains("Ninguna fila tiene una fecha válida de denuncia");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ine-vif", "--lang=fr ine-vif rows.csv", "--verbose ine-vif rows.csv"})
  void run_wrongArguments_tellsTheUsage(String arguments) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), GOOD);

    assertThat(
            run(
                Arrays.stream(arguments.split(" "))
                    .filter(a -> !a.isEmpty())
                    .toArray(String[]::new)))
        .isEqualTo(2);
    assertThat(printed).startsWith("validate [--lang=es|en]");
  }

  @Test
  void report_somethingUnknown_countsItByDimensionAndCode() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rows.csv"),
            "nota,"
                + SampleCases.HEADER
                + """
                x,2010-01-15,101,2,34,1122,1
                x,2010-01-15,101,7,34,2222,1
                x,2010-02-30,101,7,,2172,1
                x,2010-01-15,,2,34,1122,1
                """);

    ValidationReport report =
        MappingValidation.run(SampleCases.mapping(), List.of(file), SampleCases.CLOCK);

    assertThat(report.verdict()).isEqualTo(Verdict.LOOK);
    FileFindings found = report.files().getFirst();
    assertThat(found.unusedColumns()).containsExactly("nota");
    assertThat(found.unknownCodes())
        .isEqualTo(Map.of("sexo", Map.of("7", 2L), "tipos", Map.of("2172", 1L)));
    assertThat(found.suspiciousDates()).isEqualTo(Map.of(SuspiciousDate.IMPOSSIBLE, 1L));
    assertThat(found.dimensions())
        .contains(
            new DimensionFindings("victim-sex", 2, List.of("M")),
            new DimensionFindings("victim-age", 1, List.of()),
            new DimensionFindings("form-of-violence", 1, List.of("sexual", "economic")),
            new DimensionFindings("month", 0, List.of()));
    assertThat(report.text(Locale.ENGLISH))
        .contains("Codes of the column sexo that the mapping does not list: 7 (2)")
        .contains("    victim-sex: 2 (50%)")
        .contains("Dates that do not exist: 1");
  }

  @Test
  void report_dryRun_saysWhatTheImportSays() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = SampleCases.empty(mapping)) {
      Path file = Files.writeString(folder.resolve("rows.csv"), SampleCases.ROWS);

      ImportReport imported = store.loader().load(mapping, List.of(file), CaseLoader.Progress.NONE);
      ValidationReport report = MappingValidation.run(mapping, List.of(file), SampleCases.CLOCK);

      assertThat(report.files().getFirst().file()).isEqualTo(imported.files().getFirst());
      assertThat(report.files().getFirst().unknownCodes()).isEqualTo(imported.unknownCodes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int validate(String mapping, String rows) throws IOException {
    Files.writeString(folder.resolve("mapping.yaml"), mapping);
    Files.writeString(folder.resolve("rows.csv"), rows);
    return run("mapping.yaml", "rows.csv");
  }

  /** Runs the command in the folder. */
  private int run(String... arguments) {
    List<String> inFolder = new ArrayList<>();
    for (String argument : arguments) {
      Path path = folder.resolve(argument);
      inFolder.add(Files.exists(path) ? path.toString() : argument);
    }
    Printed run =
        Printed.by(
            out -> new ValidateMapping(Guatemala::mapping, Clock.systemUTC()).run(inFolder, out));
    printed = run.text();
    return run.status();
  }

  private static String block(String text, String language) {
    String begin = "```" + language + "\n";
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf("```", from));
  }
}
