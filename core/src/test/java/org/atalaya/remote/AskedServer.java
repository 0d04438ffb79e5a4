// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

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
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that a remote observatory asks, which answers as a test says. */
abstract class AskedServer {

  static final StatisticsQuery QUERY = StatisticsQuery.of("victims").by("victim-sex");
  static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  static final RemoteSettings SETTINGS =
      new RemoteSettings(Duration.ofSeconds(20), Duration.ofSeconds(20), 1 << 20, 1 << 16);

  final SettableClock clock = new SettableClock(NOW, ZoneOffset.UTC);
  final List<Map<String, List<String>>> asked = new ArrayList<>();
  final List<URI> addresses = new ArrayList<>();
  final CountDownLatch ended = new CountDownLatch(1);
  final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  CaseStore store;
  Observatory records;
  HttpServer server;
  RemoteObservatory remote;
  Handler handler;

  /** How the server answers just now. */
  interface Handler {
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

  RemoteObservatory observatory(RemoteSettings settings) {
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

  void table(HttpExchange exchange) throws IOException {
    boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60, s-maxage=300");
    send(exchange, known ? 304 : 200, known ? new byte[0] : WholeJson.write(records.table(QUERY)));
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  static void problem(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  static void html(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    send(exchange, status, "<html>secret stack".getBytes(StandardCharsets.UTF_8));
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  ObservatoryUnavailableException unavailable() {
    return catchThrowableOfType(ObservatoryUnavailableException.class, () -> remote.table(QUERY));
  }

  static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
