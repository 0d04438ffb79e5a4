// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.atalaya.tips.routing.Absence;
import org.atalaya.tips.routing.Assignment;
import org.atalaya.tips.routing.DirectoryUnavailableException;
import org.atalaya.tips.routing.Prosecutor;
import org.atalaya.tips.routing.ProsecutorDirectory;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ProsecutorDirectory} has to do. Extend it and say how invented people and cases
 * get into your directory, and how it fails.
 */
public abstract class ProsecutorDirectoryContract {

  private static final String CASE = "MP001-2026-1234";
  private static final UUID ALERT = UUID.fromString("019ca6b1-dc00-7123-8456-0123456789ab");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

  /** Who of a unit is on duty from a day to another, both included. */
  public record Duty(String unit, String person, LocalDate first, LocalDate last) {}

  /** What is in a directory. */
  public record Content(
      List<Prosecutor> people,
      Map<String, Assignment> cases,
      Map<UUID, Assignment> alerts,
      List<Duty> duty) {}

  /** A directory of these and no others. */
  protected abstract ProsecutorDirectory holding(Content content);

  /** A directory that gives no answer. */
  protected abstract ProsecutorDirectory unavailable();

  private static Prosecutor rosa() {
    return new Prosecutor(
        "rosa",
        "femicide",
        Optional.of("marta"),
        Optional.of("rosa@example.org"),
        List.of(
            new Absence(DAY, DAY.plusDays(2), Optional.of("irma")),
            new Absence(DAY.plusDays(10), DAY.plusDays(10), Optional.empty())));
  }

  private static Prosecutor marta() {
    return new Prosecutor("marta", "femicide", Optional.empty(), Optional.empty(), List.of());
  }

  private ProsecutorDirectory usual() {
    return holding(
        new Content(
            List.of(rosa(), marta()),
            Map.of(
                CASE,
                new Assignment("femicide", Optional.of("rosa")),
                "MP001-2026-5",
                new Assignment("minors", Optional.empty())),
            Map.of(ALERT, new Assignment("femicide", Optional.of("marta"))),
            List.of(
                new Duty("femicide", "rosa", DAY.minusDays(7), DAY.minusDays(1)),
                new Duty("femicide", "marta", DAY, DAY.plusDays(6)),
                new Duty("minors", "irma", DAY, DAY))));
  }

  @Test
  void ofCase_assigned_isUnitAndPerson() {
    assertThat(usual().ofCase(CASE)).contains(new Assignment("femicide", Optional.of("rosa")));
    assertThat(usual().ofCase("MP001-2026-5")).contains(new Assignment("minors", Optional.empty()));
  }

  @Test
  void ofCase_unknown_isEmpty() {
    assertThat(usual().ofCase("MP001-2026-12345")).isEmpty();
    assertThat(usual().ofCase("MP001-2026-123")).isEmpty();
    assertThat(usual().ofCase("' OR '1'='1")).isEmpty();
  }

  @Test
  void ofAlert_assigned_isUnitAndPerson() {
    assertThat(usual().ofAlert(ALERT)).contains(new Assignment("femicide", Optional.of("marta")));
    assertThat(usual().ofAlert(new UUID(0, 0))).isEmpty();
  }

  @Test
  void find_known_isWhole() {
    Prosecutor found = usual().find("rosa").orElseThrow();

    assertThat(found.absences()).containsExactlyInAnyOrderElementsOf(rosa().absences());
    assertThat(found).usingRecursiveComparison().ignoringFields("absences").isEqualTo(rosa());
    assertThat(usual().find("marta")).contains(marta());
  }

  @Test
  void find_unknown_isEmpty() {
    assertThat(usual().find("nobody")).isEmpty();
    assertThat(usual().find("Rosa")).isEmpty();
  }

  @Test
  void onDuty_firstAndLastDay_areIncluded() {
    ProsecutorDirectory directory = usual();

    assertThat(directory.onDuty("femicide", DAY.minusDays(1))).contains("rosa");
    assertThat(directory.onDuty("femicide", DAY)).contains("marta");
    assertThat(directory.onDuty("femicide", DAY.plusDays(6))).contains("marta");
    assertThat(directory.onDuty("femicide", DAY.plusDays(7))).isEmpty();
    assertThat(directory.onDuty("minors", DAY)).contains("irma");
    assertThat(directory.onDuty("nobody", DAY)).isEmpty();
  }

  @Test
  void answers_severalAtOnce_eachGetsItsOwn() {
    ProsecutorDirectory directory = usual();

    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> directory.find(i % 2 == 0 ? "rosa" : "marta").orElseThrow().id())
                .toList())
        .containsExactlyElementsOf(
            IntStream.range(0, 16).mapToObj(i -> i % 2 == 0 ? "rosa" : "marta").toList());
  }

  @Test
  void unavailable_failsWithoutSayingWhat() {
    ProsecutorDirectory directory = unavailable();

    List<Runnable> questions =
        List.of(
            () -> directory.ofCase(CASE),
            () -> directory.ofAlert(ALERT),
            () -> directory.find("rosa"),
            () -> directory.onDuty("femicide", DAY));
    assertThat(questions)
        .allSatisfy(question ->
            assertThatExceptionOfType(DirectoryUnavailableException.class)
                .isThrownBy(question::run)
                .satisfies(e ->
                    assertThat(printed(e))
                        .doesNotContain(CASE, ALERT.toString(), "rosa", "2026-11-28")));
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
