// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackDisclosureTest {

  @TempDir Path folder;

  private String printed = "";

  @Test
  void run_tooFewRecords_judgesNothingAndSaysSo() throws IOException {
    Path mapping = Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
    Path rows = Files.writeString(folder.resolve("rows.csv"), SampleCases.ROWS);

    int status = run("--lang=en", mapping.toString(), rows.toString());

    assertThat(status).isEqualTo(1);
    assertThat(printed)
        .contains("Subtracting between versions: not tried, there is only one version")
        .endsWith("Verdict: there is too little to judge any attack. Do not publish like this.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--lang=de", "--colour=red", "--variance", "--seed=1 --seed=2", "", "--lang=en"})
  void run_argumentsThatAreNotUnderstood_tellsTheUsage(String arguments) {
    String[] given = (arguments + " ine-vif x.csv").strip().split(" ");

    int status = arguments.equals("--lang=en") || arguments.isEmpty() ? run() : run(given);

    assertThat(status).isEqualTo(2);
    assertThat(printed).startsWith("attack [--lang=es|en]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--variance=-1",
        "--variance=NaN",
        "--max-perturbation=99",
        "--threshold=0",
        "--threshold=1e9",
        "--max-perturbation=99999999999",
        "--variance=0.000000001"
      })
  void run_numberThatCannotBe_namesItWithoutStackTrace(String argument) {
    int status = run(argument, "no-such-mapping", "x.csv");

    assertThat(status).isEqualTo(2);
    assertThat(printed).startsWith("No se puede evaluar: ").doesNotContain("\tat ");
  }

  @Test
  void run_fileThatIsNotThere_cannotRun() {
    assertThat(run("ine-vif", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(printed).startsWith("No se puede evaluar: ").contains("none.csv");
  }

  private int run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status =
        new AttackDisclosure(Guatemala::mapping, Guatemala.indicators(), SampleCases.CLOCK)
            .run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    printed = bytes.toString(StandardCharsets.UTF_8);
    return status;
  }
}
