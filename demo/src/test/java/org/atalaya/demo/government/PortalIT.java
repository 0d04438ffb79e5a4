// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The portal in Chromium, from the executable jar in production mode. */
@Tag("browser")
class PortalIT {

  private static final String TWO_DRAWN =
      "const charts = [...document.querySelectorAll('atalaya-chart')];return charts.length === 2 &&"
          + " charts.every(chart => chart.shadowRoot?.querySelector('svg .mark'))";
  private static final String LAST = "[...document.querySelectorAll('atalaya-chart')].at(-1)";

  private static RunningDemo demo;

  @BeforeAll
  static void start() {
    demo = RunningDemo.start();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1100, 500})
  void portal_opened_twoChartsWithoutComplaint(int width) throws IOException {
    try (Browser browser = Browser.open(width, 1700)) {
      browser.driver().get(demo.observatory() + "/");
      browser.waitUntil(TWO_DRAWN);

      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
      assertThat(browser.<String>run("return document.body.innerText"))
          .contains("Datos sintéticos");
      browser.screenshot("portal-" + width);
    }
  }

  @Test
  void departmentBar_chosen_drillsDownAndIsInTheAddress() throws IOException {
    try (Browser browser = Browser.open(1100, 1700)) {
      browser.driver().get(demo.observatory() + "/");
      browser.waitUntil(TWO_DRAWN);

      WebElement bar =
          browser.run("return " + LAST + ".shadowRoot.querySelector('.mark[data-code=\"16\"]')");
      new Actions(browser.driver()).click(bar).perform();
      browser.waitUntil("return location.search.includes('department=16')");
      browser.waitUntil(
          "return !!" + LAST + ".shadowRoot?.querySelector('.mark[data-code=\"1601\"]')");

      List<String> codes =
          browser.run(
              "return [..."
                  + LAST
                  + ".shadowRoot.querySelectorAll('.mark')].map(mark => mark.dataset.code)");
      assertThat(codes).allMatch(code -> code.startsWith("16") || code.equals("?"));
      browser.screenshot("portal-department");
    }
  }

  @Test
  void address_withFilterInEnglish_showsIt() {
    try (Browser browser = Browser.open(1100, 1700)) {
      browser.driver().get(demo.observatory() + "/?department=09&lang=en");
      browser.waitUntil(TWO_DRAWN);

      assertThat(browser.<String>run("return document.documentElement.lang")).isEqualTo("en");
      assertThat(
              browser.<String>run(
                  "return " + LAST + ".shadowRoot.querySelector('svg').textContent"))
          .contains("Complaints")
          .contains("Quetzaltenango");
    }
  }

  @Test
  void address_withHostileFilter_isIgnored() {
    try (Browser browser = Browser.open(1100, 1700)) {
      browser.driver().get(demo.observatory() + "/?department=%3Cscript%3E&year=0");
      browser.waitUntil(TWO_DRAWN);

      assertThat(browser.complaints()).isEmpty();
    }
  }
}
