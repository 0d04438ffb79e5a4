// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.atalaya.cases.ForeignText;

/**
 * Reads inhabitants from CSV: comma-separated, UTF-8, lines that begin with {@code #} are remarks.
 * The first three columns are {@code year}, the place's and {@code sex}.
 */
final class PopulationFile {

  private static final List<String> SEXES = List.of("F", "M");
  private static final int FIXED_COLUMNS = 3;

  private final String name;
  private final String placeColumn;
  private final Predicate<String> places;

  private List<String> header = List.of();
  private long headerLine = 1;
  private long line = 1;

  /** Whose inhabitants a row counts. */
  record Stratum(String place, String sex) {}

  /**
   * What a file holds.
   *
   * @param columns the names of the columns of persons
   * @param strata persons by these columns, by year
   */
  record Content(List<String> columns, Map<Stratum, NavigableMap<Integer, double[]>> strata) {}

  /**
   * A file.
   *
   * @param name as errors call it
   * @param placeColumn the name of its second column
   * @param places which codes are allowed in it
   */
  PopulationFile(String name, String placeColumn, Predicate<String> places) {
    this.name = name;
    this.placeColumn = placeColumn;
    this.places = places;
  }

  /** Reads all; rows without persons are left out, as the number is not known. */
  Content read(Reader reader) throws IOException {
    Map<Stratum, NavigableMap<Integer, double[]>> strata = new HashMap<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .extraFieldStrategy(FieldMismatchStrategy.STRICT)
            .missingFieldStrategy(FieldMismatchStrategy.STRICT)
            .ofCsvRecord(reader)) {
      for (CsvRecord row : csv) {
        line = row.getStartingLineNumber();
        if (header.isEmpty()) {
          readHeader(row.getFields());
        } else {
          readRow(row.getFields(), strata);
        }
      }
    } catch (CsvParseException e) {
      throw new PopulationException(
          name, line + 1, "year", "something that is not CSV", header.size() + " fields");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (strata.isEmpty()) {
      throw atEnd("year", "nothing", "a header and rows");
    }
    return new Content(header.subList(FIXED_COLUMNS, header.size()), strata);
  }

  private void readHeader(List<String> columns) {
    List<String> fixed = List.of("year", placeColumn, "sex");
    if (columns.size() <= FIXED_COLUMNS || !columns.subList(0, FIXED_COLUMNS).equals(fixed)) {
      throw wrong(
          "year", String.join(",", columns), String.join(",", fixed) + " and columns of persons");
    }
    header = columns;
    headerLine = line;
  }

  private void readRow(List<String> fields, Map<Stratum, NavigableMap<Integer, double[]>> strata) {
    int year = year(fields.get(0));
    String place = fields.get(1);
    if (!places.test(place)) {
      throw wrong(placeColumn, place, "a code of the list " + placeColumn);
    }
    String sex = fields.get(2);
    if (!SEXES.contains(sex)) {
      throw wrong("sex", sex, String.join(" or ", SEXES));
    }
    List<String> numbers = fields.subList(FIXED_COLUMNS, fields.size());
    if (numbers.stream().allMatch(String::isEmpty)) {
      return;
    }
    double[] persons = new double[numbers.size()];
    Arrays.setAll(persons, i -> persons(header.get(FIXED_COLUMNS + i), numbers.get(i)));
    NavigableMap<Integer, double[]> years =
        strata.computeIfAbsent(new Stratum(place, sex), stratum -> new TreeMap<>());
    if (years.put(year, persons) != null) {
      throw wrong(placeColumn, place, "one row for each year, %s and sex".formatted(placeColumn));
    }
  }

  private int year(String text) {
    if (text.matches("[0-9]{4}")) {
      return Integer.parseInt(text);
    }
    throw wrong("year", text, "a year of four digits");
  }

  private double persons(String column, String text) {
    if (text.matches("[0-9]{1,10}(\\.[0-9]{1,6})?")) {
      return Double.parseDouble(text);
    }
    throw wrong(column, text, "a number >= 0, with a decimal point if any");
  }

  /**
   * The age groups that columns name by their youngest age, as in {@code 0,5,…,60,65+}: ascending
   * from 0, the last one open.
   */
  List<AgeSpan> ages(List<String> columns) {
    int[] youngest = new int[columns.size()];
    for (int i = 0; i < youngest.length; i++) {
      String column = columns.get(i);
      boolean last = i == youngest.length - 1;
      boolean named = column.matches(last ? "[0-9]{1,3}\\+" : "[0-9]{1,3}");
      youngest[i] = named ? Integer.parseInt(column.replace("+", "")) : -1;
      if (i == 0 ? youngest[i] != 0 : youngest[i] <= youngest[i - 1]) {
        throw inHeader(
            String.join(",", columns), "the youngest ages of groups, as in 0,5,…,60,65+");
      }
    }
    List<AgeSpan> ages = new ArrayList<>();
    for (int i = 0; i < youngest.length - 1; i++) {
      ages.add(AgeSpan.of(youngest[i], youngest[i + 1] - 1));
    }
    ages.add(AgeSpan.from(youngest[youngest.length - 1]));
    return ages;
  }

  /** What is wrong with the columns of persons. */
  PopulationException inHeader(String given, String allowed) {
    return new PopulationException(name, headerLine, "4", shown(given), allowed);
  }

  /** What is wrong with the file as a whole. */
  PopulationException atEnd(String column, String given, String allowed) {
    return new PopulationException(name, line, column, given, allowed);
  }

  private PopulationException wrong(String column, String given, String allowed) {
    return new PopulationException(name, line, column, shown(given), allowed);
  }

  private static String shown(String text) {
    return "'" + ForeignText.shown(text, 80) + "'";
  }
}
