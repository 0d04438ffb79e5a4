// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import java.util.HashSet;
import java.util.Set;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.InvalidCuiException.Part;

/**
 * A Guatemalan identity number (código único de identificación): eight digits, a check digit, and
 * the department and municipality in which it was issued, {@code NNNNNNNN C DD MM}.
 *
 * <p>The check digit is Σ dᵢ·(i + 1) over the eight digits d₁ … d₈, modulo 11; a remainder of 10 is
 * never issued. The civil registry (RENAP) has not published the method: it is what its numbers
 * follow. Whether a number belongs to anyone is not checked.
 *
 * <p>It names a person. Its text is to be had by {@link #digits()} alone: neither {@link #toString}
 * nor an exception has it, and it is not serialisable.
 *
 * <pre>{@code
 * Cui cui = Cui.parse("1587 56444 0904");
 * }</pre>
 */
public final class Cui {

  /** How many digits a number has. */
  public static final int LENGTH = 13;

  private static final int SERIAL = 8;

  /** Longer than any way in which people group the digits. */
  private static final int LONGEST_TEXT = 40;

  private final String digits;

  private Cui(String digits) {
    this.digits = digits;
  }

  /**
   * Reads a number as people write it: with or without spaces and dashes of any kind.
   *
   * @throws InvalidCuiException with the part that is wrong; it does not have the number
   */
  public static Cui parse(String text) {
    StringBuilder found = new StringBuilder(LENGTH);
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidCuiException(Part.LENGTH);
    }
    for (char character : text.toCharArray()) {
      if (character >= '0' && character <= '9') {
        found.append(character);
      } else if (!isSeparator(character)) {
        throw new InvalidCuiException(Part.CHARACTERS);
      }
    }
    if (found.length() != LENGTH) {
      throw new InvalidCuiException(Part.LENGTH);
    }
    return checked(found.toString());
  }

  /** Also those that word processors and telephones put in place of spaces and hyphens. */
  private static boolean isSeparator(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.DASH_PUNCTUATION;
  }

  private static Cui checked(String digits) {
    int sum = 0;
    for (int place = 0; place < SERIAL; place++) {
      sum += (digits.charAt(place) - '0') * (place + 2);
    }
    // A remainder of 10 equals no digit.
    if (sum % 11 != digits.charAt(SERIAL) - '0') {
      throw new InvalidCuiException(Part.CHECK_DIGIT);
    }
    String municipality = digits.substring(SERIAL + 1);
    if (!Places.DEPARTMENTS.contains(municipality.substring(0, 2))) {
      throw new InvalidCuiException(Part.DEPARTMENT);
    }
    if (!Places.MUNICIPALITIES.contains(municipality)) {
      throw new InvalidCuiException(Part.MUNICIPALITY);
    }
    return new Cui(digits);
  }

  /** Read once, when the first number is. */
  private static final class Places {

    static final Set<String> DEPARTMENTS = codes("department");
    static final Set<String> MUNICIPALITIES = codes("municipality");

    private static Set<String> codes(String list) {
      Set<String> codes = new HashSet<>();
      for (Category category : Guatemala.codeList(list).orElseThrow()) {
        if (!category.isResidual()) {
          codes.add(category.code());
        }
      }
      return Set.copyOf(codes);
    }
  }

  /** The number, which names a person: 13 digits without separators. */
  public String digits() {
    return digits;
  }

  /** Code of the department that issued it, {@code 01} to {@code 22}. */
  public String department() {
    return municipality().substring(0, 2);
  }

  /** Code of the municipality that issued it, as in the code list {@code municipality}. */
  public String municipality() {
    return digits.substring(SERIAL + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cui cui && cui.digits.equals(digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "Cui[not shown]";
  }
}
