// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.Printed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportUtilityTest {

  @TempDir Path folder;

  private String printed = "";

  @Test
  void run_files_printsTheReport() throws IOException {
    Path mapping = Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
    Path rows = Files.writeString(folder.resolve("rows.csv"), SampleCases.ROWS);

    int status = run("--lang=en", mapping.toString(), rows.toString());

    assertThat(status).isZero();
    assertThat(printed)
        .startsWith("Complaints received: ")
        .contains("All tables: ")
        .endsWith("follows from the parameters of the noise.\n");
  }

  /** With the same secret and policy the noise is that of the observatory, run after run. */
  @Test
  void run_secretAndPolicyGiven_reportsTheSameAgain() throws IOException {
    Path mapping = Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING);
    Path rows = Files.writeString(folder.resolve("rows.csv"), SampleCases.ROWS);
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            "noise: {maxPerturbation: 5, variance: 3}\nthreshold: 1\n");
    Path secret = folder.resolve("record-key.secret");
    RecordKeySecret.loadOrCreate(secret, new SecureRandom());
    String[] arguments = {
      "--policy=" + policy, "--record-key-file=" + secret, mapping.toString(), rows.toString()
    };

    run(arguments);
    String first = printed;
    run(arguments);

    assertThat(first).contains("Todos los cuadros: ").contains("se apartan del conteo");
    assertThat(printed).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--lang=de", "--colour=red", "--policy", "--lang=es --lang=es", ""})
  void run_argumentsThatAreNotUnderstood_tellsTheUsage(String arguments) {
    String[] given = (arguments + " ine-vif x.csv").strip().split(" ");

    int status = arguments.isEmpty() ? run() : run(given);

    assertThat(status).isEqualTo(2);
    assertThat(printed).startsWith("utility [--lang=es|en]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--policy=none.yaml", "--record-key-file=none.secret"})
  void run_fileOfAnOptionThatIsNotThere_namesItAndMakesNone(String option) {
    int status = run("--lang=en", option, "ine-vif", "x.csv");

    assertThat(status).isEqualTo(2);
    assertThat(printed)
        .startsWith("Nothing can be reported: " + option.substring(0, option.indexOf('=')))
        .contains("allowed: a file that can be read.");
    assertThat(Path.of(option.substring(option.indexOf('=') + 1))).doesNotExist();
  }

  @Test
  void run_wrongPolicy_namesThePlace() throws IOException {
    Path policy = Files.writeString(folder.resolve("policy.yaml"), "threshold: 0\n");

    int status = run("--policy=" + policy, "ine-vif", "x.csv");

    assertThat(status).isEqualTo(2);
    assertThat(printed)
        .startsWith("No se puede informar: ")
        .contains("allowed: 1 to 1000000")
        .doesNotContain("\tat ");
  }

  @Test
  void run_fileThatIsNotThere_cannotRun() {
    assertThat(run("ine-vif", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(printed).startsWith("No se puede informar: ").contains("none.csv");
  }

  private int run(String... arguments) {
    Printed run =
        Printed.by(out ->
            new ReportUtility(
                    Guatemala::mapping,
                    Guatemala.indicators(),
                    Guatemala.disclosurePolicy(),
                    SampleCases.CLOCK)
                .run(List.of(arguments), out));
    printed = run.text();
    return run.status();
  }
}
