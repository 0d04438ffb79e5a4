// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The same observatory at another address, which is down until a test has it up, and slow when a
 * test wants it so.
 */
final class MovedObservatory implements AutoCloseable {

  private final String observatory;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Duration delay = Duration.ZERO;
  private @Nullable HttpServer server;

  MovedObservatory(String observatory) throws IOException {
    this.observatory = observatory.replaceFirst("/atalaya$", "");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  String address() {
    return "http://localhost:" + port + "/atalaya";
  }

  /** Has it answer from now on. */
  void up() throws IOException {
    delay = Duration.ZERO;
    if (server == null) {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext("/", this::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
    }
  }

  /** Has it answer after this time only. */
  void slow(Duration time) {
    delay = time;
  }

  /** Has it refuse connections from now on. */
  void down() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Thread.sleep(delay);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(observatory + exchange.getRequestURI()));
      @Nullable String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
      if (tag != null) {
        request.header("If-None-Match", tag);
      }
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      for (String name : List.of("ETag", "Content-Type")) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(v -> exchange.getResponseHeaders().set(name, v));
      }
      // Asked for anew each time, so that a test need not wait.
      exchange.getResponseHeaders().set("Cache-Control", "public, max-age=0");
      boolean empty = answer.statusCode() == 304;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    down();
  }
}
