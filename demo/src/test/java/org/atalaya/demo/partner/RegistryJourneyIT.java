// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.demo.partner.RegistryVisit.aged;
import static org.atalaya.demo.partner.RegistryVisit.decoded;
import static org.atalaya.demo.partner.RegistryVisit.download;
import static org.atalaya.demo.partner.RegistryVisit.field;
import static org.atalaya.demo.partner.RegistryVisit.look;
import static org.atalaya.demo.partner.RegistryVisit.press;
import static org.atalaya.demo.partner.RegistryVisit.revoke;
import static org.atalaya.demo.partner.RegistryVisit.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.atalaya.demo.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A certificate from a page of another site to its verification by the QR code of the printed page,
 * and to its end.
 */
@Tag("browser")
class RegistryJourneyIT {

  private static final String LINK =
      "<script async src=\"%s/embed.js\"></script>"
          + "<main><h1>Colegio</h1>"
          + "<atalaya-registry-check way=\"request\" lang=\"es\"></atalaya-registry-check></main>";

  @TempDir Path folder;

  @Test
  void certificate_asked_proved_collected_verified_revoked() throws Exception {
    try (RegistrySite observatory = new RegistrySite(folder.resolve("observatory"));
        HostSite partner = HostSite.start("", LINK.formatted(observatory.address()));
        Browser browser = Browser.openWithoutThirdPartyCookies(1280, 1000)) {
      follow(browser, partner);
      request(browser);
      prove(browser);
      String number = text(browser, "request-number");
      observatory.office.lookups().run(10);
      press(browser, "next");
      browser.waitUntil("return document.body.innerText.includes('Su constancia')");
      look(browser, "registry-certificate");
      String code = text(browser, "code");
      String address = decoded(download(browser, folder));

      assertThat(address)
          .isEqualTo(observatory.page() + "?do=verify#code=" + code.replace("-", ""));
      assertThat(verified(browser, address)).startsWith("Válida hasta el ");
      look(browser, "registry-valid");
      revoke(observatory, UUID.fromString(number));
      String revoked = verified(browser, address);
      look(browser, "registry-not-valid");
      assertThat(revoked)
          .isEqualTo(verified(browser, observatory.page() + "?do=verify#code=" + "0".repeat(32)));
      assertThat(browser.cookies()).isEmpty();
      // The console tells of every form that was sent back.
      assertThat(browser.complaints()).allMatch(one -> one.contains("a status of 422"));
      leave(browser, observatory);
    }
  }

  /** Writes a frame of the address behind its own. */
  private static final String FRAME =
      "<iframe title=\"Registro\" width=\"600\" height=\"700\"></iframe>"
          + "<script>document.querySelector('iframe').src = location.hash.slice(1)</script>";

  @Test
  void page_inAFrame_isShownToPartnersOnly_andSetsNoCookie() throws Exception {
    try (HostSite partner = HostSite.start("", FRAME);
        HostSite other = HostSite.start("", FRAME);
        RegistrySite observatory =
            new RegistrySite(
                folder.resolve("observatory"), partner.address().replaceFirst("/$", ""));
        Browser browser = Browser.openWithoutThirdPartyCookies(800, 900)) {
      browser.driver().get(partner.address() + "#" + observatory.page() + "?do=verify&lang=es");
      browser.driver().switchTo().frame(0);
      field(browser, "code").sendKeys("0".repeat(32));
      press(browser, "next");
      browser.waitUntil("return !!document.getElementById('familyName')");
      assertThat(browser.cookies()).isEmpty();
      browser.driver().switchTo().defaultContent();
      browser.screenshot("registry-frame");

      browser.driver().get(other.address() + "#" + observatory.page() + "?do=verify&lang=es");
      browser.waitUntil("return document.querySelector('iframe').src.includes('do=verify')");
      assertThat(browser.complaints())
          .anyMatch(
              one -> one.contains("frame-ancestors " + partner.address().replaceFirst("/$", "")));
    }
  }

  private static void follow(Browser browser, HostSite partner) {
    browser.driver().get(partner.address());
    String link = "document.querySelector('atalaya-registry-check').shadowRoot?.querySelector('a')";
    browser.waitUntil("return !!" + link);
    assertThat(browser.accessibilityViolations()).isEmpty();
    browser.run(link + ".click(); return true");
    String first = browser.driver().getWindowHandle();
    browser.driver().getWindowHandles().stream()
        .filter(window -> !window.equals(first))
        .forEach(window -> browser.driver().switchTo().window(window));
    browser.waitUntil("return document.readyState === 'complete' && !!document.forms.ask");
    assertThat(browser.<String>run("return document.referrer + '|' + String(window.opener)"))
        .isEqualTo("|null");
  }

  private static void request(Browser browser) throws Exception {
    // By the keyboard alone.
    browser.run("document.querySelector('input[type=radio]').focus(); return true");
    browser.press(" ", Keys.ENTER);
    field(browser, "number").sendKeys("1680352240101", Keys.ENTER);
    browser.waitUntil("return document.activeElement.getAttribute('role') === 'alert'");
    look(browser, "registry-error");
    field(browser, "number").clear();
    field(browser, "number").sendKeys("1587 56444 0904", Keys.ENTER);
    field(browser, "birthDate-day").sendKeys("4");
    field(browser, "birthDate-month").sendKeys("5");
    field(browser, "birthDate-year").sendKeys("1980");
    look(browser, "registry-birth");
    press(browser, "next");
    field(browser, "givenNames").sendKeys("Ana María");
    field(browser, "familyNames").sendKeys("Muñoz López", Keys.ENTER);
    field(browser, "contact").sendKeys("ana@example.org", Keys.ENTER);
    field(browser, "purpose-education").click();
    look(browser, "registry-purpose");
    press(browser, "next");
    field(browser, "consent").click();
    look(browser, "registry-consent");
    press(browser, "next");
    browser.waitUntil("return !!document.querySelector('#request-number')");
    look(browser, "registry-received");
  }

  private static void prove(Browser browser) throws Exception {
    press(browser, "show");
    field(browser, "evidence").sendKeys(RegistrySite.EVIDENCE);
    look(browser, "registry-evidence");
    press(browser, "next");
    browser.waitUntil("return document.body.innerText.includes('Comprobamos su identidad')");
    look(browser, "registry-proved");
  }

  private static String verified(Browser browser, String address) throws Exception {
    // From elsewhere: a page is not loaded anew for another fragment.
    browser.driver().get("about:blank");
    browser.driver().get(address);
    browser.waitUntil("return document.getElementById('code')?.value.length === 32");
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("code=");
    press(browser, "next");
    field(browser, "familyName").sendKeys("munoz", Keys.ENTER);
    field(browser, "birthDate-day").sendKeys("04");
    field(browser, "birthDate-month").sendKeys("05");
    field(browser, "birthDate-year").sendKeys("1980", Keys.ENTER);
    field(browser, "verifier").sendKeys("Colegio Maya");
    aged();
    press(browser, "next");
    return text(browser, "answer");
  }

  private static void leave(Browser browser, RegistrySite observatory) {
    browser.driver().get(observatory.page() + "?do=collect");
    field(browser, "key").sendKeys("ABCD");
    browser.press(Keys.SHIFT, Keys.SHIFT, Keys.SHIFT);
    new WebDriverWait(browser.driver(), Duration.ofMinutes(1))
        .until(driver -> !driver.getCurrentUrl().contains("registry-check"));
    assertThat(List.of(RegistrySite.EXIT, "chrome-error://chromewebdata/"))
        .contains(browser.driver().getCurrentUrl());
  }
}
