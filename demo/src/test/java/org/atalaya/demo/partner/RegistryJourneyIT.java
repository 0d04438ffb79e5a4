// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.atalaya.demo.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
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
        Browser browser = Browser.open(1280, 1000)) {
      follow(browser, partner);
      request(browser);
      prove(browser);
      String number = text(browser, "request-number");
      observatory.office.lookups().run(10);
      press(browser, "next");
      browser.waitUntil("return document.body.innerText.includes('Su constancia')");
      look(browser, "registry-certificate");
      String code = text(browser, "code");
      String address = decoded(download(browser));

      assertThat(address).isEqualTo(page(observatory) + "?do=verify#code=" + code.replace("-", ""));
      assertThat(verified(browser, address)).startsWith("Válida hasta el ");
      look(browser, "registry-valid");
      revoke(observatory, UUID.fromString(number));
      String revoked = verified(browser, address);
      look(browser, "registry-not-valid");
      assertThat(revoked)
          .isEqualTo(verified(browser, page(observatory) + "?do=verify#code=" + "0".repeat(32)));
      assertThat(browser.cookies()).isEmpty();
      // The console tells of every form that was sent back.
      assertThat(browser.complaints()).allMatch(one -> one.contains("a status of 422"));
      leave(browser, observatory);
    }
  }

  private static String page(RegistrySite observatory) {
    return observatory.address() + "/embed/registry-check";
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

  /** What is filled in faster than people do is sent back. */
  private static void aged() throws InterruptedException {
    Thread.sleep(2_100);
  }

  private static WebElement field(Browser browser, String id) {
    browser.waitUntil("return !!document.getElementById('" + id + "')");
    return browser.driver().findElement(By.id(id));
  }

  private static void press(Browser browser, String go) {
    String button = "button[value=" + go + "]";
    browser.waitUntil("return !!document.querySelector('" + button + "')");
    browser.driver().findElement(By.cssSelector(button)).click();
  }

  private static String text(Browser browser, String id) {
    return field(browser, id).getText();
  }

  private static void look(Browser browser, String name) throws Exception {
    browser.screenshot(name);
    assertThat(browser.accessibilityViolations()).as(name).isEmpty();
    assertThat(
            browser.<Boolean>run(
                "return document.documentElement.scrollWidth <="
                    + " document.documentElement.clientWidth"))
        .as("nothing is wider than the page")
        .isTrue();
  }

  private Path download(Browser browser) throws Exception {
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    browser
        .driver()
        .executeCdpCommand(
            "Page.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    press(browser, "pdf");
    Path file = downloads.resolve("constancia.pdf");
    for (int tries = 0; tries < 300 && !Files.exists(file); tries++) {
      Thread.sleep(100);
    }
    return file;
  }

  private static String decoded(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
      int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(
                  new HybridBinarizer(
                      new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))))
          .getText();
    }
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

  private static void revoke(RegistrySite observatory, UUID request) {
    var reviews = observatory.office.reviews();
    reviews.revoke(request, reviews.open(request, "ana").revision(), "ana", "by mistake");
  }

  private static void leave(Browser browser, RegistrySite observatory) {
    browser.driver().get(page(observatory) + "?do=collect");
    field(browser, "key").sendKeys("ABCD");
    browser.press(Keys.SHIFT, Keys.SHIFT, Keys.SHIFT);
    new WebDriverWait(browser.driver(), Duration.ofMinutes(1))
        .until(driver -> !driver.getCurrentUrl().contains("registry-check"));
    assertThat(List.of(RegistrySite.EXIT, "chrome-error://chromewebdata/"))
        .contains(browser.driver().getCurrentUrl());
  }
}
