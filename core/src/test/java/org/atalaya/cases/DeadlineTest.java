// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.atalaya.Observatory;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class DeadlineTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims").by("victim-sex");

  /** Hours of work for the engine, so that only a statement that is cancelled ends in time. */
  private static final long ENDLESS = 10_000_000_000L;

  private final CaseStore store = SampleCases.store();
  private final Observatory observatory =
      Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  private final AtomicInteger entered = new AtomicInteger();

  @AfterEach
  void close() {
    store.close();
  }

  private <T> T within(Duration time, Supplier<T> question) {
    return Deadline.within(time, entered::incrementAndGet, question);
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void within_storeTakesLonger_cancelled() {
    FactRows.repeat(store, CountingUnit.VICTIM, ENDLESS);

    assertThatThrownBy(() -> within(SHORT, () -> observatory.table(VICTIMS)))
        .isInstanceOf(DeadlineExceededException.class)
        .hasNoCause();
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void within_afterACancelledQuestion_storeAnswers() {
    FactRows.repeat(store, CountingUnit.VICTIM, ENDLESS);
    assertThatThrownBy(() -> within(SHORT, () -> observatory.table(VICTIMS)))
        .isInstanceOf(DeadlineExceededException.class);
    FactRows.once(store, CountingUnit.VICTIM);

    PublishableTable table = within(LONG, () -> observatory.table(VICTIMS));

    assertThat(table.cells()).isEqualTo(observatory.table(VICTIMS).cells());
  }

  @Test
  void within_timeOverBetweenTwoTables_secondNotCounted() {
    assertThatThrownBy(() ->
            within(
                SHORT,
                () -> {
                  observatory.table(VICTIMS);
                  sleep(SHORT.multipliedBy(2));
                  return observatory.table(VICTIMS);
                }))
        .isInstanceOf(DeadlineExceededException.class);
  }

  @Test
  void within_refusedBeforeCounting_entranceNotRun() {
    assertThatThrownBy(() -> within(LONG, () -> observatory.table(VICTIMS.by("colour"))))
        .isInstanceOf(QueryException.class);

    assertThat(entered).hasValue(0);
  }

  @Test
  void within_manyTables_entranceRunOnce() {
    within(LONG, observatory::quality);

    assertThat(entered).hasValue(1);
  }

  @Test
  void within_entranceRefuses_nothingCounted() {
    IllegalStateException full = new IllegalStateException("no turn");

    assertThatThrownBy(() ->
            Deadline.within(
                LONG,
                () -> {
                  throw full;
                },
                () -> observatory.table(VICTIMS)))
        .isSameAs(full);
  }

  @Test
  void within_entranceTakesLong_isNotOfTheTimeOfTheQuestion() {
    PublishableTable table =
        Deadline.within(
            Duration.ofSeconds(2),
            () -> sleep(Duration.ofSeconds(3)),
            () -> observatory.table(VICTIMS));

    assertThat(table.cells()).isNotEmpty();
  }

  @Test
  void within_done_nextQuestionHasNone() {
    within(SHORT, () -> observatory.table(VICTIMS));
    sleep(SHORT);

    assertThat(Deadline.left()).isEmpty();
    assertThat(observatory.table(VICTIMS).cells()).isNotEmpty();
  }

  @Test
  void within_withinAnother_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> within(LONG, () -> within(LONG, () -> observatory.table(VICTIMS))));
  }

  @Test
  void within_noTime_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> within(Duration.ZERO, () -> observatory.table(VICTIMS)))
        .withMessageContaining("PT0S");
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
