// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.atalaya.widgets.ElementsVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** Dashboard, filter and grid of Vaadin Flow in Chromium, from the executable jar. */
@Tag("browser")
class ExploreIT {

  private static final String OWN = "document.querySelector('atalaya-chart.portal-chart')";
  private static final String DRAWN =
      "return document.querySelectorAll('atalaya-chart, atalaya-figure').length > 2"
          + " && [...document.querySelectorAll('atalaya-chart, atalaya-figure')]"
          + ".every(part => part.shadowRoot?.querySelector('svg'))"
          + " && !!document.querySelector('vaadin-grid vaadin-grid-cell-content:not(:empty)')";
  private static final String ROWS =
      "return [...document.querySelectorAll('vaadin-grid-cell-content')]"
          + ".map(cell => cell.textContent.trim()).filter(Boolean)";

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.open(1100, 2400);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1100, 500})
  void page_wideAndNarrow_accessibleAndWithoutComplaint(int width) throws IOException {
    open("/consulta", width);

    assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
    assertThat(browser.complaints()).isEmpty();
    browser.screenshot("explore-" + width);
    assertThat(browser.accessibilityViolations()).isEmpty();
  }

  @Test
  void page_opened_isAnsweredInProcess() {
    open("/consulta", 1100);

    List<String> requests =
        browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)");

    assertThat(requests)
        .anyMatch(address -> address.endsWith("/chart.js"))
        .noneMatch(address -> address.contains("/atalaya/v1/"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Departamento del hecho, Guatemala, Departamento del hecho: Todo, Municipio, Descargar esta"
        + " tabla",
    "'?lang=en', Department of the event, Guatemala, Department of the event: All, Municipality,"
        + " Download this table",
  })
  void journey_fieldThenBarThenBack_chartGridAndAddressFollow(
      String language, String field, String place, String back, String rows, String files) {
    open("/consulta" + language, 1100);
    assertThat(browser.<List<String>>run(ROWS)).anyMatch(cell -> cell.startsWith(field));

    choose("vaadin-combo-box", "2025");
    browser.waitUntil("return location.search.includes('year=2025')");
    WebElement bar =
        browser.run("return " + OWN + ".shadowRoot.querySelector('.mark[data-code=\"01\"]')");
    new Actions(browser.driver()).scrollToElement(bar).click(bar).perform();
    browser.waitUntil("return location.search.includes('department=01')");
    browser.waitUntil(
        "return !!"
            + OWN
            + ".shadowRoot.querySelector('.mark[data-code^=\"01\"][data-code$=\"02\"]')");

    assertThat(browser.<List<String>>run(ROWS)).anyMatch(cell -> cell.startsWith(rows));
    assertThat(current()).isEqualTo(place);
    assertThat(browser.<String>run("return document.body.innerText")).contains(files);

    browser.driver().navigate().back();
    browser.waitUntil("return !location.search.includes('department')");
    browser.waitUntil("return !!" + OWN + ".shadowRoot.querySelector('.mark[data-code=\"16\"]')");
    assertThat(browser.driver().getCurrentUrl()).contains("year=2025");
    browser.driver().navigate().forward();
    browser.waitUntil("return location.search.includes('department=01')");
    browser.waitUntil("return !!document.querySelector('main nav [aria-current]')");

    button(back).click();
    browser.waitUntil("return !location.search.includes('department')");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void address_withChoices_isShownAndWhatThereIsNotIsTold() {
    open("/consulta?department=16&form-of-violence=none-such", 1100);

    assertThat(current()).isEqualTo("Alta Verapaz");
    assertThat(browser.<String>run("return document.body.innerText"))
        .contains("«none-such» no existe en");
    assertThat(browser.<List<String>>run(ROWS)).contains("Cobán");
  }

  @Test
  void dashboard_filterChosen_partsFollow() {
    open("/consulta", 1100);
    String shown =
        "document.querySelector('atalaya-dashboard"
            + " atalaya-chart').shadowRoot.querySelector('svg').textContent";
    String before = browser.run("return " + shown);

    new Select(
            browser.run(
                "return"
                    + " document.querySelector('atalaya-dashboard').shadowRoot.querySelector('#department')"))
        .selectByVisibleText("Izabal");
    browser.waitUntil("return " + shown + ".includes('Izabal')");

    assertThat(before).doesNotContain("Izabal");
    assertThat(browser.driver().getCurrentUrl()).contains("#atalaya=department:18");
  }

  @Test
  void grid_file_isThatOfTheTable() {
    open("/consulta?department=16", 1100);

    String csv =
        browser.run(
            "return fetch(document.querySelector('.portal-downloads a').href).then(r => r.text())");

    assertThat(csv).contains("municipality,municipality_label").contains("Cobán");
  }

  @Test
  void interactive_chart_isExploredAtOnce() {
    open("/consulta", 1100);

    browser
        .driver()
        .executeScript(OWN + ".toggleAttribute('interactive', true); " + OWN + ".refresh()");

    browser.waitUntil("return !!" + OWN + ".shadowRoot.querySelector('canvas')");
    // Nobody turned to it.
    assertThat(browser.<Boolean>run("return document.activeElement !== " + OWN)).isTrue();
  }

  @Test
  void echart_underLumo_followsTheThemeAndTellsWhatIsChosen() throws IOException {
    open("/consulta", 1100);
    browser.waitUntil(
        """
        return import('/%s/echart.js').then(() => {
          const chart = document.createElement('atalaya-echart');
          chart.style.cssText = 'position:fixed;inset:0;z-index:9;background:#fff;width:800px;height:500px';
          chart.id = 'own';
          chart.option = JSON.stringify({
            animation: false,
            tooltip: {},
            xAxis: {type: 'category', data: ['2024', '2025']},
            yAxis: {},
            geo: {map: 'square', left: '90%%', top: 0, width: 40, height: 40},
            series: [{type: 'bar', name: 'A', data: [3, 5]}],
          });
          chart.addEventListener('atalaya-echart-click', ({detail}) => (window.told = detail));
          chart.maps = JSON.stringify({
            square: {
              type: 'FeatureCollection',
              features: [{
                type: 'Feature',
                properties: {name: 'square'},
                geometry: {
                  type: 'Polygon',
                  coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]],
                },
              }],
            },
          });
          document.body.append(chart);
          return true;
        });
        """
            .formatted(ElementsVersion.PATH));
    String own = "document.getElementById('own')";
    browser.waitUntil("return !!" + own + ".shadowRoot.querySelector('canvas')");
    browser.screenshot("echart");

    new Actions(browser.driver())
        .moveToElement(browser.driver().findElement(By.id("own")), 180, 100)
        .click()
        .perform();
    browser.waitUntil("return !!window.told");

    assertThat(browser.<String>run("return window.told.name + ' ' + window.told.value"))
        .isEqualTo("2025 5");
    String image = own + ".image('png', 1)";
    assertThat(browser.<String>run("return " + image + ".then(now => (window.before = now))"))
        .startsWith("data:image/png;base64,");
    browser.driver().executeScript("document.documentElement.setAttribute('theme', 'dark')");
    browser.waitUntil("return " + image + ".then(now => now !== window.before)");
    browser.waitUntil("return " + image + ".then(now => (window.before = now, true))");
    browser
        .driver()
        .executeScript(
            """
            const later = document.createElement('link');
            later.rel = 'stylesheet';
            later.href = 'data:text/css,html{--echart-accent:green}';
            document.head.append(later);
            """);
    browser.waitUntil("return " + image + ".then(now => now !== window.before)");
    assertThat(browser.complaints()).isEmpty();
  }

  /** Opens a page in a window of this width, and forgets what the console said before. */
  private static void open(String address, int width) {
    browser.driver().manage().window().setSize(new Dimension(width, 2400));
    browser.driver().get("about:blank");
    browser.complaints();
    browser.driver().get(DEMO.observatory() + address);
    browser.waitUntil(DRAWN);
  }

  private static void choose(String field, String text) {
    WebElement input = browser.driver().findElement(By.cssSelector(field + " input"));
    input.sendKeys(text);
    browser.waitUntil("return !!document.querySelector('vaadin-combo-box-item')");
    input.sendKeys(Keys.ENTER);
  }

  private static WebElement button(String text) {
    return browser.driver().findElements(By.tagName("vaadin-button")).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static String current() {
    return browser.driver().findElement(By.cssSelector("main nav [aria-current]")).getText();
  }
}
