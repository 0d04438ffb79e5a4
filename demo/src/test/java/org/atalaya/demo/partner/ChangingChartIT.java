// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Charts that change while a page is open, in Chromium: those of an observatory that can only give
 * the last good answer, and those that are live. Before the demo stands a server that has its
 * answers say so.
 */
@Tag("browser")
class ChangingChartIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CHART = "document.querySelector('atalaya-chart')";
  private static final String DRAWN =
      "return !!" + CHART + ".shadowRoot?.querySelector('.toolbar button')";
  private static final String NOTE =
      CHART + ".shadowRoot.querySelector('.toolbar [part=stale][role=status]')";

  private static final String STATE = CHART + ".shadowRoot.querySelector('[part=state]')";

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static HttpServer server;
  private static volatile boolean stale;

  /** Version of a live figure; 0 while figures are released by calendar. */
  private static volatile int live;

  /** How long the figures of a table are on their way. */
  private static volatile long delay;

  private static final AtomicInteger PICTURES = new AtomicInteger();

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", ChangingChartIT::page);
    server.createContext("/atalaya/v1/", ChangingChartIT::answer);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1100, 320})
  void chart_staleAnswer_saysSoBesideThePicture(int width) throws IOException {
    stale = true;
    try (Browser browser = openPage(width)) {
      String note = browser.run("return " + NOTE + ".textContent");
      String picture =
          browser.run("return " + CHART + ".shadowRoot.querySelector('svg').outerHTML");

      assertThat(note).isEqualTo("Not up to date");
      assertThat(browser.<String>run("return " + NOTE + ".title")).contains("the last there are");
      assertThat(picture).doesNotContain("up to date");
      assertThat(
              browser.<Boolean>run(
                  "const strip = "
                      + CHART
                      + ".shadowRoot.querySelector('.toolbar'); return strip.scrollWidth <="
                      + " strip.clientWidth && "
                      + NOTE
                      + ".getBoundingClientRect().width > 0"))
          .isTrue();
      browser.screenshot("stale-" + width);
    }
  }

  @Test
  void table_staleAnswer_saysSoBelow() {
    stale = true;
    try (Browser browser = openPage(1100)) {
      browser.run(CHART + ".shadowRoot.querySelector('.toolbar button').click(); return true");
      browser.waitUntil("return !!" + CHART + ".shadowRoot.querySelector('.table p')");

      assertThat(
              browser.<List<String>>run(
                  "return [..."
                      + CHART
                      + ".shadowRoot.querySelectorAll('.table p')].map(line => line.textContent)"))
          .first()
          .asString()
          .contains("the last there are");
    }
  }

  @Test
  void chart_upToDateAgain_saysNothing() {
    stale = true;
    try (Browser browser = openPage(1100)) {
      stale = false;
      browser.run(CHART + ".setAttribute('by', 'year'); return true");
      browser.waitUntil("return " + NOTE + ".textContent === ''");

      assertThat(browser.<String>run("return " + NOTE + ".title")).isEmpty();
    }
  }

  /** As when a reader turns a telephone: the picture is asked for in another size. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void chart_resizedWhileItsTableIsOnItsWay_fillsTheTable(int button) {
    stale = false;
    delay = 1500;
    try (Browser browser = openPage(1100)) {
      browser.run(
          CHART
              + ".shadowRoot.querySelectorAll('.toolbar button')[arguments[0]].click(); "
              + CHART
              + ".style.width = '600px'; return true",
          button);

      browser.waitUntil(
          "return !!" + CHART + ".shadowRoot.querySelector('.table tbody tr, .stage canvas')");
    } finally {
      delay = 0;
    }
  }

  @Test
  void chart_live_followsAndDisturbsNobodyMeanwhile() {
    stale = false;
    live = 7;
    try (Browser browser = openPage(1100)) {
      browser.run(CHART + ".shadowRoot.querySelector('.mark').focus(); return true");
      browser.run(CHART + ".shadowRoot.querySelector('svg').kept = true; return true");
      int before = PICTURES.get();
      await(() -> PICTURES.get() > before);
      assertThat(browser.<Boolean>run("return " + CHART + ".shadowRoot.querySelector('svg').kept"))
          .as("the same figures are not drawn anew")
          .isTrue();

      live = 8;
      browser.waitUntil(
          "return " + CHART + ".shadowRoot.querySelector('svg').dataset.version === '8'");

      assertThat(
              browser.<Boolean>run(
                  "return " + CHART + ".shadowRoot.activeElement.matches('svg .mark')"))
          .as("the reader's place is kept")
          .isTrue();
    } finally {
      live = 0;
    }
  }

  @Test
  void chart_livePinned_isLeftAlone() throws InterruptedException {
    stale = false;
    live = 7;
    try (Browser browser = openPage(1100)) {
      browser.run(CHART + ".setAttribute('version', '1'); return true");
      browser.waitUntil("return " + STATE + ".textContent.startsWith('Frozen')");
      int before = PICTURES.get();

      Thread.sleep(12_000);

      assertThat(PICTURES.get()).isEqualTo(before);
    } finally {
      live = 0;
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static Browser openPage(int width) {
    Browser browser = Browser.open(width, 900);
    browser.driver().get(address() + "/");
    browser.waitUntil(DRAWN);
    return browser;
  }

  private static String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static void page(HttpExchange exchange) throws IOException {
    byte[] page =
        """
        <!doctype html>
        <html lang="en">
        <title>Partner</title>
        <script async src="%s/atalaya/embed.js"></script>
        <atalaya-chart observatory="%s/atalaya" indicator="complaints" by="department"
          style="display:block;height:440px"></atalaya-chart>
        """
            .formatted(DEMO.observatory(), address())
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  /** The demo's own answer, stale or not. */
  private static void answer(HttpExchange exchange) throws IOException {
    try {
      HttpResponse<byte[]> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(DEMO.observatory() + exchange.getRequestURI()))
                  .build(),
              BodyHandlers.ofByteArray());
      for (String header :
          List.of("Content-Type", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers")) {
        exchange
            .getResponseHeaders()
            .set(header, answer.headers().firstValue(header).orElseThrow());
      }
      if (stale) {
        exchange.getResponseHeaders().set("Atalaya-Stale", "true");
      }
      if (exchange.getRequestURI().getPath().endsWith(".json")) {
        Thread.sleep(delay);
      }
      byte[] body = answer.body();
      if (live > 0 && exchange.getRequestURI().getPath().endsWith(".svg")) {
        PICTURES.incrementAndGet();
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=1, s-maxage=1");
        body =
            new String(body, StandardCharsets.UTF_8)
                .replaceFirst("data-version=\"\\d+\"", "data-version=\"" + live + "\"")
                .getBytes(StandardCharsets.UTF_8);
      }
      exchange.sendResponseHeaders(answer.statusCode(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }
}
