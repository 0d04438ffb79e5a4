// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What charts do to the page of another site, and what it can do to them, in Chromium. */
@Tag("browser")
class HostSafetyIT {

  private static final String ALL_DRAWN =
      "return [...document.querySelectorAll('atalaya-chart')].every(chart =>"
          + " chart.shadowRoot?.querySelector('svg .mark') &&"
          + " chart.shadowRoot.querySelector('.toolbar button'))";
  private static final String CHART = "document.querySelector('atalaya-chart').shadowRoot";
  private static final int WEIGHT = 8 * 1024;

  /** Different charts, so that no answer serves two. */
  private static final List<String> CHARTS =
      Stream.of("complaints", "victims", "suspects")
          .flatMap(indicator ->
              Stream.of("department", "year", "month", "crime-group")
                  .map(by -> "indicator=\"%s\" by=\"%s\"".formatted(indicator, by)))
          .toList();

  private static final RunningDemo DEMO = RunningDemo.shared();

  /**
   * Only the observatory is allowed, no text may become script, and only the page's style holds.
   */
  private static String strictPolicy() {
    return ("default-src 'none'; script-src %1$s; connect-src %1$s; img-src %1$s data:;"
            + " style-src 'nonce-host'; require-trusted-types-for 'script'; trusted-types 'none'")
        .formatted(DEMO.observatory());
  }

  private static String page(int charts) {
    return "<style nonce=\"host\">atalaya-chart{display:block;height:420px}</style>"
        + loader()
        + CHARTS.stream()
            .limit(charts)
            .map(attributes -> "<atalaya-chart " + attributes + "></atalaya-chart><p>Texto</p>")
            .collect(Collectors.joining());
  }

  private static String loader() {
    return "<script async src=\"" + DEMO.observatory() + "/atalaya/embed.js\"></script>";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void page_strictPolicy_chartsLeaveNothingBehind(int charts) throws IOException {
    try (HostSite host = HostSite.start(strictPolicy(), page(charts));
        Browser browser = Browser.open(1000, 6000)) {
      browser.driver().get(host.address());
      browser.waitUntil(ALL_DRAWN);

      assertThat(browser.complaints()).as("violations, errors").isEmpty();
      assertThat(browser.layoutShifts()).isEmpty();
      assertThat(browser.cookies()).isEmpty();
      assertThat(
              browser.<Number>run("return localStorage.length + sessionStorage.length").intValue())
          .isZero();
      assertThat(
              browser.<List<?>>run(
                  """
                  const fresh = document.createElement('iframe');
                  document.body.append(fresh);
                  return Object.getOwnPropertyNames(window).filter((name) =>
                    !(name in fresh.contentWindow) && !/^\\d+$|^\\$?cdc_|^ret_nodes$/.test(name));
                  """))
          .as("globals, without those of the driver")
          .isEmpty();
      assertThat(origins(browser)).containsExactly(DEMO.observatory());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void page_opened_asksForEveryPartOnce(int charts) throws IOException {
    try (HostSite host = HostSite.start("", page(charts));
        Browser browser = Browser.open(1000, 6000)) {
      browser.driver().get(host.address());
      browser.waitUntil(ALL_DRAWN);

      List<String> requested = requested(browser);

      assertThat(requested.stream().filter(address -> address.contains("/v1/charts/")))
          .hasSize(charts);
      assertThat(requested).doesNotHaveDuplicates();
      List<String> modules = requested.stream().filter(address -> address.endsWith(".js")).toList();
      assertThat(modules).hasSizeLessThanOrEqualTo(5).noneMatch(name -> name.contains("explore"));
      assertThat(requested).hasSize(modules.size() + charts);
    }
  }

  @Test
  void firstPicture_weighsAtMostEightKilobytes() throws IOException {
    try (HostSite host = HostSite.start("", page(1));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      browser.waitUntil(ALL_DRAWN);

      Number bytes =
          browser.run(
              """
              const entries = performance.getEntriesByType('resource');
              const picture = entries.find(({name}) => name.includes('/v1/charts/'));
              return entries
                .filter(({responseEnd}) => responseEnd <= picture.responseEnd)
                .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0);
              """);

      assertThat(bytes.intValue()).isBetween(1, WEIGHT);
    }
  }

  @Test
  void hostStyle_doesNotReachTheChart() throws IOException {
    String wild =
        "<style>*{color:red!important;font:italic 40px serif!important;letter-spacing:9px"
            + "!important;text-transform:uppercase!important;text-align:center!important;"
            + "line-height:3!important;word-spacing:20px!important;border:9px solid"
            + " red!important;padding:30px!important;background:yellow!important}"
            + "atalaya-chart{display:block;height:500px;width:700px}</style>";
    String chart = "<atalaya-chart " + CHARTS.getFirst() + "></atalaya-chart>";
    try (HostSite calm =
            HostSite.start(
                "",
                "<style>atalaya-chart{display:block;height:500px;width:700px;padding:30px;border:"
                    + "9px solid red}</style>"
                    + loader()
                    + chart);
        HostSite host = HostSite.start("", wild + loader() + chart);
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(calm.address());
      browser.waitUntil(ALL_DRAWN);
      List<String> undisturbed = looks(browser);

      browser.driver().get(host.address());
      browser.waitUntil(ALL_DRAWN);

      assertThat(looks(browser)).isEqualTo(undisturbed);
      browser.screenshot("host-style");
    }
  }

  /** How everything in the chart that has text looks. */
  private static List<String> looks(Browser browser) {
    return browser.run(
        """
        const names = ['fontFamily', 'fontSize', 'fontStyle', 'letterSpacing', 'lineHeight',
          'textTransform', 'textAlign', 'wordSpacing', 'paddingTop', 'borderTopWidth'];
        return [...%s.querySelectorAll('svg text, .toolbar button, .toolbar span')].map((one) => {
          const style = getComputedStyle(one);
          // Text of a picture has its colour as a fill; what it inherits as colour is not seen.
          const ink = one.matches('text') ? style.fill : style.color;
          return one.textContent + ': ' + ink + names.map((name) => style[name]).join(' | ');
        });
        """
            .formatted(CHART));
  }

  @Test
  void chartStyle_doesNotReachTheHost() throws IOException {
    String words =
        "<h1>Título</h1><p class=\"frame mark note toolbar\">Texto</p><button>x</button>";
    String looks =
        """
        return [...document.querySelectorAll('h1, p, button')].map((one) =>
          JSON.stringify(Object.fromEntries([...getComputedStyle(one)].map((name) =>
            [name, getComputedStyle(one).getPropertyValue(name)]))));
        """;
    try (HostSite before = HostSite.start("", words);
        HostSite with = HostSite.start("", words + page(1));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(before.address());
      List<String> alone = browser.run(looks);

      browser.driver().get(with.address());
      browser.waitUntil(ALL_DRAWN);

      assertThat(browser.<List<String>>run(looks).subList(0, 3)).isEqualTo(alone);
      assertThat(browser.<Number>run("return document.adoptedStyleSheets.length").intValue())
          .isZero();
    }
  }

  @Test
  void hostScript_broken_chartIsDrawn() throws IOException {
    String broken =
        """
        <script>
        Array.prototype.extra = () => {};
        Object.prototype.more = 'x';
        window.onerror = () => { throw new Error('in the handler'); };
        document.addEventListener('DOMContentLoaded', () => { throw new Error('host'); });
        throw new Error('host');
        </script>
        """;
    try (HostSite host = HostSite.start("", broken + page(1));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      browser.waitUntil(ALL_DRAWN);

      assertThat(browser.<Number>run("return " + CHART + ".querySelectorAll('svg .mark').length"))
          .satisfies(marks -> assertThat(marks.intValue()).isPositive());
    }
  }

  @Test
  void chart_refused_hostHearsNoError() throws IOException {
    String listening =
        """
        <script>
        window.heard = 0;
        addEventListener('error', () => heard++);
        addEventListener('unhandledrejection', () => heard++);
        </script>
        <atalaya-chart indicator="nothing"><p>Respaldo</p></atalaya-chart>
        """;
    try (HostSite host = HostSite.start("", listening + page(0));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      browser.waitUntil("return !!" + CHART + "?.querySelector('.frame.failed')");

      assertThat(browser.<Number>run("return heard").intValue()).isZero();
      assertThat(browser.<Boolean>run("return document.querySelector('p').offsetHeight > 0"))
          .as("what stands in the tags stays")
          .isTrue();
    }
  }

  @Test
  void observatory_unreachable_fallbackStaysUntilRetried() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String chart =
        "<atalaya-chart observatory=\"http://127.0.0.1:%d/atalaya\" %s><p>Respaldo</p></atalaya-chart>"
            .formatted(port, CHARTS.getFirst());
    try (HostSite host = HostSite.start("", chart + page(0));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      browser.waitUntil("return !!" + CHART + "?.querySelector('.frame.failed')");

      assertThat(browser.<Boolean>run("return document.querySelector('p').offsetHeight > 0"))
          .isTrue();
      assertThat(browser.<String>run("return " + CHART + ".querySelector('.note').innerText"))
          .contains("No se pud", "Reintentar");
      browser.screenshot("unreachable");

      HttpServer again =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
      again.createContext("/", HostSafetyIT::leadToTheDemo);
      again.start();
      try {
        browser.run(CHART + ".querySelector('.note button').click(); return true");
        browser.waitUntil(ALL_DRAWN);
      } finally {
        again.stop(0);
      }
    }
  }

  private static void leadToTheDemo(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.getResponseHeaders().set("Location", DEMO.observatory() + exchange.getRequestURI());
    exchange.sendResponseHeaders(307, -1);
    exchange.close();
  }

  private static List<String> requested(Browser browser) {
    return browser.run("return performance.getEntriesByType('resource').map(({name}) => name)");
  }

  private static List<String> origins(Browser browser) {
    return requested(browser).stream()
        .map(address -> address.replaceFirst("^(https?://[^/]+).*", "$1"))
        .filter(address -> !address.startsWith("data:"))
        .distinct()
        .toList();
  }
}
