// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.atalaya.cases.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {

  private static final String DEPARTMENTS =
      """
      # A remark.
      year,department,sex,0,15,65+
      2010,A,F,10,20,5
      2010,A,M,11,21,4
      2010,B,F,100,200,50
      2010,B,M,110,210,40
      2014,A,F,12,22,6
      2014,A,M,13,23,5
      2014,B,F,120,220,60
      2014,B,M,130,230,50
      """;

  private static final String MUNICIPALITIES =
      """
      year,municipality,sex,persons
      2010,A1,F,30.5
      2010,A1,M,31
      2014,A1,F,
      2014,A1,M,36.2
      2014,A2,F,4
      2014,A2,M,5
      """;

  private static final Map<String, String> DEPARTMENT_OF = Map.of("A1", "A", "A2", "A", "B1", "B");

  @ParameterizedTest
  @CsvSource({
    "2010,   ,   ,  ,      , 781",
    "2010, A ,   ,  ,      , 71",
    "2010, A ,   , F,      , 35",
    "2010, A ,   , M, 15-64, 21",
    "2010, A ,   , F, 15-  , 25",
    "2010,   ,   , F, 0-14 , 110",
    "2010, A ,   ,  , 0-   , 71",
    "2010,   , A1, F,      , 30.5",
    "2010, A , A1,  ,      , 61.5",
    "2014,   , A2,  ,      , 9",
  })
  void count_whatTheFilesHold_isTheirSum(
      int year,
      @Nullable String department,
      @Nullable String municipality,
      @Nullable String sex,
      @Nullable String age,
      double persons)
      throws IOException {
    assertThat(count(year, department, municipality, sex, age))
        .contains(new PopulationCount(persons, year));
  }

  @ParameterizedTest
  @CsvSource({
    "2000, A ,   , 2010",
    "2011, A ,   , 2010",
    "2012, A ,   , 2010",
    "2013, A ,   , 2014",
    "2030,   ,   , 2014",
    "-2147483648, A, , 2010",
    "2000,   , A2, 2014",
    "2014,   , A1, 2010",
  })
  void count_yearWithoutFigure_takesTheNearestAndTellsIt(
      int asked, @Nullable String department, @Nullable String municipality, int used)
      throws IOException {
    assertThat(count(asked, department, municipality, null, null).orElseThrow().year())
        .isEqualTo(used);
  }

  /** The women of A1 are not known for 2014, its men are. */
  @Test
  void count_oneSexUnknown_concernsThatSexAlone() throws IOException {
    assertThat(count(2014, null, "A1", "M", null)).contains(new PopulationCount(36.2, 2014));
    assertThat(count(2014, null, "A1", "F", null)).contains(new PopulationCount(30.5, 2010));
  }

  @ParameterizedTest
  @CsvSource({
    "C,   ,  ,     ",
    " , C1,  ,     ",
    "B, A1,  ,     ",
    " , B1,  ,     ",
    "A,   , X,     ",
    "A,   , ?,     ",
    "A,   ,  , 0-17",
    "A,   ,  , 10-64",
    "A,   ,  , 15-70",
    "A,   ,  , 18- ",
    "A,   ,  , 20-30",
    " , A1,  , 15-64",
  })
  void count_noSuchFigure_isEmpty(
      @Nullable String department,
      @Nullable String municipality,
      @Nullable String sex,
      @Nullable String age)
      throws IOException {
    assertThat(count(2010, department, municipality, sex, age)).isEmpty();
  }

  @Test
  void standard_nearestYear_isTheCountryByAge() throws IOException {
    StandardPopulation standard = population().standard(2013);

    assertThat(standard.year()).isEqualTo(2014);
    assertThat(standard.groups())
        .containsExactly(
            new StandardPopulation.Group(AgeSpan.of(0, 14), 275),
            new StandardPopulation.Group(AgeSpan.of(15, 64), 495),
            new StandardPopulation.Group(AgeSpan.from(65), 121));
    assertThat(standard.name().in(Locale.of("es")))
        .isEqualTo("población total por edad, 2014 (los censos)");
    assertThat(standard.name().in(Locale.ENGLISH))
        .isEqualTo("total population by age, 2014 (the censuses)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2010,A,F,10   | 10,A,F,10      | line 3, column year: given '10', allowed a year",
        "2010,A,F,10   | 2010,C,F,10    | line 3, column department: given 'C', allowed a code",
        "2010,A,F,10   | 2010,A,X,10    | line 3, column sex: given 'X', allowed F or M",
        "2010,A,F,10   | 2010,A,F,-1    | line 3, column 0: given '-1', allowed a number >= 0",
        "2010,A,F,10   | 2010,A,F,1e3   | line 3, column 0: given '1e3', allowed a number >= 0",
        "2010,A,F,10   | 2010,A,F,      | line 3, column 0: given '', allowed a number >= 0",
        "2010,B,F,100  | 2010,A,M,9     | line 5, column department: given 'A', allowed one row",
        "0,15,65+      | 0,15,65        | line 2, column 4: given '0,15,65', allowed the youngest",
        "0,15,65+      | 0,15,15+       | line 2, column 4: given '0,15,15+', allowed the youngest",
        "0,15,65+      | 5,15,65+       | line 2, column 4: given '5,15,65+', allowed the youngest",
        "year,dep      | jahr,dep       | line 2, column year: given"
            + " 'jahr,department,sex,0,15,65+'",
        "2010,A,F,10,  | 2010,A,F,      | line 3, column year: given something that is not CSV",
      })
  void read_departmentFileWithAFault_namesThePlace(String right, String wrong, String message) {
    String content = DEPARTMENTS.replace(right, wrong);

    assertThatThrownBy(() -> read(content, MUNICIPALITIES))
        .isInstanceOf(PopulationException.class)
        .hasMessageStartingWith("Population file department cannot be used: ")
        .hasMessageContaining(message);
  }

  @Test
  void read_municipalityFileWithOtherColumns_namesThem() {
    assertThatThrownBy(() -> read(DEPARTMENTS, MUNICIPALITIES.replace("persons", "people")))
        .hasMessage(
            "Population file municipality cannot be used: line 1, column 4: given 'people',"
                + " allowed the column persons");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# Only a remark\n", "year,department,sex,0,65+\n"})
  void read_fileWithoutRows_isRefused(String content) {
    assertThatThrownBy(() -> read(content, MUNICIPALITIES))
        .isInstanceOf(PopulationException.class)
        .hasMessageContaining("given nothing, allowed a header and rows");
  }

  @Test
  void read_noYearWithAllDepartments_isRefused() {
    String partial = DEPARTMENTS.replace("2010,B,M", "2011,B,M").replace("2014,A,F", "2011,A,F");

    assertThatThrownBy(() -> read(partial, MUNICIPALITIES))
        .hasMessageContaining("given no year with both sexes of every department");
  }

  @Test
  void ageSpan_endBeforeBeginning_isRefused() {
    assertThatThrownBy(() -> AgeSpan.of(15, 14))
        .hasMessage("an age span needs 0 <= from <= to. Provided values: from 15, to 14");
    assertThatThrownBy(() -> AgeSpan.from(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<PopulationCount> count(
      int year,
      @Nullable String department,
      @Nullable String municipality,
      @Nullable String sex,
      @Nullable String age)
      throws IOException {
    return population()
        .count(
            year,
            Optional.ofNullable(department),
            Optional.ofNullable(municipality),
            Optional.ofNullable(sex),
            Optional.ofNullable(age).map(PopulationTest::span));
  }

  private static AgeSpan span(String text) {
    String[] ends = text.split("-");
    return new AgeSpan(
        Integer.parseInt(ends[0]),
        ends.length == 1 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(ends[1])));
  }

  private static Population population() throws IOException {
    return read(DEPARTMENTS, MUNICIPALITIES);
  }

  private static Population read(String departments, String municipalities) throws IOException {
    return Population.read(
        Label.of("los censos", "the censuses"),
        new StringReader(departments),
        new StringReader(municipalities),
        DEPARTMENT_OF);
  }
}
