// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AttackRunsTest {

  private static final AttackReport WITHIN = report(200, 0.5, 1.5);
  private static final AttackReport BEYOND = report(300, 0.8, 0.5);

  @Test
  void text_severalRuns_tellsMeanAndRange() {
    AttackRuns runs = new AttackRuns(List.of(WITHIN, BEYOND));

    assertThat(runs.text(Locale.ENGLISH))
        .startsWith("2 runs, each with keys and noise of its own")
        .contains(
            "Averaging unions and complements: 2 runs of 200 cells or more; right 65\u00a0%"
                + " (50\u00a0% to 80\u00a0%), by guessing 40\u00a0% (40\u00a0% to 40\u00a0%); root"
                + " mean square error 1.00 (0.50 to 1.50) BEYOND THE BOUND (once)")
        .contains("Verdict: beyond the bound");
    assertThat(runs.isWithin()).isFalse();
  }

  @Test
  void text_tooFewCellsInEveryRun_tellsNoFigureOfThem() {
    AttackReport few = report(99, 0.777, 0.555);

    String text = new AttackRuns(List.of(few, few)).text(Locale.of("es"));

    assertThat(text).contains("menos de 100 casillas").doesNotContain("77", "55", "99");
  }

  /** One run in which an attack has cells enough is told, and says how many runs it speaks for. */
  @Test
  void text_tooFewCellsInOneRun_tellsTheOther() {
    AttackRuns runs = new AttackRuns(List.of(WITHIN, report(99, 0.777, 0.555)));

    assertThat(runs.text(Locale.ENGLISH))
        .contains("1 run of 200 cells or more; right 50\u00a0% (50\u00a0% to 50\u00a0%)")
        .doesNotContain("77");
  }

  @Test
  void text_oneRun_isItsReport() {
    assertThat(new AttackRuns(List.of(BEYOND)).text(Locale.ENGLISH))
        .isEqualTo(BEYOND.text(Locale.ENGLISH));
  }

  @Test
  void isWithin_everyRunWithin_isSo() {
    assertThat(new AttackRuns(List.of(WITHIN, WITHIN)).isWithin()).isTrue();
  }

  @Test
  void runs_none_areRefused() {
    assertThatThrownBy(() -> new AttackRuns(List.of())).hasMessageContaining("at least one");
  }

  private static AttackReport report(int cells, double recovered, double rmse) {
    AttackResult result =
        new AttackResult("averaging", cells, OptionalDouble.of(rmse), recovered, 0.4);
    return new AttackReport(AttackBound.DEFAULT, List.of(result), 1);
  }
}
