// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.OwnFiles;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.support.ui.Select;

/** An evaluator with a file of her own, in Chromium. */
@Tag("browser")
class OwnFileIT {

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static Browser browser;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    browser = Browser.open(1280, 1700);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void ownFile_loaded_isProposedChangedReportedAndDrawn() throws IOException {
    open("");
    upload(file("denuncias.csv.gz", complaints()));
    browser.waitUntil("return !!document.querySelector('main select')");

    assertThat(text())
        .contains("El archivo tiene 600 filas")
        .contains("Por su nombre, dice quién es o dónde está una persona")
        .doesNotContain("Ana Pérez");
    assertThat(chosen("expediente")).isEqualTo("identificador de la denuncia");
    assertThat(chosen("fecha denuncia")).isEqualTo("fecha de la denuncia");
    assertThat(chosen("municipio")).isEqualTo("municipio del hecho");
    assertThat(browser.accessibilityViolations()).isEmpty();
    browser.screenshot("own-file-proposal-1280");

    select("origen").selectByVisibleText("no se usa");
    browser.waitUntil(
        "return document.querySelector('main').innerText.includes('Usted lo eligió')");
    browser.driver().findElement(By.cssSelector("main .portal-filter button")).click();
    browser.waitUntil("return !!document.querySelector('.portal-own-picture svg .mark')");

    assertThat(text()).contains("600 filas leídas, 600 cargadas, 0 rechazadas", "Todo se reconoce");
    assertThat(browser.driver().findElement(By.cssSelector("main pre")).getAttribute("textContent"))
        .contains("# origen: no se usa (elegido)")
        .doesNotContain("Pérez");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.accessibilityViolations()).isEmpty();
    browser.screenshot("own-file-chart-1280");

    new Select(browser.driver().findElement(By.id("by"))).selectByVisibleText("Sexo de la víctima");
    browser.waitUntil(
        "return document.querySelector('.portal-own-picture svg').textContent.includes('Mujeres')");
    browser.driver().manage().window().setSize(new Dimension(500, 1700));
    assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
    browser.screenshot("own-file-chart-500");
    browser.driver().manage().window().setSize(new Dimension(1280, 1700));
  }

  @Test
  void badFiles_loaded_areRefusedInWordsAndLeaveRoomForOthers() throws IOException {
    open("?lang=en");

    refused(
        file("bomb.csv.gz", "a,b\n" + "1,2\n".repeat(20_000_000)), "Unpacked, the file is larger");
    refused(file("empty.csv", ""), "is empty");
    refused(file("binary.csv", "a,b\n\0,2"), "is binary");
    refused(file("twice.csv", "a,b,a\n1,2,3"), "the same column twice: fields 1 and 3");
    refused(
        file("columns.csv", "a,".repeat(9_999) + "b\n1"), "has 10,000 columns; 200 are allowed");

    // More of them than there are places.
    assertThat(OwnFiles.MOST_AT_ONCE).isLessThan(5);
    upload(file("good.csv", complaints()));
    browser.waitUntil("return !!document.querySelector('main select')");
    assertThat(text()).contains("The file has 600 rows");
  }

  private static void refused(Path file, String why) {
    upload(file);
    browser.waitUntil(
        "return !!document.querySelector('main [role=alert]')?.innerText.includes('%s')"
            .formatted(why));
    assertThat(browser.driver().findElements(By.cssSelector("main select"))).isEmpty();
  }

  private static void open(String query) {
    browser.driver().get(DEMO.observatory() + "/su-archivo" + query);
    browser.waitUntil("return !!document.querySelector('main vaadin-upload')");
  }

  /** A button stands for the field, which a browser's driver fills in only where it is seen. */
  private static void upload(Path file) {
    hide(false);
    browser
        .driver()
        .findElement(By.tagName("vaadin-upload"))
        .getShadowRoot()
        .findElement(By.cssSelector("input[type=file]"))
        .sendKeys(file.toAbsolutePath().toString());
    hide(true);
  }

  private static void hide(boolean hidden) {
    browser.<Boolean>run(
        """
        const upload = document.querySelector('vaadin-upload');
        upload.shadowRoot.querySelector('input').hidden = arguments[0];
        return true
        """,
        hidden);
  }

  private static String text() {
    return browser.driver().findElement(By.tagName("main")).getText();
  }

  private static Select select(String column) {
    return new Select(
        browser.driver().findElement(By.xpath("//tr[th[.='%s']]//select".formatted(column))));
  }

  private static String chosen(String column) {
    return select(column).getFirstSelectedOption().getText();
  }

  private static String complaints() {
    StringBuilder rows =
        new StringBuilder("expediente;fecha denuncia;nombre;sexo;edad;municipio;delito;origen\n");
    String[] places = {"Mixco", "Cobán", "Villa Nueva", "Jalapa"};
    String[] offences = {"amenazas", "violencia física", "violencia psicológica"};
    for (int i = 0; i < 600; i++) {
      rows.append(
          "E-%d;%02d/%02d/2025;Ana Pérez;%s;%d;%s;%s;%s%n"
              .formatted(
                  i,
                  1 + i % 28,
                  1 + i % 12,
                  i % 7 == 0 ? "M" : "F",
                  i % 80,
                  places[i % 4],
                  offences[i % 3],
                  i % 2 == 0 ? "web" : "oficina"));
    }
    return rows.toString();
  }

  private static Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (!name.endsWith(".gz")) {
      return Files.write(file, bytes);
    }
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }
}
