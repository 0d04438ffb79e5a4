// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Charts as they are read by other means than by looking at them at full size, in Chromium. */
@Tag("browser")
class ChartAccessibilityIT {

  private static final String CHART = "document.querySelector('atalaya-chart').shadowRoot";
  private static final String DRAWN =
      "const root = document.querySelector('atalaya-chart').shadowRoot; return"
          + " !!root?.querySelector('svg .mark') && !!root.querySelector('.toolbar button')";
  private static final String FOCUSED =
      "return " + CHART + ".activeElement?.getAttribute('aria-label') ?? ''";
  private static final String BARS = "indicator=\"complaints\" by=\"department\"";
  private static final String LINES = "indicator=\"victims\" by=\"month,victim-sex\"";

  private static final RunningDemo DEMO = RunningDemo.shared();

  @ParameterizedTest
  @ValueSource(strings = {BARS, LINES})
  void tree_namesThePictureAndEveryMark(String attributes) throws IOException {
    try (HostSite host = host(attributes, "es");
        Browser browser = open(host, 1000)) {
      List<String> labels =
          browser.run(
              "return [..."
                  + CHART
                  + ".querySelectorAll('svg .mark')].map(mark => mark.getAttribute('aria-label'))");
      String picture = browser.run("return " + CHART + ".querySelector('svg').ariaLabel");

      List<Node> tree = tree(browser);

      assertThat(tree).contains(new Node("group", picture));
      assertThat(
              tree.stream()
                  .filter(node -> node.role().equals("image") || node.role().equals("img"))
                  .map(Node::name))
          .containsAll(labels);
      assertThat(labels).allMatch(label -> label.matches("(?s).+: .+"));
      assertThat(tree)
          .filteredOn(node -> node.role().equals("button"))
          .extracting(Node::name)
          .allMatch(name -> !name.isBlank())
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void keyboard_oneStopArrowsEndsTableAndOut() throws IOException {
    try (HostSite host = host(BARS, "es");
        Browser browser = open(host, 1000)) {
      browser.run("document.getElementById('before').focus(); return true");

      browser.press(Keys.TAB);
      String first = browser.run(FOCUSED);
      browser.press(Keys.ARROW_DOWN);
      String second = browser.run(FOCUSED);
      browser.press(Keys.END);
      String last = browser.run(FOCUSED);
      browser.press(Keys.HOME);
      String home = browser.run(FOCUSED);

      assertThat(first).isNotEmpty().isEqualTo(home);
      assertThat(List.of(first, second, last)).doesNotHaveDuplicates();
      assertThat(tooltipShown(browser)).isTrue();
      browser.press(Keys.ESCAPE);
      assertThat(tooltipShown(browser)).isFalse();

      browser.press("t");
      browser.waitUntil("return " + CHART + ".querySelectorAll('tbody tr').length > 20");
      assertThat(browser.<String>run("return " + CHART + ".activeElement.className"))
          .contains("table");
      browser.press("t");
      assertThat(browser.<String>run(FOCUSED)).as("back at the mark").isEqualTo(first);

      browser.press(Keys.TAB);
      assertThat(browser.<String>run("return " + CHART + ".activeElement.localName"))
          .as("one stop for all marks")
          .isEqualTo("button");
      int stops = 1;
      while (!browser.<String>run("return document.activeElement.id").equals("after")) {
        browser.press(Keys.TAB);
        assertThat(++stops).as("only the buttons of the strip follow").isLessThanOrEqualTo(4);
      }
    }
  }

  private static boolean tooltipShown(Browser browser) {
    return browser.run("return !" + CHART + ".querySelector('.tooltip').hidden");
  }

  @ParameterizedTest
  @CsvSource({"320, 1", "640, 2", "320, 4"})
  void narrowOrMagnified_nothingIsLost(int width, int scale) throws IOException {
    for (String attributes : List.of(BARS, LINES)) {
      try (HostSite host = host(attributes, "es");
          Browser browser = Browser.open(600, 900)) {
        browser
            .driver()
            .executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", scale, "mobile", false));
        browser.driver().get(host.address());
        browser.waitUntil(DRAWN);

        assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth"))
            .as("no scrolling across")
            .isTrue();
        assertThat(
                browser.<List<?>>run(
                    """
                    const svg = %1$s.querySelector('svg').getBoundingClientRect();
                    const strip = %1$s.querySelector('.toolbar').getBoundingClientRect();
                    const within = (box, frame) => box.left >= frame.left - 1 && box.right <= frame.right + 1
                      && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
                    return [
                      ...[...%1$s.querySelectorAll('svg text')].map((one) => [one, svg]),
                      ...[...%1$s.querySelectorAll('.toolbar button')].map((one) => [one, strip]),
                    ].filter(([one, frame]) => one.getClientRects().length
                        && !within(one.getBoundingClientRect(), frame))
                      .map(([one]) => one.textContent);
                    """
                        .formatted(CHART)))
            .as("cut at %d", width)
            .isEmpty();
        browser.screenshot(
            "narrow-" + width + "-" + scale + (attributes.equals(BARS) ? "-bars" : "-lines"));
      }
    }
  }

  @Test
  void forcedColours_pictureKeepsItsOwnAndStripFollows() throws IOException {
    try (HostSite host = host(BARS, "es");
        Browser browser = open(host, 800)) {
      String colours =
          """
          const of = (selector) => getComputedStyle(%s.querySelector(selector));
          return [of('svg .mark rect:nth-of-type(2)').fill, of('svg > rect').fill, of('.toolbar button').color,
            of('.toolbar').backgroundColor];
          """
              .formatted(CHART);
      List<String> usual = browser.run(colours);

      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setEmulatedMedia",
              Map.of("features", List.of(Map.of("name", "forced-colors", "value", "active"))));
      List<String> forced = browser.run(colours);

      assertThat(browser.<Boolean>run("return matchMedia('(forced-colors: active)').matches"))
          .isTrue();
      assertThat(forced.subList(0, 2)).as("picture").isEqualTo(usual.subList(0, 2));
      assertThat(forced.get(2)).as("button").isNotEqualTo(usual.get(2));
      browser.screenshot("forced-colours");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void text_standsOutFromItsGround(String theme) throws IOException {
    for (String attributes : List.of(BARS, LINES)) {
      try (HostSite host = host(attributes + " theme=\"" + theme + "\"", "es");
          Browser browser = open(host, 900)) {
        assertThat(
                browser.<List<?>>run(
                    """
                    const channel = (value) =>
                      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
                    const luminance = (colour) => {
                      const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => channel(part / 255));
                      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                    };
                    const contrast = (one, other) => {
                      const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
                      return (high + 0.05) / (low + 0.05);
                    };
                    const ground = getComputedStyle(%1$s.querySelector('svg > rect')).fill;
                    const strip = getComputedStyle(%1$s.querySelector('.frame')).backgroundColor;
                    const texts = [...%1$s.querySelectorAll('svg text')].map((text) => {
                      const within = text.parentNode.matches('.warning') && text.parentNode.querySelector('rect');
                      return [text, getComputedStyle(text).fill, within ? getComputedStyle(within).fill : ground];
                    });
                    const words = [...%1$s.querySelectorAll('.toolbar button, .toolbar span')]
                      .map((one) => [one, getComputedStyle(one).color, strip]);
                    return [...texts, ...words].filter(([, ink, paper]) => contrast(ink, paper) < 4.5)
                      .map(([one, ink, paper]) => `${one.textContent}: ${ink} on ${paper}`);
                    """
                        .formatted(CHART)))
            .isEmpty();
      }
    }
  }

  /** A node of the accessibility tree that is not ignored. */
  private record Node(String role, String name) {}

  private static List<Node> tree(Browser browser) {
    browser.driver().executeCdpCommand("Accessibility.enable", Map.of());
    Object nodes =
        browser
            .driver()
            .executeCdpCommand("Accessibility.getFullAXTree", Map.of())
            .getOrDefault("nodes", List.of());
    return ((List<?>) nodes)
        .stream()
            .map(node -> (Map<?, ?>) node)
            .filter(node -> !Boolean.TRUE.equals(node.get("ignored")))
            .map(node -> new Node(value(node.get("role")), value(node.get("name"))))
            .toList();
  }

  private static String value(@Nullable Object property) {
    return property instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
  }

  private static HostSite host(String attributes, String lang) throws IOException {
    return HostSite.start(
        "",
        """
        <script async src="%s/atalaya/embed.js"></script>
        <style>body{margin:0}atalaya-chart{display:block;height:560px}</style>
        <a id="before" href="#">antes</a>
        <atalaya-chart lang="%s" %s></atalaya-chart>
        <a id="after" href="#">después</a>
        """
            .formatted(DEMO.observatory(), lang, attributes));
  }

  private static Browser open(HostSite host, int width) {
    Browser browser = Browser.open(width, 900);
    browser.driver().get(host.address());
    browser.waitUntil(DRAWN);
    return browser;
  }
}
