// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * Who verifies, as the holder will see it.
 *
 * @param name who they say they are, empty if they do not; at most 60 characters, none of them a
 *     control character
 * @param organisation by its id if it is registered; empty otherwise; at most 64 characters
 */
public record Verifier(String name, String organisation) {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ORGANISATION = 64;

  public Verifier {
    name = checked("name", name, LONGEST_NAME);
    organisation = checked("organisation", organisation, LONGEST_ORGANISATION);
  }

  /** Whoever it is that says a name, or none. */
  public static Verifier named(String name) {
    return new Verifier(name, "");
  }

  static String checked(String part, String text, int most) {
    String stripped = text.strip();
    if (stripped.length() > most || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "%s: allowed: at most %d characters, no control characters. Provided: %d characters"
              .formatted(part, most, stripped.length()));
    }
    return stripped;
  }

  String shown() {
    return organisation.isEmpty() ? name : (organisation + ": " + name).strip();
  }
}
