// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * The demo under a mixed load: no answer fails, nothing is logged as an error, and memory, threads
 * and open files end where they were after a third of the time. Half an hour, or as many minutes as
 * {@code atalaya.soak.minutes} says.
 */
class DemoSoak {

  private static final int MINUTES = Integer.getInteger("atalaya.soak.minutes", 30);
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /**
   * What is kept for a while, and at different times for how long: it is not the same each time.
   */
  private static final long HEAP_SLACK_KIB = 16 << 10;

  private static final long OTHER_SLACK = 20;

  private static final List<String> PAGES =
      List.of("/", "/respuesta", "/personas?lang=en", "/lugares", "/calidad", "/consulta");

  /** How things stand after a collection. */
  private record Sample(long heapKib, long residentKib, long threads, long files) {}

  @Test
  void demo_underMixedLoad_staysAsItIs() throws Exception {
    try (RunningDemo demo =
            RunningDemo.startToLast(
                "--atalaya.demo.rows=20000",
                "--atalaya.load.client-burst=1000000",
                "--atalaya.load.client-allowance=100000",
                "--atalaya.tips.allowance=100000",
                "--atalaya.tips.burst=100000",
                // So that within the time as many sessions end as begin.
                "--server.servlet.session.timeout=2m");
        SoakLoad load = new SoakLoad(demo);
        Browser browser = Browser.open(1100, 900)) {
      List<Sample> samples = new ArrayList<>();
      load.begin();
      System.out.println("minute  answers  tips  heap MB  resident MB  threads  files");
      for (int minute = 1; minute <= MINUTES; minute++) {
        visit(demo, browser);
        Sample sample = sample(demo.pid());
        samples.add(sample);
        System.out.printf(
            Locale.ROOT,
            "%6d  %7d  %4d  %7.1f  %11.1f  %7d  %5d%n",
            minute,
            load.answers(),
            load.tips(),
            sample.heapKib / 1024.0,
            sample.residentKib / 1024.0,
            sample.threads,
            sample.files);
      }

      assertThat(load.faults()).isEmpty();
      assertThat(demo.lines()).noneMatch(line -> line.contains(" ERROR "));
      assertThat(load.answers()).isGreaterThan(30L * 60 * MINUTES);
      assertThat(load.tips()).isGreaterThanOrEqualTo(4L * MINUTES);
      flat("heap in KiB", samples, Sample::heapKib, HEAP_SLACK_KIB);
      flat("threads", samples, Sample::threads, OTHER_SLACK);
      flat("open files", samples, Sample::files, OTHER_SLACK);
    }
  }

  /** A minute of a reader, and of an evaluator who enters and corrects complaints. */
  private static void visit(RunningDemo demo, Browser browser) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    for (int i = 0; System.nanoTime() < end; i++) {
      browser.driver().get(demo.observatory() + PAGES.get(i % PAGES.size()));
      browser.waitUntil("return !!document.querySelector('main h1')");
      browser.driver().get(i % 2 == 0 ? demo.partner() : demo.media());
      browser.waitUntil(
          "return !!document.querySelector('atalaya-chart')?.shadowRoot?.querySelector('.mark')");
      if (i % 5 == 0) {
        browser.driver().get(demo.observatory() + "/que-pasa-si");
        browser.waitUntil("return document.querySelectorAll('.portal-acts button').length >= 6");
        browser.driver().findElements(By.cssSelector(".portal-acts button")).get(i % 2).click();
      }
      Thread.sleep(1_000);
    }
  }

  private static Sample sample(long process) throws IOException, InterruptedException {
    diagnose(process, "GC.run");
    Matcher used = USED.matcher(diagnose(process, "GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("the heap is not told");
    }
    List<String> status = Files.readAllLines(Path.of("/proc/" + process + "/status"));
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process + "/fd"))) {
      return new Sample(
          Long.parseLong(used.group(1)),
          number(status, "VmRSS:"),
          number(status, "Threads:"),
          files.count());
    }
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  private static String diagnose(long process, String command)
      throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process),
                command)
            .redirectErrorStream(true)
            .start();
    String told = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor();
    return told;
  }

  /** The median of the last third is that of the second, but for some slack. */
  private static void flat(
      String what, List<Sample> samples, ToLongFunction<Sample> of, long slack) {
    int third = Math.max(1, samples.size() / 3);
    int from = Math.max(0, samples.size() - 2 * third);
    long before = median(samples.subList(from, samples.size() - third), of);
    long after = median(samples.subList(samples.size() - third, samples.size()), of);
    System.out.printf(Locale.ROOT, "%s: %d before, %d after%n", what, before, after);
    assertThat(after).as(what).isLessThanOrEqualTo(before + slack);
  }

  private static long median(List<Sample> samples, ToLongFunction<Sample> of) {
    return samples.isEmpty()
        ? Long.MAX_VALUE / 2
        : samples.stream()
            .mapToLong(of)
            .sorted()
            .skip(samples.size() / 2)
            .findFirst()
            .orElseThrow();
  }
}
