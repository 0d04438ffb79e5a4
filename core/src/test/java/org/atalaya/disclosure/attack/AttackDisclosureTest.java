// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.Printed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttackDisclosureTest {

  @TempDir Path folder;

  private String printed = "";

  @Test
  void run_tooFewRecords_judgesNothingAndSaysSo() throws IOException {
    int status = run(sample("--lang=en"));

    assertThat(status).isEqualTo(1);
    assertThat(printed)
        .contains("Subtracting between versions: not tried, there is only one version")
        .endsWith("Verdict: there is too little to judge any attack. Do not publish like this.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--lang=de",
        "--colour=red",
        "--runs",
        "--variance=3",
        "--seed=1 --seed=2",
        "",
        "--lang=en"
      })
  void run_argumentsThatAreNotUnderstood_tellsTheUsage(String arguments) {
    String[] given = (arguments + " ine-vif x.csv").strip().split(" ");

    int status = arguments.equals("--lang=en") || arguments.isEmpty() ? run() : run(given);

    assertThat(status).isEqualTo(2);
    assertThat(printed).startsWith("attack [--lang=es|en]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--runs=0 | --runs: se dio 0; se permite un número entero de 1 a 100.",
        "--runs=101 | --runs: se dio 101; se permite un número entero de 1 a 100.",
        "--runs=2.5 | --runs: se dio 2.5; se permite un número entero de 1 a 100.",
        "--seed=-1 | --seed: se dio -1; se permite un número entero de 0 a 2147483647.",
        "--seed=1e9 | --seed: se dio 1e9; se permite",
        "--seed=99999999999999999999 | --seed: se dio 99999999999999999999; se permite",
        "--policy=none.yaml | --policy: se dio none.yaml; se permite un archivo de protección"
      })
  void run_optionThatCannotBe_namesItAndWhatIsAllowed(String argument, String problem) {
    int status = run(argument, "no-such-mapping", "x.csv");

    assertThat(status).isEqualTo(2);
    assertThat(printed).startsWith("No se puede evaluar: " + problem).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{maxPerturbation: 5, variance: -1}        | variance",
        "{maxPerturbation: 99, variance: 3}        | maxPerturbation",
        "{maxPerturbation: 5, table: no-table.csv} | no-table.csv",
      })
  void run_policyThatCannotBe_namesWhatIsWrong(String noise, String named) throws IOException {
    Path policy =
        Files.writeString(folder.resolve("policy.yaml"), "noise: " + noise + "\nthreshold: 5\n");

    int status = run(sample("--lang=en", "--policy=" + policy));

    assertThat(status).isEqualTo(2);
    assertThat(printed).startsWith("Cannot be judged: ").contains(named).doesNotContain("\tat ");
  }

  @Test
  void run_policyAndRuns_areUsed() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            "noise: {maxPerturbation: 2, variance: 1}\nthreshold: 2\n");

    int status = run(sample("--lang=en", "--runs=2", "--policy=" + policy));

    assertThat(status).isEqualTo(1);
    assertThat(printed)
        .startsWith("2 runs, each with keys and noise of its own")
        .endsWith("Verdict: there is too little to judge any attack. Do not publish like this.\n");
  }

  @Test
  void run_fileThatIsNotThere_cannotRun() {
    assertThat(run("ine-vif", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(printed).startsWith("No se puede evaluar: ").contains("none.csv");
  }

  /** The options, then the mapping and the file of a few records. */
  private String[] sample(String... options) throws IOException {
    Path mapping = Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
    Path rows = Files.writeString(folder.resolve("rows.csv"), SampleCases.ROWS);
    return Stream.concat(Stream.of(options), Stream.of(mapping.toString(), rows.toString()))
        .toArray(String[]::new);
  }

  private int run(String... arguments) {
    Printed run =
        Printed.by(out ->
            new AttackDisclosure(
                    Guatemala::mapping,
                    Guatemala.indicators(),
                    Guatemala.disclosurePolicy(),
                    SampleCases.CLOCK)
                .run(List.of(arguments), out));
    printed = run.text();
    return run.status();
  }
}
