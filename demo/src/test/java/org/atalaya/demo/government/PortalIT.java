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
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The portal in Chromium, from the executable jar in production mode. */
@Tag("browser")
class PortalIT {

  private static final String CHARTS = "[...document.querySelectorAll('atalaya-chart')]";
  private static final String DRAWN =
      "return !!document.querySelector('main h1') && "
          + CHARTS
          + ".every(chart => chart.shadowRoot?.querySelector('svg .mark'))";
  private static final String PLACES = CHARTS + ".at(-1)";
  private static final String FOCUSED = "return document.activeElement?.textContent ?? ''";

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.open(1100, 1700);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', Violencia denunciada",
    "respuesta, Qué pasó con las denuncias",
    "personas, Víctimas y personas sindicadas",
    "lugares, Dónde ocurre lo que se denuncia",
    "calidad, Calidad de los datos",
    "publicaciones, Publicaciones y correcciones",
    "por-que-difieren, Por qué difieren las cifras",
    "definiciones, Sobre los datos",
    "avisar, Avisar de lo que sabe",
    "recorrido, Recorrido por la demostración",
  })
  void page_wideAndNarrow_accessibleAndWithoutComplaint(String path, String heading)
      throws IOException {
    for (int width : List.of(1100, 500)) {
      open("/" + path, width);
      assertThat(browser.driver().getTitle()).isEqualTo(heading + " – Observatorio de las Mujeres");
      assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo(heading);
      assertThat(
              browser
                  .driver()
                  .findElement(By.cssSelector("[aria-current=page]"))
                  .getDomProperty("textContent"))
          .isNotEmpty();
      assertThat(browser.<String>run("return document.body.innerText"))
          .contains("Datos sintéticos", "1572", "JSON");
      assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
      assertThat(browser.complaints()).isEmpty();
      browser.screenshot("portal-" + path + "-" + width);
      assertThat(browser.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void tour_walked_leadsToEachStopAndFromOneToTheNext() {
    open("/recorrido", 1100);
    List<String> links =
        browser.run(
            "return [...document.querySelectorAll('.portal-stops a')].map(link => link.href)");
    assertThat(links).hasSize(10).doesNotHaveDuplicates();
    List<Long> statuses =
        browser.run(
            """
            return Promise.all([...document.querySelectorAll('.portal-stops a')]
              .filter(link => link.origin === location.origin)
              .map(link => fetch(link.href).then(answer => answer.status)))
            """);
    assertThat(statuses).hasSize(7).containsOnly(200L);
    for (int stop = 1; stop <= 4; stop++) {
      browser.driver().get(stop == 1 ? links.getFirst() : links.get(stop - 1));
      browser.waitUntil("return !!document.querySelector('.portal-tour')");
      assertThat(browser.driver().findElement(By.className("portal-tour")).getText())
          .startsWith("Parada %d de 10".formatted(stop))
          .contains("Siguiente: ");
    }
    browser.driver().findElement(By.cssSelector(".portal-tour a:last-child")).click();
    browser.waitUntil(
        "return document.querySelector('.portal-tour')?.innerText.includes('Parada 5')");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void embeddingPanel_opened_hasTheCodeOfEachChartOfThePage() throws IOException {
    open("/personas", 1100);
    browser.driver().findElement(By.cssSelector(".portal-embedding summary")).click();
    long charts = browser.<Long>run("return " + CHARTS + ".length");
    List<String> code =
        browser.run(
            "return [...document.querySelectorAll('.portal-embedding pre')].map(pre =>"
                + " pre.textContent)");

    assertThat(charts).isPositive();
    assertThat(code).filteredOn(text -> text.startsWith("<atalaya-chart ")).hasSize((int) charts);
    assertThat(code).filteredOn(text -> text.contains("new AtalayaChart(")).hasSize((int) charts);
    assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
    browser.screenshot("portal-embedding");
    assertThat(browser.accessibilityViolations()).isEmpty();
  }

  @Test
  void home_opened_saysHowTheYearComparesInPlainWords() {
    open("/", 1100);
    List<WebElement> cards = browser.driver().findElements(By.className("portal-card"));

    assertThat(cards).hasSizeBetween(3, 6);
    assertThat(cards)
        .allSatisfy(card ->
            assertThat(card.getText()).containsPattern("[0-9]").contains("en los mismos meses de"));
    assertThat(browser.driver().findElement(By.className("portal-finding")).getText())
        .matches("De enero.* de \\d{4}: [0-9,]+ denuncias\\. En los mismos meses de \\d{4}: .+\\.");
  }

  @Test
  void departmentBar_chosen_drillsDownAndIsInTheAddress() throws IOException {
    open("/", 1100);
    WebElement bar =
        browser.run("return " + PLACES + ".shadowRoot.querySelector('.mark[data-code=\"16\"]')");
    new Actions(browser.driver()).scrollToElement(bar).click(bar).perform();
    browser.waitUntil("return location.search.includes('department=16')");
    browser.waitUntil(
        "return !!" + PLACES + ".shadowRoot?.querySelector('.mark[data-code=\"1601\"]')");

    List<String> codes =
        browser.run(
            "return [..."
                + PLACES
                + ".shadowRoot.querySelectorAll('.mark')].map(mark => mark.dataset.code)");
    assertThat(codes).allMatch(code -> code.startsWith("16") || code.equals("?"));
    browser.screenshot("portal-department");
  }

  @Test
  void language_switched_keepsPageAndFilter() {
    open("/personas?department=09", 1100);
    browser.driver().findElement(By.className("portal-language")).click();
    browser.waitUntil("return location.search.includes('lang=en')");
    browser.waitUntil(DRAWN);

    assertThat(browser.driver().getCurrentUrl())
        .isEqualTo(DEMO.observatory() + "/personas?department=09&lang=en");
    assertThat(browser.<String>run("return document.documentElement.lang")).isEqualTo("en");
    assertThat(browser.driver().getTitle()).isEqualTo("Victims and suspects – Women’s Observatory");
    assertThat(
            browser.<String>run(
                "return " + CHARTS + "[0].shadowRoot.querySelector('svg').textContent"))
        .contains("Victims")
        .contains("Quetzaltenango");
  }

  @Test
  void keyboard_firstTab_leadsPastTheHeader() {
    open("/calidad", 1100);
    browser.press(Keys.TAB);
    assertThat(browser.<String>run(FOCUSED)).isEqualTo("Ir al contenido");

    browser.press(Keys.ENTER);
    browser.press(Keys.TAB);

    assertThat(browser.<Boolean>run("return !!document.activeElement.closest('main')")).isTrue();
  }

  @Test
  void keyboard_navigationLink_leadsToTheHeadingOfThePage() {
    open("/?department=09", 1100);
    for (int tab = 0; tab < 12 && !browser.<String>run(FOCUSED).equals("Personas"); tab++) {
      browser.press(Keys.TAB);
    }
    assertThat(browser.<String>run("return getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");

    browser.press(Keys.ENTER);
    browser.waitUntil("return location.pathname === '/personas'");
    browser.waitUntil("return document.activeElement?.tagName === 'H1'");

    assertThat(browser.<String>run(FOCUSED)).isEqualTo("Víctimas y personas sindicadas");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/personas?department=09");
  }

  @Test
  void filter_chosen_goesIntoTheAddressAndIsKeptBetweenPages() {
    open("/personas", 1100);
    new Select(browser.driver().findElement(By.id("filter-department")))
        .selectByVisibleText("Izabal");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/personas");

    browser.driver().findElement(By.cssSelector(".portal-filter button")).click();
    browser.waitUntil("return location.search === '?department=18'");
    browser.driver().findElement(By.linkText("Lugares")).click();
    browser.waitUntil("return location.pathname === '/lugares'");
    browser.waitUntil(DRAWN);

    assertThat(browser.driver().getCurrentUrl()).endsWith("/lugares?department=18");
    assertThat(
            browser.<String>run(
                "return " + CHARTS + "[0].shadowRoot.querySelector('svg').textContent"))
        .contains("Puerto Barrios");
  }

  @Test
  void files_ofThePage_canBeFetched() {
    open("/lugares", 1100);
    List<String> answers =
        browser.run(
            """
            return Promise.all([...document.querySelectorAll('.portal-files a')].map(async (link) => {
              const response = await fetch(link.href);
              return response.status + ' ' + response.headers.get('content-type');
            }));
            """);

    assertThat(answers).hasSizeGreaterThan(3).allMatch(answer -> answer.startsWith("200 "));
    assertThat(answers).anyMatch(answer -> answer.contains("text/csv"));
    assertThat(answers).anyMatch(answer -> answer.contains("application/csvm+json"));
    assertThat(answers).anyMatch(answer -> answer.contains("spreadsheetml"));
  }

  @Test
  void definitions_linkedByAddress_areThere() {
    open("/definiciones?lang=en#complaints", 1100);
    browser.waitUntil(
        "return Math.abs(document.getElementById('complaints').getBoundingClientRect().top) < 100");

    assertThat(browser.driver().findElement(By.id("complaints")).getText())
        .contains("Complaints received")
        .contains("A complaint counts once");
  }

  @Test
  void address_withHostileFilter_isIgnored() {
    open("/?department=%3Cscript%3E&year=0&lang=%27%3B--", 1100);
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.<String>run("return document.body.innerText")).doesNotContain("script");
  }

  /** Opens a page in a window of this width, and forgets what the console said before. */
  private static void open(String address, int width) {
    browser.driver().manage().window().setSize(new Dimension(width, 1700));
    // Of two addresses that differ in their fragment only, the second would load nothing.
    browser.driver().get("about:blank");
    browser.complaints();
    browser.driver().get(DEMO.observatory() + address);
    browser.waitUntil(DRAWN);
  }
}
