// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.web.util.HtmlUtils;

/**
 * A partner's page in Chromium: another site, a strict content security policy, no script of ours.
 */
@Tag("browser")
class PartnerPageIT {

  private static final String ALL_DRAWN =
      "return [...document.querySelectorAll('[indicator]')].every(part =>"
          + " part.shadowRoot?.querySelector('.toolbar button'))";
  private static final String FIRST = "document.querySelector('atalaya-chart')";
  private static final String FOCUSED =
      "return " + FIRST + ".shadowRoot.activeElement?.getAttribute('aria-label') ?? ''";

  private static final String FOCUSED_TEXT =
      "return " + FIRST + ".shadowRoot.activeElement.textContent";
  private static final String DETAILS =
      "return " + FIRST + ".shadowRoot.querySelector('.details').textContent";

  private static final RunningDemo DEMO = RunningDemo.shared();

  @ParameterizedTest
  @CsvSource({
    "'', 1100",
    "'', 360",
    "datos.html, 1100",
    "datos.html, 360",
    "en.html, 1100",
    "data.html, 360"
  })
  void page_opened_partsWithoutShiftCookieOrComplaint(String page, int width) throws IOException {
    try (Browser browser = Browser.open(width, 1400)) {
      browser.driver().get(DEMO.partner() + "/" + page);
      browser.waitUntil(
          "return [...document.querySelectorAll('[indicator]')].every(part =>"
              + " part.shadowRoot?.querySelector('.ready .downloads'))");

      assertThat(browser.layoutShifts()).isEmpty();
      assertThat(browser.cookies()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
      assertThat(requestedOrigins(browser))
          .containsExactlyInAnyOrder(DEMO.partner(), DEMO.observatory());
      assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
      browser.screenshot("partner-" + page.replace(".html", "") + "-" + width);
      assertThat(browser.accessibilityViolations()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "datos.html", "en.html", "data.html"})
  void page_atItsEnd_showsWhatItTakesFromTheObservatoryAsItIs(String name) throws Exception {
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(DEMO.partner() + "/" + name)).build(),
                BodyHandlers.ofString())
            .body();
    String code = page.substring(page.indexOf("<code>") + 6, page.indexOf("</code>"));
    String[] shown = HtmlUtils.htmlUnescape(code).split("\n\n");

    assertThat(shown[0])
        .isEqualTo("<script async src=\"" + DEMO.observatory() + "/atalaya/embed.js\"></script>");
    assertThat(shown).hasSizeGreaterThan(1).allMatch(page::contains);
    String elsewhere = page.replace(code, "");
    for (String part : shown) {
      elsewhere = elsewhere.replace(part, "");
    }
    assertThat(elsewhere).doesNotContain("<atalaya-", "<script");
  }

  @Test
  void firstChart_loaded_weighsAtMostEightKilobytes() {
    try (Browser browser = openPage()) {
      List<Number> bytes =
          browser.run(
              """
              const entries = performance.getEntriesByType('resource');
              const size = (part) => entries.find((entry) => part(entry))?.encodedBodySize ?? 0;
              return [
                size(({name}) => name.endsWith('/embed.js')),
                size(({name}) => name.endsWith('/chart.js')),
                size(({name, initiatorType}) =>
                  initiatorType === 'xmlhttprequest' && name.includes('/charts/complaints.svg')),
              ];
              """);

      assertThat(bytes).allSatisfy(size -> assertThat(size.intValue()).isPositive());
      assertThat(bytes.stream().mapToInt(Number::intValue).sum()).isLessThanOrEqualTo(8 * 1024);
    }
  }

  @Test
  void chart_keyboard_marksReachedAndAnnounced() {
    try (Browser browser = openPage()) {
      // The last control of the figure before it.
      browser.run(
          "document.querySelector('atalaya-figure').shadowRoot"
              + ".querySelector('.downloads > button').focus(); return true");

      browser.press(Keys.TAB);
      String first = browser.run(FOCUSED);
      browser.press(Keys.ARROW_DOWN);
      String second = browser.run(FOCUSED);
      browser.press(Keys.END);
      String last = browser.run(FOCUSED);
      browser.press(Keys.TAB);
      String after = browser.run("return " + FIRST + ".shadowRoot.activeElement.localName");

      assertThat(first).matches(".+: [0-9,]+ denuncias");
      assertThat(second).matches(".+: [0-9,]+ denuncias").isNotEqualTo(first);
      assertThat(last).contains("Ignorado");
      assertThat(after).as("the chart is one tab stop").isEqualTo("button");
    }
  }

  @Test
  void chart_tableAsked_showsTheSameFigures() throws IOException {
    try (Browser browser = openPage()) {
      List<String> drawn =
          browser.run(
              "return [..."
                  + FIRST
                  + ".shadowRoot.querySelectorAll('.mark')].map(mark => mark.dataset.value)");

      browser.run(FIRST + ".shadowRoot.querySelector('.toolbar button').click(); return true");
      browser.waitUntil("return " + FIRST + ".shadowRoot.querySelectorAll('tbody tr').length > 20");

      List<String> told =
          browser.run(
              "return [..."
                  + FIRST
                  + ".shadowRoot.querySelectorAll('tbody tr td:last-child')].map(cell =>"
                  + " cell.textContent)");
      assertThat(told).isEqualTo(drawn);
      assertThat(
              browser.<Boolean>run(
                  "return !!"
                      + FIRST
                      + ".shadowRoot.querySelector('table caption, th[scope=row]')"))
          .isTrue();
      browser.screenshot("partner-table");
    }
  }

  @Test
  void downloads_byKeyboard_openMoveAndCloseWithoutShift() {
    try (Browser browser = openPage()) {
      browser.run(FIRST + ".shadowRoot.querySelector('.downloads > button').focus(); return true");

      browser.press(Keys.ENTER);
      browser.press(Keys.ARROW_DOWN);
      String first = browser.run(FOCUSED_TEXT);
      browser.press(Keys.END);
      String last = browser.run(FOCUSED_TEXT);
      browser.press(Keys.ESCAPE);
      String after = browser.run(FOCUSED_TEXT);

      assertThat(List.of(first, last, after))
          .containsExactly("Imagen para imprenta (SVG)", "Insertar en otro sitio", "Descargar");
      assertThat(
              browser.<Boolean>run(
                  "return " + FIRST + ".shadowRoot.querySelector('#downloads').hidden"))
          .isTrue();
      assertThat(browser.layoutShifts()).isEmpty();
    }
  }

  @Test
  void explore_underStrictPolicy_arrowsTellValuesAndEscapeReturns() throws IOException {
    try (Browser browser = openPage()) {
      browser.run(
          FIRST + ".shadowRoot.querySelectorAll('.toolbar button')[1].click(); return true");
      browser.waitUntil("return !!" + FIRST + ".shadowRoot.querySelector('.stage canvas')");

      browser.press(Keys.ARROW_DOWN);
      String told = browser.run(DETAILS);
      browser.press(Keys.ARROW_DOWN);
      String next = browser.run(DETAILS);
      browser.screenshot("partner-explore");
      browser.press(Keys.ESCAPE);
      String after = browser.run(FOCUSED);

      assertThat(told).matches(".+: [0-9,]+ denuncias");
      assertThat(next).matches(".+: [0-9,]+ denuncias").isNotEqualTo(told);
      assertThat(after).as("a mark of the picture").matches(".+: [0-9,]+ denuncias");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void chart_accessibilityTree_namesTheMarks() {
    try (Browser browser = openPage()) {
      browser.driver().executeCdpCommand("Accessibility.enable", Map.of());
      String tree =
          browser.driver().executeCdpCommand("Accessibility.getFullAXTree", Map.of()).toString();

      assertThat(tree).contains("Guatemala: ").contains("Denuncias recibidas");
    }
  }

  @Test
  void page_withoutScript_pictureAndLinkRemain() {
    try (Browser browser = Browser.open(900, 900)) {
      browser
          .driver()
          .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
      browser.driver().get(DEMO.partner() + "/");

      assertThat(browser.driver().findElements(By.cssSelector("atalaya-chart a img")))
          .hasSize(2)
          .allSatisfy(image ->
              assertThat(Integer.parseInt(image.getDomProperty("naturalWidth"))).isPositive());
    }
  }

  @Test
  void chart_syntheticRecords_saySoInThePicture() {
    try (Browser browser = openPage()) {
      assertThat(
              browser.<String>run(
                  "return " + FIRST + ".shadowRoot.querySelector('svg').textContent"))
          .contains("DATOS SINTÉTICOS");
    }
  }

  private static Browser openPage() {
    Browser browser = Browser.open(1100, 1400);
    browser.driver().get(DEMO.partner() + "/");
    browser.waitUntil(ALL_DRAWN);
    return browser;
  }

  /** The origins of everything that the page asked for. */
  private static List<String> requestedOrigins(Browser browser) {
    List<String> addresses =
        browser.run(
            "return [location.href, ...performance.getEntriesByType('resource').map(entry =>"
                + " entry.name)]");
    return addresses.stream()
        .map(address -> address.replaceFirst("^(https?://[^/]+).*", "$1"))
        .distinct()
        .toList();
  }
}
