// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.atalaya.demo.desk.DeskVisit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * An alert from the desk to a page of another site and back: one person drafts, another activates
 * and ends it.
 */
@Tag("browser")
class AlertJourneyIT {

  private static final RunningDemo DEMO = RunningDemo.shared();

  /** Another in each run, as one that failed leaves its draft behind. */
  private static final String NAME =
      "Planted Viajera " + Long.toString(System.nanoTime(), Character.MAX_RADIX);

  private static final String TICKER =
      "<script async src=\"%s/atalaya/embed.js\"></script>"
          + "<atalaya-alert-ticker rows=\"20\" lang=\"es\"></atalaya-alert-ticker>";

  @Test
  void alert_activated_isShownElsewhere_ended_isGoneEverywhere() throws Exception {
    try (HostSite site = HostSite.start("", TICKER.formatted(DEMO.observatory()));
        Browser reader = Browser.open(900, 1200);
        Browser ana = Browser.open(1200, 1400);
        Browser berta = Browser.open(1200, 1400)) {
      reader.driver().get(site.address());
      draft(ana);
      ana.screenshot("desk-draft");
      assertThat(ana.accessibilityViolations()).isEmpty();

      DeskVisit.signIn(DEMO, berta, "berta");
      berta.screenshot("desk-list");
      assertThat(berta.accessibilityViolations()).isEmpty();
      open(berta);
      listen(ana);
      DeskVisit.press(berta, "Activar la alerta");
      DeskVisit.press(berta, "Publicar ahora");
      ana.waitUntil("return document.body.innerText.includes('Otra persona cambió esta alerta')");
      assertThat(ana.<Boolean>run("return window.polled")).isFalse();

      reader.waitUntil(shows(true));
      reader.screenshot("alert-shown");
      String id = id();

      DeskVisit.choose(berta, "Localizada con vida");
      DeskVisit.press(berta, "Terminar la alerta");
      DeskVisit.press(berta, "Terminar y borrar");

      reader.waitUntil(shows(false));
      assertThat(DEMO.get("/alerts.json")).doesNotContain(NAME).contains(id, "\"ended\"");
      assertThat(DEMO.get("/alerts/" + id + ".cap")).contains("<msgType>Cancel</msgType>");
      assertThat(status("/alerts/" + id + ".html")).isEqualTo(410);
      assertThat(status("/alerts/" + id + "/photo")).isEqualTo(410);
      assertThat(filesThatName(NAME)).isEmpty();
      berta.waitUntil("return !document.body.innerText.includes('" + NAME + "')");
    }
  }

  private static void draft(Browser browser) {
    DeskVisit.signIn(DEMO, browser, "ana");
    DeskVisit.press(browser, "Nueva alerta");
    DeskVisit.type(browser, "Nombre completo", NAME);
    DeskVisit.type(browser, "Edad en años", "27");
    DeskVisit.choose(browser, "Mujer");
    DeskVisit.type(browser, "Día en que se le vio por última vez", "1/11/2026", Keys.TAB);
    // Asked for until it is there: the list comes from the server, and closes when others move.
    browser.waitUntil(
        "const box = [...document.querySelectorAll('vaadin-combo-box')].find(one =>"
            + " one.label?.startsWith('Municipio')); if (!box) return false;"
            + " box.opened = true; box.filter = 'Mixco';"
            + " const found = [...document.querySelectorAll('vaadin-combo-box-item')].find(one =>"
            + " one.checkVisibility() && one.textContent.trim().startsWith('Mixco'));"
            + " found?.click(); return !!found");
    browser.waitUntil(
        "return [...document.querySelectorAll('vaadin-combo-box')]"
            + ".some(one => one.selectedItem && one.inputElement.value.startsWith('Mixco'))");
    DeskVisit.type(browser, "Nombre de quien denuncia", "Denunciante Inventada", Keys.TAB);
    DeskVisit.press(browser, "Guardar el borrador");
    browser.waitUntil("return !document.body.innerText.includes('Falta para activar')");
    DeskVisit.choose(browser, "Nadie lo sabe");
    DeskVisit.press(browser, "Consultar registros y evaluar");
    browser.waitUntil("return document.body.innerText.includes('Puede activarse.')");
  }

  /** Once the desk hears what changes; takes away what it would look for by itself. */
  private static void listen(Browser browser) {
    browser.waitUntil(
        "const desk = document.querySelector('[role=region]');"
            + " if (desk?.atalayaEvents?.readyState !== 1) return false;"
            + " window.polled = false; const send = XMLHttpRequest.prototype.send;"
            + " XMLHttpRequest.prototype.send = function (body) {"
            + " if (String(body).includes('ui-poll')) { window.polled = true; return; }"
            + " send.call(this, body); }; return true");
  }

  /** The alert, out of the list. */
  private static void open(Browser browser) {
    DeskVisit.type(browser, "Buscar por número, nombre o municipio", NAME);
    String row =
        "return [...document.querySelectorAll('vaadin-button')].filter(one => one.offsetParent"
            + " && one.getAttribute('aria-label')?.startsWith('Abrir'))";
    browser.waitUntil(row + ".length === 1");
    browser.run(row.replaceFirst("return", "const found =") + "; found[0].click(); return true");
  }

  /** Within a minute, which is far more than a poll. */
  private static String shows(boolean shown) {
    return "const list = document.querySelector('atalaya-alert-ticker').shadowRoot;"
        + " return list?.querySelectorAll('article').length > 0"
        + " && list.textContent.includes('%s') === %b".formatted(NAME, shown);
  }

  private static String id() {
    String feed = DEMO.get("/alerts.json");
    String before = feed.substring(0, feed.indexOf(NAME));
    int at = before.lastIndexOf("\"id\":\"") + "\"id\":\"".length();
    return before.substring(at, at + 36);
  }

  private static int status(String path) throws IOException, InterruptedException {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(DEMO.observatory() + "/atalaya/v1" + path))
                    .build(),
                BodyHandlers.discarding());
    return answer.statusCode();
  }

  /** Of what the demo has on disk for alerts: the database with its log, and the vault. */
  private static List<Path> filesThatName(String name) throws IOException {
    byte[] planted = name.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("atalaya-alerts"))
          .flatMap(AlertJourneyIT::files)
          .filter(file -> contains(file, planted))
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try {
      return Files.walk(folder).filter(Files::isRegularFile);
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static boolean contains(Path file, byte[] planted) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return text.contains(new String(planted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // Another demo's, which is gone meanwhile.
      return false;
    }
  }
}
