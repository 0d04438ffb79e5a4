// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.atalaya.alerts.Alerts.Ending;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of what staff do, run. */
class StaffReadmeTest {

  private static final String SOURCE = "src/test/java/org/atalaya/alerts/StaffReadmeTest.java";

  @TempDir Path folder;

  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    try (OperationalStore store = OperationalStore.at(folder.resolve("operations.sqlite"))) {
      StaffedAlerts staffed = new StaffedAlerts(store, folder);
      Ending ending =
          example(
              staffed.parts(), StaffedAlerts.woman(), StaffedAlerts.photo("x"), staffed.clock());

      assertThat(ending).isEqualTo(Ending.NOW);
    }
    assertThat(Files.readString(Path.of("README.md"))).contains(example());
  }

  private static Ending example(
      AlertParts parts, AlertDraft draft, OfficialPhoto photo, InstantSource clock) {
    // README example begins
    Alerts alerts = Alerts.open(parts);
    Alert alert = alerts.draft("ana", draft);
    alert = alerts.attach(alert.id(), alert.version(), "ana", photo);
    alert = alerts.assess(alert.id(), alert.version(), "ana", Answer.UNKNOWN);

    alert =
        alerts.activate(
            alert.id(), alert.version(), "bea", clock.instant().plus(Duration.ofDays(7)));
    Bulletin shown = alerts.posted().bulletins().getFirst();

    Ending ending = alerts.end(alert.id(), alert.version(), "ana", Outcome.LOCATED_ALIVE);
    Tombstone left = alerts.posted().tombstones().getFirst();
    // README example ends
    assertThat(shown.id()).isEqualTo(left.id());
    return ending;
  }

  private static String example() throws IOException {
    String source = Files.readString(Path.of(SOURCE));
    int from = source.indexOf("    // README example begins\n") + 29;
    return source
        .substring(from, source.indexOf("    // README example ends"))
        .lines()
        .map(line -> line.isEmpty() ? line : line.substring(4))
        .collect(Collectors.joining("\n", "```java\n", "\n```"));
  }
}
