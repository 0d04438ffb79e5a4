// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.guatemala.Guatemala;

/**
 * A store in memory with 48 invented records of 2010 and 2011, always with the same record keys.
 *
 * <pre>{@code
 * try (CaseStore store = SampleCases.store()) {
 *   Observatory observatory =
 *       Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
 * }
 * }</pre>
 *
 * <p>The indicators {@code complaints}, {@code victims} and {@code suspects} of {@link
 * Guatemala#indicators()} can be asked for.
 */
public final class SampleCases {

  /** How {@link #ROWS} become dimensions. */
  public static final String MAPPING =
      """
      source:
        id: sample
        title: {es: Registros de ejemplo, en: Sample records}
        publisher: Atalaya
        synthetic: true

      units: [case, victim, suspect]

      dates:
        registered: {date: fecha}

      dimensions:
        - id: year
          label: {es: Año, en: Year}
          date: {of: registered, part: year}
        - id: month
          label: {es: Mes, en: Month}
          parent: year
          date: {of: registered, part: month}
        - id: department
          label: {es: Departamento, en: Department}
          role: geo
          column: municipio
          categories: department
          pad: 4
          take: 2
          unknown: ["9999"]
        - id: municipality
          label: {es: Municipio, en: Municipality}
          role: geo
          parent: department
          column: municipio
          categories: municipality
          pad: 4
          unknown: ["9999"]
        - id: victim-sex
          label: {es: Sexo de la víctima, en: Sex of the victim}
          units: [case, victim]
          column: sexo
          unknown: ["9"]
          categories:
            - {code: F, label: {es: Mujeres, en: Women}, values: ["2"]}
            - {code: M, label: {es: Hombres, en: Men}, values: ["1"]}
        - id: victim-age
          label: {es: Edad de la víctima, en: Age of the victim}
          units: [case, victim]
          age: {column: edad, groups: [0, 18, 30, 60], unknown: ["99"]}
        - id: form-of-violence
          label: {es: Tipo de agresión, en: Form of violence}
          categories:
            - {code: physical, label: {es: Física, en: Physical}}
            - {code: psychological, label: {es: Psicológica, en: Psychological}}
            - {code: sexual, label: {es: Sexual, en: Sexual}}
            - {code: economic, label: {es: Patrimonial, en: Economic}}
          flags:
            - {category: physical, column: tipos, position: 1, yes: ["1"], no: ["2"]}
            - {category: psychological, column: tipos, position: 2, yes: ["1"], no: ["2"]}
            - {category: sexual, column: tipos, position: 3, yes: ["1"], no: ["2"]}
            - {category: economic, column: tipos, position: 4, yes: ["1"], no: ["2"]}
        - id: suspect-sex
          label: {es: Sexo de la persona sindicada, en: Sex of the suspect}
          units: [suspect]
          column: sexo_sindicado
          unknown: ["9"]
          categories:
            - {code: F, label: {es: Mujeres, en: Women}, values: ["2"]}
            - {code: M, label: {es: Hombres, en: Men}, values: ["1"]}
      """;

  /** The first line of {@link #ROWS}. */
  public static final String HEADER = "fecha,municipio,sexo,edad,tipos,sexo_sindicado\n";

  /**
   * 48 records: 35 women and 13 men; 22 in 2010 and 26 in 2011; departments 01 (34) and 02 (12), 2
   * unknown; forms of violence 29, 37, 7 and 0, none known 2.
   */
  public static final String ROWS =
      HEADER
          + repeated(
              """
              12 2010-01-15,101,2,34,1122,1
              3  2010-02-03,101,1,8,1222,2
              6  2010-02-20,102,2,52,2122,1
              1  2010-03-01,201,2,17,1112,1
              9  2011-01-09,101,2,29,1122,1
              5  2011-01-30,201,2,41,2122,1
              4  2011-02-14,102,1,70,1122,2
              2  2011-03-21,9999,2,99,2222,9
              6  2011-03-25,201,1,12,2212,1
              """);

  /** The secret of every store made here; of no use anywhere else. */
  public static final RecordKeySecret SECRET =
      RecordKeySecret.of("for tests only - no real records".getBytes(StandardCharsets.US_ASCII));

  /** 1 January 2012. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2012-01-01T12:00:00Z"), ZoneOffset.UTC);

  /** Withholds counts below 5. */
  public static final DisclosureProfile PROFILE =
      DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(5)));

  private static final CsvMapping READ = mapping(MAPPING);

  private SampleCases() {}

  /** {@link #MAPPING}, read. */
  public static CsvMapping mapping() {
    return READ;
  }

  /** This mapping, with the code lists of Guatemala. */
  public static CsvMapping mapping(String yaml) {
    return CsvMapping.read(
        "sample.yaml",
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        Guatemala.CODE_LISTS);
  }

  /** A store with {@link #ROWS}. */
  public static CaseStore store() {
    return store(mapping(), ROWS);
  }

  /** A store with these rows, the first of which is the header. */
  public static CaseStore store(CsvMapping mapping, String rows) {
    CaseStore store = empty(mapping);
    load(store, mapping, rows);
    return store;
  }

  /** A store into which nothing was loaded yet. */
  public static CaseStore empty(CsvMapping mapping) {
    return CaseStore.inMemory(mapping, SECRET, CLOCK);
  }

  /** Loads one file for each of these texts, in UTF-8. */
  public static ImportReport load(CaseStore store, CsvMapping mapping, String... files) {
    List<Path> paths = new ArrayList<>();
    try {
      for (String text : files) {
        Path path = Files.createTempFile("sample", ".csv");
        paths.add(path);
        Files.writeString(path, text);
      }
      return store.loader().load(mapping, paths, CaseLoader.Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      paths.forEach(path -> path.toFile().delete());
    }
  }

  /** Each line "n row" becomes n lines "row". */
  public static String repeated(String lines) {
    return Arrays.stream(lines.split("\n"))
        .map(line -> line.split(" +", 2))
        .map(parts -> (parts[1] + "\n").repeat(Integer.parseInt(parts[0])))
        .collect(Collectors.joining());
  }
}
