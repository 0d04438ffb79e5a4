// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.atalaya.Freshness;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Deadline;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.remote.ObservatoryUnavailableException.Reason;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes back from a server, good and bad. Equal answers are for {@code ObservatoryContract}.
 */
class RemoteObservatoryTest {

  private static final StatisticsQuery QUERY = StatisticsQuery.of("victims").by("victim-sex");
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final RemoteSettings SETTINGS =
      new RemoteSettings(Duration.ofSeconds(2), Duration.ofSeconds(2), 1 << 20, 1 << 16);

  private final SettableClock clock = new SettableClock(NOW, ZoneOffset.UTC);
  private final List<Map<String, List<String>>> asked = new ArrayList<>();
  private final List<URI> addresses = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private CaseStore store;
  private Observatory records;
  private HttpServer server;
  private RemoteObservatory remote;
  private Handler handler;

  /** How the server answers just now. */
  private interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    store = SampleCases.store();
    records = Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
    handler = this::table;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          synchronized (asked) {
            asked.add(exchange.getRequestHeaders());
            addresses.add(exchange.getRequestURI());
          }
          handler.answer(exchange);
          exchange.close();
        });
    server.start();
    remote = observatory(SETTINGS);
  }

  private RemoteObservatory observatory(RemoteSettings settings) {
    return new RemoteObservatory(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/atalaya"),
        settings,
        clock);
  }

  @AfterEach
  void stop() {
    ended.countDown();
    remote.close();
    server.stop(0);
    threads.shutdownNow();
    store.close();
  }

  private void table(HttpExchange exchange) throws IOException {
    boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60, s-maxage=300");
    send(exchange, known ? 304 : 200, known ? new byte[0] : WholeJson.write(records.table(QUERY)));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void problem(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void html(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    send(exchange, status, "<html>secret stack".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void table_asked_sendsNothingButTheQuestion() {
    remote.table(QUERY.where("year", "2010", "2011").top(3).version(1));

    assertThat(addresses)
        .containsExactly(
            URI.create(
                "/atalaya/v1/statistics/victims.whole.json?by=victim-sex&top=3&version=1&year=2010,2011"));
    assertThat(asked.getFirst()).doesNotContainKeys("Cookie", "Authorization", "If-None-Match");
  }

  @Test
  void table_withinItsTime_isNotAskedForAgain() {
    PublishableTable first = remote.table(QUERY);
    clock.set(NOW.plusSeconds(59));

    assertThat(remote.table(QUERY)).isSameAs(first);
    assertThat(remote.release(QUERY.version(1)).version().number()).isEqualTo(1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void table_afterItsTime_isConfirmedByItsTag() {
    PublishableTable first = remote.table(QUERY);
    clock.set(NOW.plusSeconds(60));

    assertThat(remote.table(QUERY)).isSameAs(first);
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).containsEntry("If-none-match", List.of("\"1\""));
    assertThat(remote.confirmed(QUERY)).contains(NOW.plusSeconds(60));
  }

  @Test
  void table_underWayInOtherCaches_isKeptForLess() {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Age", "50");
          table(exchange);
        };
    remote.table(QUERY);
    clock.set(NOW.plusSeconds(10));
    remote.table(QUERY);

    assertThat(asked).hasSize(2);
  }

  @Test
  void table_manyAtOnce_isAskedForOnce() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    handler =
        exchange -> {
          await(all);
          table(exchange);
        };
    List<Future<PublishableTable>> tables = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tables.add(threads.submit(() -> remote.table(QUERY)));
    }
    Thread.sleep(200);
    all.countDown();

    for (Future<PublishableTable> table : tables) {
      assertThat(table.get(10, TimeUnit.SECONDS)).isSameAs(tables.getFirst().get());
    }
    assertThat(asked).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

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

  private ObservatoryUnavailableException unavailable() {
    return catchThrowableOfType(ObservatoryUnavailableException.class, () -> remote.table(QUERY));
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

  @Test
  void table_refused_isThatRefusalInBothLanguages() {
    handler =
        exchange ->
            problem(
                exchange,
                400,
                """
                {"type":"urn:problem-type:atalaya:unknown-dimension","title":"t","status":400,"detail":"d",
                "parameter":"by","given":"colour","allowed":["year","month"]}\
                """);

    QueryException thrown = catchThrowableOfType(QueryException.class, () -> remote.table(QUERY));

    assertThat(thrown.problem().kind()).isEqualTo(Kind.UNKNOWN_DIMENSION);
    assertThat(thrown.problem().parameter()).isEqualTo("by");
    assertThat(thrown.problem().given()).isEqualTo("colour");
    assertThat(thrown.problem().allowed()).containsExactly("year", "month");
    assertThat(thrown.problem().detail(Locale.of("es"))).contains("colour", "year, month");
    assertThat(remote.unavailableSince()).isEmpty();
  }

  @Test
  void table_addressTooLong_isTooManyCodes() {
    handler =
        exchange ->
            problem(exchange, 414, "{\"type\":\"urn:problem-type:atalaya:address-too-long\"}");

    assertThat(
            catchThrowableOfType(QueryException.class, () -> remote.table(QUERY)).problem().kind())
        .isEqualTo(Kind.TOO_MANY_CODES);
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
  void table_packed_isRead() {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, packed(WholeJson.write(records.table(QUERY))));
        };

    assertThat(remote.table(QUERY).cells()).isEqualTo(records.table(QUERY).cells());
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void table_answerToAnotherQuestion_isNotTaken() {
    handler =
        exchange ->
            send(exchange, 200, WholeJson.write(records.table(StatisticsQuery.of("complaints"))));

    assertThat(unavailable().reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
  }

  @Test
  void freshness_keptForAWhile_growsOlder() {
    Freshness told = new Freshness(NOW.minusSeconds(180), Duration.ofMinutes(3));
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
          send(
              exchange,
              200,
              WholeJson.write(
                  records.catalogue(),
                  records.releases(),
                  Optional.of(told),
                  records.protection()));
        };

    assertThat(remote.freshness()).contains(told);
    clock.set(NOW.plusSeconds(40));
    assertThat(remote.freshness())
        .contains(new Freshness(told.asOf(), Duration.ofMinutes(3).plusSeconds(40)));
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://observatorio.example/atalaya",
        "/atalaya",
        "file:///etc/passwd",
        "https:observatorio",
        "https://user:secret@observatorio.example/atalaya",
        "https://observatorio.example/atalaya?x=secret",
        "https://observatorio.example/atalaya#secret"
      })
  void at_noAddressOfAnObservatory_isRefusedWithoutItsSecrets(String api) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemoteObservatory.at(URI.create(api)))
        .withMessageContaining("https://")
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("secret"));
  }
}
