// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.atalaya.cases.MappingProposal.Column;
import org.atalaya.cases.MappingProposal.Limits;
import org.atalaya.guatemala.Guatemala;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingProposalTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-30T12:00:00Z"), Guatemala.ZONE);
  private static final Path DATA = Path.of("../../shared/data");
  private static final Locale ES = Locale.of("es");

  /** Forty rows of five kinds, so that each value is in eight rows. */
  private static String rows(String header, String... kinds) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < 40; i++) {
      text.append(kinds[i % kinds.length].replace("#", Integer.toString(100 + i))).append('\n');
    }
    return text.toString();
  }

  private static MappingProposal of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MappingProposal of(byte[] content) {
    return MappingProposal.of(
        SourceFile.inMemory("denuncias.csv", content),
        Guatemala.CODE_LISTS,
        CLOCK,
        new Limits(50, 1000));
  }

  private static Map<String, ColumnUse> uses(MappingProposal proposal) {
    return proposal.columns().stream().collect(Collectors.toMap(Column::name, Column::use));
  }

  @Test
  void of_fileOfAMinistry_findsDateSexAgePlaceAndLeavesOutWhoPeopleAre() {
    MappingProposal proposal =
        of(
            rows(
                "Expediente;Fecha denuncia;Nombre víctima;DPI;Teléfono;Sexo;Edad;Municipio;Delito",
                "MP-#;05/03/2024;Ana Pérez López;1234 56789 0101;5555-1234;F;31;Mixco;amenazas",
                "MP-#;31/12/2023;Eva Cux;1234567890101;55551234;M;12;Cobán;maltrato"));

    assertThat(uses(proposal))
        .containsOnly(
            Map.entry("Expediente", ColumnUse.ROW_ID),
            Map.entry("Fecha denuncia", ColumnUse.REGISTERED_DATE),
            Map.entry("Nombre víctima", ColumnUse.IDENTIFYING),
            Map.entry("DPI", ColumnUse.IDENTIFYING),
            Map.entry("Teléfono", ColumnUse.IDENTIFYING),
            Map.entry("Sexo", ColumnUse.VICTIM_SEX),
            Map.entry("Edad", ColumnUse.VICTIM_AGE),
            Map.entry("Municipio", ColumnUse.MUNICIPALITY),
            Map.entry("Delito", ColumnUse.CATEGORY));
    assertThat(proposal.yaml(ES)).doesNotContain("Pérez", "Cux", "56789", "5555");
  }

  @Test
  void mapping_ofDatesWithTheDayFirst_loadsThemFromMemory() {
    String text =
        rows(
            "Fecha;Sexo;Municipio",
            "05/03/2024;F;Mixco",
            "31-12-2023;M;Cobán",
            "31/02/2024;M;Cobán");
    SourceFile file = SourceFile.inMemory("d.csv", text.getBytes(StandardCharsets.UTF_8));
    MappingProposal proposal = of(text);

    ImportReport report = loaded(proposal, file);

    assertThat(report.rowsLoaded()).isEqualTo(40);
    assertThat(report.suspiciousDates())
        .containsExactly(Map.entry(ImportReport.SuspiciousDate.IMPOSSIBLE, 13L));
    assertThat(report.unknownCodes()).isEmpty();
    assertThat(
            MappingValidation.run(proposal.mapping(), file, CLOCK).files().getFirst().dimensions())
        .filteredOn(found -> !found.dimension().equals("month"))
        .allSatisfy(found -> assertThat(found.unknown()).isZero());
  }

  private static ImportReport loaded(MappingProposal proposal, SourceFile file) {
    CsvMapping mapping = proposal.mapping();
    try (CaseStore store =
        CaseStore.inMemory(mapping, RecordKeySecret.generate(new SecureRandom()), CLOCK)) {
      return store.loader().load(mapping, file, CaseLoader.Progress.NONE);
    }
  }

  @Test
  void of_formsOfIne_findsWhatTheShippedMappingHas() {
    SourceFile file = SourceFile.at(DATA.resolve("gt-ine-vif/vif-2010.csv.gz"));
    MappingProposal proposal = MappingProposal.of(file, Guatemala.CODE_LISTS, CLOCK, Limits.NONE);

    assertThat(uses(proposal))
        .containsEntry("ANO_EMISION", ColumnUse.REGISTERED_YEAR)
        .containsEntry("MES_EMISION", ColumnUse.REGISTERED_MONTH)
        .containsEntry("DIA_EMISION", ColumnUse.REGISTERED_DAY)
        .containsEntry("HEC_ANO", ColumnUse.EVENT_YEAR)
        .containsEntry("HEC_MES", ColumnUse.EVENT_MONTH)
        .containsEntry("HEC_DIA", ColumnUse.EVENT_DAY)
        .containsEntry("HEC_DEPTOMCPIO", ColumnUse.MUNICIPALITY)
        .containsEntry("DEPTO_MCPIO", ColumnUse.REPORTING_DEPARTMENT)
        .containsEntry("VIC_SEXO", ColumnUse.VICTIM_SEX)
        .containsEntry("VIC_EDAD", ColumnUse.VICTIM_AGE)
        .containsEntry("AGR_SEXO", ColumnUse.SUSPECT_SEX)
        .containsEntry("AGR_EDAD", ColumnUse.SUSPECT_AGE)
        .containsEntry("VIC_OCUP", ColumnUse.LEFT_OUT);
    assertThat(ids(proposal.mapping()))
        .containsAll(
            List.of(
                "year",
                "month",
                "event-year",
                "event-month",
                "department",
                "municipality",
                "reporting-department",
                "victim-sex",
                "victim-age",
                "suspect-sex",
                "suspect-age"));
    ImportReport report = loaded(proposal, file);
    assertThat(report.rowsRejected()).isZero();
    assertThat(report.rowsLoaded()).isEqualTo(32_017);
  }

  @Test
  void of_callsOfLinea144_findsDateGendersAndAge() {
    SourceFile file = SourceFile.at(DATA.resolve("ar-linea144/linea144-2020.csv.gz"));
    MappingProposal proposal = MappingProposal.of(file, Guatemala.CODE_LISTS, CLOCK, Limits.NONE);

    assertThat(uses(proposal))
        .containsEntry("fecha", ColumnUse.REGISTERED_DATE)
        .containsEntry("genero_persona_en_situacion_de_violencia", ColumnUse.VICTIM_SEX)
        .containsEntry("genero_de_la_persona_agresora", ColumnUse.SUSPECT_SEX)
        .containsEntry("edad_persona_en_situacion_de_violencia", ColumnUse.VICTIM_AGE)
        .containsEntry("prov_residencia_persona_en_situacion_violencia", ColumnUse.CATEGORY)
        .containsEntry("tipo_de_violencia_fisica", ColumnUse.CATEGORY)
        .containsEntry("vinculo_con_la_persona_agresora", ColumnUse.CATEGORY);
    assertThat(loaded(proposal, file).rowsLoaded()).isEqualTo(29_706);
  }

  private static List<String> ids(CsvMapping mapping) {
    return mapping.dimensions().stream().map(mapped -> mapped.dimension().id()).toList();
  }

  @Test
  void with_anotherColumnForTheDate_leavesTheFormerOut() {
    MappingProposal proposal =
        of(rows("fecha denuncia,fecha sentencia,sexo", "2024-01-02,2024-05-06,F", "2024-02-03,,M"));

    MappingProposal changed = proposal.with("fecha sentencia", ColumnUse.REGISTERED_DATE);

    assertThat(uses(proposal)).containsEntry("fecha sentencia", ColumnUse.LEFT_OUT);
    assertThat(uses(changed))
        .containsEntry("fecha denuncia", ColumnUse.LEFT_OUT)
        .containsEntry("fecha sentencia", ColumnUse.REGISTERED_DATE);
    assertThat(changed.mapping().dates().values())
        .extracting(CsvMapping.DateColumns::date)
        .containsExactly(Optional.of("fecha sentencia"));
  }

  @Test
  void with_useThatTheValuesDoNotAllow_isRefused() {
    MappingProposal proposal = of(rows("fecha,sexo", "2024-01-02,F", "2024-01-02,M"));

    assertThatThrownBy(() -> proposal.with("sexo", ColumnUse.REGISTERED_DATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("VICTIM_SEX");
  }

  @Test
  void missing_fileWithoutDate_saysWhatToChoose() {
    assertThat(of(rows("sexo,edad", "F,20", "M,30")).missing().orElseThrow().in(ES))
        .contains("elija qué columna tiene la fecha");
  }

  @Test
  void of_formulasAndRareValues_areNotWrittenDown() {
    MappingProposal proposal =
        of(
            rows("fecha,origen,lugar", "2024-01-02,=1+cmd(),a", "2024-01-02,b,a", "2024-01-02,c,b")
                + "2024-01-02,b,Casa de Ana\n");

    assertThat(uses(proposal))
        .containsEntry("origen", ColumnUse.LEFT_OUT)
        .containsEntry("lugar", ColumnUse.CATEGORY);
    assertThat(proposal.yaml(ES)).doesNotContain("cmd", "Casa");
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        Arguments.of("", "está vacío"),
        Arguments.of("fecha,sexo", "ninguna fila"),
        Arguments.of("2024-01-01,F,31\n2,2,2", "no parece tener los nombres"),
        Arguments.of("=1+1,=2\n1,2", "no parece tener los nombres"),
        Arguments.of("a,b,a\n1,2,3", "campos 1 y 3 de su primera línea"),
        Arguments.of("a,b\n1,2\na,b", "línea 3"),
        Arguments.of("a,b\n1,\"2", "comilla sin cerrar"),
        Arguments.of("a,b\n1,\0", "es binario"));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void of_badFile_saysWhatIsWrongInWordsOfTheReader(String content, String said) {
    assertRefused(content, said);
  }

  @Test
  void of_tooManyColumnsOrRowsOrOneEnormousLine_isRefused() {
    assertRefused("a,".repeat(10_000) + "b\n1", "tiene 10,001 columnas; se permiten 50");
    assertRefused("a,b\n" + "1,2\n".repeat(1_001), "más filas");
    assertRefused("a,b\n" + "1".repeat(20_000_000), "demasiado largo");
  }

  private static void assertRefused(String content, String said) {
    assertThatThrownBy(() -> of(content))
        .isInstanceOfSatisfying(ImportException.class, e -> assertThat(e.text(ES)).contains(said));
  }

  @Test
  void of_damagedGzip_isRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(rows("fecha,sexo", "2024-01-02,F").getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);

    assertThatThrownBy(() -> of(cut))
        .isInstanceOfSatisfying(
            ImportException.class, e -> assertThat(e.text(ES)).contains("gzip cortado"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--lang=fr x.csv", "a.csv b.csv"})
  void run_wrongArguments_printsUsageAndNoMapping(String arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream problems = new ByteArrayOutputStream();

    int status =
        run(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")), out, problems);

    assertThat(status).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(problems.toString(StandardCharsets.UTF_8)).contains("propose [--lang=es|en]");
  }

  @Test
  void run_file_printsTheMappingThatReadsIt() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream problems = new ByteArrayOutputStream();
    String file = DATA.resolve("ar-linea144/linea144-2021.csv.gz").toString();

    int status = run(List.of("--lang=en", file), out, problems);

    assertThat(status).isZero();
    assertThat(problems.size()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("# fecha: date of the complaint (likely). Its values are dates");
    CsvMapping mapping =
        CsvMapping.read(
            "printed", new ByteArrayInputStream(out.toByteArray()), Guatemala.CODE_LISTS);
    assertThat(ids(mapping)).contains("year", "month", "victim-sex", "suspect-sex", "victim-age");
  }

  private static int run(
      List<String> arguments, ByteArrayOutputStream out, ByteArrayOutputStream problems) {
    return new ProposeMapping(Guatemala.CODE_LISTS, CLOCK)
        .run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(problems, true, StandardCharsets.UTF_8));
  }
}
