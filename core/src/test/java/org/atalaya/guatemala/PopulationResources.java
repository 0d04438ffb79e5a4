// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Makes the files of inhabitants of the country pack from those of the Instituto Nacional de
 * Estadística: lines split at commas, as none of their fields has quotes.
 */
final class PopulationResources {

  private static final String SOURCE =
      """
      # Inhabitants of Guatemala: projections of the Instituto Nacional de Estadística (INE) on the
      # census of 2002, years 2010 to 2020, as republished in github.com/carscarg/OGP_Guatemala. The
      # series on the census of 2018 is another one.
      # Known defects:
      # - 0-year-old girls of Samayac (1008), 2014, are missing: its women of that year are left empty,
      #   and those of Suchitepéquez (10) under 5 are about 340, or 1 %, too few.
      # - Of 17 groups of men of Jutiapa (22) the figures of 2011 bear the year 2010 in the source, too:
      #   the one nearer to the line through 2012 and 2013 is taken for that of 2011.
      """;

  private static final String DEPARTMENTS =
      """
      # Persons by five-year age groups, named by their youngest age.
      """;

  private static final String MUNICIPALITIES =
      """
      # Persons of all ages, to one decimal as the projections are no whole numbers.
      # - New municipalities have no figures before they were split from another, which counts their
      #   inhabitants until then: 1332 and 1617 begin in 2011, 1713 in 2013, 0514, 1021, 1230, 1333,
      #   1714 and 1911 in 2015.
      """;

  private PopulationResources() {}

  /** {@code department.csv} from the projections by department, sex and five years of age. */
  static String departments(Path ine) throws IOException {
    SortedMap<String, SortedMap<Integer, String>> rows = new TreeMap<>();
    for (String line : Files.readAllLines(ine).stream().skip(1).toList()) {
      // anio,cod_dep,departamento,sexo,edad_desde,poblacion
      String[] fields = line.split(",", -1);
      rows.computeIfAbsent(key(fields[0], fields[1], fields[3]), row -> new TreeMap<>())
          .put(Integer.parseInt(fields[4]), fields[5]);
    }
    StringBuilder csv = new StringBuilder(SOURCE).append(DEPARTMENTS);
    csv.append("year,department,sex");
    for (int age = 0; age <= 60; age += 5) {
      csv.append(',').append(age);
    }
    csv.append(",65+\n");
    for (Map.Entry<String, SortedMap<Integer, String>> row : rows.entrySet()) {
      csv.append(row.getKey()).append(',').append(String.join(",", row.getValue().values()));
      csv.append('\n');
    }
    return csv.toString();
  }

  /** {@code municipality.csv} from the projections by municipality, age and sex. */
  static String municipalities(Path ine) throws IOException {
    SortedMap<String, BigDecimal> persons = new TreeMap<>();
    Set<String> incomplete = new HashSet<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(ine)), StandardCharsets.UTF_8))) {
      // anio,cod_mun,departamento,municipio,sexo,edad,poblacion
      for (String line : reader.lines().skip(1).toList()) {
        String[] fields = line.split(",", -1);
        String row = key(fields[0], fields[1], fields[4]);
        if (fields[6].isEmpty()) {
          incomplete.add(row);
        } else {
          persons.merge(row, new BigDecimal(fields[6]), BigDecimal::add);
        }
      }
    }
    StringBuilder csv = new StringBuilder(SOURCE).append(MUNICIPALITIES);
    csv.append("year,municipality,sex,persons\n");
    for (Map.Entry<String, BigDecimal> row : persons.entrySet()) {
      String sum = row.getValue().setScale(1, RoundingMode.HALF_UP).toPlainString();
      csv.append(row.getKey()).append(',').append(incomplete.contains(row.getKey()) ? "" : sum);
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String key(String year, String place, String sex) {
    String code =
        switch (sex) {
          case "Femenino" -> "F";
          case "Masculino" -> "M";
          default -> throw new IllegalArgumentException("sexo must be Femenino or Masculino");
        };
    return String.join(",", year, place, code);
  }
}
