// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.openqa.selenium.Keys;

/** What staff do at the desk of a running demo. */
public final class DeskVisit {

  private DeskVisit() {}

  /** Signs in as one of the demo's users. */
  public static void signIn(RunningDemo demo, Browser browser, String user) {
    browser.driver().get(demo.desk());
    browser.waitUntil("return !!document.querySelector('input[name=username]')");
    browser.run("document.querySelector('input[name=username]').focus(); return true");
    browser.press(user, Keys.TAB, "demo", Keys.ENTER);
    browser.waitUntil("return document.body.innerText.includes('Sesión de')");
  }

  /** Presses a button, once it can be. */
  public static void press(Browser browser, String label) {
    String button =
        "[...document.querySelectorAll('vaadin-button')].find(one => one.checkVisibility()"
            + " && one.textContent.trim() === '"
            + label
            + "' && !one.disabled)";
    browser.waitUntil("return !!" + button);
    browser.run(button + ".click(); return true");
  }

  /** Chooses one of several. */
  public static void choose(Browser browser, String label) {
    String choice =
        "[...document.querySelectorAll('vaadin-radio-button')].find(one =>"
            + " one.checkVisibility() && one.textContent.trim() === '"
            + label
            + "')";
    browser.waitUntil("return !!" + choice);
    browser.run(choice + ".click(); return true");
  }

  /** Types into a field. */
  public static void type(Browser browser, String label, CharSequence... keys) {
    String input =
        "[...document.querySelectorAll('label')].find(one => one.checkVisibility()"
            + " && one.textContent.trim().startsWith('"
            + label
            + "'))?.parentElement.querySelector('input, textarea')";
    browser.waitUntil("return !!" + input);
    browser.run(input + ".focus(); return true");
    browser.press(keys);
  }
}
