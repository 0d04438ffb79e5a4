// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What an evaluator can cause, in a demo that tests may change. */
@Tag("browser")
class WhatIfIT {

  private static final String FACTS = "[...document.querySelectorAll('.portal-facts dd')]";
  private static final String TICKER =
      "(document.querySelector('atalaya-alert-ticker')?.shadowRoot?.textContent ?? '')";
  private static final String FIRST =
      "document.querySelector('atalaya-alert-ticker')?.shadowRoot?.querySelector('article h3')";
  private static final String CHART =
      "document.querySelector('atalaya-chart').shadowRoot.querySelector('[data-code=\"17\"]')"
          + ".getAttribute('aria-label')";

  private static final RunningDemo DEMO = RunningDemo.changing();
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.open(1100, 1700);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void records_enteredAndCorrected_showLiveAtOnceAndElsewhereAtTheRelease() throws IOException {
    open("?lang=en");
    long live = fact(0);
    long released = fact(1);

    press("Take the case system down");
    press("Enter 60 more complaints");
    browser.waitUntil("return document.body.innerText.includes('does not answer.')");
    browser.waitUntil("return parseInt(" + FACTS + "[3].textContent) >= 4");
    assertThat(fact(0)).isEqualTo(live);

    press("Bring the case system back");
    waitForFact(0, live + 40);
    long entered = fact(0);
    assertThat(entered).isBetween(live + 50, live + 70);

    press("Correct the department of 60 complaints");
    browser.waitUntil("return document.body.innerText.includes('Undo the correction')");
    browser.waitUntil("return document.body.innerText.includes('last is arriving.')");
    browser.waitUntil("return document.body.innerText.includes('The case system answers.')");
    assertThat(fact(1)).isEqualTo(released);
    String drawn = browser.run("return " + CHART);

    press("Let the next release come");
    waitForFact(1, released + 40);
    assertThat(fact(1)).isBetween(released + 50, released + 70);
    browser.waitUntil("return " + CHART + " !== " + quoted(drawn));
    browser.screenshot("what-if-records");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.accessibilityViolations()).isEmpty();
  }

  @Test
  void alert_ofSomebodyLocated_isWithdrawnHereAndByTheNewspaper() {
    open("");
    browser.waitUntil("return !!" + FIRST);
    String name = browser.run("return " + FIRST + ".textContent.trim()");

    browser
        .driver()
        .findElement(By.cssSelector("[aria-label='Fue localizada: %s']".formatted(name)))
        .click();

    browser.waitUntil("return document.body.innerText.includes('Alertas activas: 7.')");
    browser.waitUntil("return !%s.includes('%s')".formatted(TICKER, name));
    browser.driver().get(DEMO.media());
    browser.waitUntil("return !!" + FIRST);
    assertThat(browser.<String>run("return " + TICKER)).contains("1572").doesNotContain(name);

    open("");
    press("Activar otra alerta");
    browser.waitUntil("return document.body.innerText.includes('Alertas activas: 8.')");
  }

  @Test
  void outage_begun_leavesThePartnerItsLinksAndEnds() throws IOException {
    open("");
    press("Dejarlo un minuto sin respuesta");
    browser.waitUntil("return document.body.innerText.includes('no responde durante')");
    browser.driver().get(DEMO.partner());
    browser.waitUntil(
        "return document.querySelector('atalaya-chart').shadowRoot?.textContent"
            + ".includes('No se pudieron obtener los datos')");
    assertThat(
            browser.driver().findElement(By.cssSelector("atalaya-chart a")).getDomAttribute("href"))
        .contains("/atalaya/v1/charts/");
    browser.screenshot("what-if-outage");

    open("");
    press("Que vuelva ya");
    browser.waitUntil("return document.body.innerText.includes('El observatorio responde.')");
    browser.driver().get(DEMO.partner());
    browser.waitUntil(
        "return !!document.querySelector('atalaya-chart').shadowRoot?.querySelector('svg .mark')");
  }

  @Test
  void page_onATelephone_fitsAndIsAccessible() throws IOException {
    try (Browser phone = Browser.open(360, 1700)) {
      phone.driver().get(DEMO.observatory() + "/que-pasa-si");
      phone.waitUntil("return " + TICKER + ".includes('1572')");

      assertThat(phone.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
      assertThat(phone.complaints()).isEmpty();
      phone.screenshot("what-if-360");
      assertThat(phone.accessibilityViolations()).isEmpty();
    }
  }

  private static void open(String parameters) {
    browser.driver().get("about:blank");
    browser.driver().get(DEMO.observatory() + "/que-pasa-si" + parameters);
    browser.waitUntil("return document.querySelectorAll('.portal-experiment').length === 3");
    browser.waitUntil(
        "return !!document.querySelector('atalaya-chart')?.shadowRoot?.querySelector('svg .mark')");
  }

  private static void press(String text) {
    browser.driver().findElements(By.tagName("button")).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private static long fact(int index) {
    WebElement fact = browser.driver().findElements(By.cssSelector(".portal-facts dd")).get(index);
    return Long.parseLong(fact.getText().replace(",", ""));
  }

  private static void waitForFact(int index, long least) {
    browser.waitUntil(
        "return Number(%s[%d].textContent.replaceAll(',', '')) >= %d"
            .formatted(FACTS, index, least));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
