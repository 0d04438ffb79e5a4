// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** A role that is taken at the desk in an emergency, and the audit view in which others see it. */
@Tag("browser")
class EmergencyIT {

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static final String REASON = "Nadie más está de turno y corre peligro.";

  @Test
  void role_takenInAnEmergency_letsCarmenReadTheAuditAndIsShownThere() throws Exception {
    try (Browser carmen = Browser.open(1280, 1000)) {
      DeskVisit.signIn(DEMO, carmen, "carmen");
      carmen.driver().get(DEMO.desk() + "/auditoria");
      carmen.waitUntil("return document.body.innerText.includes('no tiene permiso para leer')");

      DeskVisit.press(carmen, "Emergencia");
      carmen.waitUntil("return !!document.querySelector('vaadin-text-area')");
      carmen.run(
          "const role = document.querySelector('vaadin-combo-box'); role.opened = true;"
              + " return true");
      carmen.waitUntil(
          "const item = [...document.querySelectorAll('vaadin-combo-box-item')].find(one =>"
              + " one.checkVisibility() && one.textContent.trim() === 'Leer la auditoría');"
              + " item?.click(); return !!item");
      DeskVisit.press(carmen, "Tomar el permiso");
      carmen.waitUntil("return document.body.innerText.includes('de 10 a 1,000 caracteres')");
      carmen.run("document.querySelector('vaadin-text-area').focus(); return true");
      carmen.press(REASON, Keys.TAB);
      carmen.screenshot("desk-emergency");
      DeskVisit.press(carmen, "Tomar el permiso");
      carmen.waitUntil("return !document.querySelector('vaadin-text-area')");

      carmen.driver().get(DEMO.desk() + "/auditoria");
      carmen.waitUntil(
          "return document.body.innerText.includes('La cadena está íntegra')"
              + " && document.body.innerText.includes('"
              + REASON
              + "')");
      DeskVisit.press(carmen, "Mostrar el sello para guardarlo fuera");
      carmen.waitUntil(
          "return [...document.querySelectorAll('vaadin-text-field')].some(one =>"
              + " /^[0-9]+ [0-9a-f]{64}$/.test(one.value))");
      carmen.screenshot("desk-audit");
      assertThat(carmen.accessibilityViolations()).isEmpty();
      carmen.driver().manage().window().setSize(new Dimension(500, 1000));
      carmen.screenshot("desk-audit-narrow");
      assertThat(carmen.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
    }
  }
}
