// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.desk.DeskVisit;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Work at a tip desk that is open when a tip comes. */
final class StaffVisit {

  private static final String ROWS =
      "return [...document.querySelectorAll('vaadin-button')].map(one =>"
          + " one.getAttribute('aria-label')).filter(one => one?.startsWith('Abrir el aviso'))";
  private static final String COPY =
      "[...document.images].find(one => one.alt.startsWith('Copia limpia') && one.naturalWidth >"
          + " 0)";

  private final Browser browser;
  private final Path taken;
  private final List<String> known;

  private StaffVisit(Browser browser, Path taken, List<String> known) {
    this.browser = browser;
    this.taken = taken;
    this.known = known;
  }

  /**
   * Opens the desk.
   *
   * @param taken where what is taken out of it comes to lie
   */
  static StaffVisit open(Browser browser, String desk, Path taken) {
    browser
        .driver()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", taken.toString()));
    browser.driver().get(desk);
    browser.waitUntil("return document.body.innerText.includes('Esperan acuse')");
    return new StaffVisit(browser, taken, browser.run(ROWS));
  }

  /** Opens the tip that was not there before, which has to come within a time from now on. */
  void openNext(Duration within) throws IOException {
    long begin = System.nanoTime();
    String label =
        new WebDriverWait(browser.driver(), Duration.ofMinutes(1), Duration.ofMillis(100))
            .until(driver -> next());
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    browser.screenshot("separate-desk");
    assertThat(took).as("from the receipt to the desk").isLessThan(within);
    browser.run(
        "document.querySelector('vaadin-button[aria-label=\"%s\"]').click(); return true"
            .formatted(label));
    browser.waitUntil("return document.body.innerText.includes('La carta')");
  }

  private @Nullable String next() {
    List<String> rows = browser.run(ROWS);
    return rows.stream().filter(row -> !known.contains(row)).findFirst().orElse(null);
  }

  /** What is to be read. */
  String says() {
    return browser.run("return document.body.innerText");
  }

  private void press(String label) {
    DeskVisit.press(browser, label);
  }

  void acknowledge() {
    press("Lo tengo");
    browser.waitUntil("return document.body.innerText.includes('Acuse registrado')");
  }

  /** The clean copy of the only file, as it is shown. */
  byte[] cleanCopy() {
    press("Examinar");
    browser.waitUntil("return !!" + COPY);
    Object copy =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[0]; fetch("
                    + COPY
                    + ".src).then(answer => answer.arrayBuffer()).then(bytes =>"
                    + " done(btoa(String.fromCharCode(...new Uint8Array(bytes)))))");
    return Base64.getDecoder().decode(Objects.requireNonNull(copy).toString());
  }

  /** The original of the only file, as it is downloaded. */
  byte[] original() throws IOException {
    press("Llevar el original como evidencia");
    confirm();
    return Files.readAllBytes(download(".bin"));
  }

  /** What is in the ZIP of the tip. */
  List<byte[]> export() throws IOException {
    press("Llevar todo");
    confirm();
    List<byte[]> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download(".zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(zip.readAllBytes());
      }
    }
    return entries;
  }

  private Path download(String ending) {
    return new WebDriverWait(browser.driver(), Duration.ofMinutes(1)).until(driver -> file(ending));
  }

  /** While it comes it has another name. */
  private @Nullable Path file(String ending) {
    try (Stream<Path> files = Files.list(taken)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  void answer(String text) {
    DeskVisit.type(browser, "Respuesta", text);
    press("Enviar la respuesta");
    confirm();
    browser.waitUntil("return document.body.innerText.includes('La respuesta está sellada')");
  }

  private void confirm() {
    String button = "document.querySelector('vaadin-confirm-dialog [slot=confirm-button]')";
    browser.waitUntil("return !!" + button + "?.checkVisibility()");
    browser.run(button + ".click(); return true");
    browser.waitUntil("return !document.querySelector('vaadin-confirm-dialog[opened]')");
  }
}
