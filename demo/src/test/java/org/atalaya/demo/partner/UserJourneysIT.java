// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.demo.partner.TipScreens.field;
import static org.atalaya.demo.partner.TipScreens.go;
import static org.atalaya.demo.partner.TipScreens.shown;
import static org.atalaya.demo.partner.TipScreens.text;

import java.io.IOException;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.atalaya.demo.desk.DeskVisit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/**
 * What each kind of user comes for, from the first page to what she leaves with: Spanish at a desk,
 * English on a telephone. What single steps do is tested elsewhere.
 */
@Tag("browser")
class UserJourneysIT {

  private static final String DRAWN =
      "return !!document.querySelector('main h1') &&"
          + " [...document.querySelectorAll('atalaya-chart')].every(chart =>"
          + " chart.shadowRoot?.querySelector('svg .mark'))";

  private static final RunningDemo DEMO = RunningDemo.changing();

  @ParameterizedTest
  @CsvSource({"es, 1100", "en, 360"})
  void reader_fromTheFindingToAPlace_leavesWithTheFileAndItsCitation(String language, int width)
      throws IOException {
    try (Browser browser = Browser.open(width, 1200)) {
      open(browser, "/", language);
      assertThat(text(browser, ".portal-finding")).containsPattern("20[0-9]{2}.*[0-9,]+");
      new Select(field(browser, "filter-department")).selectByValue("16");
      browser.driver().findElement(By.cssSelector(".portal-filter button")).click();
      browser.waitUntil("return location.search.includes('department=16')");
      browser.waitUntil(DRAWN);
      look(browser, "journey-reader-place", language, width);

      menu(browser, "/lugares");
      browser.waitUntil(DRAWN);
      String csv =
          browser.run(
              "return [...document.querySelectorAll('.portal-files a')].map(link => link.href)"
                  + ".find(address => address.includes('.csv'))");
      assertThat(csv).contains("department").contains("lang=" + language);
      assertThat(browser.<Long>run("return fetch(arguments[0]).then(answer => answer.status)", csv))
          .isEqualTo(200);
      assertThat(text(browser, ".portal-files")).contains("Atalaya, ", "CC0 1.0");
      look(browser, "journey-reader-files", language, width);
    }
  }

  @ParameterizedTest
  @CsvSource({"es, 1100", "en, 360"})
  void editor_fromAChartToItsCode_leavesWithASnippet(String language, int width)
      throws IOException {
    try (Browser browser = Browser.open(width, 1200)) {
      open(browser, "/personas", language);
      browser.driver().findElement(By.cssSelector(".portal-embedding summary")).click();
      browser.driver().findElement(By.cssSelector(".portal-embedding a[href*='builder']")).click();
      String first = browser.driver().getWindowHandle();
      browser.driver().getWindowHandles().stream()
          .filter(window -> !window.equals(first))
          .forEach(window -> browser.driver().switchTo().window(window));
      browser.waitUntil(
          "return document.getElementById('out-script')?.value.includes('<atalaya-chart')");

      assertThat(browser.<String>run("return document.documentElement.lang")).isEqualTo(language);
      look(browser, "journey-editor", language, width);
    }
  }

  @ParameterizedTest
  @CsvSource({"es, 1100, ''", "en, 360, en.html"})
  void readerOfANewspaper_fromANameToTheBulletin(String language, int width, String page)
      throws IOException {
    try (Browser browser = Browser.open(width, 1200)) {
      browser.driver().get(DEMO.media() + "/" + page);
      String bulletin =
          "[...(document.querySelector('atalaya-alert-ticker')?.shadowRoot?.querySelectorAll('a')"
              + " ?? [])].map(link => link.href).find(address => address.includes('.html'))";
      browser.waitUntil("return !!(" + bulletin + ")");
      look(browser, "journey-newspaper", language, width);
      browser.driver().get(browser.<String>run("return " + bulletin));

      assertThat(text(browser, "h1")).containsPattern("Inventada|Ficticia|Prueba|Muestra|Ejemplo");
      look(browser, "journey-bulletin", language, width);
    }
  }

  @ParameterizedTest
  @CsvSource({"es, 1100", "en, 360"})
  void witness_fromThePortalToTheReceipt_andTheStaffReadsIt(String language, int width)
      throws IOException {
    String said = "Lo que vi, " + language;
    try (Browser browser = Browser.open(width, 1200)) {
      open(browser, "/avisar", language);
      String form = "document.querySelector('atalaya-tip-form')?.shadowRoot?.querySelector('a')";
      browser.waitUntil("return !!" + form);
      browser.driver().get(browser.<String>run("return " + form + ".href"));
      shown(browser, "start");
      assertThat(browser.<String>run("return document.documentElement.lang")).isEqualTo(language);
      go(browser, "office");
      field(browser, "office-no").click();
      go(browser, "next");
      shown(browser, "case");
      go(browser, "next");
      shown(browser, "crime");
      go(browser, "next");
      shown(browser, "place");
      field(browser, "municipality").sendKeys("Antigua");
      go(browser, "next");
      shown(browser, "minor");
      field(browser, "minor-unknown").click();
      go(browser, "next");
      shown(browser, "text");
      field(browser, "text").sendKeys(said);
      look(browser, "journey-witness", language, width);
      go(browser, "next");
      go(browser, "next");
      go(browser, "next");
      go(browser, "send");
      shown(browser, "done");

      assertThat(text(browser, "#receipt")).matches("([0-9]{4} ){5}[0-9]{4}");
      look(browser, "journey-receipt", language, width);
    }
    staff(language, width, said);
  }

  private static void staff(String language, int width, String said) throws IOException {
    try (Browser browser = Browser.open(width, 1200)) {
      DeskVisit.signIn(DEMO, browser, "ana");
      if (language.equals("en")) {
        DeskVisit.press(browser, "English");
        browser.waitUntil("return document.body?.innerText.includes('Signed in as')");
      }
      browser.driver().get(DEMO.desk() + "/avisos");
      // The invented one of her unit, and that which came just now.
      browser.waitUntil(
          "return [...document.querySelectorAll('main vaadin-button[aria-label]')].filter(one =>"
              + " /^(Abrir el aviso|Open tip)/.test(one.ariaLabel)).length >= 2");
      look(browser, "journey-desk", language, width);
      assertThat(browser.<String>run("return document.body.innerText"))
          .as("nothing of what was written is in the list")
          .doesNotContain(said);
    }
  }

  @ParameterizedTest
  @CsvSource({"es, 1100", "en, 360"})
  void applicant_fromThePortalToTheFormForHerCertificate(String language, int width)
      throws IOException {
    try (Browser browser = Browser.open(width, 1200)) {
      open(browser, "/constancias", language);
      String link =
          "document.querySelector('atalaya-registry-check')?.shadowRoot?.querySelector('a')";
      browser.waitUntil("return !!" + link);
      browser.driver().get(browser.<String>run("return " + link + ".href"));
      browser.waitUntil("return !!document.forms.ask");
      browser.run("document.querySelector('input[type=radio]').focus(); return true");
      browser.press(" ", Keys.ENTER);
      browser.waitUntil("return !!document.getElementById('number')");
      field(browser, "number").sendKeys("1587 56444 0904", Keys.ENTER);
      browser.waitUntil("return !!document.getElementById('birthDate-day')");

      assertThat(browser.<String>run("return document.documentElement.lang")).isEqualTo(language);
      look(browser, "journey-applicant", language, width);
    }
  }

  private static void open(Browser browser, String path, String language) {
    browser.driver().get(DEMO.observatory() + path + "?lang=" + language);
    browser.waitUntil(DRAWN);
  }

  /** Goes to a page by the navigation, which telephones have behind a button. */
  private static void menu(Browser browser, String path) {
    browser.driver().findElements(By.className("portal-menu")).stream()
        .filter(button -> button.isDisplayed())
        .forEach(button -> button.click());
    browser
        .driver()
        .findElement(By.cssSelector(".portal-navigation a[href^='" + path.substring(1) + "']"))
        .click();
    browser.waitUntil("return location.pathname === '" + path + "'");
  }

  /** Keeps a picture, and sees that nothing is cut, complained of or not accessible. */
  private static void look(Browser browser, String name, String language, int width)
      throws IOException {
    browser.screenshot(name + "-" + language + "-" + width);
    assertThat(
            browser.<Boolean>run(
                "return document.documentElement.scrollWidth <="
                    + " document.documentElement.clientWidth"))
        .as("nothing is wider than the page")
        .isTrue();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.accessibilityViolations()).as(name).isEmpty();
  }
}
