// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.remote.RemoteSettings;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicFilesTest {

  private static final int LARGEST = 100;
  private static final PublicPath TABLE =
      PublicPath.parse("/statistics/complaints.json?by=year").orElseThrow();
  private static final PublicPath ALERTS = PublicPath.alerts("es");

  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile int status = 200;
  private volatile String body = "good";
  private HttpServer server;
  private PublicFiles files;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    files =
        new PublicFiles(
            URI.create("http://localhost:" + server.getAddress().getPort()),
            new RemoteSettings(Duration.ofSeconds(3), Duration.ofSeconds(5), 10_000, LARGEST),
            clock);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      held.await();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Cache-Control", "public, max-age=15");
      exchange.getResponseHeaders().set("Location", "/v1/elsewhere");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    files.close();
    server.stop(0);
  }

  private void pass(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  private static String text(Optional<PublicFile> file) {
    return file.map(found -> new String(found.body(), StandardCharsets.UTF_8)).orElse("none");
  }

  @Test
  void get_withinItsTime_isNotAskedForAgain() {
    files.get(TABLE);
    pass(Duration.ofSeconds(14));

    assertThat(files.get(TABLE).orElseThrow().keepFor()).isEqualTo(Duration.ofSeconds(1));
    assertThat(asked).hasValue(1);
  }

  @Test
  void get_tableDuringAnOutage_isTheLastGoodOne() {
    files.get(TABLE);
    pass(Duration.ofHours(5));
    status = 503;

    PublicFile file = files.get(TABLE).orElseThrow();

    assertThat(file.stale()).isTrue();
    assertThat(file.keepFor()).isZero();
    assertThat(text(Optional.of(file))).isEqualTo("good");
  }

  @Test
  void get_alertsDuringAnOutage_areNoneAfterTheirTime() {
    files.get(ALERTS);
    status = 503;

    pass(Duration.ofSeconds(14));
    assertThat(text(files.get(ALERTS))).isEqualTo("good");
    pass(Duration.ofSeconds(1));
    assertThat(files.get(ALERTS)).isEmpty();
  }

  @Test
  void get_wantedByManyAtOnce_isAskedForOnce() throws Exception {
    held = new CountDownLatch(1);
    List<Future<Optional<PublicFile>>> wanted = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reader = 0; reader < 20; reader++) {
        wanted.add(readers.submit(() -> files.get(ALERTS)));
      }
      held.countDown();
    }

    for (Future<Optional<PublicFile>> each : wanted) {
      assertThat(text(each.get())).isEqualTo("good");
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void get_largerThanIsTaken_isNoAnswer() {
    body = "x".repeat(LARGEST + 1);

    assertThat(files.get(TABLE)).isEmpty();
  }

  @Test
  void get_redirection_isNotFollowed() {
    status = 302;

    assertThat(files.get(TABLE)).isEmpty();
    assertThat(asked).hasValue(1);
  }
}
