// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.openqa.selenium.support.ui.Select;

/** The builder in Chromium, and what it gives to copy on a page of another site. */
@Tag("browser")
class BuilderIT {

  private static final String BUILDER = "/atalaya/embed/builder";
  private static final String VICTIMS = BUILDER + "?indicator=victims&by=department&lang=es";
  private static final String SHOWN =
      "return !!document.querySelector('atalaya-chart')?.shadowRoot?.querySelector('svg .mark')";
  private static final String COPY = "return document.getElementById('out-%s').value";

  private static final RunningDemo DEMO = RunningDemo.shared();

  @ParameterizedTest
  @ValueSource(strings = {"script", "frame"})
  void snippet_onAPageOfAnotherSite_showsTheChart(String kind) throws IOException {
    try (Browser browser = open(VICTIMS, 1200)) {
      String snippet = browser.run(COPY.formatted(kind));
      try (HostSite host = HostSite.start("", "<p>Antes</p>" + snippet + "<p>Después</p>")) {
        browser.driver().get(host.address());
        if (kind.equals("frame")) {
          browser.driver().switchTo().frame(0);
        }
        browser.waitUntil(SHOWN);

        assertThat(browser.layoutShifts()).isEmpty();
        browser.driver().switchTo().defaultContent();
        assertThat(browser.complaints()).isEmpty();
        browser.screenshot("snippet-" + kind);
      }
    }
  }

  @Test
  void snippet_pinned_runsExactlyThisLoader() throws IOException {
    try (Browser browser = open(VICTIMS + "&pinned=1&version=1", 1200)) {
      String snippet = browser.run(COPY.formatted("script"));
      assertThat(snippet).containsPattern("integrity=\"sha384-[^\"]+\"").contains("version=\"1\"");
      try (HostSite host = HostSite.start("", snippet)) {
        browser.driver().get(host.address());
        browser.waitUntil(SHOWN);

        assertThat(browser.complaints()).isEmpty();
      }
      String other = snippet.replaceFirst("sha384-[^\"]{8}", "sha384-AAAAAAAA");
      try (HostSite host = HostSite.start("", other)) {
        browser.driver().get(host.address());
        browser.waitUntil("return document.querySelector('img').naturalWidth > 0");

        assertThat(browser.complaints()).singleElement().asString().contains("integrity");
        assertThat(
                browser.<Boolean>run("return !document.querySelector('atalaya-chart').shadowRoot"))
            .as("the picture stays")
            .isTrue();
      }
    }
  }

  @Test
  void snippet_withoutScript_isThePictureWithItsSource() throws IOException {
    String snippet;
    try (Browser browser = open(VICTIMS, 1200)) {
      snippet = browser.run(COPY.formatted("script"));
    }
    try (HostSite host = HostSite.start("", snippet);
        Browser browser = Browser.open(900, 1000)) {
      browser
          .driver()
          .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
      browser.driver().get(host.address());

      assertThat(
              browser.driver().findElement(By.cssSelector("a img")).getDomProperty("naturalWidth"))
          .isEqualTo("720");
      assertThat(browser.driver().findElement(By.tagName("small")).getText()).contains("Atalaya");
      browser.screenshot("snippet-without-script");
    }
  }

  @Test
  void choices_changed_areInTheAddressAndInEverySnippet() {
    try (Browser browser = open(VICTIMS, 1200)) {
      choose(browser, "series", "victim-sex");
      choose(browser, "theme", "dark");
      browser.waitUntil(
          "return document.getElementById('out-csv').value.includes('department,victim-sex')"
              + " && document.getElementById('out-script').value.includes('dark')");

      assertThat(browser.driver().getCurrentUrl())
          .endsWith("indicator=victims&by=department,victim-sex&lang=es&theme=dark");
      assertThat(browser.<String>run(COPY.formatted("script")))
          .contains("by=\"department,victim-sex\"", "theme=\"dark\"");
      assertThat(browser.<String>run(COPY.formatted("frame")))
          .contains("by=department,victim-sex&amp;lang=es&amp;theme=dark");
      assertThat(browser.cookies()).isEmpty();
      assertThat(
              browser.<Number>run("return localStorage.length + sessionStorage.length").intValue())
          .isZero();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void choices_dimensionTaken_isNotOfferedAgain() {
    try (Browser browser = open(VICTIMS.replace("department", "department,victim-sex"), 1200)) {
      List<String> series =
          browser.run("return [...document.getElementById('series')].map(({value}) => value)");
      List<String> filters =
          browser.run("return [...document.getElementById('filter-0')].map(({value}) => value)");

      assertThat(series).contains("victim-sex").doesNotContain("department");
      assertThat(filters).contains("year").doesNotContain("department", "victim-sex");
      assertThat(browser.driver().findElement(By.id("filter-1")).isDisplayed())
          .as("three dimensions at most")
          .isFalse();
    }
  }

  @Test
  void problem_ofTheObservatory_isSaidBesideItsField() throws IOException {
    try (Browser browser = Browser.open(1200, 1000)) {
      browser.driver().get(DEMO.observatory() + VICTIMS + "&version=999");
      browser.waitUntil("return document.getElementById('version')?.ariaInvalid === 'true'");

      String beside = browser.run("return document.getElementById('version-problem').textContent");
      assertThat(beside).contains("999");
      assertThat(browser.driver().findElement(By.id("out-script")).isDisplayed())
          .as("nothing to copy that would not work")
          .isFalse();
      browser.screenshot("builder-problem");

      choose(browser, "version", "");
      browser.waitUntil(SHOWN + " && !document.querySelector('[aria-invalid]')");
    }
  }

  @Test
  void keyboard_reachesEveryFieldAndCopies() {
    try (Browser browser = open(VICTIMS, 1200)) {
      browser.run("document.getElementById('indicator').focus(); return true");
      browser.press(Keys.TAB, Keys.TAB);
      assertThat(browser.<String>run("return document.activeElement.id")).isEqualTo("series");

      browser.run("document.querySelector('.output button').focus(); return true");
      browser.press(Keys.ENTER);

      browser.waitUntil("return document.querySelector('.said').textContent !== ''");
    }
  }

  @ParameterizedTest
  @CsvSource({"1200, light, es", "320, light, en", "700, dark, es"})
  void page_inEveryWidthAndScheme_isWholeAndAccessible(int width, String scheme, String lang)
      throws IOException {
    try (Browser browser = Browser.open(500, 1000)) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setDeviceMetricsOverride",
              Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setEmulatedMedia",
              Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      browser.driver().get(DEMO.observatory() + VICTIMS.replace("lang=es", "lang=" + lang));
      browser.waitUntil(SHOWN);

      assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
      assertThat(browser.accessibilityViolations()).isEmpty();
      browser.screenshot("builder-" + width + "-" + scheme);
    }
  }

  @Test
  void page_withoutScript_saysWhatItNeedsAndListsTheCharts() {
    try (Browser browser = Browser.open(900, 900)) {
      browser
          .driver()
          .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
      browser.driver().get(DEMO.observatory() + BUILDER + "?lang=en");

      assertThat(browser.driver().findElement(By.id("without-script")).getText())
          .contains("JavaScript", "Victims");
      assertThat(browser.driver().findElements(By.cssSelector("li a"))).hasSizeGreaterThan(6);
    }
  }

  private static Browser open(String path, int width) {
    Browser browser = Browser.open(width, 1400);
    browser.driver().get(DEMO.observatory() + path);
    browser.waitUntil(SHOWN);
    return browser;
  }

  private static void choose(Browser browser, String field, String value) {
    new Select(browser.driver().findElement(By.id(field))).selectByValue(value);
  }
}
