// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.widgets.load.AllowanceExceededException;
import org.atalaya.widgets.load.ClientAllowance;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AnswerCacheTest {

  private static final int READERS = 20;
  private static final IllegalStateException DOWN = new IllegalStateException("the source is down");

  private final AnswerCache cache =
      new AnswerCache(1 << 20, Duration.ofSeconds(30), Optional.empty());
  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch finish = new CountDownLatch(1);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService readers = Executors.newCachedThreadPool(this::thread);

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task);
    threads.add(thread);
    return thread;
  }

  @AfterEach
  void close() {
    finish.countDown();
    readers.close();
  }

  @Test
  void get_sameVersion_madeOnce() {
    for (int i = 0; i < 3; i++) {
      cache.get("1", "request", () -> answer("body " + made.incrementAndGet()));
    }

    assertThat(made).hasValue(1);
  }

  @Test
  void get_newVersion_madeAnew() {
    Answer before = cache.get("1", "request", () -> answer("before"));
    Answer after = cache.get("2", "request", () -> answer("after"));

    assertThat(after.tag()).isNotEqualTo(before.tag());
  }

  @Test
  void get_manyAtOnce_madeOnceAndTheSameForAll() throws Exception {
    List<Future<Answer>> asked = askTogether(slowly(() -> answer("body")));

    finish.countDown();

    Answer first = asked.getFirst().get(30, TimeUnit.SECONDS);
    for (Future<Answer> one : asked) {
      assertThat(one.get(30, TimeUnit.SECONDS)).isSameAs(first);
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void get_manyAtOnceAndMakerFails_allAreToldAndTheNextTriesAgain() throws Exception {
    List<Future<Answer>> asked =
        askTogether(
            slowly(() -> {
              throw DOWN;
            }));

    finish.countDown();

    for (Future<Answer> one : asked) {
      assertThatThrownBy(() -> one.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCause(DOWN);
    }
    assertThat(made).hasValue(1);
    assertThat(cache.get("1", "request", () -> answer("body"))).isNotNull();
  }

  @Test
  void get_firstMayNotHaveItMade_theNextTriesItself() throws Exception {
    Future<Answer> first =
        readers.submit(() -> cache.get("1", "request", slowly(this::refuseClient)));
    begun.await();
    Future<Answer> second =
        readers.submit(() -> cache.get("1", "request", () -> answer("of the second")));
    assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    finish.countDown();

    assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(AllowanceExceededException.class);
    assertThat(second.get(30, TimeUnit.SECONDS).plain())
        .isEqualTo("of the second".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void get_anotherRequestMeanwhile_isNotHeldUp() throws Exception {
    Future<Answer> slow =
        readers.submit(() -> cache.get("1", "slow", slowly(() -> answer("slow"))));
    begun.await();

    for (int i = 0; i < 200; i++) {
      String request = "quick " + i;
      assertThat(cache.get("1", request, () -> answer(request))).isNotNull();
    }

    assertThat(slow.isDone()).isFalse();
  }

  @Test
  void get_madeByAnotherForTooLong_givenUp() throws Exception {
    AnswerCache impatient = new AnswerCache(1 << 20, Duration.ofMillis(50), Optional.empty());
    Future<Answer> first =
        readers.submit(() -> impatient.get("1", "request", slowly(() -> answer("body"))));
    begun.await();

    assertThatThrownBy(() -> impatient.get("1", "request", () -> answer("another")))
        .isInstanceOf(DeadlineExceededException.class);

    finish.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void lastGood_makerFails_isTheAnswerOfTheVersionBefore() {
    Answer before = cache.get("1", "request", () -> answer("before"));

    assertThatThrownBy(() ->
            cache.get(
                "2",
                "request",
                () -> {
                  throw DOWN;
                }))
        .isSameAs(DOWN);

    assertThat(cache.lastGood("request")).containsSame(before);
    assertThat(cache.lastGood("another")).isEmpty();
  }

  /** A maker that begins and then waits until it may finish. */
  private Supplier<Answer> slowly(Supplier<Answer> maker) {
    return () -> {
      made.incrementAndGet();
      begun.countDown();
      try {
        assertThat(finish.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return maker.get();
    };
  }

  /** What happens to a client that has had its one answer. */
  private Answer refuseClient() {
    ClientAllowance allowance =
        new ClientAllowance(
            new LoadSettings(1, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, List.of()),
            InstantSource.system(),
            new SecureRandom());
    allowance.charge(new MockHttpServletRequest());
    allowance.charge(new MockHttpServletRequest());
    throw new AssertionError("charged more than allowed");
  }

  /** Asks from many threads and comes back when all of them wait. */
  private List<Future<Answer>> askTogether(Supplier<Answer> maker) throws InterruptedException {
    List<Future<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      asked.add(readers.submit(() -> cache.get("1", "request", maker)));
    }
    while (threads.size() < READERS
        || threads.stream().anyMatch(one -> one.getState() != Thread.State.TIMED_WAITING)) {
      Thread.sleep(1);
    }
    return asked;
  }

  private static Answer answer(String body) {
    return Answer.of("text/plain", body.getBytes(StandardCharsets.UTF_8));
  }
}
