// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class PerturbationTableReadingTest {

  /** D = 2, V = 0.9, js = 0 as ptable 0.x writes it. */
  private static final String PTABLE_0 =
      """
      i,j,p,kum_p_u,kum_p_o,diff
      0,0,1,0,1,0
      1,0,0.3625,0,0.3625,-1
      1,1,0.3625,0.3625,0.725,0
      1,2,0.1875,0.725,0.9125,1
      1,3,0.0875,0.9125,1,2
      2,0,0.05154609,0,0.05154609,-2
      2,1,0.24381564,0.05154609,0.29536173,-1
      2,2,0.40927654,0.29536173,0.70463827,0
      2,3,0.24381564,0.70463827,0.94845391,1
      2,4,0.05154609,0.94845391,1,2
      """;

  /** The row of count 1 as ptable 1.0 writes it. */
  private static final String PTABLE_1 =
      """
      "i";"j";"p";"v";"p_int_lb";"p_int_ub";"type"
      0;0;1;0;0;1;"all"
      1;0;0.3625;-1;0;0.3625;"all"
      1;1;0.3625;0;0.3625;0.725;"all"
      1;2;0.1875;1;0.725;0.9125;"all"
      1;3;0.0875;2;0.9125;1;"all"
      """;

  private static final String OWN =
      """
      count,noise,upper
      1,-1,0.2
      1,0,0.5
      1,1,0.7
      1,0,1.0
      """;

  private static final PerturbationLimits D2 = PerturbationLimits.unbiased(2);

  @Test
  void read_ptableShapes_giveTheirProbabilities() {
    ContinuousPerturbationTable earlier = PerturbationTableFixture.readContinuous(PTABLE_0, D2);
    ContinuousPerturbationTable later = PerturbationTableFixture.readContinuous(PTABLE_1, D2);

    assertThat(earlier.lastRow()).isEqualTo(2);
    assertThat(later.lastRow()).isEqualTo(1);
    for (int count : List.of(1, 2)) {
      PerturbationTableFixture.D2_V09
          .get(count - 1)
          .probabilities()
          .forEach((noise, probability) ->
              assertThat(earlier.row(count).probabilities().get(noise))
                  .isCloseTo(probability, within(1e-7)));
    }
    assertThat(later.row(7).probabilities().values())
        .zipSatisfy(
            earlier.row(1).probabilities().values(),
            (one, other) -> assertThat(one).isCloseTo(other, within(1e-12)));
    assertThat(earlier.maxPerturbation()).isEqualTo(2);
    assertThat(earlier.variance()).isCloseTo(.9, within(1e-7));
  }

  @Test
  void read_ownShape_takesTheFirstIntervalAboveTheKey() {
    ContinuousPerturbationTable table = PerturbationTableFixture.readContinuous(OWN, D2);

    assertThat(List.of(.0, .19, .21, .51, .81, .99))
        .extracting(key -> table.perturb(9, (long) (key * 0x1p32)))
        .containsExactly(8L, 8L, 9L, 10L, 9L, 9L);
  }

  @Test
  void write_scatteredTable_isReadAsTheSame() throws IOException {
    ContinuousPerturbationTable table =
        ContinuousPerturbationTable.scattered(
            PerturbationTableFixture.even(6), new SplittableRandom(3));
    StringBuilder csv = new StringBuilder();

    table.write(csv);
    ContinuousPerturbationTable read =
        PerturbationTableFixture.readContinuous(csv.toString(), PerturbationLimits.unbiased(6));

    SplittableRandom random = new SplittableRandom(4);
    for (int cell = 0; cell < 20_000; cell++) {
      long count = random.nextLong(12);
      long keySum = random.nextLong(1L << 40);
      assertThat(read.perturb(count, keySum)).isEqualTo(table.perturb(count, keySum));
    }
  }

  // What is replaced, by what, what the error says.
  private static final List<Arguments> WRONG_PTABLES =
      List.of(
          arguments(
              "kum_p_o",
              "oben",
              "line 1, column 1: given i,j,p,kum_p_u,oben,diff, allowed i,j,p,kum_p_u,kum_p_o,diff"
                  + " or i,j,p,v,p_int_lb,p_int_ub or count,noise,upper"),
          arguments(
              "0,0,1,0,1,0",
              "0,1,1,0,1,1",
              "line 2, column diff: given 1, allowed a whole number from 0 to 0"),
          arguments(
              "1,3,0.0875,0.9125,1,2",
              "1,4,0.0875,0.9125,1,3",
              "line 6, column diff: given 3, allowed a whole number from -1 to 2"),
          arguments(
              "1,0,0.3625,0,0.3625,-1",
              "1,-1,0.3625,0,0.3625,-2",
              "line 3, column diff: given -2, allowed a whole number from -1 to 2"),
          arguments(
              "1,1,0.3625,",
              "1,1,few,",
              "line 4, column p: given few, allowed a number from 0 to 1"),
          arguments(
              "1,1,0.3625,",
              "1,1,NaN,",
              "line 4, column p: given NaN, allowed a number from 0 to 1"),
          arguments(
              "1,1,0.3625,",
              "1,1,-0.1,",
              "line 4, column p: given -0.1, allowed a number from 0 to 1"),
          arguments(
              "1,1,0.3625,", "1,1,0.3,", "line 4, column p: given 0.3, allowed 0.3625 ± 1.0E-6"),
          arguments(
              "1,1,0.3625,0.3625",
              "1,1,0.3625,0.37",
              "line 4, column kum_p_u: given 0.37, allowed 0.3625 ± 1.0E-6"),
          arguments(
              "1,1,0.3625,",
              "1,2,0.3625,",
              "line 4, column j: given 2, allowed a whole number from 1 to 1"),
          arguments(
              "0.725,0.9125,1",
              "0.725,0.7,1",
              "line 5, column kum_p_o: given 0.7, allowed at least 0.725, where the last one ends"),
          arguments(
              "1,3,0.0875,0.9125,1,2\n",
              "",
              "line 5, column kum_p_o: given a row of count 1 that ends at 0.9125, allowed 1 ±"
                  + " 1.0E-6: the probabilities of a row add up to 1"),
          arguments(
              "2,2,0.40927654",
              "4,2,0.40927654",
              "line 9, column i: given 4, allowed a whole number from 2 to 3"),
          arguments(
              "2,4,0.05154609,0.94845391,1,2",
              "2,3,0.05154609,0.94845391,1,1",
              "line 11, column diff: given an expected noise of -0.0515460"),
          arguments(
              "2,0,0.05154609,0",
              "2,0,0.05154609",
              "line 7, column 1: given something that is not CSV, allowed 6 fields"));

  @ParameterizedTest
  @FieldSource("WRONG_PTABLES")
  void read_wrongContinuousTable_namesThePlace(String right, String wrong, String message) {
    assertThat(PTABLE_0).contains(right);

    assertThatThrownBy(
            () -> PerturbationTableFixture.readContinuous(PTABLE_0.replace(right, wrong), D2))
        .isInstanceOf(PerturbationTableException.class)
        .hasMessageStartingWith("Perturbation table test cannot be used: ")
        .hasMessageContaining(message);
  }

  @Test
  void read_nothing_isRefused() {
    for (String empty : List.of("", "i,j,p,kum_p_u,kum_p_o,diff\n", "count,noise,upper\n0,0,1\n")) {
      assertThatThrownBy(() -> PerturbationTableFixture.readContinuous(empty, D2))
          .isInstanceOf(PerturbationTableException.class);
    }
  }

  @Test
  void read_tableOfAnotherType_isRefused() {
    assertThatThrownBy(() ->
            PerturbationTableFixture.readContinuous(PTABLE_1.replace("\"all\"", "\"even\""), D2))
        .hasMessageContaining("line 2, column type: given even, allowed 'all'");
  }

  @Test
  void read_integerTable_takesTheModulusFromItsKeys() {
    IntegerPerturbationTable table =
        PerturbationTableFixture.integer(
            4096,
            PerturbationLimits.unbiased(1),
            (row, key) -> key == 66 ? -1 : key == 1602 ? 1 : 0);

    assertThat(table.keys()).isEqualTo(4096);
    assertThat(table.perturb(14, 1602)).isEqualTo(15);
    assertThat(table.perturb(14, 1602 + 4096)).isEqualTo(15);
    assertThat(table.perturb(14, 66)).isEqualTo(13);
    assertThat(table.variance()).isCloseTo(2 / 4096.0, within(1e-15));
  }

  // What is replaced, by what, what the error says.
  private static final List<Arguments> WRONG_INTEGER =
      List.of(
          arguments(
              "\"pvalue\"", "\"p\"", "line 1, column 1: given pcv,ckey,p, allowed pcv,ckey,pvalue"),
          arguments(
              "\n3,7,0\n",
              "\n3,7,2\n",
              "column pvalue: given 2, allowed a whole number from -1 to 1"),
          arguments(
              "\n3,7,0\n",
              "\n751,7,0\n",
              "column pcv: given 751, allowed a whole number from 0 to 750"),
          arguments(
              "\n3,7,0\n",
              "\n3,4096,0\n",
              "column ckey: given 4096, allowed a whole number from 0 to 4095"),
          arguments(
              "\n3,7,0\n",
              "\n3,6,0\n",
              "line 521, column ckey: given 6, allowed each key once in each row"),
          arguments(
              "\n3,7,0\n",
              "\n",
              "line 192000, column ckey: given no line for pcv 3 and ckey 7, allowed a line for"
                  + " every pcv from 1 to 750 and every ckey from 0 to 255"),
          arguments(
              "\n3,7,0\n",
              "\n3,7,1\n",
              "line 192001, column pvalue: given an average of 0.00390625 for pcv 3, allowed at"
                  + " most ±1.0E-4"),
          arguments(
              "\n1,0,0\n",
              "\n0,0,1\n1,0,0\n",
              "line 2, column pvalue: given 1, allowed a whole number from 0 to 0"));

  @ParameterizedTest
  @FieldSource("WRONG_INTEGER")
  void read_wrongIntegerTable_namesThePlace(String right, String wrong, String message) {
    String csv = PerturbationTableFixture.integerCsv(256, (row, key) -> 0);
    assertThat(csv).contains(right);

    assertThatThrownBy(() ->
            PerturbationTableFixture.readInteger(
                csv.replace(right, wrong), PerturbationLimits.unbiased(1)))
        .isInstanceOf(PerturbationTableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rows_thatDoNotAddUpOrLeadBelowZero_areRefused() {
    assertThatThrownBy(() -> new PerturbationRow(1, new TreeMap<>(Map.of(0, .9))))
        .hasMessageContaining("the probabilities of a row must add up to 1. Provided sum: 0.9");
    assertThatThrownBy(() -> PerturbationTableFixture.row(1, -2, .5, 0, 0, 0, .5))
        .hasMessageContaining("count with its lowest noise must be >= 0. Provided value: -1");
    assertThatThrownBy(
            () -> ContinuousPerturbationTable.ordered(PerturbationTableFixture.D2_V09.reversed()))
        .hasMessageContaining("Provided count in place of 1: 2");
  }
}
