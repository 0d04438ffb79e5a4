// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.DateFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every text that a page of the portal or of the server shows comes out of the bundles, and has
 * room where it is longer. <strong>Not looked at:</strong> what is within elements, whose words are
 * in their modules; what is data: names in the catalogue; and the page of a chart, which with these
 * texts is wider than a telephone.
 */
@Tag("browser")
class PseudoLanguageIT {

  private static final String TEXTS =
      """
      const texts = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode());) {
        const parent = node.parentElement;
        const text = node.textContent.trim();
        if (/[a-z]{2}/i.test(text) && parent.checkVisibility()
            && !parent.closest('script, style, code, pre, svg, [lang]:not(html), vaadin-connection-indicator')) {
          // A text in pieces has its brackets around them.
          const around = parent.closest('p, li, td, th, h1, h2, h3, summary, label, dt, dd, a, option');
          if (!(text.includes('⟦') || (around?.textContent ?? '').includes('⟦'))) texts.push(text);
        }
      }
      return texts;
      """;

  private static final String CUT =
      """
      return [...document.body.querySelectorAll('*')].filter(each =>
          each.checkVisibility() && each.clientWidth > 1
          && ['hidden', 'clip'].includes(getComputedStyle(each).overflowX)
          && each.scrollWidth > each.clientWidth + 1 && !each.closest('svg'))
        .map(each => `${each.localName}.${each.className}: ${each.textContent.slice(0, 60)}`);
      """;

  /** What is no text of a page: formats, and the authority that the demo's settings name. */
  private static final List<String> NAMES =
      List.of("CSVW", "CSV", "SVG", "PNG", "Ministerio Público (demostración)");

  /** Names in the records, the longest first: some are parts of others. */
  private static final Set<String> DATA =
      new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(text -> text));

  @TempDir private static Path folder;

  private static RunningDemo demo;
  private static Browser browser;

  @BeforeAll
  static void start() {
    DATA.addAll(NAMES);
    PseudoLanguage.write(folder, Stream.of("../core", "../widgets", ".").map(Path::of).toList());
    demo = RunningDemo.startFromClassesBehind(folder, "--atalaya.demo.rows=5000");
    browser = Browser.open(1280, 1200);
    Stream.of("/statistics?lang=en", "/statistics/complaints.json?lang=en")
        .forEach(file -> collect(JsonMapper.shared().readTree(demo.get(file))));
  }

  @AfterAll
  static void stop() {
    browser.close();
    demo.close();
  }

  private static void collect(JsonNode node) {
    // What is written like a word of programs is an id.
    if (node.isString() && !node.asString().matches("[a-z0-9_.-]*")) {
      DATA.add(node.asString());
    }
    if (node.has("unitLabel")) {
      DATA.add(node.path("unitLabel").asString());
    }
    node.forEach(PseudoLanguageIT::collect);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/lugares",
        "/alertas",
        "/avisar",
        "/consulta",
        "/calidad",
        "/recorrido",
        "/nada",
        "/atalaya/embed/chart?indicator=victims",
        "/atalaya/embed/tip-form",
        "/atalaya/embed/registry-check",
        "/atalaya/embed/alert-ticker"
      })
  void page_inALanguageOfNobody_isTranslatedAndHasRoom(String address) throws Exception {
    browser
        .driver()
        .get(demo.observatory() + address + (address.contains("?") ? "&" : "?") + "lang=en");
    browser.waitUntil("return !!document.querySelector('main')");

    assertThat(browser.<List<String>>run(TEXTS))
        .filteredOn(PseudoLanguageIT::isMoreThanData)
        .isEmpty();
    for (int width : List.of(360, 1280)) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setDeviceMetricsOverride",
              Map.of("width", width, "height", 1200, "deviceScaleFactor", 1, "mobile", false));
      assertThat(browser.<List<String>>run(CUT)).as("cut at %d", width).isEmpty();
      assertThat(
              browser.<Boolean>run(
                  "const {scrollWidth, clientWidth} = document.documentElement;"
                      + " return scrollWidth <= clientWidth"))
          .as("fits %d", width)
          .isTrue();
    }
  }

  /** Whether words are left of a text without names out of the records and without dates. */
  private static boolean isMoreThanData(String text) {
    String rest = text;
    for (String name : DATA) {
      rest = rest.replace(name, "");
    }
    for (String month : DateFormatSymbols.getInstance(Locale.ENGLISH).getMonths()) {
      rest = rest.replace(month, "");
    }
    return rest.matches("(?s).*\\p{L}{2}.*");
  }
}
