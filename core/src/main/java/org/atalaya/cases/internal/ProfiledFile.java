// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.CsvMapping.FileFormat;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.MappingProposal.Limits;
import org.atalaya.cases.SourceFile;
import org.atalaya.cases.Wording;

/** A delimited file of which nothing was known before, and what its columns look like. */
public final class ProfiledFile {

  private static final Wording WORDING = Wording.of(ImportException.class);
  private static final String DELIMITERS = ",;\t";
  private static final int LONGEST_NAME = 100;

  /** Of the names of columns, those that may be numbers before the line is taken for a record. */
  private static final double MOST_NUMBERS = 0.3;

  private final String name;
  private final char delimiter;
  private final Reading reading;

  private ProfiledFile(String name, char delimiter, Reading reading) {
    this.name = name;
    this.delimiter = delimiter;
    this.reading = reading;
  }

  /** See {@link org.atalaya.cases.MappingProposal#of}. */
  public static ProfiledFile read(SourceFile source, Limits limits) {
    char delimiter = delimiter(new DelimitedFile(source, format(',')).firstLine());
    Reading reading = new Reading(source.name(), limits);
    new DelimitedFile(source, format(delimiter)).read(reading);
    if (reading.rows == 0) {
      throw fault("proposal.norows", source.name());
    }
    return new ProfiledFile(source.name(), delimiter, reading);
  }

  private static FileFormat format(char delimiter) {
    return new FileFormat(
        delimiter, List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1), 0);
  }

  /** The one that the first line has most of, outside quotes. */
  private static char delimiter(String line) {
    int[] counts = new int[DELIMITERS.length()];
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      int which = quoted ? -1 : DELIMITERS.indexOf(line.charAt(i));
      if (which >= 0) {
        counts[which]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return DELIMITERS.charAt(best);
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  char delimiter() {
    return delimiter;
  }

  /** Rows after the header. */
  public long rows() {
    return reading.rows;
  }

  /** The columns that have a name, in the order of the file. */
  public List<ColumnProfile> columns() {
    return reading.profiles.stream().filter(profile -> !profile.name().text().isEmpty()).toList();
  }

  private static ImportException fault(String key, Object... arguments) {
    return new ImportException(WORDING.label(key, arguments));
  }

  /** Takes the records. */
  private static final class Reading implements DelimitedFile.RecordSink {

    private final String file;
    private final Limits limits;
    private final List<ColumnProfile> profiles = new ArrayList<>();
    private List<String> header = List.of();
    private long rows;

    Reading(String file, Limits limits) {
      this.file = file;
      this.limits = limits;
    }

    @Override
    public void header(List<String> names) {
      if (names.size() > limits.columns()) {
        throw fault("proposal.columns", file, names.size(), limits.columns());
      }
      refuseRecord(names);
      refuseRepetition(names);
      header = names;
      names.forEach(name -> profiles.add(new ColumnProfile(name)));
    }

    /** A first line that is a record is not shown: it would be somebody's. */
    private void refuseRecord(List<String> names) {
      long filled = names.stream().filter(name -> !name.isEmpty()).count();
      long values =
          names.stream()
              .filter(name -> !name.isEmpty())
              .filter(name -> name.length() > LONGEST_NAME || !isName(name))
              .count();
      if (filled == 0 || values > MOST_NUMBERS * filled) {
        throw fault("proposal.noheader", file);
      }
    }

    private static boolean isName(String text) {
      return switch (ValueShape.of(text)) {
        case ISO_DATE, DAY_FIRST_DATE, INTEGER, IDENTITY_NUMBER, PHONE, EMAIL, FORMULA, LONG_TEXT ->
            false;
        case CAPITALISED_WORDS, OTHER -> true;
      };
    }

    private void refuseRepetition(List<String> names) {
      Map<String, Integer> first = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        Integer before = names.get(i).isEmpty() ? null : first.putIfAbsent(names.get(i), i);
        if (before != null) {
          throw fault("proposal.repeated", file, before + 1, i + 1);
        }
      }
    }

    @Override
    public void accept(FieldBatch batch) {
      rows += batch.rows();
      if (rows > limits.rows()) {
        throw fault("proposal.rows", file, limits.rows());
      }
      for (int row = 0; row < batch.rows(); row++) {
        int width = Math.min(batch.width(row), profiles.size());
        boolean again = width == header.size();
        for (int position = 0; position < width; position++) {
          String value = batch.text(row, position);
          again &= value.equals(header.get(position));
          profiles.get(position).add(value);
        }
        if (again) {
          throw fault("proposal.headeragain", file, batch.line(row));
        }
      }
    }
  }
}
