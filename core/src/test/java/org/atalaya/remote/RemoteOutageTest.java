// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.cases.Deadline;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.remote.ObservatoryUnavailableException.Reason;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given, and said, where a server answers badly or not at all. */
class RemoteOutageTest extends AskedServer {

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429, 302, 404})
  void table_serverFails_lastGoodIsGivenAndItsAgeIsSeen(int status) {
    PublishableTable first = remote.table(QUERY);
    handler = exchange -> html(exchange, status);
    clock.set(NOW.plusSeconds(100));

    assertThat(remote.table(QUERY)).isSameAs(first);
    assertThat(remote.confirmed(QUERY)).contains(NOW);
    assertThat(remote.unavailableSince()).contains(NOW.plusSeconds(100));

    handler = this::table;
    clock.set(NOW.plusSeconds(200));
    remote.table(QUERY);

    assertThat(remote.unavailableSince()).isEmpty();
    assertThat(remote.confirmed(QUERY)).contains(NOW.plusSeconds(200));
  }

  @ParameterizedTest
  @CsvSource({
    "200, NOT_UNDERSTOOD", "302, REDIRECTED", "401, NOT_UNDERSTOOD", "404, NOT_UNDERSTOOD",
    "429, BUSY", "500, FAILED", "502, FAILED", "503, BUSY"
  })
  void table_htmlInPlaceOfAnAnswer_isToldWithoutIt(int status, Reason reason) {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
          html(exchange, status);
        };

    ObservatoryUnavailableException thrown = unavailable();

    assertThat(thrown.reason()).isEqualTo(reason);
    assertThat(thrown).hasNoCause().hasMessageContaining("localhost");
    assertThat(thrown.getMessage()).doesNotContain("secret", "html", "victim", "elsewhere");
    assertThat(thrown.detail(Locale.of("es")))
        .contains("localhost")
        .isNotEqualTo(thrown.getMessage());
    assertThat(asked).hasSize(1);
  }

  @Test
  void table_busyFor30Seconds_isToldSo() {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "30");
          problem(exchange, 429, "{\"type\":\"urn:problem-type:atalaya:too-many-requests\"}");
        };

    assertThat(unavailable().retryAfter()).contains(Duration.ofSeconds(30));
  }

  /** While it is set up anew, an observatory has no records. */
  @Test
  void table_noMoreRecords_lastGoodIsGiven() {
    Handler empty =
        exchange -> problem(exchange, 503, "{\"type\":\"urn:problem-type:atalaya:no-data\"}");
    handler = empty;
    assertThat(
            catchThrowableOfType(QueryException.class, () -> remote.table(QUERY)).problem().kind())
        .isEqualTo(Kind.NO_DATA);
    handler = this::table;
    PublishableTable first = remote.table(QUERY);
    handler = empty;
    clock.set(NOW.plusSeconds(100));

    assertThat(remote.table(QUERY)).isSameAs(first);
  }

  @Test
  void table_noConnection_isNotTriedByEachQuestion() {
    AtomicInteger tries = new AtomicInteger();
    handler =
        exchange -> {
          tries.incrementAndGet();
          await(ended);
        };
    remote =
        observatory(
            new RemoteSettings(Duration.ofMillis(300), Duration.ofMillis(300), 1 << 20, 1 << 16));

    assertThat(unavailable().reason()).isEqualTo(Reason.TIMED_OUT);
    for (String dimension : List.of("year", "month", "department")) {
      assertThatExceptionOfType(ObservatoryUnavailableException.class)
          .isThrownBy(() -> remote.table(StatisticsQuery.of("victims").by(dimension)))
          .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(Reason.TIMED_OUT));
    }
    assertThat(tries).hasValue(1);
    clock.set(NOW.plus(NearAnswers.PAUSE));
    unavailable();
    assertThat(tries).hasValue(2);
    assertThat(remote.unavailableSince()).contains(NOW);
  }

  @Test
  void table_serverIsGone_isUnreachable() {
    server.stop(0);

    assertThat(unavailable().reason()).isEqualTo(Reason.UNREACHABLE);
  }

  /** The time-out is for the whole answer, not for its first bytes. */
  @Test
  void table_bodyThatNeverEnds_isGivenUp() {
    handler =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(ended);
        };
    remote =
        observatory(
            new RemoteSettings(Duration.ofMillis(300), Duration.ofMillis(300), 1 << 20, 1 << 16));

    assertThat(unavailable().reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void table_askersTimeIsOver_isNoOutage() {
    handler = exchange -> await(ended);

    assertThatExceptionOfType(DeadlineExceededException.class)
        .isThrownBy(
            () -> Deadline.within(Duration.ofMillis(200), () -> {}, () -> remote.table(QUERY)));
    assertThat(remote.unavailableSince()).isEmpty();
  }

  /** Who waits for the answer that another asked for need not have as little time. */
  @Test
  void table_anotherAskersTimeIsOver_isAskedForAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    handler =
        exchange -> {
          if (tries.getAndIncrement() == 0) {
            begun.countDown();
            await(ended);
          } else {
            table(exchange);
          }
        };
    Future<?> hasty =
        threads.submit(
            () -> Deadline.within(Duration.ofMillis(500), () -> {}, () -> remote.table(QUERY)));
    begun.await();

    assertThat(remote.table(QUERY).cells()).isNotEmpty();
    assertThat(tries).hasValue(2);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(hasty::get)
        .withCauseInstanceOf(DeadlineExceededException.class);
  }

  @Test
  void table_largerThanIsTaken_isNotRead() {
    handler = exchange -> send(exchange, 200, new byte[(1 << 16) + 1]);

    assertThat(unavailable().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void table_packedLargerThanIsTaken_isNotRead() {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, packed(new byte[1 << 20]));
        };

    assertThat(unavailable().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void table_answerToAnotherQuestion_isNotTaken() {
    handler =
        exchange ->
            send(exchange, 200, WholeJson.write(records.table(StatisticsQuery.of("complaints"))));

    assertThat(unavailable().reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
  }
}
