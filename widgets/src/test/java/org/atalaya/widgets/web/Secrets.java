// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.statistics.UnprotectedTable;

/**
 * Numbers that no answer may contain, however they are written.
 *
 * @param numbers true counts that are large enough to be told from other numbers, and sums of
 *     record keys
 */
record Secrets(Set<Long> numbers) {

  /** The least count that is looked for: smaller numbers stand everywhere for something else. */
  private static final long LEAST_COUNT = 1_000;

  /** What may stand between thousands: in print, in markup, in JSON. */
  private static final String SEPARATOR =
      "(?:[.,'’ \u00a0\u2009\u202f_]|&nbsp;|&#160;|&#xA0;|&#8239;|\\\\u00[aA]0|\\\\u202[fF])?";

  Secrets {
    numbers = Set.copyOf(numbers);
  }

  /** What lies behind these tables and their margins. */
  static Secrets of(Stream<UnprotectedTable> tables) {
    Set<Long> numbers = new HashSet<>();
    tables
        .flatMap(table -> Stream.of(Optional.of(table.cells()), table.margin()))
        .flatMap(Optional::stream)
        .forEach(tally -> add(numbers, tally));
    return new Secrets(numbers);
  }

  private static void add(Set<Long> numbers, UnprotectedTally tally) {
    for (int cell = 0; cell < tally.size(); cell++) {
      if (tally.count(cell) >= LEAST_COUNT) {
        numbers.add(tally.count(cell));
      }
      if (tally.count(cell) > 0) {
        // Of a single record, its key.
        numbers.add(tally.keySum(cell));
        // What the noise is looked up by.
        numbers.add(tally.keySum(cell) & 0xFFFF_FFFFL);
      }
    }
  }

  /** Which of the numbers a text contains. */
  List<Long> in(String text) {
    return numbers.stream()
        .filter(number -> pattern(number).matcher(text).find())
        .sorted()
        .toList();
  }

  /** Digits inside a longer number or a hexadecimal digest are another number. */
  private static Pattern pattern(long number) {
    String digits = Long.toString(number);
    String grouped =
        IntStream.range(0, digits.length())
            .mapToObj(
                i -> (i > 0 && (digits.length() - i) % 3 == 0 ? SEPARATOR : "") + digits.charAt(i))
            .reduce("", String::concat);
    String hexadecimal = number >= 1L << 24 ? "|(?i:" + Long.toHexString(number) + ")" : "";
    return Pattern.compile("(?<![0-9a-f])(?:" + grouped + hexadecimal + ")(?![0-9a-f])");
  }
}
