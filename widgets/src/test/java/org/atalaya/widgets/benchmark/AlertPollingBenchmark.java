// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.atalaya.widgets.ServerProcess;
import org.atalaya.widgets.benchmark.Poller.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What showing alerts costs an observatory that keeps them in SQLite: the feed of a thousand
 * {@linkplain BesideNginx beside nginx}, and five thousand tickers that ask for it at their own
 * pace for a minute and a half while one alert ends.
 */
class AlertPollingBenchmark {

  private static final String FEED = "/alerts.json?lang=es";
  private static final int POLLERS = 5_000;

  /** As poll.ts has it: 15 s, up to a third more. */
  private static final long PAUSE = 15_000;

  private static final Duration CONNECTING = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(90);

  @TempDir Path folder;

  private ServerProcess server(int alerts, String... arguments) throws Exception {
    List<String> own =
        List.of(
            "--alerts=" + alerts,
            "--atalaya.node=all",
            "--atalaya.insecure-all-node=true",
            "--atalaya.alerts.enabled=true",
            "--atalaya.public-url=https://observatorio.example",
            "--atalaya.operations.store=" + folder.resolve("operations.sqlite"),
            "--atalaya.operations.vault=" + folder.resolve("vault"));
    return ServerProcess.start(
        AlertServer.class,
        Stream.of(BesideNginx.LEAN, own, List.of(arguments)).flatMap(List::stream).toList());
  }

  @Test
  void feed_ofAThousandAlerts_besideNginx() throws Exception {
    try (ServerProcess server = server(1_000, "--large-writes=true")) {
      // As tickers ask, and as programs may.
      BesideNginx.measure(folder, server.address(FEED), "gzip");
      BesideNginx.measure(folder, server.address(FEED), "identity");
    }
  }

  /** Of one moment of the measured time. */
  private record Sample(Answered answered, boolean counted) {}

  @Test
  void tickers_fiveThousand_askForAMinuteAndAHalf() throws Exception {
    Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    try (ServerProcess server = server(600);
        ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      URI feed = server.address(FEED);
      long from = System.nanoTime() + CONNECTING.toNanos();
      long until = from + MEASURED.toNanos();
      List<Future<?>> tickers = new ArrayList<>();
      for (int i = 0; i < POLLERS; i++) {
        tickers.add(each.submit(() -> poll(feed, from, until, samples)));
      }
      Thread.sleep(CONNECTING);
      Duration before = server.processorTime();
      Thread.sleep(MEASURED.dividedBy(2));
      server.say("end");
      server.awaitLine("ENDED");
      for (Future<?> ticker : tickers) {
        ticker.get();
      }
      print(
          samples.stream().filter(Sample::counted).map(Sample::answered).toList(),
          server.processorTime().minus(before));
    }
  }

  private static Void poll(URI feed, long from, long until, Queue<Sample> samples)
      throws Exception {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Thread.sleep(random.nextLong(PAUSE));
    try (Poller poller = new Poller(feed)) {
      while (System.nanoTime() < until) {
        samples.add(new Sample(poller.ask(), System.nanoTime() > from));
        Thread.sleep(PAUSE + random.nextLong(PAUSE / 3));
      }
    }
    return null;
  }

  private static void print(List<Answered> answers, Duration worked) {
    List<Long> times = answers.stream().map(Answered::nanoseconds).sorted().toList();
    long unchanged = answers.stream().filter(each -> each.status() == 304).count();
    assertThat(answers).allMatch(each -> each.status() == 304 || each.status() == 200);
    System.out.printf(
        Locale.ROOT,
        "%n%,d tickers, %,d answers in %d s, one alert of 600 ended; %d processors%n%n",
        POLLERS,
        answers.size(),
        MEASURED.toSeconds(),
        Runtime.getRuntime().availableProcessors());
    System.out.println("| | |");
    System.out.println("|---|--:|");
    System.out.printf(
        Locale.ROOT, "| share of 304 | %.3f |%n", (double) unchanged / answers.size());
    System.out.printf(Locale.ROOT, "| median, ms | %.2f |%n", at(times, 0.5));
    System.out.printf(Locale.ROOT, "| p99, ms | %.2f |%n", at(times, 0.99));
    System.out.printf(
        Locale.ROOT,
        "| processors busy for 1,000 tickers | %.4f |%n",
        worked.toMillis() * 1_000.0 / POLLERS / MEASURED.toMillis());
  }

  private static double at(List<Long> times, double quantile) {
    return times.get((int) (quantile * (times.size() - 1))) / 1e6;
  }
}
