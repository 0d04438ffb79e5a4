// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.Origin;
import org.atalaya.cases.CsvMapping.RowIdentity;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.ImportReport.SuspiciousDate;

/**
 * Turns the fields of one source's rows into what the store keeps: the identity of the row and for
 * each dimension an ordinal (a set of bits where it is multi-valued). Bound to one file, because
 * the order of columns differs from file to file, and to one thread.
 */
final class RowEncoder {

  /** Sorts before every name; not one that a mapping could give. */
  private static final String EMPTY_COLUMN = "\u0000";

  private final List<CategoryEncoder> encoders = new ArrayList<>();
  private final Map<String, DateReader> dates = new LinkedHashMap<>();
  private final List<DatePair> pairs = new ArrayList<>();
  private final DateReader registered;
  private final Map<String, Integer> positions;
  private final RowIdentifier identifier;
  private final String noPosition;
  private final int width;
  private final List<String> unused;

  /** Two dates of which the second must not lie before the first. */
  private record DatePair(DateReader first, DateReader second, SuspiciousDate suspicion) {}

  /**
   * An encoder.
   *
   * @param header the column names of the source
   * @throws RuntimeException the source's problem, if it lacks or repeats a column
   */
  RowEncoder(
      CsvMapping mapping,
      Table table,
      Map<String, Map<String, Integer>> ordinals,
      RowSource source,
      List<String> header,
      LocalDate today,
      RecordKeys keys) {
    this.width = header.size();
    this.positions = positions(mapping, table, source, header);
    this.identifier =
        new RowIdentifier(
            keys,
            table,
            positions.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
            this::position);
    Set<String> named = columns(mapping, table);
    this.unused =
        positions.keySet().stream()
            .filter(name -> !named.contains(name) && !name.startsWith(EMPTY_COLUMN))
            .toList();
    this.noPosition =
        table.identity() instanceof RowIdentity.InCase inCase
            ? "has no whole number from 1 in the column " + inCase.position()
            : "";
    mapping
        .dates(table)
        .forEach(
            (name, columns) -> dates.put(name, new DateReader(columns, this::position, today)));
    this.registered = dateReader(CsvMapping.REGISTERED);
    pairDates(mapping, table);
    CategoryEncoders origins = new CategoryEncoders(this::position, this::dateReader);
    for (DimensionMapping mapped : mapping.dimensions(table)) {
      encoders.add(
          origins.encoder(mapped, ordinals.getOrDefault(mapped.dimension().id(), Map.of())));
    }
  }

  private void pairDates(CsvMapping mapping, Table table) {
    Set<String> ends = new HashSet<>(Set.of(CsvMapping.REGISTERED));
    Map<String, Map<String, SuspiciousDate>> found = new LinkedHashMap<>();
    for (DimensionMapping mapped : mapping.dimensions()) {
      if (mapped.origin() instanceof Origin.Interval interval) {
        ends.addAll(interval.to());
        interval
            .to()
            .forEach(to -> pair(found, interval.from(), to, SuspiciousDate.ENDS_BEFORE_START));
      }
    }
    mapping
        .dates(table)
        .forEach((name, columns) ->
            columns
                .follows()
                .ifPresentOrElse(
                    first -> pair(found, first, name, SuspiciousDate.ENDS_BEFORE_START),
                    () -> {
                      if (!ends.contains(name)) {
                        found
                            .computeIfAbsent(name, date -> new LinkedHashMap<>())
                            .put(CsvMapping.REGISTERED, SuspiciousDate.EVENT_AFTER_COMPLAINT);
                      }
                    }));
    found.forEach((first, seconds) ->
        seconds.forEach((second, suspicion) -> {
          if (dates.containsKey(first) && dates.containsKey(second)) {
            pairs.add(new DatePair(dateReader(first), dateReader(second), suspicion));
          }
        }));
  }

  private static void pair(
      Map<String, Map<String, SuspiciousDate>> found,
      String first,
      String second,
      SuspiciousDate suspicion) {
    found.computeIfAbsent(first, date -> new LinkedHashMap<>()).put(second, suspicion);
  }

  /** The columns of the file that the mapping does not name. */
  List<String> unusedColumns() {
    return unused;
  }

  /**
   * Encodes a batch.
   *
   * @param repeated its rows that have the id of an earlier row
   */
  EncodedBatch encode(FieldBatch batch, BitSet repeated) {
    EncodedBatch encoded = new EncodedBatch(batch, encoders.size());
    for (int row = 0; row < batch.rows(); row++) {
      if (batch.width(row) != width) {
        encoded.reject(row, "has %d fields, the header has %d".formatted(batch.width(row), width));
      } else if (repeated.get(row)) {
        encoded.reject(row, "has the id of an earlier row");
      } else if (!identifier.next(batch, row, 0)) {
        encoded.reject(row, noPosition);
      } else {
        encode(batch, row, encoded);
      }
    }
    return encoded;
  }

  private void encode(FieldBatch batch, int row, EncodedBatch encoded) {
    int at = encoded.rows++;
    encoded.sourceRows[at] = row;
    encoded.ids[at] = identifier.id();
    encoded.keys[at] = identifier.key();
    readDates(batch, row, encoded.findings);
    for (int i = 0; i < encoders.size(); i++) {
      encoded.values[i][at] = encoders.get(i).encode(batch, row, encoded.findings);
    }
  }

  private void readDates(FieldBatch batch, int row, ImportFindings findings) {
    for (DateReader date : dates.values()) {
      date.read(batch, row);
      SuspiciousDate suspicion = date.current().suspicion();
      if (suspicion != null) {
        findings.suspicious(suspicion);
      }
    }
    if (registered.current().latest() != DateReader.NO_DAY) {
      findings.registered(registered.current().latest());
    }
    for (DatePair pair : pairs) {
      int first = pair.first.current().day();
      int second = pair.second.current().day();
      if (first != DateReader.NO_DAY && second != DateReader.NO_DAY && second < first) {
        findings.suspicious(pair.suspicion);
      }
    }
  }

  /** Whether rows are known by their content only, so that equal ones are different records. */
  boolean byContent() {
    return identifier.byContent();
  }

  /** Whether a row has an id at all. */
  boolean isIdentified(FieldBatch batch, int row) {
    return !identifier.isBlank(batch, row);
  }

  /** The record id of a row of which only the columns that identify it need be filled. */
  long id(FieldBatch batch, int row) {
    identifier.identify(batch, row, 0);
    return identifier.id();
  }

  /**
   * Gives a loaded row the key and id of the {@code count}-th repetition of its content.
   *
   * @param at which of the loaded rows
   */
  void repeat(EncodedBatch encoded, int at, int count) {
    identifier.next(encoded.source, encoded.sourceRows[at], count);
    encoded.ids[at] = identifier.id();
    encoded.keys[at] = identifier.key();
  }

  private static Map<String, Integer> positions(
      CsvMapping mapping, Table table, RowSource source, List<String> header) {
    Map<String, String> canonical = new HashMap<>();
    mapping
        .aliases()
        .forEach((name, others) -> others.forEach(other -> canonical.put(other, name)));
    List<String> names = header.stream().map(name -> canonical.getOrDefault(name, name)).toList();
    // The first line of a file without a header is a record: no name is repeated that the mapping
    // does not know.
    Set<String> needed = columns(mapping, table);
    List<String> missing = needed.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw source.problem(
          "lacks %d of the %d columns that the mapping names: %s (%s)"
              .formatted(
                  missing.size(),
                  needed.size(),
                  String.join(", ", missing),
                  source.layout(header.size())));
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
        throw source.problem(
            "has the same column twice: %sfields %d and %d of its first line"
                .formatted(
                    needed.contains(names.get(i)) ? names.get(i) + ", " : "", first + 1, i + 1));
      }
    }
    return positions;
  }

  /** Every column that the mapping names for this table. */
  static Set<String> columns(CsvMapping mapping, Table table) {
    Set<String> columns = new LinkedHashSet<>(table.identity().rowId());
    if (table.identity() instanceof RowIdentity.InCase inCase) {
      columns.addAll(inCase.caseId());
      columns.add(inCase.position());
    }
    mapping.dates(table).values().forEach(date -> columns.addAll(date.columns()));
    mapping.dimensions(table).forEach(mapped -> columns.addAll(mapped.origin().columns()));
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

  /** The whole number that {@code text} says, or −1: at most six digits and nothing else. */
  static int wholeNumber(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 6;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(text) : -1;
  }
}
