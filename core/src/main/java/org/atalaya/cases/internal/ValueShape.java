// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.Set;
import java.util.regex.Pattern;

/** What a value looks like, told from its characters alone. */
enum ValueShape {
  ISO_DATE,
  DAY_FIRST_DATE,
  INTEGER,
  /** Thirteen digits, as the personal identity code has. */
  IDENTITY_NUMBER,
  PHONE,
  EMAIL,
  /** What a spreadsheet would carry out. */
  FORMULA,
  /** Two to five words of letters only, each with a capital: a name, or a title. */
  CAPITALISED_WORDS,
  LONG_TEXT,
  OTHER;

  private static final int LONG = 60;

  private static final Set<String> PARTICLES = Set.of("de", "del", "la", "las", "los", "y");

  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ].*)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}(?:[T ].*)?");
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,7}");
  private static final Pattern IDENTITY = Pattern.compile("\\d{4}[ -]?\\d{5}[ -]?\\d{4}");
  private static final Pattern NUMBER_TO_CALL =
      Pattern.compile("(?:(?:\\+|00)\\d{1,3}[ -]?)?\\d{4}[ -]?\\d{4}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern TO_CARRY_OUT = Pattern.compile("[=@].+|[+-][^\\d.,].*");
  private static final int MOST_WORDS = 5;

  static ValueShape of(String value) {
    if (value.length() > LONG) {
      return LONG_TEXT;
    }
    char first = value.charAt(0);
    if (Character.isDigit(first) || "+-=@".indexOf(first) >= 0) {
      return ofNumber(value);
    }
    if (value.indexOf('@') > 0 && MAIL.matcher(value).matches()) {
      return EMAIL;
    }
    return Character.isUpperCase(first) && isCapitalised(value) ? CAPITALISED_WORDS : OTHER;
  }

  private static boolean isCapitalised(String value) {
    String[] words = value.split(" ");
    if (words.length < 2 || words.length > MOST_WORDS) {
      return false;
    }
    for (String word : words) {
      boolean particle = PARTICLES.contains(word);
      if (!particle && (word.isEmpty() || !Character.isUpperCase(word.charAt(0)))) {
        return false;
      }
      if (!word.chars().allMatch(c -> Character.isLetter(c) || "'.-".indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }

  private static ValueShape ofNumber(String value) {
    if (DIGITS.matcher(value).matches()) {
      return INTEGER;
    }
    if (ISO.matcher(value).matches()) {
      return ISO_DATE;
    }
    if (DAY_FIRST.matcher(value).matches()) {
      return DAY_FIRST_DATE;
    }
    if (IDENTITY.matcher(value).matches()) {
      return IDENTITY_NUMBER;
    }
    if (NUMBER_TO_CALL.matcher(value).matches()) {
      return PHONE;
    }
    return TO_CARRY_OUT.matcher(value).matches() ? FORMULA : OTHER;
  }
}
