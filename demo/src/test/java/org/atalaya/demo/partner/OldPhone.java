// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.atalaya.demo.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser in which no script runs, 320 pixels wide, without third-party cookies. */
final class OldPhone {

  private static final int WIDTH = 320;

  private OldPhone() {}

  static Browser open() {
    Browser browser = Browser.openWithoutThirdPartyCookies(500, 900);
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", WIDTH, "height", 640, "deviceScaleFactor", 2, "mobile", true));
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return browser;
  }

  static WebElement field(Browser browser, String id) {
    return browser.driver().findElement(By.id(id));
  }

  static String text(Browser browser, String selector) {
    return browser.driver().findElement(By.cssSelector(selector)).getText();
  }

  /** Presses a button, and waits until its page is gone. */
  static void press(Browser browser, String selector) {
    WebElement button = browser.driver().findElement(By.cssSelector(selector));
    button.click();
    // Asked while one page takes the place of the other, the browser fails.
    new WebDriverWait(browser.driver(), Duration.ofMinutes(1))
        .ignoring(WebDriverException.class)
        .until(ExpectedConditions.stalenessOf(button));
  }

  /** Nothing of the page is wider than the screen. */
  static void fits(Browser browser) {
    for (WebElement part :
        browser
            .driver()
            .findElements(By.cssSelector("main > *, input, select, textarea, button"))) {
      assertThat(part.getRect().getX() + part.getRect().getWidth())
          .as("<%s> %s", part.getTagName(), part.getText())
          .isLessThanOrEqualTo(WIDTH);
    }
  }
}
