// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.atalaya.cases.Category;
import org.atalaya.cases.MappingProposal;

/**
 * The values of a column that a proposal may write down: those of enough rows, and nothing that a
 * spreadsheet would carry out; which of them say that nothing is known.
 *
 * @param values value by value, those of most rows first, numbers in their order
 * @param unknown those that stand for unknown
 */
record ListedValues(List<String> values, Set<String> unknown) {

  /** More than these nobody tells apart in a picture. */
  static final int MOST = 40;

  private static final Set<String> UNKNOWN =
      Set.of(
          "ignorado",
          "ignorada",
          "ignora",
          "se ignora",
          "desconocido",
          "desconocida",
          "no indica",
          "no indicado",
          "sin dato",
          "sin datos",
          "sin informacion",
          "no especificado",
          "no especifica",
          "s d",
          "n a",
          "n d",
          "nd",
          "na",
          "ns",
          "nr",
          "ns nr",
          "unknown",
          "missing",
          "null",
          "no consta",
          "no registrado",
          "no registra",
          "not stated");
  private static final Set<String> NOT_APPLICABLE =
      Set.of("no aplica", "no corresponde", "not applicable", "does not apply");
  private static final Set<String> REFUSED = Set.of("no responde", "no quiso responder", "refused");
  private static final Set<String> WOMEN =
      Set.of("f", "mujer", "mujeres", "femenino", "femenina", "fem", "female", "woman", "women");
  private static final Set<String> MEN =
      Set.of(
          "hombre",
          "hombres",
          "masculino",
          "masculina",
          "masc",
          "varon",
          "varones",
          "male",
          "man",
          "men",
          "h");
  private static final Set<String> OTHERS =
      Set.of("x", "otro", "otra", "other", "no binario", "no binaria", "nonbinary", "queer");
  private static final Set<String> NINES = Set.of("9", "99", "999", "9999");

  ListedValues {
    values = List.copyOf(values);
    unknown = Set.copyOf(unknown);
  }

  static ListedValues of(ColumnProfile column) {
    List<String> values =
        column.values().entrySet().stream()
            .filter(entry -> entry.getValue() >= MappingProposal.FEWEST_ROWS)
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .filter(value -> ValueShape.of(value) != ValueShape.FORMULA)
            .toList();
    boolean numbers =
        !values.isEmpty() && values.stream().allMatch(value -> RowEncoder.wholeNumber(value) >= 0);
    List<String> sorted =
        numbers
            ? values.stream().sorted(Comparator.comparingInt(RowEncoder::wholeNumber)).toList()
            : values;
    Set<String> unknown = new HashSet<>();
    for (String value : sorted) {
      if (UNKNOWN.contains(ColumnName.plain(value)) || (numbers && isOutlyingNine(value, sorted))) {
        unknown.add(value);
      }
    }
    return new ListedValues(sorted, unknown);
  }

  /** 9 after 1, 2, 3, or 99 after 1 to 12: the way in which forms say "not known". */
  private static boolean isOutlyingNine(String value, List<String> sorted) {
    int last = sorted.size() - 1;
    return NINES.contains(value)
        && last > 0
        && sorted.get(last).equals(value)
        && RowEncoder.wholeNumber(value) > RowEncoder.wholeNumber(sorted.get(last - 1)) + 1;
  }

  boolean areNumbers() {
    return values.stream().allMatch(value -> RowEncoder.wholeNumber(value) >= 0);
  }

  /** Values by the code of their category, without those that are unknown. */
  Map<String, List<String>> byCode() {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    for (String value : values) {
      if (!unknown.contains(value)) {
        codes.computeIfAbsent(free(code(value), codes), first -> new ArrayList<>()).add(value);
      }
    }
    return codes;
  }

  private static String code(String value) {
    String plain = ColumnName.plain(value);
    if (NOT_APPLICABLE.contains(plain)) {
      return Category.NOT_APPLICABLE;
    }
    return REFUSED.contains(plain) ? Category.REFUSED : Slug.of(value, "v");
  }

  private static String free(String code, Map<String, List<String>> used) {
    String free = code;
    for (int i = 2; used.containsKey(free); i++) {
      free = code + "-" + i;
    }
    return free;
  }

  /**
   * Values by {@code F}, {@code M}, {@code X} or, for what is none of these words, a code of its
   * own. 1 is a man and 2 a woman, as in ISO/IEC 5218; M is a woman where H occurs.
   */
  Map<String, List<String>> bySex() {
    boolean spanishLetters =
        values.stream().map(ColumnName::plain).anyMatch(plain -> plain.equals("h"));
    Map<String, List<String>> codes = new TreeMap<>();
    for (String value : values) {
      if (!unknown.contains(value)) {
        String code = sex(value, spanishLetters);
        codes.computeIfAbsent(code, first -> new ArrayList<>()).add(value);
      }
    }
    return codes;
  }

  private String sex(String value, boolean spanishLetters) {
    String plain = ColumnName.plain(value);
    if (plain.equals("m")) {
      return spanishLetters ? "F" : "M";
    }
    if (WOMEN.contains(plain) || (areNumbers() && plain.equals("2"))) {
      return "F";
    }
    if (MEN.contains(plain) || (areNumbers() && plain.equals("1"))) {
      return "M";
    }
    return OTHERS.contains(plain) ? "X" : Slug.of(value, "v");
  }
}
