// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.demo.partner.TipScreens.field;
import static org.atalaya.demo.partner.TipScreens.go;
import static org.atalaya.demo.partner.TipScreens.shown;
import static org.atalaya.demo.partner.TipScreens.text;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.atalaya.demo.Browser;
import org.atalaya.testkit.TipSetUp;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.OpenedFile;
import org.atalaya.tips.sealing.TipLetter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A tip with a photo from an alert on a media page to the desk, its answer, and the return of who
 * sent it from another site; in a browser without third-party cookies.
 */
@Tag("browser")
class TipJourneyIT {

  private static final String PLANTED = "La vi sembrada junto al río";
  private static final String PLACE = "GPSLatitude-sembrada";
  private static final String LINK =
      "<main><h1>Noticias</h1><a href=\"%s?lang=es%s\" rel=\"noreferrer\">Cuente lo que"
          + " sabe</a></main>";

  @TempDir Path folder;

  @Test
  void tip_withPhoto_isOpenedAndAnswered_andItsSenderReturnsFromAnotherSite() throws Exception {
    try (TipSite observatory = new TipSite(folder.resolve("observatory"));
        HostSite media =
            HostSite.start("", LINK.formatted(observatory.page(), "&alert=" + TipSetUp.ALERT));
        HostSite other = HostSite.start("", LINK.formatted(observatory.page(), ""));
        Browser browser = Browser.openWithoutThirdPartyCookies(1280, 1000)) {
      follow(browser, media);
      questions(browser);
      String receipt = send(browser);
      answered(observatory);

      follow(browser, other);
      go(browser, "return");
      field(browser, "return-receipt")
          .sendKeys(receipt.substring(0, 28) + (receipt.endsWith("0") ? "1" : "0"));
      go(browser, "open");
      field(browser, "return-receipt").clear();
      field(browser, "return-receipt").sendKeys(receipt);
      look(browser, "tip-return");
      go(browser, "open");
      shown(browser, "mailbox");
      look(browser, "tip-mailbox");
      assertThat(text(browser, "#replies")).isEqualTo("La estamos buscando allí.");
      field(browser, "more").sendKeys("y hoy otra vez");
      go(browser, "add");
      browser.waitUntil("return document.querySelector('#added')?.hidden === false");

      assertThat(letters(observatory)).hasSize(2).last().asString().contains("y hoy otra vez");
      assertThat(browser.cookies()).isEmpty();
      assertThat(browser.<Long>run("return localStorage.length + sessionStorage.length")).isZero();
      assertThat(browser.complaints()).isEmpty();
      nothingOfIt(receipt);
      leave(browser, observatory);
    }
  }

  /** The element of the observatory that stands behind the page's own address. */
  private static final String ELEMENT =
      """
      <script>
      const observatory = location.hash.slice(1);
      const loader = Object.assign(document.createElement('script'), {src: observatory + '/embed.js'});
      const form = document.createElement('atalaya-tip-form');
      form.setAttribute('observatory', observatory);
      form.setAttribute('frame', 'click');
      document.body.append(loader, form);
      </script>
      """;

  private static final String SHADOW = "document.querySelector('atalaya-tip-form').shadowRoot";

  @Test
  void form_inAFrame_opensOnAClickOnly_andAtPartnersOnly() throws Exception {
    try (HostSite partner = HostSite.start("", ELEMENT);
        HostSite other = HostSite.start("", ELEMENT);
        TipSite observatory =
            new TipSite(folder.resolve("observatory"), partner.address().replaceFirst("/$", ""));
        Browser browser = Browser.openWithoutThirdPartyCookies(800, 1000)) {
      open(browser, partner, observatory);
      browser
          .driver()
          .switchTo()
          .frame(browser.<WebElement>run("return " + SHADOW + ".querySelector('iframe')"));
      shown(browser, "start");
      go(browser, "office");
      shown(browser, "office");
      assertThat(browser.cookies()).isEmpty();
      browser.driver().switchTo().defaultContent();
      browser.screenshot("tip-frame");
      assertThat(browser.complaints()).isEmpty();

      open(browser, other, observatory);
      browser.waitUntil("return !!" + SHADOW + ".querySelector('iframe')");
      Thread.sleep(1_000);
      assertThat(browser.complaints())
          .anyMatch(
              one -> one.contains("frame-ancestors " + partner.address().replaceFirst("/$", "")));
    }
  }

  private static void open(Browser browser, HostSite site, TipSite observatory) {
    browser.driver().get(site.address() + "#" + observatory.address());
    browser.waitUntil(
        "return !!document.querySelector('atalaya-tip-form')?.shadowRoot?.querySelector('button')");
    assertThat(browser.<Boolean>run("return !" + SHADOW + ".querySelector('iframe')")).isTrue();
    browser.run(SHADOW + ".querySelector('button').click(); return true");
  }

  private static void follow(Browser browser, HostSite site) {
    browser.driver().get(site.address());
    browser.driver().findElement(By.cssSelector("a")).click();
    shown(browser, "start");
    assertThat(browser.<String>run("return document.referrer + '|' + location.search"))
        .doesNotContain("127.0.0.1", "alert");
  }

  private void questions(Browser browser) throws Exception {
    look(browser, "tip-start");
    go(browser, "office");
    go(browser, "next");
    browser.waitUntil("return document.activeElement.id === 'errors'");
    look(browser, "tip-error");
    field(browser, "office-no").click();
    go(browser, "next");
    shown(browser, "case");
    look(browser, "tip-case");
    field(browser, "case").sendKeys("mp001-2026-1234", Keys.ENTER);
    go(browser, "next");
    shown(browser, "place");
    field(browser, "municipality").sendKeys("Antigua");
    look(browser, "tip-place");
    go(browser, "next");
    field(browser, "minor-unknown").click();
    go(browser, "next");
    field(browser, "text").sendKeys(PLANTED);
    look(browser, "tip-text");
    go(browser, "next");
    Path photo = Files.write(folder.resolve("IMG_1.jpg"), photo());
    field(browser, "files").sendKeys(photo.toString());
    look(browser, "tip-files");
    go(browser, "next");
    shown(browser, "contact");
    look(browser, "tip-contact");
    go(browser, "next");
    shown(browser, "check");
    look(browser, "tip-check");
    assertThat(text(browser, "#unit")).isEqualTo("Norte");
  }

  private static String send(Browser browser) throws Exception {
    go(browser, "send");
    shown(browser, "done");
    look(browser, "tip-done");
    assertThat(text(browser, "[data-screen=done]")).doesNotContain("no todos los archivos");
    String receipt = text(browser, "#receipt");
    assertThat(receipt).matches("([0-9]{4} ){5}[0-9]{4}");
    return receipt;
  }

  private static InboxEntry entry(TipSite observatory) {
    return observatory.desk.inbox().list(List.of("north"), TipState.OPEN, 10).getFirst();
  }

  private static List<String> letters(TipSite observatory) {
    try (OpenedTip opened = observatory.desk.inbox().open("nora", entry(observatory).id())) {
      return opened.letters().stream()
          .map(OpenedTip.Part.Readable.class::cast)
          .map(part -> new String(part.letter().plaintext(), StandardCharsets.UTF_8))
          .toList();
    }
  }

  private static void answered(TipSite observatory) throws Exception {
    InboxEntry entry = entry(observatory);
    assertThat(letters(observatory)).containsExactly("{\"text\":\"" + PLANTED + "\"}");
    try (OpenedTip opened = observatory.desk.inbox().open("nora", entry.id())) {
      OpenedFile file = opened.openFile(1);
      byte[] content = file.plaintext().readAllBytes();
      assertThat(file.header().type()).isEqualTo("image/jpeg");
      assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(PLACE);
      assertThat(ImageIO.read(new ByteArrayInputStream(content)).getWidth()).isEqualTo(640);
    }
    observatory
        .desk
        .inbox()
        .reply(
            "nora",
            entry.id(),
            entry.revision(),
            TipLetter.of(
                "{\"text\":\"La estamos buscando allí.\"}".getBytes(StandardCharsets.UTF_8)));
  }

  /** Of what was typed and of the receipt nothing lies on the disk. */
  private void nothingOfIt(String receipt) throws IOException {
    List<String> secrets = List.of("sembrada junto", receipt, receipt.replace(" ", ""), PLACE);
    try (Stream<Path> files = Files.walk(folder.resolve("observatory"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(secrets);
      }
    }
  }

  /** A picture that says where it was taken. */
  private static byte[] photo() throws IOException {
    BufferedImage image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(100, 100, 300, 200);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    byte[] jpeg = out.toByteArray();
    byte[] exif = ("Exif\0\0" + PLACE).getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(jpeg.length + exif.length + 4)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFE1)
        .putShort((short) (exif.length + 2))
        .put(exif)
        .put(Arrays.copyOfRange(jpeg, 2, jpeg.length))
        .array();
  }

  /** Shift three times. */
  private static void leave(Browser browser, TipSite observatory) {
    browser.driver().get(observatory.page());
    shown(browser, "start");
    browser.press(Keys.SHIFT, Keys.SHIFT, Keys.SHIFT);
    new WebDriverWait(browser.driver(), Duration.ofMinutes(1))
        .until(driver -> !driver.getCurrentUrl().contains("tip-form"));
    assertThat(List.of(TipSite.EXIT, "chrome-error://chromewebdata/"))
        .contains(browser.driver().getCurrentUrl());
  }

  /** Keeps pictures of it in three widths, in which nothing is cut and axe finds nothing. */
  private static void look(Browser browser, String name) throws Exception {
    assertThat(browser.accessibilityViolations()).as(name).isEmpty();
    for (int width : List.of(1280, 360, 320)) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setDeviceMetricsOverride",
              Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
      assertThat(browser.<Long>run("return document.documentElement.scrollWidth"))
          .as(name)
          .isLessThanOrEqualTo(width);
      browser.screenshot(name + "-" + width);
    }
    browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }
}
