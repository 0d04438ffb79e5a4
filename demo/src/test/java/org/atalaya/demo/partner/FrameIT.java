// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.json.JsonMapper;

/** Charts in frames of another site, in Chromium: by our snippet, and as WordPress shows them. */
@Tag("browser")
class FrameIT {

  private static final String CHART =
      "/atalaya/embed/chart?indicator=victims&by=department&lang=es";
  private static final String UPGRADED =
      "return !!document.querySelector('atalaya-chart')?.shadowRoot?.querySelector('svg .mark')";

  private static final String SETTLED =
      "return [...document.querySelectorAll('[indicator]')].every(part =>"
          + " part.shadowRoot?.querySelector('.ready .downloads'))";
  private static final String HIDDEN_ROWS =
      "const rows = document.querySelector('atalaya-table').shadowRoot.querySelector('.table');"
          + " return rows.scrollHeight - rows.clientHeight";
  private static final String CHOOSE_YEAR =
      "const year = document.querySelector('atalaya-dashboard').shadowRoot.querySelector('#year');"
          + " year.value = '2025'; year.dispatchEvent(new Event('change', {bubbles: true}));"
          + " return true";
  private static final String FIGURE =
      "return document.querySelector('atalaya-figure').shadowRoot.querySelector('svg')?.textContent"
          + " ?? ''";

  /** Counts the heights that the frame tells. */
  private static final String LISTENER =
      """
      <script>
      window.told = [];
      addEventListener('message', ({data}) => {
        if (data.type === 'atalaya-resize') told.push(data.height);
      });
      </script>
      """;

  /**
   * What WordPress does with the messages of a frame that it shows for a provider that it does not
   * list: sizes between 200 and 1000 pixels, and links to the same host from the frame that has the
   * focus.
   */
  private static final String WORDPRESS =
      """
      <script>
      addEventListener('message', ({source, data}) => {
        if (!data?.secret || !data.message || !data.value || /[^a-zA-Z0-9]/.test(data.secret)) return;
        for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
          if (source !== frame.contentWindow) continue;
          if (data.message === 'height') {
            frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
          } else if (data.message === 'link') {
            const target = new URL(data.value);
            if (/^https?:$/.test(target.protocol) && target.host === new URL(frame.src).host
                && document.activeElement === frame) {
              window.top.location.href = data.value;
            }
          }
        }
      });
      document.addEventListener('DOMContentLoaded', () => {
        for (const frame of document.querySelectorAll('iframe.wp-embedded-content')) {
          frame.contentWindow.postMessage({message: 'ready', secret: frame.dataset.secret}, '*');
        }
      });
      </script>
      """;

  private static final RunningDemo DEMO = RunningDemo.shared();

  @ParameterizedTest
  @ValueSource(strings = {"", "sandbox=\"allow-scripts\""})
  void frame_byOurSnippet_isAsHighAsItsPageInEveryWidth(String sandbox) throws IOException {
    try (HostSite host = HostSite.start("", LISTENER + loader() + frame(CHART, sandbox));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      waitForChart(browser);

      for (int width : List.of(1000, 500, 1000, 700)) {
        browser.driver().manage().window().setSize(new Dimension(width, 900));
        awaitHeightOfPage(browser);
      }

      assertThat(browser.<List<?>>run("return told")).as("no loop").hasSizeLessThan(40);
      browser.screenshot("frame" + (sandbox.isEmpty() ? "" : "-sandboxed"));
    }
  }

  @Test
  void readmeSnippet_onAPage_isAsHighAsItsPage() throws IOException {
    Matcher snippet =
        Pattern.compile("<iframe src=\"[^\"]*/embed/chart[^>]*></iframe>")
            .matcher(Files.readString(Path.of("../widgets/README.md")));
    assertThat(snippet.find()).isTrue();
    String frame = snippet.group().replace("https://observatorio.example", DEMO.observatory());
    try (HostSite host = HostSite.start("", loader() + frame);
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      waitForChart(browser);

      awaitHeightOfPage(browser);
    }
  }

  @Test
  void frame_onASiteWithoutTheLoader_canBeScrolled() throws IOException {
    try (HostSite host = HostSite.start("", frame(CHART, ""));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      waitForChart(browser);

      await(
          browser,
          () ->
              Boolean.TRUE.equals(
                  inFrame(
                      browser,
                      "scrollTo(0, 9999); return scrollY > 0"
                          + " && scrollY + innerHeight >= document.body.offsetHeight - 1")));
    }
  }

  @Test
  void frame_ofATable_isUpgraded() throws IOException {
    String table = CHART.replace("/chart?", "/table?");
    try (HostSite host = HostSite.start("", loader() + frame(table, ""));
        Browser browser = Browser.open(700, 1000)) {
      browser.driver().get(host.address());
      await(
          browser,
          () ->
              Boolean.TRUE.equals(
                  inFrame(
                      browser,
                      "return document.querySelector('atalaya-table')?.shadowRoot"
                          + "?.querySelectorAll('tbody tr').length > 10")));

      awaitHeightOfPage(browser);
      browser.screenshot("frame-table");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 400})
  void frame_ofADashboard_steeredAndNothingToScroll(int width) throws IOException {
    String dashboard =
        "/atalaya/embed/dashboard?filters=year&lang=es&part=figure/complaints"
            + "&part=chart/complaints?by=month%26form=line&part=table/victims?by=victim-sex";
    try (HostSite host = HostSite.start("", LISTENER + loader() + frame(dashboard, ""));
        Browser browser = Browser.open(width, 900)) {
      browser.driver().get(host.address());
      await(browser, () -> Boolean.TRUE.equals(inFrame(browser, SETTLED)));
      awaitHeightOfPage(browser);
      browser.screenshot("frame-dashboard-" + width);

      assertThat(inFrame(browser, HIDDEN_ROWS)).as("pixels of rows to scroll to").isEqualTo(0L);
      inFrame(browser, CHOOSE_YEAR);
      await(
          browser,
          () ->
              String.valueOf(inFrame(browser, FIGURE)).contains("2025")
                  && Boolean.TRUE.equals(inFrame(browser, SETTLED)));
      awaitHeightOfPage(browser);
      assertThat(browser.<List<?>>run("return told")).as("no loop").hasSizeLessThan(40);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void frame_growsAndShrinksWithItsPage() throws IOException {
    try (HostSite host = HostSite.start("", loader() + frame(CHART, ""));
        Browser browser = Browser.open(1000, 900)) {
      browser.driver().get(host.address());
      waitForChart(browser);
      awaitHeightOfPage(browser);
      int closed = frameHeight(browser);

      inFrame(
          browser,
          "document.body.append(Object.assign(document.createElement('p'), {id:'x',"
              + " textContent:'x'})); return true");
      await(browser, () -> frameHeight(browser) > closed);
      inFrame(browser, "document.getElementById('x').remove(); return true");

      await(browser, () -> frameHeight(browser) == closed);
    }
  }

  @Test
  void frame_upgraded_nothingMovesInIt() throws IOException {
    for (int width : List.of(700, 360)) {
      try (Browser browser = Browser.open(width, 900)) {
        browser.driver().get(DEMO.observatory() + CHART);
        browser.waitUntil(UPGRADED);

        assertThat(browser.layoutShifts()).as("width %d", width).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.screenshot("frame-page-" + width);
      }
    }
  }

  @Test
  void frame_withoutScript_pictureTableAndSource() throws IOException {
    try (Browser browser = Browser.open(700, 900)) {
      browser
          .driver()
          .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
      browser.driver().get(DEMO.observatory() + CHART);

      assertThat(browser.driver().findElement(By.cssSelector(".wide svg .mark")).isDisplayed())
          .isTrue();
      assertThat(browser.driver().findElement(By.cssSelector(".narrow")).isDisplayed()).isFalse();
      browser.driver().findElement(By.tagName("summary")).click();
      assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSizeGreaterThan(20);
      assertThat(browser.driver().findElement(By.className("source")).getText())
          .startsWith("Fuente: ");
      browser.screenshot("frame-without-script");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"&by=colour", "&form=pie"})
  void frame_wrongParameter_isExplained(String wrong) throws IOException {
    String page = "/atalaya/embed/chart?indicator=victims&lang=es" + wrong;
    try (HostSite host = HostSite.start("", loader() + frame(page, ""));
        Browser browser = Browser.open(700, 600)) {
      browser.driver().get(host.address());
      await(browser, () -> frameHeight(browser) < 200);

      assertThat(browser.<String>run("return document.querySelector('iframe').style.height"))
          .endsWith("px");
      browser.screenshot("frame-problem");
    }
  }

  @Test
  void wordPress_pastedAddress_isSizedAndItsLinkFollowed() throws Exception {
    try (HostSite host = HostSite.start("", WORDPRESS + wordPressFrame());
        Browser browser = Browser.open(900, 1100)) {
      browser.driver().get(host.address());
      waitForChart(browser);
      await(browser, () -> frameHeight(browser) == Math.clamp(pageHeight(browser), 200, 1000));
      browser.screenshot("wordpress");

      takeAway(browser, "Abrir");

      await(browser, () -> address(browser).contains("/v1/charts/victims.html?by=department"));
    }
  }

  @Test
  void wordPress_download_isSaved(@TempDir Path folder) throws Exception {
    try (HostSite host = HostSite.start("", WORDPRESS + wordPressFrame());
        Browser browser = Browser.open(900, 1100)) {
      browser
          .driver()
          .executeCdpCommand(
              "Browser.setDownloadBehavior",
              Map.of("behavior", "allow", "downloadPath", folder.toString()));
      browser.driver().get(host.address());
      waitForChart(browser);

      takeAway(browser, "Datos (CSV)");

      await(browser, () -> saved(folder));
      assertThat(address(browser)).as("the post stays").isEqualTo(host.address());
    }
  }

  private static boolean saved(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".csv"));
    } catch (IOException e) {
      return false;
    }
  }

  /** What WordPress leaves of an oEmbed answer of a provider that it does not list. */
  private static String wordPressFrame() throws IOException, InterruptedException {
    String pasted = DEMO.observatory() + "/atalaya/v1/charts/victims.html?by=department&lang=es";
    URI address =
        URI.create(
            DEMO.observatory()
                + "/atalaya/oembed?format=json&maxwidth=640&maxheight=960&dnt=1&url="
                + URLEncoder.encode(pasted, StandardCharsets.UTF_8));
    String html =
        JsonMapper.shared()
            .readTree(
                HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body())
            .path("html")
            .asString();
    String kept = html.replaceAll(" (?!src|width|height|frameborder|title)[a-z]+=\"[^\"]*\"", "");
    assertThat(kept).matches("<iframe [^<>]*></iframe>");
    return kept.replaceAll(
            "src=\"([^\"]*)\"", "src=\"$1#?secret=aB3dE6gH9k\" data-secret=\"aB3dE6gH9k\"")
        .replace(
            "<iframe",
            "<iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\""
                + " security=\"restricted\"");
  }

  private static String loader() {
    return "<script async src=\"" + DEMO.observatory() + "/atalaya/embed.js\"></script>";
  }

  private static String frame(String path, String attributes) {
    return "<iframe src=\"%s\" %s title=\"Gráfica\" width=\"100%%\" height=\"300\" style=\"border:0\"></iframe>"
        .formatted(DEMO.observatory() + path.replace("&", "&amp;"), attributes);
  }

  private static int frameHeight(Browser browser) {
    return browser.<Number>run("return document.querySelector('iframe').clientHeight").intValue();
  }

  private static int pageHeight(Browser browser) {
    return ((Number)
            inFrame(browser, "return Math.ceil(document.body.getBoundingClientRect().height)"))
        .intValue();
  }

  private static void awaitHeightOfPage(Browser browser) {
    try {
      await(browser, () -> Math.abs(frameHeight(browser) - pageHeight(browser)) <= 1);
    } catch (TimeoutException e) {
      fail(
          "the frame is %d pixels high, its page %d; styles of the frame: %s; console: %s",
          frameHeight(browser),
          pageHeight(browser),
          browser.run("return document.querySelector('iframe').style.cssText"),
          browser.complaints());
    }
  }

  private static void waitForChart(Browser browser) {
    await(browser, () -> Boolean.TRUE.equals(inFrame(browser, UPGRADED)));
  }

  private static Object inFrame(Browser browser, String script) {
    browser.driver().switchTo().frame(0);
    try {
      return browser.run(script);
    } finally {
      browser.driver().switchTo().defaultContent();
    }
  }

  /** Takes something away as a reader does, so that the frame has the focus. */
  private static void takeAway(Browser browser, String text) {
    browser.driver().switchTo().frame(0);
    SearchContext chart = browser.driver().findElement(By.tagName("atalaya-chart")).getShadowRoot();
    chart.findElement(By.cssSelector(".downloads > button")).click();
    chart.findElements(By.cssSelector("[part=downloads] a")).stream()
        .filter(link -> link.getText().startsWith(text))
        .findFirst()
        .orElseThrow()
        .click();
    browser.driver().switchTo().defaultContent();
  }

  private static String address(Browser browser) {
    return String.valueOf(browser.driver().getCurrentUrl());
  }

  private static void await(Browser browser, BooleanSupplier condition) {
    new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
        .until(page -> condition.getAsBoolean());
  }
}
