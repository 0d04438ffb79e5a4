// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.demo.RunningDemo;

/**
 * Readers, tickers and people who send tips, at a fixed and bounded rate, on the loopback. Whatever
 * is not answered as it should be is kept in words.
 */
final class SoakLoad implements AutoCloseable {

  /** Answers that many readers ask for alike, and one in four that hardly anybody does. */
  private static final List<String> COMMON =
      List.of(
          "/atalaya/v1/statistics",
          "/atalaya/v1/statistics/complaints.json",
          "/atalaya/v1/statistics/complaints.csv?by=department",
          "/atalaya/v1/statistics/victims.xlsx?by=victim-age,victim-sex",
          "/atalaya/v1/charts/complaints.svg?by=month",
          "/atalaya/v1/charts/complaints.html?by=department",
          "/atalaya/v1/charts/victims.svg?by=month,victim-sex&lang=en",
          "/atalaya/v1/charts/complaints.svg?by=department&form=map",
          "/atalaya/embed/chart?indicator=complaints&by=month",
          "/atalaya/embed/builder",
          "/atalaya/embed.js",
          "/atalaya/v1/alerts.atom",
          "/atalaya/embed/alert-ticker");

  private static final String RARE =
      "/atalaya/v1/charts/complaints.svg?by=month&department=%02d&year=%d&width=%d";

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String BOUNDARY = "soak-boundary";
  private static final int TICKERS = 20;

  private final RunningDemo demo;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService clocks = Executors.newScheduledThreadPool(8);
  private final Random random = new Random(1);
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong tips = new AtomicLong();

  SoakLoad(RunningDemo demo) {
    this.demo = demo;
  }

  /** Begins: forty answers a second, twenty tickers, a tip every ten seconds. */
  void begin() {
    every(25, this::read);
    List<Ticker> tickers = new ArrayList<>();
    for (int i = 0; i < TICKERS; i++) {
      tickers.add(new Ticker());
    }
    AtomicLong turn = new AtomicLong();
    every(15_000 / TICKERS, () -> tickers.get((int) (turn.getAndIncrement() % TICKERS)).poll());
    every(10_000, this::tip);
  }

  private void every(long milliseconds, Work work) {
    clocks.scheduleAtFixedRate(
        () -> {
          try {
            work.run();
          } catch (IOException | RuntimeException e) {
            faults.add(e.toString());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        milliseconds,
        milliseconds,
        TimeUnit.MILLISECONDS);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void read() throws IOException, InterruptedException {
    String path =
        random.nextInt(4) > 0
            ? COMMON.get(random.nextInt(COMMON.size()))
            : RARE.formatted(
                1 + random.nextInt(22), 2024 + random.nextInt(3), 320 + 40 * random.nextInt(20));
    expect(path, get(path, Map.of()), 200);
  }

  private HttpResponse<byte[]> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(demo.observatory() + path))
            .timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void expect(String what, HttpResponse<byte[]> answer, int... statuses) {
    answers.incrementAndGet();
    for (int status : statuses) {
      if (answer.statusCode() == status) {
        return;
      }
    }
    faults.add(what + ": " + answer.statusCode());
  }

  /** Polls as the element does, with what it had. */
  private final class Ticker {

    private String tag = "";

    void poll() throws IOException, InterruptedException {
      String path = "/atalaya/v1/alerts.json?lang=es";
      HttpResponse<byte[]> answer =
          get(path, tag.isEmpty() ? Map.of() : Map.of("If-None-Match", tag));
      expect(path, answer, 200, 304);
      tag = answer.headers().firstValue("ETag").orElse("");
    }
  }

  /** A tip as a browser without script sends it. */
  private void tip() throws IOException, InterruptedException {
    String path = "/atalaya/embed/tip-form?lang=es";
    String form = new String(get(path, Map.of()).body(), UTF_8);
    Matcher token = TOKEN.matcher(form);
    if (!token.find()) {
      faults.add(path + ": no form");
      return;
    }
    // A form that comes at once is a program's.
    Thread.sleep(3_000);
    String body =
        field("token", token.group(1))
            + field("office", "no")
            + field("text", "La vi en el mercado");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.observatory() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Origin", demo.observatory())
            .POST(BodyPublishers.ofString(body + "--" + BOUNDARY + "--\r\n"))
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    expect("a tip", answer, 201);
    if (new String(answer.body(), UTF_8).contains("id=\"receipt\"")) {
      tips.incrementAndGet();
    } else {
      faults.add("a tip: no receipt");
    }
  }

  private static String field(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  /** How many answers came. */
  long answers() {
    return answers.get();
  }

  /** How many tips were taken. */
  long tips() {
    return tips.get();
  }

  /** What was not answered as it should be. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    clocks.shutdownNow();
    http.close();
  }
}
