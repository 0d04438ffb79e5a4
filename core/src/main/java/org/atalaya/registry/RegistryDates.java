// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.atalaya.cases.Wording;

/** Days as certificates write them. */
final class RegistryDates {

  private RegistryDates() {}

  /** With the month in words: which number is the month is read in two ways. */
  static String inWords(Locale language, LocalDate day) {
    Locale known = Wording.withCountry(Wording.supported(language));
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(known).format(day);
  }
}
