// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.atalaya.demo.desk.DeskVisit;
import org.atalaya.widgets.identity.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The portal and the desk on telephones, on dark screens and on paper. */
@Tag("browser")
class PortalLookIT {

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static final String GROUND =
      "return getComputedStyle(document.documentElement).getPropertyValue('--ground')";
  private static final String FITS =
      "const {scrollWidth, clientWidth} = document.documentElement;"
          + " return scrollWidth <= clientWidth";
  private static final String DRAWN =
      """
      return !!document.querySelector('main h1') &&
        [...document.querySelectorAll('main atalaya-chart')].every(chart =>
          chart.shadowRoot?.querySelector('.frame.ready'))
      """;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.open(1280, 1600);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alertas", "consulta"})
  void page_onADarkTelephone_isReadableAndFits(String path) throws IOException {
    look(360, "screen", "dark");
    open("/" + path);

    assertThat(
            browser.<Boolean>run(
                "return [...document.querySelectorAll('main atalaya-chart')].every(chart =>"
                    + " chart.shadowRoot.querySelector('.frame').hasAttribute('dark'))"))
        .isTrue();
    browser.screenshot("portal-dark-" + path + "-360");
    assertThat(browser.<Boolean>run(FITS)).isTrue();
    assertThat(browser.accessibilityViolations()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void scheme_changed_drawsChartsAnew() {
    look(1280, "screen", "light");
    open("/");
    String light = browser.run(GROUND);
    look(1280, "screen", "dark");
    browser.waitUntil(
        "return [...document.querySelectorAll('atalaya-chart')].every(chart =>"
            + " chart.shadowRoot.querySelector('.frame[dark].ready:not(.busy)'))");

    assertThat(light).isEqualTo(Tokens.light().value("ground"));
    assertThat(browser.<String>run(GROUND)).isEqualTo(Tokens.dark().value("ground"));
  }

  @Test
  void paper_ofADarkScreen_isLight() {
    look(1280, "screen", "dark");
    open("/lugares");
    look(1280, "print", "dark");
    String chart = "document.querySelector('atalaya-chart').shadowRoot.querySelector";

    assertThat(browser.<String>run(GROUND)).isEqualTo(Tokens.light().value("ground"));
    assertThat(browser.<String>run("return getComputedStyle(" + chart + "('svg')).filter"))
        .startsWith("invert(1)");
    assertThat(browser.<Boolean>run("return " + chart + "('.frame').matches('.busy')")).isFalse();
  }

  @Test
  void menu_onATelephone_opensByKeyboard() throws IOException {
    look(360, "screen", "light");
    open("/personas");
    String list = "return document.querySelector('.portal-navigation ul').checkVisibility()";
    assertThat(browser.<Boolean>run(list)).isFalse();

    browser.run("document.querySelector('.portal-menu').focus(); return true");
    browser.press(Keys.ENTER);
    browser.screenshot("portal-menu-360");

    assertThat(browser.<Boolean>run(list)).isTrue();
    assertThat(browser.accessibilityViolations()).isEmpty();
    browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);
    browser.waitUntil("return location.pathname === '/respuesta'");
    browser.waitUntil("return document.querySelector('.portal-menu').ariaExpanded === 'false'");
  }

  @Test
  void menu_onAWideScreen_isNotThere() {
    look(1280, "screen", "light");
    open("/personas");

    assertThat(browser.driver().findElement(By.className("portal-menu")).isDisplayed()).isFalse();
    assertThat(browser.driver().findElement(By.linkText("Lugares")).isDisplayed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/nada, Aquí no hay ninguna página, Ir al inicio",
    "/nada?lang=en, There is no page here, Go to the start"
  })
  void address_ofNoPage_saysSoInThePortalsLook(String address, String heading, String way)
      throws IOException {
    look(360, "screen", "light");
    open(address);

    assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo(heading);
    assertThat(browser.driver().findElement(By.className("portal-header")).isDisplayed()).isTrue();
    browser.screenshot("portal-not-found" + (address.contains("en") ? "-en" : ""));
    assertThat(browser.accessibilityViolations()).isEmpty();
    browser.driver().findElement(By.linkText(way)).click();
    browser.waitUntil("return !!document.querySelector('.portal-cards')");
  }

  @Test
  void filter_ofNoCategory_isToldAndNotTakenForAnother() {
    look(1280, "screen", "light");
    open("/lugares?year=1900&department=%3Cb%3Ehola");

    assertThat(browser.driver().findElement(By.tagName("main")).getText())
        .contains("el año «1900», que no está en los datos")
        .contains("el departamento «…», que no está en los datos")
        .doesNotContain("hola");
  }

  @Test
  void desk_onADarkScreen_isReadable() throws IOException {
    look(1280, "screen", "dark");
    DeskVisit.signIn(DEMO, browser, "ana");

    browser.screenshot("desk-dark");
    assertThat(browser.accessibilityViolations()).isEmpty();
    look(360, "screen", "dark");
    browser.screenshot("desk-dark-360");
    assertThat(browser.<Boolean>run(FITS)).isTrue();
  }

  private static void look(int width, String media, String scheme) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", false));
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of(
                "media",
                media,
                "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static void open(String address) {
    browser.driver().get("about:blank");
    browser.complaints();
    browser.driver().get(DEMO.observatory() + address);
    browser.waitUntil(DRAWN);
  }
}
