// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** Certificates at the desk: the invented requests wait, and one is refused with a reason. */
@Tag("browser")
class RegistryDeskIT {

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static final String REASON = "Motivo plantado " + System.nanoTime();

  @Test
  void request_inReview_isRefusedWithAReason() throws Exception {
    try (Browser berta = Browser.open(1280, 1100)) {
      DeskVisit.signIn(DEMO, berta, "berta");
      berta.driver().get(DEMO.desk() + "/constancias");
      String rows =
          "[...document.querySelectorAll('vaadin-button')].filter(one =>"
              + " one.getAttribute('aria-label')?.startsWith('Abrir la solicitud'))";
      berta.waitUntil("return " + rows + ".length >= 1");
      berta.screenshot("desk-certificates");
      assertThat(berta.accessibilityViolations()).isEmpty();

      berta.run(rows + "[0].click(); return true");
      berta.waitUntil("return document.body.innerText.includes('El registro dice')");
      DeskVisit.type(berta, "Motivo", REASON, Keys.TAB);
      berta.screenshot("desk-certificate");
      assertThat(berta.accessibilityViolations()).isEmpty();
      DeskVisit.press(berta, "Denegar");
      berta.waitUntil("return !!document.querySelector('vaadin-confirm-dialog')");
      berta.run(
          "document.querySelector('vaadin-confirm-dialog [slot=confirm-button]').click();"
              + " return true");

      berta.waitUntil(
          "return document.body.innerText.includes('La solicitud está denegada')"
              + " && document.body.innerText.includes('"
              + REASON
              + "')");
      berta.driver().manage().window().setSize(new Dimension(500, 1000));
      berta.screenshot("desk-certificate-narrow");
      assertThat(berta.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
    }
  }
}
