// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.widgets.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kept answer through the public API beside nginx that serves the same bytes from a file:
 * requests a second and the 99th percentile, by turns, on loopback. Needs {@code nginx} and {@code
 * wrk} (Debian has both).
 */
class ServingBenchmark {

  /** Rounds before any is counted: a server that stays up for months is compiled by then. */
  private static final int WARMING = 4;

  private static final int ROUNDS = 5;
  private static final String CONNECTIONS = "32";
  private static final String TIME = "5s";
  private static final String TABLE = "/statistics/victims.csv?by=department,victim-sex&lang=en";
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern FAILED = Pattern.compile("Non-2xx|Socket errors");

  @TempDir Path folder;

  /** Of one round: requests a second, and the 99th percentile in milliseconds. */
  private record Round(double rate, double p99) {}

  @Test
  void serve_keptAnswer_besideNginx() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            List.of(
                "--spring.threads.virtual.enabled=true",
                // As nginx closes no connection, and keeps no log: the observatory counts its
                // answers itself.
                "--server.tomcat.max-keep-alive-requests=-1",
                "--management.observations.enable.http.server.requests=false",
                // What only forms of a host's own need.
                "--spring.mvc.formcontent.filter.enabled=false",
                "--spring.servlet.encoding.enabled=false"))) {
      byte[] answer = server.get(TABLE).body();
      Files.createDirectory(folder.resolve("www"));
      Files.write(folder.resolve("www/victims.csv"), answer);
      int port = freePort();
      Process nginx = nginx(port);
      try {
        URI file = URI.create("http://localhost:" + port + "/victims.csv");
        awaitSame(file, answer);
        measure(server.address(TABLE), file, answer.length);
      } finally {
        nginx.destroy();
        nginx.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private static void measure(URI ours, URI theirs, int bytes) throws Exception {
    List<Round> observatory = new ArrayList<>();
    List<Round> nginx = new ArrayList<>();
    for (int round = -WARMING; round < ROUNDS; round++) {
      Round one = wrk(ours);
      Round other = wrk(theirs);
      if (round >= 0) {
        observatory.add(one);
        nginx.add(other);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%,d bytes, %s connections, %d processors, medians of %d rounds of %s after %d to warm"
            + " up%n%n",
        bytes,
        CONNECTIONS,
        Runtime.getRuntime().availableProcessors(),
        ROUNDS,
        TIME,
        WARMING);
    System.out.println("| | requests/s | p99, ms |");
    System.out.println("|---|--:|--:|");
    print("observatory", rate(observatory), p99(observatory));
    print("nginx", rate(nginx), p99(nginx));
    System.out.printf(
        Locale.ROOT,
        "| ratio | %.2f | %.1f |%n",
        rate(observatory) / rate(nginx),
        p99(observatory) / p99(nginx));
  }

  private static void print(String name, double rate, double p99) {
    System.out.printf(Locale.ROOT, "| %s | %,.0f | %.2f |%n", name, rate, p99);
  }

  private static double rate(List<Round> rounds) {
    return rounds.stream()
        .mapToDouble(Round::rate)
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  private static double p99(List<Round> rounds) {
    return rounds.stream()
        .mapToDouble(Round::p99)
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  private static Round wrk(URI address) throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk", "-t1", "-c" + CONNECTIONS, "-d" + TIME, "--latency", address.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(wrk.waitFor()).as(output).isZero();
    assertThat(FAILED.matcher(output).find()).as(output).isFalse();
    Matcher rate = RATE.matcher(output);
    Matcher p99 = P99.matcher(output);
    assertThat(rate.find() && p99.find()).as(output).isTrue();
    double unit =
        switch (p99.group(2)) {
          case "us" -> 0.001;
          case "ms" -> 1;
          default -> 1000;
        };
    return new Round(Double.parseDouble(rate.group(1)), unit * Double.parseDouble(p99.group(1)));
  }

  private Process nginx(int port) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            user %3$s;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000000;
              open_file_cache max=10;
              server { listen 127.0.0.1:%2$d; root %1$s/www; }
            }
            """
                .formatted(folder, port, System.getProperty("user.name")));
    return new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
        .inheritIO()
        .start();
  }

  private static void awaitSame(URI file, byte[] answer) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    for (int attempt = 0; ; attempt++) {
      try {
        byte[] served =
            http.send(HttpRequest.newBuilder(file).build(), BodyHandlers.ofByteArray()).body();
        assertThat(Arrays.equals(served, answer)).as("nginx serves the answer").isTrue();
        return;
      } catch (IOException e) {
        assertThat(attempt).as("nginx does not answer: %s", e.getMessage()).isLessThan(50);
        Thread.sleep(100);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
