// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.atalaya.registry.InvalidPassportException.Part;

/**
 * The document by which a person is known to the authority. Its number names a person: it is to be
 * had by {@link #number} alone, {@link #toString} has none of it, and it is not serialisable.
 *
 * <pre>{@code
 * IdentityDocument own = new NationalNumber("GTM", Cui.parse(typed).digits());
 * IdentityDocument foreign = Passport.parse("SLV", "a 0123-4567");
 * }</pre>
 */
public sealed interface IdentityDocument {

  /** Who issued it: ISO 3166-1 alpha-3, or what passports have in its place, as {@code XXA}. */
  String country();

  /** The number, which names a person, in the one way in which it is written here. */
  String number();

  /**
   * A number in the civil registry of a country, in Guatemala the CUI. It comes parsed and checked
   * by the country pack; here is only looked at whether it can be one.
   *
   * @param country whose registry it is in
   * @param number 4 to 20 digits without separators
   */
  record NationalNumber(String country, String number) implements IdentityDocument {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,20}");

    public NationalNumber {
      if (!Passport.COUNTRY.matcher(country).matches()) {
        throw new IllegalArgumentException("country: allowed: three capital letters");
      }
      if (!DIGITS.matcher(number).matches()) {
        throw new IllegalArgumentException(
            "number: allowed: 4 to 20 digits as the country pack gives them");
      }
    }

    /** Without the number. */
    @Override
    public String toString() {
      return "NationalNumber[not shown]";
    }
  }

  /**
   * A passport, for those who are in no civil registry here.
   *
   * @param country that issued it
   * @param number 4 to 20 letters and digits without separators, capital letters
   */
  record Passport(String country, String number) implements IdentityDocument {

    static final Pattern COUNTRY = Pattern.compile("[A-Z]{3}");

    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Z}\\p{Pd}\\s]+");
    private static final Pattern CHARACTERS = Pattern.compile("[A-Z0-9]*");
    private static final int LEAST = 4;
    private static final int MOST = 20;

    /** Longer than any way in which people group twenty characters. */
    private static final int LONGEST_TEXT = 60;

    public Passport {
      if (!COUNTRY.matcher(country).matches()) {
        throw new InvalidPassportException(Part.COUNTRY);
      }
      if (!CHARACTERS.matcher(number).matches()) {
        throw new InvalidPassportException(Part.CHARACTERS);
      }
      if (number.length() < LEAST || number.length() > MOST) {
        throw new InvalidPassportException(Part.LENGTH);
      }
    }

    /**
     * Reads what people type: small letters, spaces and dashes of any kind.
     *
     * @throws InvalidPassportException with the part that is wrong; it does not have the number
     */
    public static Passport parse(String country, String text) {
      if (text.length() > LONGEST_TEXT) {
        throw new InvalidPassportException(Part.LENGTH);
      }
      return new Passport(
          SEPARATORS.matcher(country).replaceAll("").toUpperCase(Locale.ROOT),
          SEPARATORS
              .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
              .replaceAll("")
              .toUpperCase(Locale.ROOT));
    }

    /** Without the number. */
    @Override
    public String toString() {
      return "Passport[not shown]";
    }
  }
}
