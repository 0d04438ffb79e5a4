// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.demo.partner.OldPhone.field;
import static org.atalaya.demo.partner.OldPhone.fits;
import static org.atalaya.demo.partner.OldPhone.press;
import static org.atalaya.demo.partner.OldPhone.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.demo.Browser;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.TipLetter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A tip, its answer and an addition on an old phone: no script runs, 320 pixels wide. */
@Tag("browser")
class TipWithoutScriptIT {

  private static final String LINK =
      "<main><h1>Noticias</h1><a href=\"%s?lang=es\" rel=\"noreferrer\">Cuente</a></main>";

  @TempDir Path folder;

  @Test
  void tip_sent_answered_addedTo() throws Exception {
    try (TipSite observatory = new TipSite(folder.resolve("observatory"));
        HostSite media = HostSite.start("", LINK.formatted(observatory.page()));
        Browser browser = OldPhone.open()) {
      browser.driver().get(media.address());
      browser.driver().findElement(By.cssSelector("a")).click();
      assertThat(text(browser, "main")).contains("lo leerá por un instante el servidor");
      browser.screenshot("tip-plain-320");
      // A form that comes at once is a program's.
      Thread.sleep(2_000);
      press(browser, "#tip .plain button");
      assertThat(text(browser, ".errors")).contains("Escriba lo que sabe", "Diga si se trata");
      browser.screenshot("tip-plain-error-320");
      field(browser, "office-no").click();
      field(browser, "case").sendKeys("mp001-2026-1234");
      field(browser, "text").sendKeys("La vi junto al río");
      fits(browser);
      press(browser, "#tip .plain button");
      String receipt = text(browser, "#receipt");
      browser.screenshot("tip-plain-done-320");
      answer(observatory);

      browser.driver().get(observatory.page());
      field(browser, "return-receipt").sendKeys(receipt);
      press(browser, "#back .plain button");
      assertThat(text(browser, "#replies")).isEqualTo("La buscamos allí.");
      browser.screenshot("tip-plain-mailbox-320");
      field(browser, "return-receipt").sendKeys(receipt);
      field(browser, "more").sendKeys("y hoy otra vez");
      press(browser, "#back button");

      assertThat(text(browser, "main")).contains("Se agregó.");
      assertThat(browser.cookies()).isEmpty();
    }
  }

  private static void answer(TipSite observatory) {
    InboxEntry entry =
        observatory.desk.inbox().list(List.of("north"), TipState.OPEN, 10).getFirst();
    TipLetter reply =
        TipLetter.of("{\"text\":\"La buscamos allí.\"}".getBytes(StandardCharsets.UTF_8));
    observatory.desk.inbox().reply("nora", entry.id(), entry.revision(), reply);
  }
}
