// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DateColumns;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.Flag;
import org.atalaya.cases.CsvMapping.Origin;
import org.atalaya.cases.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Turns the fields of one file's rows into what the store keeps: for each dimension an ordinal (a
 * set of bits where it is multi-valued), and a canonical text of the whole row. Bound to one file,
 * because the order of columns differs from file to file.
 */
final class RowEncoder {

  private static final char SEPARATOR = '\u001f';

  /** Sorts before every name; not one that a mapping could give. */
  private static final String EMPTY_COLUMN = "\u0000";

  private final List<ToLongFunction<List<String>>> encoders = new ArrayList<>();
  private final Map<String, DateReader> dates = new LinkedHashMap<>();
  private final DateReader registered;
  private final Map<String, Integer> positions;
  private final List<Map.Entry<String, Integer>> byName;
  private final List<Integer> rowId;
  private final ImportFindings findings;

  RowEncoder(
      CsvMapping mapping,
      Map<String, Map<String, Integer>> ordinals,
      DelimitedFile file,
      List<String> header,
      LocalDate today,
      ImportFindings findings) {
    this.findings = findings;
    this.positions = positions(mapping, file, header);
    // Sorted by name, so that a file with its columns in another order has the same rows.
    this.byName = positions.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    this.rowId = mapping.rowId().stream().map(this::position).toList();
    mapping
        .dates()
        .forEach((name, columns) ->
            dates.put(name, new DateReader(columns, this::position, today, findings)));
    this.registered = dateReader(CsvMapping.REGISTERED);
    for (DimensionMapping mapped : mapping.dimensions()) {
      encoders.add(encoder(mapped, ordinals.getOrDefault(mapped.dimension().id(), Map.of())));
    }
  }

  /** Reads the dates of a row and notes what is suspicious about them; call before the rest. */
  void begin(List<String> fields) {
    registered.read(fields);
    registered.latest().ifPresent(findings::registered);
    for (DateReader date : dates.values()) {
      if (date != registered) {
        date.read(fields);
        date.noteIfAfter(registered);
      }
    }
  }

  /** What the store keeps for the {@code index}-th dimension of the mapping. */
  long encode(int index, List<String> fields) {
    return encoders.get(index).applyAsLong(fields);
  }

  /** Whether the file has ids of its own. */
  boolean hasRowId() {
    return !rowId.isEmpty();
  }

  /** The text that identifies a row: its id, or else everything in it. */
  String identity(List<String> fields) {
    StringBuilder text = new StringBuilder(256);
    if (hasRowId()) {
      rowId.forEach(position -> text.append(fields.get(position).strip()).append(SEPARATOR));
    } else {
      for (Map.Entry<String, Integer> column : byName) {
        text.append(column.getKey()).append('=');
        text.append(fields.get(column.getValue()).strip()).append(SEPARATOR);
      }
    }
    return text.toString();
  }

  private static Map<String, Integer> positions(
      CsvMapping mapping, DelimitedFile file, List<String> header) {
    Map<String, String> canonical = new HashMap<>();
    mapping
        .aliases()
        .forEach((name, others) -> others.forEach(other -> canonical.put(other, name)));
    List<String> names =
        header.stream().map(String::strip).map(name -> canonical.getOrDefault(name, name)).toList();
    // The first line of a file without a header is a record: no name is repeated that the mapping
    // does not know.
    Set<String> needed = columns(mapping);
    List<String> missing = needed.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw file.problem(
          "lacks %d of the %d columns that the mapping names: %s (its first line has %d fields, separated by '%s')"
              .formatted(
                  missing.size(),
                  needed.size(),
                  String.join(", ", missing),
                  header.size(),
                  mapping.format().delimiter()));
    }
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        // Spreadsheets leave empty columns behind; they belong to the row all the same.
        positions.put(EMPTY_COLUMN + i, i);
        continue;
      }
      Integer first = positions.putIfAbsent(names.get(i), i);
      if (first != null) {
        throw file.problem(
            "has the same column twice: %sfields %d and %d of its first line"
                .formatted(
                    needed.contains(names.get(i)) ? names.get(i) + ", " : "", first + 1, i + 1));
      }
    }
    return positions;
  }

  /** Every column that the mapping names. */
  private static Set<String> columns(CsvMapping mapping) {
    Set<String> columns = new LinkedHashSet<>(mapping.rowId());
    for (DateColumns date : mapping.dates().values()) {
      for (Optional<String> column : List.of(date.date(), date.year(), date.month(), date.day())) {
        column.ifPresent(columns::add);
      }
    }
    for (DimensionMapping mapped : mapping.dimensions()) {
      switch (mapped.origin()) {
        case Origin.CodeColumn origin -> columns.add(origin.column());
        case Origin.AgeColumn origin -> columns.add(origin.column());
        case Origin.Flags origin -> origin.flags().forEach(flag -> columns.add(flag.column()));
        case Origin.DatePart origin -> {
          // Its columns are the date's.
        }
      }
    }
    return columns;
  }

  private int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("no such column: " + column);
    }
    return position;
  }

  private DateReader dateReader(String name) {
    DateReader reader = dates.get(name);
    if (reader == null) {
      throw new IllegalArgumentException("no such date: " + name);
    }
    return reader;
  }

  private ToLongFunction<List<String>> encoder(
      DimensionMapping mapped, Map<String, Integer> ordinals) {
    return switch (mapped.origin()) {
      case Origin.CodeColumn origin -> codes(origin, ordinals);
      case Origin.AgeColumn origin -> ages(origin, ordinals);
      case Origin.DatePart origin -> datePart(origin, ordinals);
      case Origin.Flags origin -> flags(mapped.dimension(), origin, ordinals);
    };
  }

  private ToLongFunction<List<String>> codes(
      Origin.CodeColumn origin, Map<String, Integer> ordinals) {
    int position = position(origin.column());
    // What a text means is worked out once; files have few different texts in a coded column.
    Map<String, Integer> known = new HashMap<>();
    return fields -> {
      String raw = fields.get(position).strip();
      Integer ordinal = known.get(raw);
      if (ordinal == null) {
        ordinal = lookUp(origin, ordinals, raw);
        if (ordinal != null) {
          known.put(raw, ordinal);
        }
      }
      if (ordinal == null) {
        findings.unknownCode(origin.column(), raw);
        return 0;
      }
      return ordinal;
    };
  }

  private static @Nullable Integer lookUp(
      Origin.CodeColumn origin, Map<String, Integer> ordinals, String raw) {
    String listed = origin.values().get(raw);
    if (listed != null) {
      return ordinals.get(listed);
    }
    if (raw.isEmpty()) {
      return 0;
    }
    String code = "0".repeat(Math.max(0, origin.pad() - raw.length())) + raw;
    if (origin.take() > 0 && code.length() > origin.take()) {
      code = code.substring(0, origin.take());
    }
    return ordinals.get(code);
  }

  private ToLongFunction<List<String>> ages(
      Origin.AgeColumn origin, Map<String, Integer> ordinals) {
    int position = position(origin.column());
    int[] lower = origin.lowerBounds().stream().mapToInt(Integer::intValue).toArray();
    int[] group =
        origin.codes().stream().mapToInt(code -> ordinals.getOrDefault(code, 0)).toArray();
    return fields -> {
      String raw = fields.get(position).strip();
      if (raw.isEmpty() || origin.unknown().contains(raw)) {
        return 0;
      }
      int age = wholeNumber(raw);
      if (age < lower[0] || age > 130) {
        findings.unknownCode(origin.column(), raw);
        return 0;
      }
      int index = 0;
      while (index + 1 < lower.length && age >= lower[index + 1]) {
        index++;
      }
      return group[index];
    };
  }

  private ToLongFunction<List<String>> datePart(
      Origin.DatePart origin, Map<String, Integer> ordinals) {
    DateReader date = dateReader(origin.date());
    return switch (origin.part()) {
      case YEAR -> fields -> date.year();
      case MONTH -> fields -> date.month().map(CalendarPeriod::monthOrdinal).orElse(0);
      case WEEKDAY ->
          fields ->
              date.day()
                  .map(day -> ordinals.get(Integer.toString(day.getDayOfWeek().getValue())))
                  .orElse(0);
    };
  }

  private ToLongFunction<List<String>> flags(
      Dimension dimension, Origin.Flags origin, Map<String, Integer> ordinals) {
    List<ToLongFunction<List<String>>> bits = new ArrayList<>();
    for (Flag flag : origin.flags()) {
      bits.add(flag(flag, 1L << ordinals.getOrDefault(flag.category(), 0)));
    }
    long unknown = 1L << ordinals.getOrDefault(Category.UNKNOWN, 0);
    return fields -> {
      long set = 0;
      for (ToLongFunction<List<String>> bit : bits) {
        set |= bit.applyAsLong(fields);
      }
      return set == 0 ? unknown : set;
    };
  }

  private ToLongFunction<List<String>> flag(Flag flag, long bit) {
    int position = position(flag.column());
    int character = flag.position();
    return fields -> {
      String raw = fields.get(position).strip();
      String answer = raw;
      if (character > 0) {
        answer = raw.length() >= character ? raw.substring(character - 1, character) : "";
      }
      if (flag.yes().contains(answer)) {
        return bit;
      }
      if (!answer.isEmpty() && !flag.no().contains(answer)) {
        findings.unknownCode(flag.column(), raw);
      }
      return 0;
    };
  }

  /** The whole number that {@code text} says, or −1: at most six digits and nothing else. */
  static int wholeNumber(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 6;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(text) : -1;
  }
}
