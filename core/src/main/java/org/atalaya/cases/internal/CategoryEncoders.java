// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.atalaya.cases.Category;
import org.atalaya.cases.Course;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.Flag;
import org.atalaya.cases.CsvMapping.Origin;

/** Makes the encoders of one file's dimensions, one for each kind of origin. */
final class CategoryEncoders {

  private static final int MAX_AGE = 130;

  private final ToIntFunction<String> columns;
  private final Function<String, DateReader> dates;

  /**
   * Encoders for one file.
   *
   * @param columns position by name of column
   * @param dates reader by name of date
   */
  CategoryEncoders(ToIntFunction<String> columns, Function<String, DateReader> dates) {
    this.columns = columns;
    this.dates = dates;
  }

  /** What a text means: a value, and whether it is one that the mapping does not know. */
  private record Meaning(long value, boolean unlisted, String shown) {
    static Meaning of(OptionalLong value, long unknown, String text) {
      return value.isPresent()
          ? new Meaning(value.getAsLong(), false, "")
          : new Meaning(unknown, true, ImportFindings.shown(text));
    }
  }

  /** The encoder of a dimension with these ordinals by category code. */
  CategoryEncoder encoder(DimensionMapping mapped, Map<String, Integer> ordinals) {
    return switch (mapped.origin()) {
      case Origin.CodeColumn origin ->
          listed(origin.column(), 0, text -> code(origin, ordinals, text));
      case Origin.Crosswalk origin -> crosswalk(mapped, origin, ordinals);
      case Origin.AgeColumn origin ->
          listed(origin.column(), 0, text -> age(origin, ordinals, text));
      case Origin.HourColumn origin ->
          listed(origin.column(), 0, text -> hour(origin, ordinals, text));
      case Origin.DatePart origin -> datePart(origin, ordinals);
      case Origin.Interval origin -> interval(origin, ordinals);
      case Origin.Flags origin -> flags(origin, ordinals);
    };
  }

  /** Reads a column of which each text has one meaning; absent where it is not listed. */
  private CategoryEncoder listed(
      String column, long unknown, Function<String, OptionalLong> meaning) {
    int position = columns.applyAsInt(column);
    TextCache<Meaning> cache =
        new TextCache<>(text -> Meaning.of(meaning.apply(text), unknown, text));
    return (batch, row, findings) -> {
      Meaning found = cache.get(batch, row, position);
      if (found.unlisted) {
        findings.unknownCode(column, found.shown);
      }
      return found.value;
    };
  }

  private static OptionalLong code(
      Origin.CodeColumn origin, Map<String, Integer> ordinals, String text) {
    String listed = origin.values().get(text);
    if (listed != null) {
      return ordinal(ordinals, listed);
    }
    return text.isEmpty() ? OptionalLong.of(0) : ordinal(ordinals, padded(origin, text));
  }

  private static String padded(Origin.CodeColumn origin, String text) {
    String code = "0".repeat(Math.max(0, origin.pad() - text.length())) + text;
    return origin.take() > 0 && code.length() > origin.take()
        ? code.substring(0, origin.take())
        : code;
  }

  private static OptionalLong ordinal(Map<String, Integer> ordinals, String code) {
    Integer ordinal = ordinals.get(code);
    return ordinal == null ? OptionalLong.empty() : OptionalLong.of(ordinal);
  }

  private CategoryEncoder crosswalk(
      DimensionMapping mapped, Origin.Crosswalk origin, Map<String, Integer> ordinals) {
    boolean bits = mapped.dimension().multiValued();
    long unknown = bits ? 1L << ordinals.getOrDefault(Category.UNKNOWN, 0) : 0;
    return listed(
        origin.codes().column(),
        unknown,
        text -> {
          if (text.isEmpty() || origin.codes().values().containsKey(text)) {
            return OptionalLong.of(unknown);
          }
          List<String> codes =
              origin.crosswalk().getOrDefault(padded(origin.codes(), text), List.of());
          long value = 0;
          for (String code : codes) {
            int ordinal = ordinals.getOrDefault(code, 0);
            value = bits ? value | 1L << ordinal : ordinal;
          }
          return codes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(value);
        });
  }

  private static OptionalLong age(
      Origin.AgeColumn origin, Map<String, Integer> ordinals, String text) {
    if (text.isEmpty() || origin.unknown().contains(text)) {
      return OptionalLong.of(0);
    }
    int age = RowEncoder.wholeNumber(text);
    List<Integer> lower = origin.lowerBounds();
    if (age < lower.getFirst() || age > MAX_AGE) {
      return OptionalLong.empty();
    }
    int group = 0;
    while (group + 1 < lower.size() && age >= lower.get(group + 1)) {
      group++;
    }
    return ordinal(ordinals, origin.codes().get(group));
  }

  private static OptionalLong hour(
      Origin.HourColumn origin, Map<String, Integer> ordinals, String text) {
    if (text.isEmpty() || origin.unknown().contains(text)) {
      return OptionalLong.of(0);
    }
    String[] parts = text.split(":", -1);
    int hour = parts[0].length() > 2 ? -1 : RowEncoder.wholeNumber(parts[0]);
    boolean valid = hour >= 0 && hour < 24 && parts.length <= 3;
    for (int i = 1; i < parts.length; i++) {
      int sixtieth = parts[i].length() == 2 ? RowEncoder.wholeNumber(parts[i]) : -1;
      valid &= sixtieth >= 0 && sixtieth < 60;
    }
    return valid ? ordinal(ordinals, "%02d".formatted(hour)) : OptionalLong.empty();
  }

  private CategoryEncoder datePart(Origin.DatePart origin, Map<String, Integer> ordinals) {
    DateReader date = dates.apply(origin.date());
    return switch (origin.part()) {
      case YEAR -> (batch, row, findings) -> date.current().year();
      case MONTH -> (batch, row, findings) -> date.current().month();
      case WEEKDAY -> {
        int[] weekdays = new int[7];
        for (int day = 0; day < 7; day++) {
          weekdays[day] = ordinals.getOrDefault(Integer.toString(day + 1), 0);
        }
        // 1 January 1970 was a Thursday.
        yield (batch, row, findings) ->
            date.current().day() == DateReader.NO_DAY
                ? 0
                : weekdays[Math.floorMod(date.current().day() + 3, 7)];
      }
    };
  }

  private CategoryEncoder interval(Origin.Interval origin, Map<String, Integer> ordinals) {
    Course course = origin.course();
    DateReader from = dates.apply(origin.from());
    List<DateReader> ends = origin.to().stream().map(dates).toList();
    int none = ordinals.getOrDefault(course.none(), 0);
    int[][] bands = new int[Math.max(1, course.exits().size())][course.bands()];
    for (int exit = 0; exit < bands.length; exit++) {
      for (int band = 0; band < course.bands(); band++) {
        bands[exit][band] = ordinals.getOrDefault(course.code(exit, band), 0);
      }
    }
    return (batch, row, findings) -> {
      OptionalInt first = earliest(ends);
      if (first.isEmpty()) {
        return 0;
      }
      if (first.getAsInt() == ends.size()) {
        return none;
      }
      long days = (long) ends.get(first.getAsInt()).current().day() - from.current().day();
      if (from.current().day() == DateReader.NO_DAY || days < 0) {
        return 0;
      }
      int exit = course.exits().isEmpty() ? 0 : first.getAsInt();
      return bands[exit][course.band((int) Math.min(days, Integer.MAX_VALUE))];
    };
  }

  /**
   * Which date came first, their number if none has come; absent where one is not known to the day,
   * for it may have been the first.
   */
  private static OptionalInt earliest(List<DateReader> ends) {
    int first = ends.size();
    for (int i = 0; i < ends.size(); i++) {
      DateReader.Reading end = ends.get(i).current();
      if (end.blank()) {
        continue;
      }
      if (end.day() == DateReader.NO_DAY) {
        return OptionalInt.empty();
      }
      if (first == ends.size() || end.day() < ends.get(first).current().day()) {
        first = i;
      }
    }
    return OptionalInt.of(first);
  }

  private CategoryEncoder flags(Origin.Flags origin, Map<String, Integer> ordinals) {
    long unknown = 1L << ordinals.getOrDefault(Category.UNKNOWN, 0);
    long none = origin.none().map(code -> 1L << ordinals.getOrDefault(code, 0)).orElse(unknown);
    List<FlagReader> readers = new ArrayList<>();
    for (Flag flag : origin.flags()) {
      readers.add(
          new FlagReader(
              flag,
              columns.applyAsInt(flag.column()),
              1L << ordinals.getOrDefault(flag.category(), 0)));
    }
    return (batch, row, findings) -> {
      long set = 0;
      boolean answered = true;
      for (FlagReader reader : readers) {
        Answer answer = reader.read(batch, row, findings);
        set |= answer == Answer.YES ? reader.bit : 0;
        answered &= answer == Answer.NO;
      }
      return set != 0 ? set : answered ? none : unknown;
    };
  }

  private enum Answer {
    YES,
    NO,
    BLANK,
    UNLISTED
  }

  private static final class FlagReader {
    private final Flag flag;
    private final int position;
    private final long bit;
    private final TextCache<Answer> answers = new TextCache<>(this::answer);

    FlagReader(Flag flag, int position, long bit) {
      this.flag = flag;
      this.position = position;
      this.bit = bit;
    }

    Answer read(FieldBatch batch, int row, ImportFindings findings) {
      Answer answer = answers.get(batch, row, position);
      if (answer == Answer.UNLISTED) {
        findings.unknownCode(flag.column(), ImportFindings.shown(batch.text(row, position)));
      }
      return answer;
    }

    private Answer answer(String text) {
      String answer = text;
      if (flag.position() > 0) {
        answer =
            text.length() >= flag.position()
                ? text.substring(flag.position() - 1, flag.position())
                : "";
      }
      if (flag.yes().contains(answer)) {
        return Answer.YES;
      }
      if (flag.no().contains(answer)) {
        return Answer.NO;
      }
      return answer.isEmpty() ? Answer.BLANK : Answer.UNLISTED;
    }
  }
}
