// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Dimension;

/** Every named example of every element on a page of another site, wide and narrow. */
@Tag("browser")
class ElementExamplesIT {

  private static final String STYLE =
      """
      body { margin: 16px; font-family: sans-serif; background: #fff; color: #1d2733 }
      .dark body { background: #15191f; color: #e8ebef }
      a { color: inherit }
      img { max-width: 100% }
      atalaya-chart, atalaya-table { display: block; height: 420px }
      atalaya-figure { display: block; height: 240px }
      """;
  private static final String ELEMENT = "document.querySelector('main > :not(h1)')";

  /** Elements whose strip is there came to their end, in whatever part of the page they are. */
  private static final String READY =
      "return [...document.querySelectorAll('[indicator]')].every(element =>"
          + " element.shadowRoot?.querySelector('.ready .downloads'))";

  private static final String WHOLE_STRIPS =
      "return [...document.querySelectorAll('[indicator]')].every(element => {const"
          + " strip = element.shadowRoot?.querySelector('.ready .toolbar'); return !strip"
          + " || strip.scrollWidth <= strip.clientWidth})";

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static HttpServer server;
  private static Browser browser;
  private static volatile String page = "";

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, page, "text/html; charset=utf-8"));
    server.createContext("/style.css", exchange -> answer(exchange, STYLE, "text/css"));
    server.start();
    browser = Browser.open(1000, 1200);
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.stop(0);
  }

  static Stream<ElementExample> examples() {
    return ElementExample.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_narrowThenWide_isAccessibleAndNothingIsCut(ElementExample example) {
    resize(340);
    open(example);
    assertThat(browser.accessibilityViolations()).as("narrow").isEmpty();
    assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
    assertThat(browser.<Boolean>run(WHOLE_STRIPS)).isTrue();

    resize(1000);
    assertThat(browser.accessibilityViolations()).as("wide").isEmpty();
    disclose(example);
    assertThat(browser.accessibilityViolations()).as("disclosed").isEmpty();
    assertThat(complaints()).isEmpty();
  }

  private static void resize(int width) {
    browser.driver().manage().window().setSize(new Dimension(width, 1200));
  }

  private static void open(ElementExample example) {
    page = example.page(DEMO.observatory());
    browser.driver().get("about:blank");
    complaints();
    browser.driver().get(address() + "/" + example.hash());
    switch (example.shows()) {
      case "picture", "table" -> browser.waitUntil(READY);
      case "parts" -> {
        browser.waitUntil(READY);
        browser.waitUntil(
            "return [..."
                + ELEMENT
                + ".shadowRoot.querySelectorAll('select')].every(field => field.options.length)");
      }
      case "alerts" ->
          browser.waitUntil("return !!" + ELEMENT + ".shadowRoot?.querySelector('article img')");
      case "said" ->
          browser.waitUntil(
              "return !!" + ELEMENT + ".shadowRoot?.querySelector('.said:not([hidden])')");
      case "note" ->
          browser.waitUntil("return !!" + ELEMENT + ".shadowRoot?.querySelector('.failed')");
      case "fallback" ->
          assertThat(browser.<Boolean>run("return " + ELEMENT + ".shadowRoot === null")).isTrue();
      default -> throw new IllegalArgumentException("shows: " + example.shows());
    }
  }

  /** Opens what a reader can: the table in the place of the picture, and the downloads. */
  private static void disclose(ElementExample example) {
    if (example.shows().equals("picture")) {
      click(".toolbar button");
      browser.waitUntil("return !!" + ELEMENT + ".shadowRoot.querySelector('.table tbody tr')");
    }
    if (example.shows().equals("picture") || example.shows().equals("table")) {
      click(".downloads > button");
    }
  }

  private static void click(String selector) {
    browser.run(ELEMENT + ".shadowRoot.querySelector('" + selector + "').click(); return true");
  }

  /** Without what the browser says of answers that are refusals, which some examples show. */
  private static List<String> complaints() {
    return browser.complaints().stream()
        .filter(line -> !line.contains("no-such-indicator") && !line.contains("00000000ffff"))
        .toList();
  }

  private static String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String content, String type)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
