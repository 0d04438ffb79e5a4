// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.atalaya.demo.Browser;
import org.atalaya.registry.CertificateReviews;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The registry on an old phone: no script runs, the screen is 320 pixels wide, and nothing waits
 * for anything but the next page. Whoever asks so is looked at by staff.
 */
@Tag("browser")
class RegistryWithoutScriptIT {

  private static final String LINK =
      "<main><h1>Colegio</h1><a href=\"%s/embed/registry-check?do=request\" rel=\"noreferrer\">"
          + "Pedir la constancia</a></main>";

  @TempDir Path folder;

  @Test
  void certificate_asked_issuedByStaff_collected_verified_revoked() throws Exception {
    try (RegistrySite observatory = new RegistrySite(folder.resolve("observatory"));
        HostSite partner = HostSite.start("", LINK.formatted(observatory.address()));
        Browser browser = phone()) {
      browser.driver().get(partner.address());
      browser.driver().findElement(By.cssSelector("a")).click();
      String number = request(browser);
      prove(browser);
      String key = text(browser, "#request-key");
      observatory.office.lookups().run(10);
      issue(observatory, UUID.fromString(number));

      String code = collect(browser, observatory, number, key);

      assertThat(verified(browser, observatory, code)).startsWith("Válida hasta el ");
      RegistryVisit.revoke(observatory, UUID.fromString(number));
      String revoked = verified(browser, observatory, code);
      assertThat(revoked).isEqualTo(verified(browser, observatory, "0".repeat(32)));
      assertThat(browser.cookies()).isEmpty();
    }
  }

  private static Browser phone() {
    Browser browser = Browser.openWithoutThirdPartyCookies(500, 900);
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 320, "height", 640, "deviceScaleFactor", 2, "mobile", true));
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return browser;
  }

  private static String request(Browser browser) throws Exception {
    field(browser, "document-national-number").click();
    next(browser, "320-document");
    field(browser, "number").sendKeys("1587 56444 0904");
    next(browser, "320-number");
    field(browser, "birthDate-day").sendKeys("4");
    field(browser, "birthDate-month").sendKeys("5");
    field(browser, "birthDate-year").sendKeys("1980");
    next(browser, "320-birth");
    field(browser, "givenNames").sendKeys("Ana María");
    field(browser, "familyNames").sendKeys("Muñoz López");
    next(browser, "320-name");
    field(browser, "contact").sendKeys("ana@example.org");
    next(browser, "320-contact");
    field(browser, "purpose-education").click();
    next(browser, "320-purpose");
    field(browser, "consent").click();
    next(browser, "320-consent");
    return text(browser, "#request-number");
  }

  private static void prove(Browser browser) throws Exception {
    press(browser, "show");
    field(browser, "evidence").sendKeys(RegistrySite.EVIDENCE);
    next(browser, "320-evidence");
    assertThat(text(browser, "main")).contains("Comprobamos su identidad");
  }

  private static void issue(RegistrySite observatory, UUID request) {
    CertificateReviews reviews = observatory.office.reviews();
    reviews.issue(request, reviews.open(request, "ana").revision(), "ana", "no entry was found");
  }

  private String collect(Browser browser, RegistrySite observatory, String number, String key)
      throws Exception {
    browser.driver().get(observatory.page() + "?do=collect");
    field(browser, "request").sendKeys(number);
    field(browser, "key").sendKeys(key);
    RegistryVisit.aged();
    next(browser, "320-collect");
    String code = text(browser, "#code");
    Path pdf = RegistryVisit.download(browser, folder);
    assertThat(RegistryVisit.decoded(pdf)).endsWith("#code=" + code.replace("-", ""));
    return code;
  }

  private static String verified(Browser browser, RegistrySite observatory, String code)
      throws Exception {
    browser.driver().get(observatory.page() + "?do=verify");
    field(browser, "code").sendKeys(code);
    next(browser, "320-code");
    field(browser, "familyName").sendKeys("munoz");
    next(browser, "320-family");
    field(browser, "birthDate-day").sendKeys("4");
    field(browser, "birthDate-month").sendKeys("5");
    field(browser, "birthDate-year").sendKeys("1980");
    next(browser, "320-verify-birth");
    field(browser, "verifier").sendKeys("Colegio Maya");
    RegistryVisit.aged();
    next(browser, "320-verifier");
    String answer = text(browser, "#answer");
    fits(browser);
    return answer;
  }

  private static WebElement field(Browser browser, String id) {
    return browser.driver().findElement(By.id(id));
  }

  private static String text(Browser browser, String selector) {
    return browser.driver().findElement(By.cssSelector(selector)).getText();
  }

  private static void next(Browser browser, String picture) throws Exception {
    fits(browser);
    browser.screenshot("registry-" + picture);
    press(browser, "next");
  }

  /** Presses a button, and waits until its page is gone. */
  private static void press(Browser browser, String value) {
    WebElement button =
        browser.driver().findElement(By.cssSelector("button[value=%s]".formatted(value)));
    button.click();
    // Asked while one page takes the place of the other, the browser fails.
    new WebDriverWait(browser.driver(), Duration.ofMinutes(1))
        .ignoring(WebDriverException.class)
        .until(ExpectedConditions.stalenessOf(button));
  }

  private static void fits(Browser browser) {
    for (WebElement part :
        browser.driver().findElements(By.cssSelector("main > *, input, button"))) {
      assertThat(part.getRect().getX() + part.getRect().getWidth())
          .as("<%s> %s", part.getTagName(), part.getText())
          .isLessThanOrEqualTo(320);
    }
  }
}
