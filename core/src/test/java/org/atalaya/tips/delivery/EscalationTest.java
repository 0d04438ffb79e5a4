// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EscalationTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(30);

  private final Escalation present = new Escalation(1, NOON);

  @Test
  void next_beforeTheStep_isNothing() {
    assertThat(present.next(NOON.plus(STEP).minusMillis(1), STEP, () -> 3)).isEmpty();
  }

  @Test
  void next_afterTheStep_isTheNextLevelFromNow() {
    Instant now = NOON.plus(STEP);

    assertThat(present.next(now, STEP, () -> 3)).contains(new Escalation(2, now));
  }

  @Test
  void next_atTheTop_isTheTopAgain() {
    Instant now = NOON.plus(STEP);

    assertThat(present.next(now, STEP, () -> 1)).contains(new Escalation(1, now));
  }

  @Test
  void next_chainHasBecomeShorter_isItsTop() {
    Instant now = NOON.plus(STEP);

    assertThat(new Escalation(5, NOON).next(now, STEP, () -> 2)).contains(new Escalation(2, now));
  }

  @Test
  void next_clockJumpsForwards_isOneLevelOnly() {
    Instant now = NOON.plus(Duration.ofDays(3));
    Escalation next = present.next(now, STEP, () -> 8).orElseThrow();

    assertThat(next.level()).isEqualTo(2);
    assertThat(next.next(now.plusSeconds(10), STEP, () -> 8)).isEmpty();
  }

  @Test
  void next_clockIsSetBack_beginsTheStepAnew() {
    Instant now = NOON.minus(Duration.ofDays(3));
    Escalation next = present.next(now, STEP, () -> 8).orElseThrow();

    assertThat(next).isEqualTo(new Escalation(1, now));
    assertThat(next.next(now.plus(STEP), STEP, () -> 8))
        .contains(new Escalation(2, now.plus(STEP)));
  }
}
