// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.atalaya.cases.ImportReport.RejectedRow;
import org.atalaya.cases.ImportReport.SuspiciousDate;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseLoaderTest {

  /** What a message must never repeat. */
  private static final String SENTINEL = "Juana Sentinela";

  private static final String HEADER = "fecha,municipio,sexo,edad,tipos,sexo_sindicado,nota\n";
  private static final String ROW = "2010-01-15,101,2,34,1122,1,Juana Sentinela\n";
  private static final String ROWS = HEADER + ROW.repeat(200);

  private static final CsvMapping MAPPING =
      SampleCases.mapping("aliases: {sexo: [SEXO]}\n" + SampleCases.MAPPING);

  // One for all broken files: none of them leaves a trace. Open until the tests end.
  private static final CaseStore LOADED = SampleCases.store(MAPPING, SampleCases.ROWS);

  @TempDir Path folder;

  static Stream<Arguments> brokenFiles() {
    byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000010");
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    byte[] zipped = gzip(HEADER + unlikeRows(2000));
    byte[] damaged = zipped.clone();
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 200, (byte) 0x55);
    return Stream.of(
        argumentSet("empty", bytes(""), "is empty"),
        argumentSet("only header", bytes(HEADER), "has no rows"),
        argumentSet("PNG", png, "is not written in UTF-8 (first fault after line 1)"),
        argumentSet("noise", noise, "is not written in UTF-8"),
        argumentSet(
            "PDF",
            bytes("%PDF-1.7\n1 0 obj\n<< /Title (" + SENTINEL + ") >>\nendobj\n"),
            "lacks 6 of the 6 columns"),
        argumentSet("no header", bytes(ROW.repeat(20)), "lacks 6 of the 6 columns"),
        argumentSet(
            "no header, fields repeated",
            bytes((SENTINEL + ",").repeat(6) + "\n"),
            "lacks 6 of the 6 columns that the mapping names: fecha, municipio"),
        argumentSet(
            "other delimiter",
            bytes(ROWS.replace(",", ";")),
            "its first line has 1 fields, separated by ','"),
        argumentSet(
            "column missing",
            bytes(ROWS.replace("tipos", "clase")),
            "lacks 1 of the 6 columns that the mapping names: tipos"),
        argumentSet(
            "needed column twice",
            bytes(ROWS.replace("nota", "sexo")),
            "has the same column twice: sexo, fields 3 and 7"),
        argumentSet(
            "column and its alias",
            bytes(ROWS.replace("nota", "SEXO")),
            "has the same column twice: sexo, fields 3 and 7"),
        argumentSet(
            "other column twice",
            bytes("nota," + ROWS.replace("\n2", "\n,2")),
            "has the same column twice: fields 1 and 8"),
        argumentSet(
            "unclosed quote",
            bytes(ROWS + "2010-01-15,101,2,34,1122,1,\"" + SENTINEL + "\n" + ROW),
            "is no valid delimited text after line 201"),
        argumentSet(
            "text after a quote",
            bytes(HEADER + ROW + "2010-01-15,101,2,34,1122,1,\"a\" " + SENTINEL + "\n"),
            "is no valid delimited text after line 2"),
        argumentSet(
            "too many short rows",
            bytes(ROWS + (SENTINEL + ",1,2\n").repeat(9)),
            "has 9 unreadable rows out of 209, more than the share of 0.01 that the mapping allows"
                + " (line 202: has 3 fields, the header has 7;"),
        argumentSet(
            "truncated",
            bytes((ROWS + ROW).substring(0, (ROWS + ROW).length() - 20)),
            "ends in the middle of the record that begins on line 202: it seems to be truncated"),
        argumentSet(
            "truncated gzip",
            Arrays.copyOf(zipped, zipped.length / 2),
            "is a truncated gzip file (it ends after line "),
        argumentSet("gzip header only", Arrays.copyOf(zipped, 5), "is a truncated gzip file"),
        argumentSet("damaged gzip", damaged, "is a damaged gzip file (after line "),
        argumentSet(
            "wrong encoding",
            ROWS.replace("Juana", "Ñusta").getBytes(StandardCharsets.ISO_8859_1),
            "is not written in UTF-8"),
        argumentSet("UTF-16", ROWS.getBytes(StandardCharsets.UTF_16), "is not written in UTF-8"),
        argumentSet(
            "UTF-16 without mark",
            ROWS.getBytes(StandardCharsets.UTF_16LE),
            "is binary, not a delimited text file"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void load_brokenFile_saysWhatAndWhereAndChangesNothing(byte[] content, String expected)
      throws IOException {
    Path good = Files.writeString(folder.resolve("good.csv"), ROWS);
    Path broken = Files.write(folder.resolve("broken.csv"), content);
    CsvMapping mapping = MAPPING;
    CaseStore store = LOADED;
    ImportException e =
        catchThrowableOfType(
            ImportException.class,
            () -> store.loader().load(mapping, List.of(good, broken), CaseLoader.Progress.NONE));

    assertThat(e)
        .hasMessageStartingWith("The file broken.csv ")
        .hasMessageContaining(expected)
        .hasNoCause();
    assertThat(e.toString()).doesNotContain("Sentinela").hasSizeLessThan(600);
    assertThat(store.tables().latest().number()).isEqualTo(1);
    assertThat(total(store, 1)).isEqualTo(48);
  }

  @Test
  void load_binaryFileInAnEncodingThatDecodesEverything_isRefused() throws IOException {
    byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000010");
    Path file = Files.write(folder.resolve("picture.csv"), png);
    CsvMapping mapping =
        SampleCases.mapping("format: {encodings: [UTF-8, ISO-8859-1]}\n" + SampleCases.MAPPING);
    try (CaseStore store = SampleCases.empty(mapping)) {
      assertThatThrownBy(
              () -> store.loader().load(mapping, List.of(file), CaseLoader.Progress.NONE))
          .isInstanceOf(ImportException.class)
          .hasMessage("The file picture.csv is binary, not a delimited text file.");
    }
  }

  @Test
  void load_noDateAtAll_isRefused() {
    CsvMapping mapping = MAPPING;
    try (CaseStore store = SampleCases.empty(mapping)) {
      assertThatThrownBy(
              () -> SampleCases.load(store, mapping, ROWS.replace("2010-01-15", SENTINEL)))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("No row has a valid date of complaint")
          .hasMessageNotContaining("Sentinela");
    }
  }

  /** With other encodings to fall back to, faults of the file are still told as such. */
  @ParameterizedTest
  @ValueSource(ints = {100, 2000, 5000})
  void load_truncatedGzipWithSeveralEncodings_saysTheLine(int bytes) throws IOException {
    byte[] zipped = gzip(HEADER + unlikeRows(2000));
    Path file = Files.write(folder.resolve("broken.csv.gz"), Arrays.copyOf(zipped, bytes));
    CsvMapping mapping =
        SampleCases.mapping("format: {encodings: [UTF-8, ISO-8859-1]}\n" + SampleCases.MAPPING);
    try (CaseStore store = SampleCases.empty(mapping)) {
      assertThatThrownBy(
              () -> store.loader().load(mapping, List.of(file), CaseLoader.Progress.NONE))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("is a truncated gzip file (it ends after line");
    }
  }

  @Test
  void load_fileMissing_isNamed() {
    CsvMapping mapping = MAPPING;
    try (CaseStore store = SampleCases.empty(mapping)) {
      List<Path> files = List.of(folder.resolve("missing.csv"));

      assertThatThrownBy(() -> store.loader().load(mapping, files, CaseLoader.Progress.NONE))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("missing.csv");
      assertThatThrownBy(
              () -> store.loader().load(mapping, List.of(folder), CaseLoader.Progress.NONE))
          .isInstanceOf(ImportException.class);
      assertThatThrownBy(() -> store.loader().load(mapping, List.of(), CaseLoader.Progress.NONE))
          .isInstanceOf(ImportException.class)
          .hasMessage("There is no file to load.");
    }
  }

  @Test
  void load_fewUnreadableRows_areReportedWithLineAndReason() {
    CsvMapping mapping = MAPPING;
    try (CaseStore store = SampleCases.empty(mapping)) {
      ImportReport report =
          SampleCases.load(
              store, mapping, ROWS + SENTINEL + "\n" + ROW.strip() + "," + SENTINEL + "\n" + ROW);

      assertThat(report.rowsRead()).isEqualTo(203);
      assertThat(report.rowsLoaded()).isEqualTo(201);
      assertThat(report.rowsRejected()).isEqualTo(2);
      assertThat(report.files().getFirst().rejected())
          .containsExactly(
              new RejectedRow(202, "has 1 fields, the header has 7"),
              new RejectedRow(203, "has 8 fields, the header has 7"));
      assertThat(report.files().getFirst().encoding()).isEqualTo("UTF-8");
      assertThat(report.added()).isEqualTo(3 * 201);
      assertThat(total(store, 1)).isEqualTo(201);
    }
  }

  @Test
  void load_idGivenTwice_rejectsTheLaterRow() {
    CsvMapping mapping =
        SampleCases.mapping(
            "rowId: [nota]\nformat: {maxRejectedShare: 0.5}\n" + SampleCases.MAPPING);
    try (CaseStore store = SampleCases.empty(mapping)) {
      ImportReport report = SampleCases.load(store, mapping, HEADER + ROW.repeat(2));

      assertThat(report.files().getFirst().rejected())
          .containsExactly(new RejectedRow(3, "has the id of an earlier row"));
    }
  }

  @Test
  void load_unknownCodes_areCountedAsUnknownAndReported() {
    CsvMapping mapping = MAPPING;
    try (CaseStore store = SampleCases.empty(mapping)) {
      ImportReport report =
          SampleCases.load(
              store,
              mapping,
              HEADER
                  + """
                  2010-01-15,101,2,34,1122,1,
                  2010-01-15,101,7,34,1122,1,
                  2010-01-15,101,7,131,1122,1,
                  2010-01-15,7777,,-3,1172,3,
                  2010-01-15,,9,99,,x\u0007y,
                  """);

      assertThat(report.unknownCodes())
          .isEqualTo(
              Map.of(
                  "sexo", Map.of("7", 2L),
                  "edad", Map.of("131", 1L, "-3", 1L),
                  "municipio", Map.of("7777", 2L),
                  "tipos", Map.of("1172", 1L),
                  "sexo_sindicado", Map.of("3", 1L, "x·y", 1L)));
      assertThat(count(store, 1, "victim-sex", "?")).isEqualTo(4);
      assertThat(count(store, 1, "victim-age", "?")).isEqualTo(3);
      assertThat(count(store, 1, "municipality", "?")).isEqualTo(2);
      assertThat(count(store, 1, "form-of-violence", "?")).isEqualTo(1);
    }
  }

  @Test
  void load_endlessUnknownCodes_areBounded() {
    CsvMapping mapping = MAPPING;
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 300; i++) {
      rows.append("2010-01-15,101,").append("z".repeat(100)).append(i).append(",1,1,1,\n");
      rows.append("2010-01-15,101,q").append(i).append(",1,1,1,\n");
    }
    try (CaseStore store = SampleCases.empty(mapping)) {
      ImportReport report = SampleCases.load(store, mapping, rows.toString());

      Map<String, Long> codes = report.unknownCodes().getOrDefault("sexo", Map.of());
      assertThat(codes).hasSizeLessThanOrEqualTo(101);
      assertThat(codes.keySet()).allMatch(code -> code.length() <= 41);
      assertThat(codes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(600);
    }
  }

  @Test
  void load_suspiciousDates_areCountedByKind() {
    String mapping =
        SampleCases.MAPPING.replace(
            "registered: {date: fecha}",
            "registered: {date: fecha, earliestYear: 2000}\n  event: {date: nota, unknown: ['-']}");
    CsvMapping read = SampleCases.mapping(mapping);
    try (CaseStore store = SampleCases.empty(read)) {
      ImportReport report =
          SampleCases.load(
              store,
              read,
              HEADER
                  + """
                  2010-01-15,101,2,34,1122,1,2010-01-14
                  2010-01-15T08:00:00,101,2,34,1122,1,2010-01-16 10:30
                  2010-02-30,101,2,34,1122,1,-
                  2010-13-01,101,2,34,1122,1,
                  15/01/2010,101,2,34,1122,1,2009
                  2010-01-151,101,2,34,1122,1,2009-05
                  1999-12-31,101,2,34,1122,1,-
                  2012-01-01,101,2,34,1122,1,-
                  2012-01-02,101,2,34,1122,1,-
                  2012-02-01,101,2,34,1122,1,-
                  2013-01-01,101,2,34,1122,1,-
                  """);

      assertThat(report.suspiciousDates())
          .isEqualTo(
              Map.of(
                  SuspiciousDate.IMPOSSIBLE, 4L,
                  SuspiciousDate.OUT_OF_RANGE, 4L,
                  SuspiciousDate.EVENT_AFTER_COMPLAINT, 1L));
      assertThat(store.tables().latest().asOf()).isEqualTo("2012-01-01");
      assertThat(count(store, 1, "year", "2010")).isEqualTo(5);
      assertThat(count(store, 1, "year", "?")).isEqualTo(3);
      assertThat(count(store, 1, "month", "2010-02")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{year: anio}", "{year: anio, month: mes}"})
  void load_registrationWithoutDay_isAsOfTheEndOfThePeriod(String registered) {
    CsvMapping mapping =
        SampleCases.mapping(SampleCases.MAPPING.replace("{date: fecha}", registered));
    try (CaseStore store = SampleCases.empty(mapping)) {
      SampleCases.load(
          store,
          mapping,
          "anio,mes,municipio,sexo,edad,tipos,sexo_sindicado\n2010,12,101,2,34,1122,1\n");

      assertThat(store.tables().latest().asOf()).isEqualTo("2010-12-31");
    }
  }

  @Test
  void load_largeFile_tellsProgressUpToItsEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("large.csv"), HEADER + ROW.repeat(25_000));
    long size = Files.size(file);
    List<List<Long>> told = new ArrayList<>();
    CsvMapping mapping = MAPPING;
    try (CaseStore store = SampleCases.empty(mapping)) {
      store
          .loader()
          .load(
              mapping,
              List.of(file),
              (rows, bytes, total) -> told.add(List.of(rows, bytes, total)));
    }

    assertThat(told).extracting(List::getFirst).hasSize(3).isSorted().endsWith(25_000L);
    assertThat(told).extracting(step -> step.get(1)).isSorted().allMatch(bytes -> bytes <= size);
    assertThat(told.getLast()).containsExactly(25_000L, size, size);
  }

  @Test
  void load_otherMapping_isRefused() {
    CsvMapping other =
        SampleCases.mapping(SampleCases.MAPPING.replace("groups: [0, 18,", "groups: [0, 15,"));
    try (CaseStore store = SampleCases.store()) {
      assertThatThrownBy(() -> SampleCases.load(store, other, SampleCases.ROWS))
          .isInstanceOf(ImportException.class)
          .hasMessage("The mapping is not the one with which the store was opened.");
    }
  }

  @Test
  void load_defaultLocaleWithOtherDigits_loads() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      try (CaseStore store = SampleCases.store()) {
        assertThat(total(store, 1)).isEqualTo(48);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void toString_reportAndTally_holdNoContent() {
    CsvMapping mapping = MAPPING;
    try (CaseStore store = SampleCases.empty(mapping)) {
      ImportReport report =
          SampleCases.load(store, mapping, ROWS.replace(",2,34", "," + SENTINEL + ",34"));

      assertThat(report.unknownCodes()).containsKey("sexo");
      assertThat(report).asString().doesNotContain("Sentinela");
      assertThat(tally(store, 1, List.of())).asString().isEqualTo("UnprotectedTally[1 cells]");
    }
  }

  static long total(CaseStore store, int version) {
    return tally(store, version, List.of()).count(0);
  }

  static long count(CaseStore store, int version, String dimension, String code) {
    return tally(store, version, List.of(new TallyRequest.Axis(dimension, List.of(code), false)))
        .count(0);
  }

  private static UnprotectedTally tally(
      CaseStore store, int version, List<TallyRequest.Axis> axes) {
    return store.tables().tally(new TallyRequest(CountingUnit.CASE, axes, version));
  }

  /** Rows that do not compress to nothing. */
  private static String unlikeRows(int rows) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(ROW.strip()).append(' ').append(random.nextLong()).append('\n');
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
