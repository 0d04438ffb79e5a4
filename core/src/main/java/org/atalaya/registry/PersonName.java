// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * The name of a person as it was written, in the two parts that a document shows.
 *
 * @param given given names; 1 to 120 characters
 * @param family family names, a married one included; 1 to 120 characters
 */
public record PersonName(String given, String family) {

  private static final int MOST = 120;

  public PersonName {
    given = checked("given names", given);
    family = checked("family names", family);
  }

  private static String checked(String part, String text) {
    String stripped = text.strip();
    if (stripped.length() > MOST || NameTokens.of(stripped).isEmpty()) {
      throw new IllegalArgumentException(
          "%s: allowed: 1 to %d characters with at least one letter".formatted(part, MOST));
    }
    return stripped;
  }

  /** Without the name. */
  @Override
  public String toString() {
    return "PersonName[not shown]";
  }
}
