// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks, read back by a reader of its own and, for what that does not tell, as XML. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XlsxExportTest {

  private static final Locale SPANISH = Locale.of("es");
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");
  private static final StatisticsQuery SUPPRESSED =
      VICTIMS.by("year", "department", "victim-sex").where("department", "01", "02", "?");

  private CaseStore store;
  private Observatory observatory;

  @BeforeAll
  void load() {
    store = SampleCases.store();
    observatory = Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void write_table_headsAndTypesItsColumns() throws IOException {
    byte[] file = XlsxExport.write(observatory.table(SUPPRESSED), SPANISH);

    List<Row> rows = sheet(file, 0);
    assertThat(texts(rows.get(0)))
        .containsExactly(
            "Año (código)",
            "Año",
            "Año (inicio)",
            "Departamento (código)",
            "Departamento",
            "Sexo de la víctima (código)",
            "Sexo de la víctima",
            "Unidad",
            "Número",
            "Estado");
    Row women = rows.get(1);
    assertThat(types(women))
        .containsExactly(
            CellType.STRING,
            CellType.STRING,
            CellType.NUMBER,
            CellType.STRING,
            CellType.STRING,
            CellType.STRING,
            CellType.STRING,
            CellType.STRING,
            CellType.NUMBER);
    assertThat(women.getCell(2).asDate()).isEqualTo(LocalDateTime.of(2010, 1, 1, 0, 0));
    assertThat(women.getCell(2).getDataFormatString()).isEqualTo("yyyy-mm-dd");
    assertThat(women.getCell(3).asString()).isEqualTo("01");
    assertThat(women.getCell(8).asNumber()).isEqualByComparingTo("18");
    assertThat(women.getCell(8).getDataFormatString()).isEqualTo("#,##0");
    Row men = rows.get(2);
    assertThat(men.getOptionalCell(8).map(Cell::getValue)).isEmpty();
    assertThat(men.getCell(9).asString())
        .isEqualTo("0 o pocas (4 como máximo): no se publica para proteger a las personas");
  }

  static Stream<Arguments> tables() {
    return Stream.of(
            SUPPRESSED,
            VICTIMS,
            VICTIMS.by("month", "department"),
            VICTIMS.by("form-of-violence").measure(Measure.SHARE),
            VICTIMS.by("year").measure(Measure.CHANGE),
            VICTIMS.by("victim-age").top(2))
        .map(query -> argumentSet(query.by() + " " + query.measure(), query));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void write_anyTable_saysWhatTheTableSays(StatisticsQuery query) throws IOException {
    PublishableTable table = observatory.table(query);
    for (Locale locale : Wording.LANGUAGES) {
      List<Row> rows = sheet(XlsxExport.write(table, locale), 0);

      assertThat(rows).hasSize(table.cells().size() + 1);
      int value = texts(rows.get(0)).size() - (CellStatus.hasIntervals(table) ? 4 : 2);
      for (int cell = 0; cell < table.cells().size(); cell++) {
        Row row = rows.get(cell + 1);
        CellValue expected = table.cells().get(cell);
        assertThat(row.getCellAsNumber(value).map(BigDecimal::doubleValue))
            .isEqualTo(CellStatus.number(expected, table.measure()).map(BigDecimal::doubleValue));
        assertThat(row.getCellAsString(value + 1).isPresent())
            .isEqualTo(CellStatus.code(expected).isPresent());
        List<String> codes = new ArrayList<>();
        for (int axis = 0; axis < table.header().axes().size(); axis++) {
          int position = table.header().position(cell, axis);
          codes.add(table.header().axes().get(axis).categories().get(position).code());
        }
        assertThat(texts(row)).containsAll(codes);
      }
    }
  }

  @Test
  void write_manyRows_writesThemAllInOrder() throws IOException {
    PublishableTable table = observatory.table(VICTIMS.by("month", "municipality"));

    List<Row> rows = sheet(XlsxExport.write(table, SPANISH), 0);

    assertThat(table.cells().size()).isGreaterThan(5000);
    assertThat(rows).hasSize(table.cells().size() + 1);
    assertThat(rows.getLast().getCell(3).asString()).isEqualTo("?");
  }

  @Test
  void write_notes_sayWhatTheFiguresAre() throws IOException {
    TableAddress address = new TableAddress("https://obs.example/a", "victims", Map.of());
    PublishableTable table = observatory.table(SUPPRESSED);

    List<Row> rows = sheet(XlsxExport.write(table, Optional.of(address), Locale.ENGLISH), 1);

    Map<String, String> notes = new LinkedHashMap<>();
    rows.forEach(row -> notes.merge(row.getCell(0).asString(), text(row.getCell(1)), (a, b) -> a));
    assertThat(notes)
        .containsEntry("Warning", "SYNTHETIC DATA — not real cases")
        .containsEntry("Source", "Sample records")
        .containsEntry("Publisher", "Atalaya")
        .containsEntry("Unit", "victims")
        .containsEntry("Version of the data", "1")
        .containsEntry(
            "Suggested citation",
            "Atalaya (2011): Sample records. "
                + table.header().indicator().title().in(Locale.ENGLISH)
                + ", version 1, data up to 2011-03-25. SYNTHETIC DATA — not real cases."
                + " https://obs.example/a/v1/charts/victims.html?version=1")
        .containsEntry(
            "Status suppressed-below-5", "0 or few (at most 4): not published, to protect people");
    assertThat(rows.stream().map(row -> text(row.getCell(1))))
        .contains(
            "Figures below 5 (zero included) are not published, so that nobody can be"
                + " recognised.");
    Row asOf =
        rows.stream()
            .filter(row -> row.getCell(0).asString().equals("Data up to"))
            .findFirst()
            .orElseThrow();
    assertThat(asOf.getCell(1).asDate()).isEqualTo(LocalDateTime.of(2011, 3, 25, 0, 0));
  }

  @Test
  void write_licensedSource_saysTheLicence() throws IOException {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      List<Row> rows = sheet(XlsxExport.write(records.observatory().table(VICTIMS), SPANISH), 1);

      assertThat(rows.stream().map(XlsxExportTest::texts))
          .contains(
              List.of("Licencia", "CC BY 4.0"),
              List.of("Texto de la licencia", LicensedRecords.LICENCE));
    }
  }

  @Test
  void write_table_keepsTheHeaderInViewAndOnEveryPage() throws IOException {
    Map<String, String> parts = parts(XlsxExport.write(observatory.table(SUPPRESSED), SPANISH));

    assertThat(part(parts, "xl/worksheets/sheet1.xml"))
        .contains("state=\"frozen\"")
        .contains("ySplit=\"1\"")
        .contains("<cols>");
    assertThat(part(parts, "xl/workbook.xml"))
        .contains("_xlnm.Print_Titles")
        .contains("'Datos'!$1:$1");
  }

  @Test
  void write_sameTable_sameBytesThatSayNothingElse() throws Exception {
    PublishableTable table = observatory.table(SUPPRESSED);

    byte[] first = XlsxExport.write(table, SPANISH);
    // The times in a ZIP file are of two seconds.
    Thread.sleep(2100);
    byte[] second = XlsxExport.write(table, SPANISH);

    assertThat(second).isEqualTo(first);
    assertThat(parts(first).keySet()).noneMatch(part -> part.startsWith("docProps"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|'/C calc'!A0",
        "=HYPERLINK(\\\"http://evil.example\\\")",
        "\\t=1",
        "</t></is></c><c><f>1+1</f></c>",
        "a\\u0007b\\u202ec"
      })
  void write_hostileLabel_isTextNeverAFormula(String label) throws IOException {
    CsvMapping mapping =
        SampleCases.mapping(
            SampleCases.MAPPING.replace(
                "es: Mujeres, en: Women", "es: \"%s\", en: Women".formatted(label)));
    try (CaseStore hostile = SampleCases.store(mapping, SampleCases.ROWS)) {
      PublishableTable table =
          Observatory.inProcess(hostile, Guatemala.indicators(), SampleCases.PROFILE)
              .table(VICTIMS.by("victim-sex"));
      byte[] file = XlsxExport.write(table, SPANISH);

      assertThat(part(parts(file), "xl/worksheets/sheet1.xml")).doesNotContain("<f");
      Cell cell = sheet(file, 0).get(1).getCell(1);
      assertThat(cell.getType()).isEqualTo(CellType.STRING);
      assertThat(cell.asString())
          .isEqualTo(
              table
                  .header()
                  .axes()
                  .getFirst()
                  .categories()
                  .getFirst()
                  .label()
                  .in(SPANISH)
                  .replace("\u0007", ""));
    }
  }

  @Test
  void write_withheldCounts_areNowhereInTheFile() throws IOException {
    String rows = SampleCases.HEADER + "2010-01-15,101,2,34,1122,1\n".repeat(7919);
    try (CaseStore few = SampleCases.store(SampleCases.mapping(), rows)) {
      PublishableTable table =
          Observatory.inProcess(
                  few,
                  Guatemala.indicators(),
                  DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(8000))))
              .table(VICTIMS.by("year", "victim-sex"));

      assertThat(parts(XlsxExport.write(table, SPANISH)).values())
          .noneMatch(part -> part.contains("7919"));
    }
  }

  private static List<Row> sheet(byte[] file, int index) throws IOException {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
      return workbook.getSheet(index).orElseThrow().read();
    }
  }

  private static List<String> texts(Row row) {
    return row.stream().filter(cell -> cell != null).map(XlsxExportTest::text).toList();
  }

  private static List<CellType> types(Row row) {
    return row.stream().filter(cell -> cell != null).map(Cell::getType).toList();
  }

  private static String text(Cell cell) {
    return cell.getText();
  }

  private static Map<String, String> parts(byte[] file) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        parts.put(part.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static String part(Map<String, String> parts, String name) {
    return Optional.ofNullable(parts.get(name)).orElseThrow();
  }
}
