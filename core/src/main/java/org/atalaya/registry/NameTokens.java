// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a name in the one way in which they are compared: small letters without accents, no
 * particles, known abbreviations written out. The part of a family name behind a {@code de} that is
 * not its beginning may be a husband's and is kept apart, as papers have it or leave it out: {@code
 * López de León} is {@code lopez} and perhaps {@code leon}, {@code de León} is {@code leon}.
 *
 * @param certain words that belong to the name
 * @param married words that papers may leave out
 */
record NameTokens(List<String> certain, List<String> married) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`´]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Set<String> PARTICLES =
      Set.of("de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "di");

  /** What stands before a husband's name. */
  private static final Set<String> MARRIED = Set.of("de", "vda", "viuda");

  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("ma", "maria"),
          Map.entry("mª", "maria"),
          Map.entry("jn", "juan"),
          Map.entry("jph", "jose"),
          Map.entry("fco", "francisco"),
          Map.entry("fca", "francisca"),
          Map.entry("gpe", "guadalupe"),
          Map.entry("ant", "antonio"),
          Map.entry("dgo", "domingo"),
          Map.entry("mig", "miguel"),
          Map.entry("ml", "manuel"),
          Map.entry("pdro", "pedro"),
          Map.entry("sta", "santa"),
          Map.entry("sto", "santo"),
          Map.entry("hdez", "hernandez"),
          Map.entry("fdez", "fernandez"),
          Map.entry("glez", "gonzalez"),
          Map.entry("gzlez", "gonzalez"),
          Map.entry("mtz", "martinez"),
          Map.entry("rdz", "rodriguez"),
          Map.entry("rguez", "rodriguez"),
          Map.entry("lpz", "lopez"),
          Map.entry("prz", "perez"),
          Map.entry("gmez", "gomez"),
          Map.entry("vsqz", "vasquez"),
          Map.entry("jmnz", "jimenez"));

  NameTokens {
    certain = List.copyOf(certain);
    married = List.copyOf(married);
  }

  /** The words of one part of a name. */
  static List<String> of(String text) {
    return split(text).stream().filter(word -> !PARTICLES.contains(word)).toList();
  }

  /** The words of a whole name. */
  static NameTokens of(PersonName name) {
    List<String> certain = new ArrayList<>(of(name.given()));
    NameTokens family = ofFamily(name.family());
    certain.addAll(family.certain);
    return new NameTokens(certain, family.married);
  }

  /** The words of family names. */
  static NameTokens ofFamily(String text) {
    List<String> certain = new ArrayList<>();
    List<String> married = new ArrayList<>();
    boolean behind = false;
    for (String word : split(text)) {
      behind |= !certain.isEmpty() && MARRIED.contains(word);
      if (!PARTICLES.contains(word) && !MARRIED.contains(word)) {
        (behind ? married : certain).add(word);
      }
    }
    return new NameTokens(certain, married);
  }

  private static List<String> split(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = MARKS.matcher(decomposed).replaceAll("");
    String joined = APOSTROPHES.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    return BETWEEN
        .splitAsStream(joined)
        .filter(word -> !word.isEmpty())
        .map(word -> ABBREVIATIONS.getOrDefault(word, word))
        .toList();
  }

  /** Without the words. */
  @Override
  public String toString() {
    return "NameTokens[not shown]";
  }
}
