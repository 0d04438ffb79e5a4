// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import org.atalaya.demo.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The screens of the form for tips, with script. */
final class TipScreens {

  private TipScreens() {}

  /** Presses the button on the screen that does this. */
  static void go(Browser browser, String act) {
    browser.driver().findElements(By.cssSelector("[data-go=%s]".formatted(act))).stream()
        .filter(WebElement::isDisplayed)
        .findFirst()
        .orElseThrow()
        .click();
  }

  /** Waits until this screen is shown, and no other. */
  static void shown(Browser browser, String screen) {
    browser.waitUntil(
        "return document.querySelector('[data-screen=%s]')?.hidden === false && [...document.querySelectorAll('[data-screen]')].filter((one) => !one.hidden).length === 1"
            .formatted(screen));
  }

  static WebElement field(Browser browser, String id) {
    return browser.driver().findElement(By.id(id));
  }

  static String text(Browser browser, String selector) {
    return browser.driver().findElement(By.cssSelector(selector)).getText();
  }
}
