// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a reader with a slow phone waits for a chart of the same table, on pages that draw it
 * with our element, with ECharts, with Chart.js and with Highcharts: processor four times slower,
 * 1.6 Mbit/s, 150 ms for each round trip, an empty cache at each load, by turns. The peers are
 * fetched by npm into the folder of this test; nothing of them is part of Atalaya.
 */
class PaintBenchmark {

  private static final int LOADS = Integer.getInteger("atalaya.benchmark.loads", 12);
  private static final Path SOURCES = Path.of("src/test/resources/benchmark");
  private static final Path ESBUILD = Path.of("../widgets/src/main/elements/node_modules/esbuild");

  /** Versions of what is compared; esbuild is the one of our own elements. */
  private static final List<String> PACKAGES =
      List.of("echarts@6.1.0", "chart.js@4.6.1", "highcharts@13.1.1");

  /** Pages by what draws the chart. */
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("Atalaya, the builder's snippet", "snippet");
    PAGES.put("Atalaya, the element alone", "element");
    PAGES.put("ECharts, what it needs", "echarts-shaken");
    PAGES.put("ECharts, whole", "echarts-full");
    PAGES.put("Chart.js", "chart-js");
    PAGES.put("Highcharts", "highcharts");
  }

  /** What the builder's snippet shows until its element is there, and where there is no script. */
  private static final String PICTURE =
      """
      <a href="%1$s/v1/charts/victims.html?by=month,victim-sex&amp;form=line&amp;lang=en"><img
        src="%1$s/v1/charts/victims.svg?by=month,victim-sex&amp;form=line&amp;lang=en&amp;width=380&amp;height=324"
        alt="Victims" width="380" height="324" style="display:block;width:100%%;height:auto"></a>
      """;

  /** Two frames after the chart is in the page it has been painted. */
  private static final String WATCH =
      """
      (() => {
        const there = () =>
          document.querySelector('atalaya-chart img')?.naturalWidth > 0 ||
          document.querySelector('atalaya-chart')?.shadowRoot?.querySelector('svg .mark') ||
          document.documentElement?.dataset.drawn === '';
        const look = () => requestAnimationFrame(there()
          ? () => requestAnimationFrame(() => { window.paintedAt = performance.now() })
          : look);
        window.blocked = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) window.blocked += duration - 50;
        }).observe({ type: 'longtask', buffered: true });
        look();
      })();
      """;

  private static final String RESULT =
      """
      const files = performance.getEntriesByType('resource')
        .filter(({ responseEnd }) => responseEnd <= window.paintedAt);
      return [
        window.paintedAt,
        files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        window.blocked,
        files.length,
      ].map(Number);
      """;

  @TempDir Path folder;

  /** Of several loads: milliseconds to the painted chart, bytes, blocked milliseconds, files. */
  private record Loads(List<double[]> all) {

    private double[] sorted(int column) {
      return all.stream().mapToDouble(load -> load[column]).sorted().toArray();
    }

    double median(int column) {
      return quantile(column, 0.5);
    }

    double quantile(int column, double part) {
      double[] sorted = sorted(column);
      return sorted[(int) Math.round(part * (sorted.length - 1))];
    }
  }

  @Test
  void load_sameTable_eachLibrary() throws Exception {
    bundle();
    Map<String, Loads> measured = new LinkedHashMap<>();
    try (RunningDemo demo = RunningDemo.startFromClasses("--atalaya.demo.rows=20000")) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> answer(exchange, demo.observatory() + "/atalaya"));
      server.start();
      String site = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      try {
        for (int load = -1; load < LOADS; load++) {
          for (Map.Entry<String, String> page : PAGES.entrySet()) {
            double[] one = load(site + page.getValue() + ".html");
            // The first lets the observatory make its answers.
            if (load >= 0) {
              measured
                  .computeIfAbsent(page.getKey(), name -> new Loads(new ArrayList<>()))
                  .all()
                  .add(one);
            }
          }
        }
      } finally {
        server.stop(0);
      }
    }
    print(measured);
  }

  private static double[] load(String page) {
    try (Browser browser = Browser.open(412, 800)) {
      browser.driver().executeCdpCommand("Network.enable", Map.of());
      browser.driver().executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
      browser
          .driver()
          .executeCdpCommand(
              "Network.emulateNetworkConditions",
              Map.of(
                  "offline",
                  false,
                  "latency",
                  150,
                  "downloadThroughput",
                  1_600_000 / 8,
                  "uploadThroughput",
                  750_000 / 8));
      browser.driver().executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
      browser
          .driver()
          .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
      browser.driver().get(page);
      browser.waitUntil("return !!window.paintedAt");
      return browser.<List<Number>>run(RESULT).stream().mapToDouble(Number::doubleValue).toArray();
    }
  }

  private static void print(Map<String, Loads> measured) {
    Loads ours = measured.values().iterator().next();
    System.out.printf(
        Locale.ROOT,
        "%n%d loads of each, %d processors, medians (quartiles)%n%n| drawn by | painted, s | × ours"
            + " | KB before | files before | main thread blocked, ms |%n"
            + "|---|--:|--:|--:|--:|--:|%n",
        LOADS,
        Runtime.getRuntime().availableProcessors());
    measured.forEach((name, loads) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %.2f (%.2f–%.2f) | %.1f | %.1f | %.0f | %.0f (%.0f–%.0f) |%n",
            name,
            loads.median(0) / 1000,
            loads.quantile(0, 0.25) / 1000,
            loads.quantile(0, 0.75) / 1000,
            loads.median(0) / ours.median(0),
            loads.median(1) / 1024,
            loads.median(3),
            loads.median(2),
            loads.quantile(2, 0.25),
            loads.quantile(2, 0.75)));
  }

  private void bundle() throws IOException, InterruptedException {
    Path packages = folder.resolve("packages");
    Files.createDirectories(packages);
    Files.writeString(packages.resolve("package.json"), "{\"private\": true}");
    List<String> install = new ArrayList<>(List.of("npm", "install", "--no-save", "--silent"));
    install.addAll(PACKAGES);
    install.add("esbuild@" + version(ESBUILD));
    run(packages, install);
    run(
        folder,
        List.of(
            "node",
            SOURCES.resolve("bundle.mjs").toAbsolutePath().toString(),
            SOURCES.toAbsolutePath().toString(),
            packages.toString(),
            folder.toString()));
  }

  private static String version(Path installed) throws IOException {
    String description = Files.readString(installed.resolve("package.json"));
    return description.replaceFirst("(?s).*\"version\": *\"([^\"]+)\".*", "$1");
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  private void answer(HttpExchange exchange, String observatory) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    boolean script = name.endsWith(".js") && Files.exists(folder.resolve(name));
    byte[] body =
        script
            ? Files.readAllBytes(folder.resolve(name))
            : page(name.replace(".html", ""), observatory).getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", script ? "text/javascript" : "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    byte[] packed = gzip(body);
    exchange.sendResponseHeaders(200, packed.length);
    exchange.getResponseBody().write(packed);
    exchange.close();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String page(String name, String observatory) {
    String chart =
        switch (name) {
          case "snippet" -> element(observatory, PICTURE.formatted(observatory));
          case "element" -> element(observatory, "");
          default ->
              """
              <link rel="preconnect" href="%s" crossorigin>
              <div id="chart" data-observatory="%s" style="height:360px"></div>
              <script type="module" src="%s.js"></script>
              """
                  .formatted(observatory, observatory, name);
        };
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <h1>News</h1>
    %s
    """
        .formatted(name, chart);
  }

  private static String element(String observatory, String content) {
    return """
    <script async src="%s/embed.js"></script>
    <atalaya-chart indicator="victims" by="month,victim-sex" form="line" lang="en"
      style="display:block;height:360px">%s</atalaya-chart>
    """
        .formatted(observatory, content);
  }
}
