// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;

/** An invented tip at the desk: opened, its photo looked into, acknowledged and answered. */
@Tag("browser")
class TipDeskIT {

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static final String ROWS =
      "[...document.querySelectorAll('vaadin-button')].filter(one =>"
          + " one.getAttribute('aria-label')?.startsWith('Abrir el aviso'))";
  private static final String SHOWN = ROWS + ".filter(one => one.checkVisibility())";
  private static final String ANSWER = "Gracias, la buscamos " + System.nanoTime();

  @Test
  void tip_isOpened_itsPhotoShownClean_andAnswered() throws Exception {
    try (Browser berta = Browser.open(1280, 1100)) {
      DeskVisit.signIn(DEMO, berta, "berta");
      berta.driver().get(DEMO.desk() + "/avisos");
      berta.waitUntil("return " + ROWS + ".length === 2");
      berta.screenshot("desk-tips");
      assertThat(berta.accessibilityViolations()).isEmpty();

      openThatWithAPhoto(berta);
      DeskVisit.press(berta, "Lo tengo");
      berta.waitUntil("return document.body.innerText.includes('Acuse registrado')");
      DeskVisit.press(berta, "Examinar");
      berta.waitUntil(
          "return [...document.images].some(one => one.alt.startsWith('Copia limpia')"
              + " && one.naturalWidth > 0)");
      berta.screenshot("desk-tip");
      assertThat(berta.accessibilityViolations()).isEmpty();

      DeskVisit.type(berta, "Respuesta", ANSWER);
      DeskVisit.press(berta, "Enviar la respuesta");
      berta.waitUntil("return !!document.querySelector('vaadin-confirm-dialog')");
      berta.run(
          "document.querySelector('vaadin-confirm-dialog [slot=confirm-button]').click();"
              + " return true");
      berta.waitUntil(
          "return document.body.innerText.includes('La respuesta está sellada')"
              + " && document.body.innerText.includes('"
              + ANSWER
              + "')");
      berta.driver().manage().window().setSize(new Dimension(500, 1000));
      berta.screenshot("desk-tip-narrow");
      assertThat(berta.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
      berta.driver().manage().window().setSize(new Dimension(1280, 1100));
      setApartFoundAndPutBack(berta);
    }
  }

  private static void setApartFoundAndPutBack(Browser berta) throws Exception {
    DeskVisit.press(berta, "Apartar");
    berta.waitUntil("return document.body.innerText.includes('El aviso está entre los apartados')");
    DeskVisit.press(berta, "Volver a la lista");
    berta.waitUntil("return " + SHOWN + ".length === 1");
    DeskVisit.type(berta, "Buscar en lo que usted abrió", "PARADA del bus\n");
    berta.waitUntil(
        "return " + SHOWN + ".length === 1 && document.body.innerText.includes('Apartado')");
    berta.screenshot("desk-tips-found");
    assertThat(berta.accessibilityViolations()).isEmpty();
    berta.run(SHOWN + "[0].click(); return true");
    berta.waitUntil("return document.body.innerText.includes('Va una foto')");
    DeskVisit.press(berta, "Devolver a la lista");
    berta.waitUntil(
        "return document.body.innerText.includes('El aviso está de nuevo en la lista')");
  }

  /** Both came at the same time, so either may stand first. */
  private static void openThatWithAPhoto(Browser browser) {
    for (int row = 0; row < 2; row++) {
      browser.run(ROWS + "[" + row + "].click(); return true");
      browser.waitUntil("return document.body.innerText.includes('Aviso inventado')");
      if (browser.<Boolean>run("return document.body.innerText.includes('Va una foto')")) {
        return;
      }
      DeskVisit.press(browser, "Volver a la lista");
      browser.waitUntil("return " + SHOWN + ".length === 2");
    }
    throw new AssertionError("no tip has a photo");
  }
}
