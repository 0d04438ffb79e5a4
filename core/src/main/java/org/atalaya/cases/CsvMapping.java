// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.internal.YamlMappingReader;

/**
 * How the columns of a delimited file become dimensions: the declaration by which another
 * ministry's file loads without a change of code. Written as YAML; the published JSON schema is the
 * resource {@code /org/atalaya/cases/csv-mapping.schema.json}.
 *
 * <pre>{@code
 * CsvMapping mapping = CsvMapping.read("calls.yaml", Files.newInputStream(path), CodeLists.NONE);
 * }</pre>
 *
 * @param source where the records come from
 * @param format how the file is written
 * @param rowId columns that together identify a row for good; empty where the file has none, then
 *     the row's content identifies it
 * @param aliases other spellings of a column, by the spelling used in this mapping
 * @param dates the dates put together from columns, by name
 * @param units the counting units of which each row is one
 * @param dimensions the dimensions, in the order in which they are offered
 */
public record CsvMapping(
    SourceDescription source,
    FileFormat format,
    List<String> rowId,
    Map<String, List<String>> aliases,
    Map<String, DateColumns> dates,
    Set<CountingUnit> units,
    List<DimensionMapping> dimensions) {

  /** The date of the complaint, which every mapping declares. */
  public static final String REGISTERED = "registered";

  public CsvMapping {
    rowId = List.copyOf(rowId);
    aliases = Map.copyOf(aliases);
    dates = Map.copyOf(dates);
    units = Set.copyOf(units);
    dimensions = List.copyOf(dimensions);
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
    return new CsvMapping(other, format, rowId, aliases, dates, units, dimensions);
  }

  /** The schema of a store that can hold what this mapping reads. */
  public CaseSchema schema() {
    Map<CountingUnit, Set<String>> byUnit = new LinkedHashMap<>();
    for (CountingUnit unit : units) {
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
   * A date put together from columns: either one column that holds it ({@code date}, ISO 8601) or
   * one for each part.
   *
   * @param date the column with the whole date, if there is one
   * @param year column of the year
   * @param month column of the month, 1 to 12
   * @param day column of the day of the month
   * @param unknown texts that stand for an unknown part
   * @param earliestYear years before this one are reported as suspicious and counted as unknown
   */
  public record DateColumns(
      Optional<String> date,
      Optional<String> year,
      Optional<String> month,
      Optional<String> day,
      Set<String> unknown,
      int earliestYear) {
    public DateColumns {
      unknown = Set.copyOf(unknown);
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
    }

    /**
     * A part of one of the mapping's dates.
     *
     * @param date the date's name
     * @param part which part
     */
    record DatePart(String date, Part part) implements Origin {}

    /**
     * Several yes/no fields, each of which adds a category; a record can have many.
     *
     * @param flags the fields
     */
    record Flags(List<Flag> flags) implements Origin {
      public Flags {
        flags = List.copyOf(flags);
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
