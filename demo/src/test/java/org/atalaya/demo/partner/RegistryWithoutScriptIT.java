// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.demo.partner.OldPhone.field;
import static org.atalaya.demo.partner.OldPhone.fits;
import static org.atalaya.demo.partner.OldPhone.press;
import static org.atalaya.demo.partner.OldPhone.text;

import java.nio.file.Path;
import java.util.UUID;
import org.atalaya.demo.Browser;
import org.atalaya.registry.CertificateReviews;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

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
        Browser browser = OldPhone.open()) {
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
    press(browser, "button[value=show]");
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

  private static void next(Browser browser, String picture) throws Exception {
    fits(browser);
    browser.screenshot("registry-" + picture);
    press(browser, "button[value=next]");
  }
}
