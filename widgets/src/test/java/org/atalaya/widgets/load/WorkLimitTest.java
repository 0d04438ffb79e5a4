// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue before the store, with a real store behind it. */
class WorkLimitTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Supplier<Charge> FREE = () -> Charge.NONE;
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims").by("victim-sex");

  private final CaseStore store = SampleCases.store();
  private final Observatory observatory =
      Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch finish = new CountDownLatch(1);

  @AfterEach
  void close() {
    finish.countDown();
    askers.close();
    store.close();
  }

  @Test
  void within_allTurnsTaken_waitsForOne() throws Exception {
    WorkLimit limit = limit(1, 1, LONG);
    Future<PublishableTable> first = hold(limit);
    Future<PublishableTable> second = askers.submit(() -> ask(limit));
    assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    finish.countDown();

    assertThat(first.get(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(second.get(30, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void within_noTurnInTime_refused() throws Exception {
    WorkLimit limit = limit(1, 1, SHORT);
    hold(limit);

    assertThatThrownBy(() -> ask(limit))
        .isInstanceOfSatisfying(
            OverloadedException.class, e -> assertThat(e.retryAfter()).isEqualTo(SHORT));
  }

  @Test
  void within_queueFull_refusedAtOnce() throws Exception {
    WorkLimit limit = limit(1, 0, LONG);
    hold(limit);
    long before = System.nanoTime();

    assertThatThrownBy(() -> ask(limit)).isInstanceOf(OverloadedException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG.dividedBy(2));
  }

  @Test
  void within_questionRefused_neitherChargedNorInNeedOfATurn() throws Exception {
    WorkLimit limit = limit(1, 0, SHORT);
    hold(limit);
    AtomicInteger charged = new AtomicInteger();

    assertThatThrownBy(() ->
            limit.within(() -> charge(charged), () -> observatory.table(VICTIMS.by("colour"))))
        .isInstanceOf(QueryException.class);
    assertThat(limit.within(() -> charge(charged), observatory::catalogue)).isNotNull();

    assertThat(charged).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"0, PT1M", "1, PT0.1S"})
  void within_noPlaceOrNoTurn_chargeIsGivenBack(int queue, Duration waiting) throws Exception {
    WorkLimit limit = limit(1, queue, waiting);
    hold(limit);
    AtomicInteger charged = new AtomicInteger();

    assertThatThrownBy(() -> limit.within(() -> charge(charged), () -> observatory.table(VICTIMS)))
        .isInstanceOf(OverloadedException.class);

    assertThat(charged).hasValue(0);
  }

  @Test
  void within_turnCame_isCharged() {
    WorkLimit limit = limit(1, 0, SHORT);
    AtomicInteger charged = new AtomicInteger();

    limit.within(() -> charge(charged), () -> observatory.table(VICTIMS));
    assertThatThrownBy(() ->
            limit.within(
                () -> charge(charged),
                () -> {
                  observatory.table(VICTIMS);
                  throw new IllegalStateException("after the work was done");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(charged).hasValue(2);
  }

  @Test
  void within_afterFailuresOfEveryKind_allTurnsAreBack() throws Exception {
    WorkLimit limit = limit(1, 0, SHORT);
    IllegalStateException failure = new IllegalStateException();
    assertThatThrownBy(() ->
            limit.within(
                FREE,
                () -> {
                  observatory.table(VICTIMS);
                  throw failure;
                }))
        .isSameAs(failure);
    assertThatThrownBy(() ->
            limit.within(
                () -> {
                  throw failure;
                },
                () -> observatory.table(VICTIMS)))
        .isSameAs(failure);
    Future<PublishableTable> holding = hold(limit);
    assertThatThrownBy(() -> ask(limit)).isInstanceOf(OverloadedException.class);
    finish.countDown();
    holding.get(30, TimeUnit.SECONDS);

    for (int i = 0; i < 5; i++) {
      assertThat(ask(limit)).isNotNull();
    }
  }

  @Test
  void within_manyAtOnce_neverMoreThanTheTurns() throws Exception {
    WorkLimit limit = limit(3, 100, LONG);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<Boolean>> asked = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      asked.add(
          askers.submit(() ->
              limit.within(
                  FREE,
                  () -> {
                    observatory.table(VICTIMS);
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    observatory.table(VICTIMS);
                    working.decrementAndGet();
                    return true;
                  })));
    }

    for (Future<Boolean> one : asked) {
      assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(most.get()).isBetween(2, 3);
  }

  private static Charge charge(AtomicInteger charged) {
    charged.incrementAndGet();
    return charged::decrementAndGet;
  }

  private static WorkLimit limit(int turns, int queue, Duration waiting) {
    return new WorkLimit(new LoadSettings(turns, queue, waiting, LONG, 1, 1, List.of()));
  }

  private PublishableTable ask(WorkLimit limit) {
    return limit.within(FREE, () -> observatory.table(VICTIMS));
  }

  /** Asks, and keeps the turn until {@link #finish}. */
  private Future<PublishableTable> hold(WorkLimit limit) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    Future<PublishableTable> holding =
        askers.submit(() ->
            limit.within(
                FREE,
                () -> {
                  PublishableTable table = observatory.table(VICTIMS);
                  held.countDown();
                  await(finish);
                  return table;
                }));
    assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
    return holding;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
