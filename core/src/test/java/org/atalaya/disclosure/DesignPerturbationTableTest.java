// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.atalaya.testkit.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignPerturbationTableTest {

  private static final List<String> EXAMPLE =
      List.of("--max-perturbation=2", "--variance=0.9", "--monotone", "--lang=en");

  @TempDir Path folder;
  private String printed = "";

  @Test
  void run_feasible_writesATableThatIsReadAgain() throws IOException {
    assertThat(runInto("table.csv", EXAMPLE)).isZero();

    Path file = folder.resolve("table.csv");
    try (Reader reader = Files.newBufferedReader(file)) {
      ContinuousPerturbationTable table =
          ContinuousPerturbationTable.read("table.csv", reader, PerturbationLimits.unbiased(2));
      assertThat(table.maxPerturbation()).isEqualTo(2);
      assertThat(table.variance()).isCloseTo(.9, within(1e-6));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void run_exampleOfTheReadme_printsWhatItSays() throws IOException {
    runInto("table.csv", EXAMPLE);

    String report = printed.substring(0, printed.indexOf("Written to "));
    assertThat(Files.readString(Path.of("README.md"))).contains("```text\n" + report + "```");
  }

  @Test
  void run_spanish_saysTheExpectedErrorAndThatItIsASecret() throws IOException {
    runInto("table.csv", List.of("--max-perturbation=5", "--variance=3"));

    assertThat(printed)
        .contains(
            "difiere del conteo en 5 como máximo; en dos de cada tres casos, en 2 como máximo")
        .contains("Es un secreto como los registros");
  }

  @Test
  void run_existingFile_staysAsItIs() throws IOException {
    Files.writeString(folder.resolve("table.csv"), "kept");

    assertThat(runInto("table.csv", EXAMPLE)).isEqualTo(2);
    assertThat(printed).contains("table.csv exists already and stays as it is");
    assertThat(folder.resolve("table.csv")).hasContent("kept");
  }

  @Test
  void run_infeasible_namesAVarianceThatIsFeasible() throws IOException {
    List<String> asked =
        List.of("--max-perturbation=5", "--unpublished-up-to=2", "--lang=en", "--variance=1");

    assertThat(runInto("table.csv", asked)).isEqualTo(1);
    assertThat(folder.resolve("table.csv")).doesNotExist();
    String nearest = printed.substring(printed.indexOf("--variance=")).strip();
    List<String> again = new ArrayList<>(asked.subList(0, 3));
    again.add(nearest);
    assertThat(runInto("table.csv", again)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --variance=3                        | --max-perturbation is missing; allowed: a whole number from 1 to 50
          --max-perturbation=5                | --variance is missing; allowed: a number above 0, up to 25
          --max-perturbation=51 --variance=3  | --max-perturbation: given 51; allowed: a whole number from 1 to 50
          --max-perturbation=2.5 --variance=3 | --max-perturbation: given 2.5; allowed: a whole number from 1 to 50
          --max-perturbation=5 --variance=0   | --variance: given 0; allowed: a number above 0, up to 25
          --max-perturbation=5 --variance=NaN | --variance: given NaN; allowed: a number above 0, up to 25
          --max-perturbation=5 --variance=3 --unpublished-up-to=5 | --unpublished-up-to: given 5; allowed: a whole number from 0 to 4
          --max-perturbation=5 --variance=3 --staying=1 | --staying: given 1; allowed: a number from 0 (included) to 1 (excluded)
          --max-perturbation=5 --max-perturbation=5 | --max-perturbation is given twice
          --monotone=yes                      | The argument --monotone=yes is not known
          --threshold=3                       | The argument --threshold=3 is not known
          """)
  void run_wrongArguments_saysWhichAndWhatIsAllowed(String arguments, String message)
      throws IOException {
    List<String> given = new ArrayList<>(List.of(arguments.split(" ")));
    given.add("--lang=en");

    assertThat(runInto("table.csv", given)).isEqualTo(2);
    assertThat(printed).startsWith(message).contains("perturbation-table --max-perturbation=D");
    assertThat(folder.resolve("table.csv")).doesNotExist();
  }

  @Test
  void run_unknownLanguage_isRefused() throws IOException {
    assertThat(runInto("table.csv", List.of("--lang=fr"))).isEqualTo(2);
    assertThat(printed).startsWith("--lang: se indicó fr; se permite: es, en");
  }

  private int runInto(String file, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.add("--file=" + folder.resolve(file));
    Printed run =
        Printed.by(out -> new DesignPerturbationTable(new SplittableRandom(7)).run(all, out));
    printed = run.text();
    return run.status();
  }
}
