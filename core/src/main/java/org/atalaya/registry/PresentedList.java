// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.atalaya.registry.CertificateCheck.Presented;

/** The lines of a file of certificates: {@code code,family_name,birth_date}. */
final class PresentedList {

  static final int MOST_LINES = 10_000;
  static final int MOST_BYTES = 2 << 20;

  private static final List<String> HEADER = List.of("code", "family_name", "birth_date");

  private PresentedList() {}

  /**
   * Reads a file.
   *
   * @return for each line what it presents; empty where a line is no code, name and date
   * @throws InvalidListException if the whole cannot be read
   */
  static List<Optional<Presented>> read(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw new InvalidListException(
          "file: allowed: at most %d bytes. Provided: %d".formatted(MOST_BYTES, file.length));
    }
    List<Optional<Presented>> lines = new ArrayList<>();
    // A line with too many or few fields is a bad line, not a bad file.
    CsvReader.CsvReaderBuilder format =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    try (CsvReader<CsvRecord> csv = format.ofCsvRecord(text(file))) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext() || !records.next().getFields().equals(HEADER)) {
        throw new InvalidListException("header: allowed: " + String.join(",", HEADER));
      }
      while (records.hasNext()) {
        lines.add(presented(records.next().getFields()));
        if (lines.size() > MOST_LINES) {
          throw new InvalidListException("lines: allowed: at most " + MOST_LINES);
        }
      }
    } catch (CsvParseException e) {
      throw new InvalidListException("file: allowed: CSV as RFC 4180 has it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (lines.isEmpty()) {
      throw new InvalidListException("lines: allowed: at least one below the header");
    }
    return lines;
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidListException("file: allowed: UTF-8");
    }
  }

  private static Optional<Presented> presented(List<String> fields) {
    if (fields.size() != HEADER.size()) {
      return Optional.empty();
    }
    try {
      LocalDate birthDate = LocalDate.parse(fields.get(2).strip());
      return Optional.of(
          new Presented(new CertificateCode(fields.get(0)), fields.get(1), birthDate));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
