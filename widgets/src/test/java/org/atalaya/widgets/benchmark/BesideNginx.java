// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of the observatory beside nginx that serves the same bytes from a file, by turns, on
 * loopback: requests a second and the 99th percentile with both processors busy, and how long one
 * reader waits, who is alone. Needs {@code nginx} and {@code wrk} (Debian has both).
 */
final class BesideNginx {

  /** Arguments of a server that does no more for a request than nginx. */
  static final List<String> LEAN =
      List.of(
          "--spring.threads.virtual.enabled=true",
          // As nginx closes no connection, and keeps no log: the observatory counts its answers
          // itself.
          "--server.tomcat.max-keep-alive-requests=-1",
          "--management.observations.enable.http.server.requests=false",
          // What only forms of a host's own need.
          "--spring.mvc.formcontent.filter.enabled=false",
          "--spring.servlet.encoding.enabled=false");

  /** Rounds before any is counted: a server that stays up for months is compiled by then. */
  private static final int WARMING = 4;

  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 32;
  private static final String TIME = "5s";
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern TIMES =
      Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)[^#]*99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern FAILED = Pattern.compile("Non-2xx|Socket errors");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private BesideNginx() {}

  /** Of one round: requests a second, and the median and 99th percentile in milliseconds. */
  private record Round(double rate, double median, double p99) {}

  /**
   * Measures and prints.
   *
   * @param folder for what nginx needs
   * @param ours where the observatory gives the answer
   * @param encoding {@code identity} or {@code gzip}
   */
  static void measure(Path folder, URI ours, String encoding)
      throws IOException, InterruptedException {
    byte[] answer = get(ours, encoding);
    Path www = Files.createDirectories(folder.resolve("www"));
    // Nginx takes the second for the compressed form of the first.
    Files.write(www.resolve("answer"), encoding.equals("gzip") ? new byte[0] : answer);
    Files.write(www.resolve("answer.gz"), answer);
    int port = freePort();
    Process nginx = nginx(folder, port);
    try {
      URI file = URI.create("http://localhost:" + port + "/answer");
      awaitSame(file, encoding, answer);
      measure(ours, file, encoding, answer.length);
    } finally {
      nginx.destroy();
      nginx.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static void measure(URI ours, URI theirs, String encoding, int bytes)
      throws IOException, InterruptedException {
    Rounds many = Rounds.of(ours, theirs, encoding, CONNECTIONS);
    Rounds alone = Rounds.of(ours, theirs, encoding, 1);
    System.out.printf(
        Locale.ROOT,
        "%n%,d bytes (%s), %d processors, medians of %d rounds of %s after %d to warm up%n%n",
        bytes,
        encoding,
        Runtime.getRuntime().availableProcessors(),
        ROUNDS,
        TIME,
        WARMING);
    System.out.println("| | observatory | nginx | ratio |");
    System.out.println("|---|--:|--:|--:|");
    many.print("requests/s, %d connections".formatted(CONNECTIONS), Round::rate);
    many.print("p99, ms, %d connections".formatted(CONNECTIONS), Round::p99);
    alone.print("median, ms, one connection", Round::median);
    alone.print("p99, ms, one connection", Round::p99);
  }

  /** Rounds of both, by turns. */
  private record Rounds(List<Round> observatory, List<Round> nginx) {

    static Rounds of(URI ours, URI theirs, String encoding, int connections)
        throws IOException, InterruptedException {
      Rounds rounds = new Rounds(new ArrayList<>(), new ArrayList<>());
      for (int round = -WARMING; round < ROUNDS; round++) {
        Round one = wrk(ours, encoding, connections);
        Round other = wrk(theirs, encoding, connections);
        if (round >= 0) {
          rounds.observatory.add(one);
          rounds.nginx.add(other);
        }
      }
      return rounds;
    }

    void print(String name, ToDoubleFunction<Round> what) {
      double one = median(observatory, what);
      double other = median(nginx, what);
      System.out.printf(
          Locale.ROOT, "| %s | %,.3f | %,.3f | %.2f |%n", name, one, other, one / other);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> what) {
      return rounds.stream().mapToDouble(what).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
  }

  private static Round wrk(URI address, String encoding, int connections)
      throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + TIME,
                "-H",
                "Accept-Encoding: " + encoding,
                "--latency",
                address.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(wrk.waitFor()).as(output).isZero();
    assertThat(FAILED.matcher(output).find()).as(output).isFalse();
    Matcher rate = RATE.matcher(output);
    Matcher times = TIMES.matcher(output);
    assertThat(rate.find() && times.find()).as(output).isTrue();
    return new Round(
        Double.parseDouble(rate.group(1)),
        milliseconds(times.group(1), times.group(2)),
        milliseconds(times.group(3), times.group(4)));
  }

  private static double milliseconds(String value, String unit) {
    return Double.parseDouble(value)
        * switch (unit) {
          case "us" -> 0.001;
          case "ms" -> 1;
          default -> 1000;
        };
  }

  private static Process nginx(Path folder, int port) throws IOException {
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
              gzip_static on;
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

  private static void awaitSame(URI file, String encoding, byte[] answer)
      throws IOException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        assertThat(get(file, encoding)).as("what nginx serves").isEqualTo(answer);
        return;
      } catch (ConnectException e) {
        assertThat(attempt).as("nginx does not answer: %s", e.getMessage()).isLessThan(50);
        Thread.sleep(100);
      }
    }
  }

  private static byte[] get(URI address, String encoding) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept-Encoding", encoding).build();
    HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo(encoding);
    return response.body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
