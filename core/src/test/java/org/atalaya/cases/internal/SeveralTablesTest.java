// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.DatasetVersion.TimeSpan;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.ImportReport.RejectedRow;
import org.atalaya.cases.ImportReport.SuspiciousDate;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases, their victims and their proceedings, each in a file of its own. */
class SeveralTablesTest {

  private static final String MAPPING =
      """
      source: {id: several, title: Varias tablas, publisher: Atalaya, synthetic: true}
      format: {maxRejectedShare: 0.9}
      tables:
        - {units: [case], file: "cases*.csv", rowId: [case_id]}
        - {units: [victim], file: "victims*.csv", rowId: [case_id, nr], caseId: [case_id], position: nr}
        - {units: [offence], file: "offences.csv", rowId: [case_id, nr], caseId: [case_id], position: nr}
        - {units: [proceeding], file: "acts.csv", rowId: [act_id]}
      dates:
        registered: {date: registered}
        event: {date: event}
        accused: {date: accused}
        archived: {date: archived}
        act: {date: act_date, follows: registered}
      dimensions:
        - {id: year, label: Año, date: {of: registered, part: year}}
        - {id: month, label: Mes, parent: year, date: {of: registered, part: month}}
        - {id: act-year, label: Año, units: [proceeding], date: {of: act, part: year}}
        - id: hour
          label: Hora
          units: [case]
          hour: {column: hour, unknown: ["99"]}
        - id: delay
          label: Demora
          units: [case]
          interval: {from: event, to: registered, lowerBounds: [0, 1, 7], none: Sin fecha}
        - id: time-to-end
          label: Tiempo
          units: [case]
          interval: {from: registered, to: [accused, archived], lowerBounds: [0, 7], none: Sin salida}
        - id: exit
          label: Salida
          units: [case]
          course:
            from: registered
            exits:
              accusation: {date: accused, label: Acusación}
              archive: {date: archived, label: Archivo}
            lowerBounds: [0, 7]
            none: {code: pending, label: Pendiente}
        - id: iccs
          label: ICCS
          units: [case, offence]
          column: crime
          crosswalk: crime-iccs
          unknown: ["-"]
          categories: [{code: "0301", label: Sexual}, {code: "0201", label: Assault}, {code: "0101", label: Homicide}]
        - id: crime-group
          label: Grupo
          units: [case]
          column: crime
          crosswalk: crime-group
          categories: [{code: a, label: A}, {code: b, label: B}]
        - id: victim-sex
          label: Sexo
          units: [victim]
          column: sex
          categories: [{code: F, label: Mujeres}, {code: M, label: Hombres}]
        - id: form-of-violence
          label: Forma
          units: [victim]
          categories: [{code: physical, label: Física}, {code: sexual, label: Sexual}]
          none: {code: none, label: Ninguna}
          flags:
            - {category: physical, column: physical, yes: [s], no: [n]}
            - {category: sexual, column: sexual, yes: [s], no: [n]}
      """;

  private static final String CASES =
      """
      case_id,registered,event,accused,archived,hour,crime
      C1,2010-03-10,2010-03-10,2010-03-16,,7,10
      C2,2010-03-10,2010-03-09,,2010-03-20,23:59,20
      C3,2010-03-10,2010-03-03,2010-03-17,2010-03-17,99,-
      C4,2010-03-10,,,,,
      C5,2010-03-10,2010-03-11,2010-03-09,,24,30
      C6,2010-03-10,2010,2010-04,2010-03-11,0,10
      """;
  private static final String VICTIMS =
      """
      case_id,nr,registered,sex,physical,sexual
      C1,1,2010-03-10,F,s,s
      C1,2,2010-03-10,M,n,n
      C2,1,2010-03-10,F,n,
      C3,1,2011-12-30,F,n,s
      """;
  private static final String OFFENCES =
      """
      nr,case_id,registered,crime
      1,C1,2010-03-10,10
      2,C1,2010-03-10,20
      1,C2,2010-03-10,20
      """;
  private static final String ACTS =
      """
      act_id,registered,act_date
      A1,2010-03-10,2011-01-01
      C1,2010-03-10,2010-03-09
      """;

  private static final CodeLists LISTS =
      new CodeLists() {
        @Override
        public Optional<List<Category>> find(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<Map<String, List<String>>> crosswalk(String name) {
          return Optional.ofNullable(
              Map.of(
                      "crime-iccs", Map.of("10", List.of("0301", "0201"), "20", List.of("0101")),
                      "crime-group", Map.of("10", List.of("a"), "20", List.of("b")))
                  .get(name));
        }
      };

  private static final CsvMapping READ = mapping(MAPPING);

  @TempDir Path folder;

  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void writeFiles() {
    files.put("cases.csv", CASES);
    files.put("victims.csv", VICTIMS);
    files.put("offences.csv", OFFENCES);
    files.put("acts.csv", ACTS);
  }

  @Test
  void load_severalTables_countsEachUnit() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      ImportReport report = load(store);

      assertThat(report.files())
          .extracting(FileReport::name)
          .containsExactly("cases.csv", "victims.csv", "offences.csv", "acts.csv");
      assertThat(report.added()).isEqualTo(6 + 4 + 3 + 2);
      assertThat(FactRows.keys(store, CountingUnit.CASE)).hasSize(6);
      assertThat(FactRows.keys(store, CountingUnit.VICTIM)).hasSize(4);
      assertThat(FactRows.keys(store, CountingUnit.OFFENCE)).hasSize(3);
      assertThat(FactRows.keys(store, CountingUnit.PROCEEDING)).hasSize(2);
    }
  }

  @Test
  void load_severalTables_isAsOfTheLatestRegistrationOfAll() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      load(store);

      assertThat(store.tables().latest().asOf()).isEqualTo("2011-12-30");
      assertThat(store.tables().latest().spans().get("year"))
          .isEqualTo(new TimeSpan(2010, 2011, false));
      assertThat(store.tables().latest().spans().get("act-year"))
          .isEqualTo(new TimeSpan(2010, 2011, false));
    }
  }

  /** The formula of the decision on record keys, written anew. */
  @Test
  void load_firstOfACase_hasTheKeyOfTheCase() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      load(store);

      assertThat(FactRows.keys(store, CountingUnit.CASE))
          .contains(key(1, "C1\u001f"), key(1, "C2\u001f"));
      assertThat(FactRows.keys(store, CountingUnit.VICTIM))
          .containsExactlyInAnyOrder(
              first("victim\u001fC1\u001f1\u001f", "C1\u001f"),
              key(3, "victim\u001fC1\u001f2\u001f"),
              first("victim\u001fC2\u001f1\u001f", "C2\u001f"),
              first("victim\u001fC3\u001f1\u001f", "C3\u001f"));
      assertThat(FactRows.keys(store, CountingUnit.OFFENCE))
          .containsExactlyInAnyOrder(
              first("offence\u001fC1\u001f1\u001f", "C1\u001f"),
              key(3, "offence\u001fC1\u001f2\u001f"),
              first("offence\u001fC2\u001f1\u001f", "C2\u001f"));
      // An act with the number of a case is not the case.
      assertThat(FactRows.keys(store, CountingUnit.PROCEEDING))
          .containsExactlyInAnyOrder(
              key(3, "proceeding\u001fA1\u001f"), key(3, "proceeding\u001fC1\u001f"));
    }
  }

  @Test
  void load_rowsOfACaseThatCannotBeTold_areRejected() throws IOException {
    files.put("victims.csv", VICTIMS + "C4,,2010-03-10,F,n,n\nC4,0,2010-03-10,F,n,n\n");
    files.put("victims2.csv", "case_id,nr,registered,sex,physical,sexual\nC1,1,2010-03-10,F,n,n\n");
    try (CaseStore store = SampleCases.empty(READ)) {
      files.put("victims2.csv", files.get("victims2.csv") + "C9,1,2010-03-10,F,n,n\n");
      ImportReport report = load(store);

      assertThat(report.files().get(1).rejected())
          .containsExactly(
              new RejectedRow(6, "has no whole number from 1 in the column nr"),
              new RejectedRow(7, "has no whole number from 1 in the column nr"));
      assertThat(report.files().get(4).rejected())
          .containsExactly(new RejectedRow(2, "has the id of an earlier row"));
    }
  }

  @Test
  void load_again_changesNothing() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      load(store);

      ImportReport again = load(store);

      assertThat(again.version()).isEqualTo(1);
      assertThat(again.added()).isZero();
    }
  }

  @Test
  void load_oneVictimCorrected_changesThatRowInOneNewVersion() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      load(store);
      List<String> before = FactRows.keys(store, CountingUnit.VICTIM);
      files.put("victims.csv", VICTIMS.replace("C1,2,2010-03-10,M", "C1,2,2010-03-10,F"));

      ImportReport report = load(store);

      assertThat(report.version()).isEqualTo(2);
      assertThat(report.added()).isEqualTo(1);
      assertThat(report.withdrawn()).isEqualTo(1);
      assertThat(FactRows.keys(store, CountingUnit.VICTIM)).isEqualTo(before);
    }
  }

  @Test
  void load_firstVictimGone_theNextOneGetsTheKeyOfTheCase() throws IOException {
    CsvMapping mapping =
        mapping(
            MAPPING.replace(
                "\"victims*.csv\", rowId: [case_id, nr]", "\"victims*.csv\", rowId: [victim]"));
    files.put(
        "victims.csv",
        """
        victim,case_id,nr,registered,sex,physical,sexual
        V1,C1,1,2010-03-10,F,s,s
        V2,C1,2,2010-03-10,M,n,n
        """);
    try (CaseStore store = SampleCases.empty(mapping)) {
      load(store, mapping);
      files.put(
          "victims.csv",
          """
          victim,case_id,nr,registered,sex,physical,sexual
          V2,C1,1,2010-03-10,M,n,n
          """);

      load(store, mapping);

      assertThat(FactRows.keys(store, CountingUnit.VICTIM))
          .containsExactly(first("victim\u001fV2\u001f", "C1\u001f"));
    }
  }

  @Test
  void load_failureInTheLastTable_changesNoTable() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      files.put("acts.csv", "act_id,registered\nA1,2010-03-10\n");

      assertThatThrownBy(() -> load(store))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("The file acts.csv lacks 1 of the 3 columns")
          .hasMessageContaining("act_date");
      assertThat(FactRows.keys(store, CountingUnit.CASE)).isEmpty();
    }
  }

  @Test
  void load_filesThatDoNotFitTheTables_areNamed() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      files.put("other.csv", CASES);
      assertThatThrownBy(() -> load(store))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("The file other.csv belongs to no table of the mapping")
          .hasMessageContaining("victims*.csv (units: victim)");

      files.remove("other.csv");
      files.remove("offences.csv");
      assertThatThrownBy(() -> load(store))
          .isInstanceOf(ImportException.class)
          .hasMessage("There is no file for offences.csv (units: offence).");
    }
    CsvMapping overlapping = mapping(MAPPING.replace("\"acts.csv\"", "\"{acts,cases}.csv\""));
    try (CaseStore store = SampleCases.empty(overlapping)) {
      files.put("offences.csv", OFFENCES);
      assertThatThrownBy(() -> load(store, overlapping))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("The file cases.csv belongs to more than one table");
    }
  }

  @Test
  void load_zippedFile_belongsToTheTableOfItsName() {
    assertThat(READ.tables().get(2).matches(Path.of("offences.csv.gz"))).isTrue();
    assertThat(READ.tables().get(2).matches(Path.of("far", "offences.csv"))).isTrue();
    assertThat(READ.tables().get(2).matches(Path.of("offences.csv.bak"))).isFalse();
  }

  @Test
  void load_hour_isReadFromHoursAndTimes() throws IOException {
    assertThat(codes("hour")).containsExactly("C1 07", "C2 23", "C3 ?", "C4 ?", "C5 ?", "C6 00");
  }

  @Test
  void load_interval_isInCompletedDays() throws IOException {
    // C4 has no event; C5's lies after the complaint; of C6's only the year is known.
    assertThat(codes("delay")).containsExactly("C1 0-0", "C2 1-6", "C3 7+", "C4 ?", "C5 ?", "C6 ?");
  }

  @Test
  void load_intervalToTheEarliestOfSeveral_isUnknownWhereOneIsNotKnownToTheDay()
      throws IOException {
    assertThat(codes("time-to-end"))
        .containsExactly("C1 0-6", "C2 7+", "C3 7+", "C4 none", "C5 ?", "C6 ?");
  }

  @Test
  void load_course_saysWhichExitCameFirst() throws IOException {
    // On the same day, the declared order decides.
    assertThat(codes("exit"))
        .containsExactly(
            "C1 accusation.0-6", "C2 archive.7+", "C3 accusation.7+", "C4 pending", "C5 ?", "C6 ?");
  }

  @Test
  void load_crosswalkToOne_isSingleValued() throws IOException {
    assertThat(codes("crime-group"))
        .containsExactly("C1 a", "C2 b", "C3 ?", "C4 ?", "C5 ?", "C6 a");
  }

  @Test
  void load_crosswalkToSeveral_isMultiValued() throws IOException {
    assertThat(bits("iccs", "case", "C1\u001f")).containsExactlyInAnyOrder("0301", "0201");
    assertThat(bits("iccs", "case", "C2\u001f")).containsExactly("0101");
    assertThat(bits("iccs", "case", "C3\u001f")).containsExactly("?");
    assertThat(bits("iccs", "case", "C5\u001f")).containsExactly("?");
  }

  @Test
  void load_flagsAllNo_areNoneAndBlankOnesUnknown() throws IOException {
    assertThat(bits("form-of-violence", "victim", "C1\u001f"))
        .containsExactlyInAnyOrder("physical", "sexual");
    assertThat(bits("form-of-violence", "victim", "C2\u001f")).containsExactly("?");
    try (CaseStore store = SampleCases.empty(READ)) {
      load(store);
      assertThat(bits(store, "form-of-violence", "victim", key(3, "victim\u001fC1\u001f2\u001f")))
          .containsExactly("none");
    }
  }

  @Test
  void load_datesInTheWrongOrder_areCountedOnceForEachPair() throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      ImportReport report = load(store);

      // C5's event; C5's accusation, in two dimensions; the act of C1.
      assertThat(report.suspiciousDates())
          .isEqualTo(
              Map.of(
                  SuspiciousDate.EVENT_AFTER_COMPLAINT, 1L,
                  SuspiciousDate.ENDS_BEFORE_START, 2L));
      assertThat(report.unknownCodes())
          .isEqualTo(Map.of("hour", Map.of("24", 1L), "crime", Map.of("30", 2L, "-", 1L)));
    }
  }

  private List<String> codes(String dimension) throws IOException {
    List<String> found = new ArrayList<>();
    try (CaseStore store = SampleCases.empty(READ)) {
      load(store);
      for (int i = 1; i <= 6; i++) {
        found.addAll(
            FactRows.select(
                store,
                """
                SELECT 'C%d ' || coalesce(code, '?') FROM fact_case LEFT JOIN category
                  ON category.dimension = '%s' AND category.ordinal = fact_case.%s
                WHERE record_id || '/' || record_key = '%s'
                """
                    .formatted(
                        i, dimension, dimension.replace('-', '_'), key(1, "C" + i + "\u001f"))));
      }
    }
    return found;
  }

  private List<String> bits(String dimension, String unit, String caseId) throws IOException {
    try (CaseStore store = SampleCases.empty(READ)) {
      load(store);
      return bits(store, dimension, unit, key(1, caseId));
    }
  }

  private static List<String> bits(CaseStore store, String dimension, String unit, String key) {
    return FactRows.select(
        store,
        """
        SELECT code FROM fact_%1$s
        JOIN (SELECT * FROM category UNION ALL SELECT '%2$s', '?', 0) AS category
          ON category.dimension = '%2$s' AND (fact_%1$s.%3$s >> category.ordinal) & 1 = 1
        WHERE '%4$s' LIKE '%%/' || record_key
        """
            .formatted(unit, dimension, dimension.replace('-', '_'), key));
  }

  /** {@code record_id/record_key} as decided: HMAC(length of source, source, kind, identity, 0). */
  private static String key(int kind, String identity) {
    Mac mac = SampleCases.SECRET.mac();
    mac.update(new byte[] {0, 0, 0, 7});
    mac.update("several".getBytes(StandardCharsets.UTF_8));
    mac.update((byte) kind);
    mac.update(identity.getBytes(StandardCharsets.UTF_8));
    mac.update(new byte[4]);
    ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
    long key = Integer.toUnsignedLong(digest.getInt());
    return digest.getLong() + "/" + key;
  }

  /** The id of a row of its own, with the key of the case. */
  private static String first(String row, String caseId) {
    return key(3, row).split("/", 2)[0] + "/" + key(1, caseId).split("/", 2)[1];
  }

  private ImportReport load(CaseStore store) throws IOException {
    return load(store, READ);
  }

  private ImportReport load(CaseStore store, CsvMapping mapping) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      paths.add(Files.writeString(folder.resolve(file.getKey()), file.getValue()));
    }
    return store.loader().load(mapping, paths, CaseLoader.Progress.NONE);
  }

  private static CsvMapping mapping(String yaml) {
    return CsvMapping.read(
        "several.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), LISTS);
  }
}
