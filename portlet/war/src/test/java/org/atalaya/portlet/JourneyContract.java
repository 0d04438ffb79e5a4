// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.filter;

import java.util.List;
import org.atalaya.alerts.Bulletin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Readers and editors in a browser, under a policy that allows the portal's own origin alone. */
interface JourneyContract extends Visited {

  String FILTERS =
      "return [...document.querySelectorAll('[indicator]')].map((part) =>"
          + " part.getAttribute('filters') ?? '')";

  private String page() {
    return visit()
        .page("first~filter~1", "first~statistics~1", "first~keyfigures~1", "second~statistics~1");
  }

  @Test
  @Tag("browser")
  default void filter_byKeyboard_steersThreePortletsAndCanBeTakenBack() throws Exception {
    try (PortalBrowser browser = PortalBrowser.open(1280, 1700)) {
      browser.visit(page());
      browser.driver().findElement(By.cssSelector("select[name=year]")).sendKeys("2010");
      while (!browser.<Boolean>run("return document.activeElement.matches('form button')")) {
        browser.press(Keys.TAB);
      }
      browser.press(Keys.ENTER);
      browser.waitUntil("return location.search.includes('2010')");
      browser.settled();

      assertThat(browser.<List<String>>run(FILTERS)).hasSize(4).containsOnly("year=2010");
      String bookmark = browser.driver().getCurrentUrl();
      assertThat(bookmark).contains(filter("year", "2010"));
      browser.screenshot("filtered-" + visit().container());

      browser.driver().navigate().back();
      browser.waitUntil("return !location.search.includes('2010')");
      browser.settled();
      assertThat(browser.<List<String>>run(FILTERS)).hasSize(4).containsOnly("");

      browser.visit(bookmark);
      assertThat(browser.<List<String>>run(FILTERS)).hasSize(4).containsOnly("year=2010");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  @Tag("browser")
  default void elements_ofAllPortlets_askThePortalAloneAndAreAccessible() throws Exception {
    Bulletin posted = visit().observatory().alerts().woman("Eulalia Inventada");
    try (PortalBrowser browser = PortalBrowser.open(1280, 2600)) {
      browser.visit(
          visit()
              .page(
                  "first~alertticker~1",
                  "first~dashboard~1",
                  "first~registrycheck~1",
                  "first~tipline~1"));
      browser.waitUntil(
          "return"
              + " !!document.querySelector('atalaya-alert-ticker').shadowRoot.querySelector('img')");

      assertThat(
              browser.<String>run(
                  "return document.querySelector('atalaya-alert-ticker')"
                      + ".shadowRoot.querySelector('img').src"))
          .startsWith(visit().address());
      assertThat(browser.accessibilityViolations()).isEmpty();
      browser.screenshot("all-" + visit().container());
      assertThat(browser.complaints()).noneMatch(said -> said.contains("Content Security Policy"));

      browser.visit(visit().page("first~statistics~1", "first~statistics~2", "first~statistics~3"));
      assertThat(browser.accessibilityViolations()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    } finally {
      visit().observatory().alerts().end(posted);
    }
  }

  @Test
  @Tag("browser")
  default void edit_onAPhone_fitsAndIsAccessible() throws Exception {
    try (PortalBrowser browser = PortalBrowser.open(360, 1400)) {
      browser.driver().get(visit().address() + "/portal/portal.css");
      browser.run("document.cookie = 'role=administrator; path=/'; return true");
      String window = "first~dashboard~1";
      browser.visit(visit().page(window) + "?m%3A" + window + "=edit");

      assertThat(browser.accessibilityViolations()).isEmpty();
      browser.screenshot("edit-" + visit().container());
      browser.driver().findElement(By.cssSelector("button[value=preview]")).click();
      browser.waitUntil("return !!document.querySelector('h3')");
      browser.settled();

      assertThat(browser.<Long>run("return document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(360L);
      assertThat(browser.accessibilityViolations()).isEmpty();
      browser.screenshot("preview-" + visit().container());
    }
  }

  @Test
  @Tag("browser")
  default void page_withoutScript_tellsAndSteersAllTheSame() throws Exception {
    Bulletin posted = visit().observatory().alerts().child("Lucía Inventada");
    try (PortalBrowser browser = PortalBrowser.withoutScript()) {
      browser.driver().get(visit().page("first~filter~1", "first~statistics~1", "third~tipline~1"));
      browser.driver().findElement(By.cssSelector("select[name=year]")).sendKeys("2010");
      browser.driver().findElement(By.cssSelector(".atalaya-filter button")).click();

      assertThat(browser.driver().getCurrentUrl()).contains(filter("year", "2010"));
      assertThat(browser.driver().findElement(By.cssSelector("atalaya-chart svg")).isDisplayed())
          .isTrue();
      WebElement summary = browser.driver().findElement(By.cssSelector("atalaya-chart summary"));
      summary.click();
      assertThat(browser.driver().findElement(By.cssSelector("atalaya-chart table")).isDisplayed())
          .isTrue();
      browser.screenshot("without-script-" + visit().container());
    } finally {
      visit().observatory().alerts().end(posted);
    }
  }
}
