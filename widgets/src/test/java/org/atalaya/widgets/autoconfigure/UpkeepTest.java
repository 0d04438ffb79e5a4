// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.atalaya.widgets.autoconfigure.Upkeep.Duty;
import org.junit.jupiter.api.Test;

class UpkeepTest {

  private static final Duration PAUSE = Duration.ofMillis(5);

  @Test
  void start_eachDuty_isDoneAgainAndAgain() throws Exception {
    CountDownLatch first = new CountDownLatch(3);
    CountDownLatch second = new CountDownLatch(3);
    Upkeep upkeep =
        new Upkeep(
            new Duty("first", PAUSE, first::countDown),
            new Duty("second", PAUSE, second::countDown));

    upkeep.start();

    assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    upkeep.stop();
    assertThat(upkeep.isRunning()).isFalse();
  }

  @Test
  void start_dutyFails_isTriedAgain() throws Exception {
    CountDownLatch tried = new CountDownLatch(3);
    Upkeep upkeep =
        new Upkeep(
            new Duty(
                "failing",
                PAUSE,
                () -> {
                  tried.countDown();
                  throw new IllegalStateException("as it may");
                }));

    upkeep.start();

    assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
    upkeep.stop();
  }

  @Test
  void start_dutyThatHangs_holdsUpNoOther() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(3);
    Upkeep upkeep =
        new Upkeep(
            new Duty("hanging", PAUSE, () -> await(free)),
            new Duty("other", PAUSE, other::countDown));

    upkeep.start();

    assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
    free.countDown();
    upkeep.stop();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
