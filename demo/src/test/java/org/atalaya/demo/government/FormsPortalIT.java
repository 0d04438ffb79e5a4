// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The portal over forms that say what was reported, and nothing of what became of it. */
@Tag("browser")
class FormsPortalIT {

  private static RunningDemo demo;

  @BeforeAll
  static void start() {
    demo =
        RunningDemo.start(
            "--atalaya.demo.source=" + SharedData.file("gt-ine-vif/vif-2011.csv.gz"),
            "--atalaya.demo.mapping=ine-vif",
            "--atalaya.disclosure.profile=open");
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void response_recordsWithoutActs_saysWhyAndIsNotInTheNavigation() {
    try (Browser browser = Browser.open(1100, 1700)) {
      browser.driver().get(demo.observatory() + "/respuesta");
      browser.waitUntil("return !!document.querySelector('main h1')");

      assertThat(browser.driver().findElement(By.tagName("main")).getText())
          .contains("Estadísticas de violencia intrafamiliar")
          .contains("no lo que pasó después")
          .doesNotContain("sintéticos");
      assertThat(browser.driver().findElements(By.cssSelector("nav a")))
          .extracting(WebElement::getText)
          .contains("Personas")
          .doesNotContain("Respuesta");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void home_oneYearOfRecords_saysThatThereIsNoYearBefore() {
    try (Browser browser = Browser.open(1100, 1700)) {
      browser.driver().get(demo.observatory() + "/");
      browser.waitUntil("return !!document.querySelector('main h1')");

      assertThat(browser.driver().findElement(By.className("portal-finding")).getText())
          .isEqualTo("De enero a diciembre de 2011: 33,484 denuncias.");
      assertThat(browser.driver().findElement(By.className("portal-cards")).getText())
          .contains("No hay datos de los mismos meses de 2010.");
    }
  }
}
