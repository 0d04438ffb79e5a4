// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

/** Text that came from outside (an address, a file, a mapping), made fit to stand in a message. */
public final class ForeignText {

  private ForeignText() {}

  /**
   * The text without anything that breaks a line, turns its direction or is not visible, and not
   * too much of it.
   *
   * @param most characters that are kept, 1 or above; what is cut off is shown as {@code …}
   */
  public static String shown(String text, int most) {
    String cut = text.length() <= most ? text : text.substring(0, most) + "…";
    return cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "·");
  }
}
