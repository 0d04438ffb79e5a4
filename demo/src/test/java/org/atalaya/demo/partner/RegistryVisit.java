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
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.atalaya.demo.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What people do on the registry's page, and staff meanwhile. */
final class RegistryVisit {

  private RegistryVisit() {}

  /** What is filled in faster than people do is sent back. */
  static void aged() throws InterruptedException {
    Thread.sleep(2_100);
  }

  /** A field of the page, once it is there. */
  static WebElement field(Browser browser, String id) {
    browser.waitUntil("return !!document.getElementById('" + id + "')");
    return browser.driver().findElement(By.id(id));
  }

  /** Presses a button of the page. */
  static void press(Browser browser, String go) {
    String button = "button[value=" + go + "]";
    browser.waitUntil("return !!document.querySelector('" + button + "')");
    browser.driver().findElement(By.cssSelector(button)).click();
  }

  /** What stands there. */
  static String text(Browser browser, String id) {
    return field(browser, id).getText();
  }

  /** Keeps a picture, for people; and what a picture does not show must hold, too. */
  static void look(Browser browser, String name) throws Exception {
    browser.screenshot(name);
    assertThat(browser.accessibilityViolations()).as(name).isEmpty();
    assertThat(
            browser.<Boolean>run(
                "return document.documentElement.scrollWidth <="
                    + " document.documentElement.clientWidth"))
        .as("nothing is wider than the page")
        .isTrue();
  }

  /** The certificate, as it was downloaded. */
  static Path download(Browser browser, Path folder) throws Exception {
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    browser
        .driver()
        .executeCdpCommand(
            "Page.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    browser.driver().findElement(By.cssSelector("button[value=pdf]")).click();
    Path file = downloads.resolve("constancia.pdf");
    for (int tries = 0; tries < 300 && !Files.exists(file); tries++) {
      Thread.sleep(100);
    }
    return file;
  }

  /** What the QR code of its rendered page says. */
  static String decoded(Path pdf) throws Exception {
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

  /** Staff revoke it. */
  static void revoke(RegistrySite observatory, UUID request) {
    var reviews = observatory.office.reviews();
    reviews.revoke(request, reviews.open(request, "ana").revision(), "ana", "by mistake");
  }
}
