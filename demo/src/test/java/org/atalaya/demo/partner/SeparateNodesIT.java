// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.demo.partner.TipScreens.field;
import static org.atalaya.demo.partner.TipScreens.go;
import static org.atalaya.demo.partner.TipScreens.shown;
import static org.atalaya.demo.partner.TipScreens.text;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.demo.Browser;
import org.atalaya.demo.nodes.TipNodes;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.testkit.TipSetUp;
import org.atalaya.tips.evidence.SampleFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The whole journey of a tip, over a public node and a node for staff that are processes of their
 * own: from an alert on a media page to the desk, and back to who sent it, who is on another site
 * by then; and the same where no script runs.
 */
@Tag("browser")
class SeparateNodesIT {

  private static final Duration AT_THE_DESK = Duration.ofSeconds(5);
  private static final String PLANTED = "La vi sembrada junto al puente";
  private static final String PLANTED_PLAIN = "La vi plantada en la terminal";
  private static final String ANSWER = "Ya la buscamos en el puente";
  private static final String ALERTS =
      "<main><h1>Noticias</h1><script async src=\"%1$s/embed.js\"></script>"
          + "<atalaya-alert-ticker lang=\"es\"></atalaya-alert-ticker></main>";
  private static final String LINK =
      "<main><h1>Otro medio</h1><a href=\"%s?lang=es\" rel=\"noreferrer\">Cuente</a></main>";
  private static final String PLACE = new String(SampleFiles.gps(), StandardCharsets.ISO_8859_1);

  @TempDir static Path folder;
  @TempDir Path taken;

  private static TipNodes nodes;

  @BeforeAll
  static void start() throws Exception {
    nodes = new TipNodes(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    nodes.close();
  }

  @Test
  void tip_fromAnAlertOnAMediaPage_isAtTheDeskAtOnce_andAnsweredOnAnotherSite() throws Exception {
    byte[] photo = SampleFiles.jpegOfTelephone();
    try (HostSite media = HostSite.start("", ALERTS.formatted(nodes.observatory()));
        HostSite other = HostSite.start("", LINK.formatted(nodes.page()));
        Browser staff = Browser.open(1200, 1400);
        Browser sender = Browser.openWithoutThirdPartyCookies(1280, 1000)) {
      StaffVisit desk = StaffVisit.open(staff, nodes.desk(), taken);
      nodes.mail().purgeEmailFromAllMailboxes();
      throughTheAlert(sender, media);
      String receipt = tell(sender, photo);
      desk.openNext(AT_THE_DESK);
      assertThat(desk.says()).contains(PLANTED, "Alerta");
      noticeSaysNothing();

      desk.acknowledge();
      assertThat(latin(desk.cleanCopy())).doesNotContain(PLACE).startsWith("\u00ff\u00d8");
      assertThat(desk.original()).as("where it was taken, too").isEqualTo(photo);
      assertThat(latin(photo)).contains(PLACE);
      export(desk, photo);
      desk.answer(ANSWER);

      sender.driver().get(other.address());
      sender.driver().findElement(By.cssSelector("a")).click();
      shown(sender, "start");
      go(sender, "return");
      field(sender, "return-receipt").sendKeys(receipt);
      go(sender, "open");
      shown(sender, "mailbox");
      assertThat(text(sender, "#replies")).isEqualTo(ANSWER);
      assertThat(sender.cookies()).isEmpty();
      nothingOf(PLANTED, ANSWER, receipt, receipt.replace(" ", ""), PLACE);
    }
  }

  private static void throughTheAlert(Browser browser, HostSite media) {
    browser.driver().get(media.address());
    browser.waitUntil(
        "return !!document.querySelector('atalaya-alert-ticker').shadowRoot"
            + "?.querySelector('article a[href*=\"/v1/alerts/\"]')");
    WebElement ticker = browser.driver().findElement(By.cssSelector("atalaya-alert-ticker"));
    inNewPage(
        browser, ticker.getShadowRoot().findElement(By.cssSelector("a[href*='/v1/alerts/']")));
    assertThat(text(browser, "main")).contains(StaffedAlerts.NAME);
    inNewPage(browser, browser.driver().findElement(By.cssSelector(".tip a")));
    shown(browser, "start");
  }

  private static void inNewPage(Browser browser, WebElement link) {
    Set<String> before = browser.driver().getWindowHandles();
    link.click();
    new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
        .until(driver -> driver.getWindowHandles().size() > before.size());
    browser.driver().getWindowHandles().stream()
        .filter(window -> !before.contains(window))
        .forEach(window -> browser.driver().switchTo().window(window));
  }

  /** Tells it, with a photo that keeps its place, and returns the receipt. */
  private String tell(Browser browser, byte[] photo) throws IOException {
    go(browser, "office");
    field(browser, "office-no").click();
    go(browser, "next");
    shown(browser, "case");
    go(browser, "next");
    shown(browser, "crime");
    go(browser, "next");
    shown(browser, "place");
    go(browser, "next");
    field(browser, "minor-unknown").click();
    go(browser, "next");
    field(browser, "text").sendKeys(PLANTED);
    go(browser, "next");
    field(browser, "files").sendKeys(Files.write(taken.resolve("IMG_1.jpg"), photo).toString());
    field(browser, "origin-keep").click();
    go(browser, "next");
    shown(browser, "contact");
    go(browser, "next");
    shown(browser, "check");
    assertThat(text(browser, "#unit")).isEqualTo("Norte");
    go(browser, "send");
    shown(browser, "done");
    assertThat(text(browser, "[data-screen=done]")).doesNotContain("no todos los archivos");
    return text(browser, "#receipt");
  }

  private static void noticeSaysNothing() throws Exception {
    assertThat(nodes.mail().waitForIncomingEmail(20_000, 1)).isTrue();
    MimeMessage notice = nodes.mail().getReceivedMessages()[0];
    assertThat(List.of(notice.getAllRecipients())).hasToString("[nora@mp.example]");
    String all = GreenMailUtil.getWholeMessage(notice) + notice.getSubject() + notice.getContent();
    assertThat(all)
        .doesNotContain(PLANTED, StaffedAlerts.NAME, "Norte", "north", "http", "localhost:");
  }

  private static void export(StaffVisit desk, byte[] photo) throws IOException {
    List<byte[]> entries = desk.export();

    assertThat(entries).anyMatch(one -> Arrays.equals(one, photo));
    assertThat(entries.stream().map(SeparateNodesIT::latin).filter(one -> one.contains(PLACE)))
        .as("in the original only")
        .hasSize(1);
    assertThat(entries.stream().map(one -> new String(one, StandardCharsets.UTF_8)))
        .anyMatch(one -> one.contains(PLANTED));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void tip_whereNoScriptRuns_isAtTheDeskAtOnce_andAnswered() throws Exception {
    try (HostSite media = HostSite.start("", LINK.formatted(nodes.page()));
        Browser staff = Browser.open(1200, 1400);
        Browser phone = OldPhone.open()) {
      StaffVisit desk = StaffVisit.open(staff, nodes.desk(), taken);
      phone.driver().get(media.address());
      phone.driver().findElement(By.cssSelector("a")).click();
      OldPhone.field(phone, "office-no").click();
      OldPhone.field(phone, "case").sendKeys(TipSetUp.CASE);
      OldPhone.field(phone, "text").sendKeys(PLANTED_PLAIN);
      // A form that comes at once is a program's.
      Thread.sleep(2_000);
      OldPhone.press(phone, "#tip .plain button");
      String receipt = OldPhone.text(phone, "#receipt");
      desk.openNext(AT_THE_DESK);
      assertThat(desk.says()).contains(PLANTED_PLAIN, TipSetUp.CASE);
      desk.acknowledge();
      desk.answer(ANSWER);

      phone.driver().get(nodes.page());
      OldPhone.field(phone, "return-receipt").sendKeys(receipt);
      OldPhone.press(phone, "#back .plain button");

      assertThat(OldPhone.text(phone, "#replies")).isEqualTo(ANSWER);
      assertThat(phone.cookies()).isEmpty();
      nothingOf(PLANTED_PLAIN, ANSWER, receipt, receipt.replace(" ", ""));
    }
  }

  /** Neither in the store, its log, the keys, temporary files nor what the nodes printed. */
  private static void nothingOf(String... secrets) throws IOException {
    List<String> read = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        read.add(folder.relativize(file).toString());
        String content = latin(Files.readAllBytes(file));
        for (String secret : secrets) {
          assertThat(content.contains(latin(secret.getBytes(StandardCharsets.UTF_8))))
              .as("%s has something of the tip", file)
              .isFalse();
        }
      }
    }
    assertThat(read).contains("operations.sqlite", "PublicNode.log", "StaffNode.log");
  }
}
