// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.internal.YamlMappingReader;

/**
 * How the columns of delimited files become dimensions: the declaration by which another ministry's
 * files load without a change of code. Written as YAML; the published JSON schema is the resource
 * {@code /org/atalaya/cases/csv-mapping.schema.json}.
 *
 * <pre>{@code
 * CsvMapping mapping = CsvMapping.read("calls.yaml", Files.newInputStream(path), CodeLists.NONE);
 * }</pre>
 *
 * @param source where the records come from
 * @param format how the files are written
 * @param tables the flat files, each with the counting units of which its rows are one each
 * @param aliases other spellings of a column, by the spelling used in this mapping
 * @param dates the dates put together from columns, by name
 * @param dimensions the dimensions, in the order in which they are offered
 */
public record CsvMapping(
    SourceDescription source,
    FileFormat format,
    List<Table> tables,
    Map<String, List<String>> aliases,
    Map<String, DateColumns> dates,
    List<DimensionMapping> dimensions) {

  /** The date of the complaint, which every mapping declares. */
  public static final String REGISTERED = "registered";

  public CsvMapping {
    tables = List.copyOf(tables);
    aliases = Map.copyOf(aliases);
    dates = Map.copyOf(dates);
    dimensions = List.copyOf(dimensions);
    Set<CountingUnit> units = EnumSet.noneOf(CountingUnit.class);
    for (Table table : tables) {
      for (CountingUnit unit : table.units()) {
        if (!units.add(unit)) {
          throw new IllegalArgumentException(
              "tables: the unit %s belongs to two tables".formatted(unit.id()));
        }
      }
    }
  }

  /**
   * Reads a mapping.
   *
   * @param name what to call the mapping in messages, usually the file name
   * @param codeLists the named category lists that the mapping may refer to
   * @throws MappingException naming every place that is wrong, with what was given and what is
   *     allowed there
   */
  public static CsvMapping read(String name, InputStream yaml, CodeLists codeLists) {
    return YamlMappingReader.read(name, yaml, codeLists);
  }

  /** The same mapping for a file of another origin. */
  public CsvMapping withSource(SourceDescription other) {
    return new CsvMapping(other, format, tables, aliases, dates, dimensions);
  }

  /** The counting units of all tables. */
  public Set<CountingUnit> units() {
    return tables.stream()
        .flatMap(table -> table.units().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CountingUnit.class)));
  }

  /** The tables that files or a feed tell of: those that are not handed over. */
  public List<Table> readTables() {
    return tables.stream().filter(table -> !table.isHandedOver()).toList();
  }

  /** The dimensions that are read from the files of {@code table}. */
  public List<DimensionMapping> dimensions(Table table) {
    return dimensions.stream()
        .filter(mapped -> !Collections.disjoint(mapped.units(), table.units()))
        .toList();
  }

  /**
   * The dates that are read from the files of {@code table}: that of the registration and those of
   * its dimensions; all of them where there is only one table.
   */
  public Map<String, DateColumns> dates(Table table) {
    if (tables.size() == 1) {
      return dates;
    }
    Set<String> needed = new HashSet<>(Set.of(REGISTERED));
    dimensions(table).forEach(mapped -> needed.addAll(mapped.origin().dates()));
    Map<String, DateColumns> found = new LinkedHashMap<>(dates);
    found.keySet().retainAll(needed);
    return found;
  }

  /** The schema of a store that can hold what this mapping reads. */
  public CaseSchema schema() {
    Map<CountingUnit, Set<String>> byUnit = new LinkedHashMap<>();
    for (CountingUnit unit : units()) {
      Set<String> ids = new LinkedHashSet<>();
      for (DimensionMapping mapped : dimensions) {
        if (mapped.units().contains(unit)) {
          ids.add(mapped.dimension().id());
        }
      }
      byUnit.put(unit, ids);
    }
    return new CaseSchema(dimensions.stream().map(DimensionMapping::dimension).toList(), byUnit);
  }

  /**
   * How the file is written.
   *
   * @param delimiter the character between fields
   * @param encodings the encodings the file may have; the first that decodes it whole is used
   * @param maxRejectedShare the largest share of rows, 0 to 1, that may be unreadable before the
   *     whole import is refused
   */
  public record FileFormat(char delimiter, List<Charset> encodings, double maxRejectedShare) {
    public FileFormat {
      encodings = List.copyOf(encodings);
    }
  }

  /**
   * One flat file, or several with the same columns.
   *
   * @param units the counting units of which each row is one
   * @param fileNames a glob for the names of its files, with or without {@code .gz}; {@link
   *     #HANDED_OVER} where there are none
   * @param identity what identifies a row
   */
  public record Table(Set<CountingUnit> units, String fileNames, RowIdentity identity) {

    /** Any file name, for a mapping with one table. */
    public static final String ANY_FILE = "*";

    /** No file: the rows are handed over by a program, with {@link CaseLoader#replace}. */
    public static final String HANDED_OVER = "";

    private static final String GZIP = ".gz";

    /**
     * A table.
     *
     * @throws java.util.regex.PatternSyntaxException if {@code fileNames} is no glob
     */
    public Table {
      units = Set.copyOf(units);
      matcher(fileNames);
    }

    /** Whether a program hands over its rows, and no file or feed has any. */
    public boolean isHandedOver() {
      return fileNames.equals(HANDED_OVER);
    }

    /** Whether a file of this name belongs to the table. */
    public boolean matches(Path file) {
      if (isHandedOver()) {
        return false;
      }
      PathMatcher matcher = matcher(fileNames);
      Path name = Path.of(String.valueOf(file.getFileName()));
      String text = name.toString();
      return matcher.matches(name)
          || (text.endsWith(GZIP)
              && matcher.matches(Path.of(text.substring(0, text.length() - GZIP.length()))));
    }

    private static PathMatcher matcher(String glob) {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
  }

  /** What identifies a row for good, and thus gives it its record key. */
  public sealed interface RowIdentity {

    /** The columns that together identify a row; none where its content does. */
    List<String> rowId();

    /** A file without ids: a row is known by its content and its ordinal among equal rows. */
    record Content() implements RowIdentity {
      @Override
      public List<String> rowId() {
        return List.of();
      }
    }

    /**
     * A row that is a case of its own: the columns identify the case.
     *
     * @param rowId at least one column
     */
    record OwnCase(List<String> rowId) implements RowIdentity {
      public OwnCase {
        rowId = List.copyOf(rowId);
      }
    }

    /**
     * A row that belongs to a case. The first of its case has the case's key, so that the same
     * people counted by another unit get the same noise.
     *
     * @param rowId at least one column
     * @param caseId the columns that identify the case, as in the table of cases
     * @param position the column with 1 for the first of its case, 2 for the second …
     */
    record InCase(List<String> rowId, List<String> caseId, String position) implements RowIdentity {
      public InCase {
        rowId = List.copyOf(rowId);
        caseId = List.copyOf(caseId);
      }
    }

    /**
     * A row that belongs to no case: an alert, a tip.
     *
     * @param rowId at least one column
     */
    record Standalone(List<String> rowId) implements RowIdentity {
      public Standalone {
        rowId = List.copyOf(rowId);
      }
    }
  }

  /**
   * A date put together from columns: either one column that holds it ({@code date}) or one for
   * each part.
   *
   * @param date the column with the whole date, if there is one
   * @param dayFirst whether that column is written 31/12/2024 (also with hyphens or points) rather
   *     than by ISO 8601, 2024-12-31
   * @param year column of the year
   * @param month column of the month, 1 to 12
   * @param day column of the day of the month
   * @param unknown texts that stand for an unknown part
   * @param earliestYear years before this one are reported as suspicious and counted as unknown
   * @param follows the date before which this one cannot lie, where that is declared; a date that
   *     follows none is that of an event and cannot lie after the registration
   */
  public record DateColumns(
      Optional<String> date,
      boolean dayFirst,
      Optional<String> year,
      Optional<String> month,
      Optional<String> day,
      Set<String> unknown,
      int earliestYear,
      Optional<String> follows) {
    public DateColumns {
      unknown = Set.copyOf(unknown);
    }

    /** The columns of which it is put together. */
    public List<String> columns() {
      return Stream.of(date, year, month, day).flatMap(Optional::stream).toList();
    }
  }

  /**
   * One dimension and where its category is found.
   *
   * @param dimension the dimension
   * @param units the counting units that can be told apart by it
   * @param origin where its category is found
   */
  public record DimensionMapping(Dimension dimension, Set<CountingUnit> units, Origin origin) {
    public DimensionMapping {
      units = Set.copyOf(units);
    }
  }

  /** Where the category of a dimension is found in a row. */
  public sealed interface Origin {

    /** The columns that it reads, besides those of its dates. */
    List<String> columns();

    /** The names of the dates that it reads. */
    default List<String> dates() {
      return List.of();
    }

    /**
     * A column of codes.
     *
     * @param column its name
     * @param pad length to which codes are filled up with zeros on the left, 0 for none
     * @param take how many characters are kept from the left after that, 0 for all
     * @param values category code by code in the file; what is not listed must be a category code
     */
    record CodeColumn(String column, int pad, int take, Map<String, String> values)
        implements Origin {
      public CodeColumn {
        values = Map.copyOf(values);
      }

      @Override
      public List<String> columns() {
        return List.of(column);
      }
    }

    /**
     * A column of codes that are looked up in a crosswalk to other codes.
     *
     * @param codes how the column is read; its values are texts that mean a category at once, such
     *     as "unknown"
     * @param crosswalk category codes by code
     */
    record Crosswalk(CodeColumn codes, Map<String, List<String>> crosswalk) implements Origin {
      public Crosswalk {
        crosswalk = Map.copyOf(crosswalk);
      }

      @Override
      public List<String> columns() {
        return codes.columns();
      }

      /** Whether a code can mean several categories. */
      public boolean isMultiValued() {
        return crosswalk.values().stream().anyMatch(codes -> codes.size() > 1);
      }
    }

    /**
     * A column of ages in completed years, grouped.
     *
     * @param column its name
     * @param lowerBounds first age of each group, ascending; the last group is open
     * @param codes category code of each group, as many as lower bounds
     * @param unknown texts that stand for an unknown age
     */
    record AgeColumn(
        String column, List<Integer> lowerBounds, List<String> codes, Set<String> unknown)
        implements Origin {
      public AgeColumn {
        lowerBounds = List.copyOf(lowerBounds);
        codes = List.copyOf(codes);
        unknown = Set.copyOf(unknown);
      }

      @Override
      public List<String> columns() {
        return List.of(column);
      }
    }

    /**
     * A column of hours, 0 to 23, or of times of day, {@code HH:MM}.
     *
     * @param column its name
     * @param unknown texts that stand for an unknown hour
     */
    record HourColumn(String column, Set<String> unknown) implements Origin {
      public HourColumn {
        unknown = Set.copyOf(unknown);
      }

      @Override
      public List<String> columns() {
        return List.of(column);
      }
    }

    /**
     * A part of one of the mapping's dates.
     *
     * @param date the date's name
     * @param part which part
     */
    record DatePart(String date, Part part) implements Origin {
      @Override
      public List<String> columns() {
        return List.of();
      }

      @Override
      public List<String> dates() {
        return List.of(date);
      }
    }

    /**
     * The completed days from one date to the earliest of others, in the bands of a course.
     *
     * @param from the name of the date at which the time begins
     * @param to the names of the dates at which it can end; where the course has exits, one for
     *     each
     * @param course bands and exits
     */
    record Interval(String from, List<String> to, Course course) implements Origin {
      public Interval {
        to = List.copyOf(to);
        if (to.isEmpty() || (!course.exits().isEmpty() && course.exits().size() != to.size())) {
          throw new IllegalArgumentException(
              "%d dates cannot end a course with %d exits"
                  .formatted(to.size(), course.exits().size()));
        }
      }

      @Override
      public List<String> columns() {
        return List.of();
      }

      @Override
      public List<String> dates() {
        return Stream.concat(Stream.of(from), to.stream()).toList();
      }
    }

    /**
     * Several yes/no fields, each of which adds a category; a record can have many.
     *
     * @param flags the fields
     * @param none code of the category of records of which every field says no; absent where that
     *     is counted as unknown
     */
    record Flags(List<Flag> flags, Optional<String> none) implements Origin {
      public Flags {
        flags = List.copyOf(flags);
      }

      @Override
      public List<String> columns() {
        return flags.stream().map(Flag::column).distinct().toList();
      }
    }
  }

  /** The parts of a date that can be a dimension. */
  public enum Part {
    YEAR,
    MONTH,
    /** ISO 8601: 1 is Monday. */
    WEEKDAY
  }

  /**
   * A yes/no field.
   *
   * @param category code of the category that "yes" adds
   * @param column its name
   * @param position the character, from 1, that holds the answer; 0 if it is the whole field
   * @param yes the texts that mean yes
   * @param no the texts that mean no
   */
  public record Flag(
      String category, String column, int position, Set<String> yes, Set<String> no) {
    public Flag {
      yes = Set.copyOf(yes);
      no = Set.copyOf(no);
    }
  }
}
