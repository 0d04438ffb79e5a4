// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.atalaya.cases.Category;
import org.atalaya.measures.AgeSpan;
import org.atalaya.measures.Population;
import org.atalaya.measures.PopulationCount;
import org.atalaya.measures.StandardPopulation;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The inhabitants that are shipped, against the files of the INE. To write them anew: {@code ./mvnw
 * -pl core test -Dtest=PopulationResourcesTest -Datalaya.golden.update=true}.
 */
class PopulationResourcesTest {

  private static final Path FOLDER =
      Path.of("src", "main", "resources", "org", "atalaya", "guatemala", "population");
  private static final boolean UPDATE = Boolean.getBoolean("atalaya.golden.update");

  private static final String BY_DEPARTMENT =
      "gt-population/ine-proyecciones-departamento-sexo-quinquenio-2010-2020.csv";
  private static final String BY_MUNICIPALITY =
      "gt-population/ine-proyecciones-municipio-edad-sexo-2010-2020.csv.gz";

  private static final String SAMAYAC = "1008";

  @Test
  void population_resources_areMadeFromTheIneFiles() throws IOException {
    String departments = PopulationResources.departments(SharedData.file(BY_DEPARTMENT));
    String municipalities = PopulationResources.municipalities(SharedData.file(BY_MUNICIPALITY));

    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve("department.csv"), departments);
      Files.writeString(FOLDER.resolve("municipality.csv"), municipalities);
    }
    assertThat(FOLDER.resolve("department.csv")).hasContent(departments);
    assertThat(FOLDER.resolve("municipality.csv")).hasContent(municipalities);
  }

  /** Each of the 6,776 figures, asked for as a rate would. */
  @Test
  void population_resource_equalsIneFile() throws IOException {
    Population population = Guatemala.population();
    int figures = 0;
    for (String line : Files.readAllLines(SharedData.file(BY_DEPARTMENT))) {
      String[] fields = line.split(",");
      if (fields[0].equals("anio")) {
        continue;
      }
      int from = Integer.parseInt(fields[4]);
      AgeSpan age = from == 65 ? AgeSpan.from(65) : AgeSpan.of(from, from + 4);
      Optional<PopulationCount> count =
          population.count(
              Integer.parseInt(fields[0]),
              Optional.of(fields[1]),
              Optional.empty(),
              Optional.of(fields[3].substring(0, 1)),
              Optional.of(age));

      assertThat(count)
          .as(line)
          .contains(
              new PopulationCount(Double.parseDouble(fields[5]), Integer.parseInt(fields[0])));
      figures++;
    }
    assertThat(figures).isEqualTo(6776);
  }

  /** 489,060 rows of single ages, added up here: 7,411 figures and the one that is missing. */
  @Test
  void population_ofMunicipalities_equalsIneFile() throws IOException {
    Map<String, Double> sums = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file(BY_MUNICIPALITY))),
                StandardCharsets.UTF_8))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(fields ->
              sums.merge(
                  fields[0] + fields[1] + fields[4].substring(0, 1),
                  fields[6].isEmpty() ? Double.NaN : Double.parseDouble(fields[6]),
                  Double::sum));
    }

    Population population = Guatemala.population();
    int figures = 0;
    for (Map.Entry<String, Double> sum : sums.entrySet()) {
      int year = Integer.parseInt(sum.getKey().substring(0, 4));
      PopulationCount count =
          municipality(population, year, sum.getKey().substring(4, 8), sum.getKey().substring(8));
      if (sum.getValue().isNaN()) {
        assertThat(sum.getKey()).isEqualTo("2014" + SAMAYAC + "F");
        // The year before and the year after are equally near.
        assertThat(count.year()).isEqualTo(2013);
      } else {
        assertThat(count.year()).isEqualTo(year);
        assertThat(count.persons()).isCloseTo(sum.getValue(), within(.0501));
        figures++;
      }
    }
    assertThat(figures).isEqualTo(sums.size() - 1).isGreaterThan(7300);
  }

  /**
   * Departments are sums of 14 rounded groups (7 persons at the most), municipalities are rounded
   * to one decimal (0.05 each).
   */
  @Test
  void population_ofMunicipalities_sumsToTheirDepartment() {
    Population population = Guatemala.population();
    for (int year = 2010; year <= 2020; year++) {
      for (String sex : new String[] {"F", "M"}) {
        Map<String, Double> sums = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Category municipality : Guatemala.CODE_LISTS.find("municipality").orElseThrow()) {
          PopulationCount count = municipality(population, year, municipality.code(), sex);
          if (count.year() == year) {
            sums.merge(municipality.parent().orElseThrow(), count.persons(), Double::sum);
            numbers.merge(municipality.parent().orElseThrow(), 1, Integer::sum);
          }
        }
        assertThat(sums).hasSize(22);
        for (Map.Entry<String, Double> sum : sums.entrySet()) {
          if (year == 2014 && sex.equals("F") && sum.getKey().equals("10")) {
            // Without the women of Samayac.
            continue;
          }
          double department =
              population
                  .count(
                      year,
                      Optional.of(sum.getKey()),
                      Optional.empty(),
                      Optional.of(sex),
                      Optional.empty())
                  .orElseThrow()
                  .persons();
          assertThat(sum.getValue())
              .as("%d, %s, %s", year, sum.getKey(), sex)
              .isCloseTo(department, within(7 + .05 * numbers.getOrDefault(sum.getKey(), 0)));
        }
      }
    }
  }

  /** National totals as the INE gives them; each of 616 groups is rounded. */
  @ParameterizedTest
  @CsvSource({
    "2012, 15073374",
    "2013, 15438383",
    "2014, 15806336",
    "2015, 16182733",
    "2016, 16555558",
    "2017, 16932440",
    "2018, 17311086",
    "2019, 17689642",
    "2020, 18065725"
  })
  void population_ofTheCountry_isTheNationalTotal(int year, double total) {
    PopulationCount count =
        Guatemala.population()
            .count(year, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
            .orElseThrow();

    assertThat(count.year()).isEqualTo(year);
    assertThat(count.persons()).isCloseTo(total, within(30.));
  }

  @ParameterizedTest
  @CsvSource({"0514, 2012, 2015", "1713, 2009, 2013", "1617, 2010, 2011", "0101, 2026, 2020"})
  void population_yearWithoutFigure_isTheNearestAndSaysSo(String place, int asked, int used) {
    assertThat(municipality(Guatemala.population(), asked, place, "F").year()).isEqualTo(used);
  }

  /** The example of the Javadoc. */
  @Test
  void population_womenOfAltaVerapaz_areCountedForTheirYear() {
    Population population = Guatemala.population();
    PopulationCount women =
        population
            .count(2011, Optional.of("16"), Optional.empty(), Optional.of("F"), Optional.empty())
            .orElseThrow();

    assertThat(women).isEqualTo(new PopulationCount(558608, 2011));
  }

  /** Sums over departments and sexes of the INE's file for 2018. */
  @Test
  void standard_ofTheCountry_isItsAgeStructure() {
    StandardPopulation standard = Guatemala.population().standard(2018);

    assertThat(standard.groups()).hasSize(14);
    assertThat(standard.groups().getFirst())
        .isEqualTo(new StandardPopulation.Group(AgeSpan.of(0, 4), 2302068));
    assertThat(standard.groups().getLast())
        .isEqualTo(new StandardPopulation.Group(AgeSpan.from(65), 819404));
    assertThat(standard.name().in(Locale.of("es")))
        .startsWith("población total por edad, 2018 (INE");
  }

  @Test
  void population_source_isNamedInBothLanguages() {
    assertThat(Guatemala.population().source().texts().values())
        .hasSize(2)
        .allMatch(text -> text.contains("2010–2020") && text.contains("INE"));
  }

  private static PopulationCount municipality(
      Population population, int year, String place, String sex) {
    return population
        .count(year, Optional.empty(), Optional.of(place), Optional.of(sex), Optional.empty())
        .orElseThrow();
  }
}
