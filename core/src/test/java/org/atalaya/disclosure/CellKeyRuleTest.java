// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.atalaya.disclosure.CellKeyChecks.Perturbation;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logic: the published examples. Guarantee: what random cells show. Power: broken rules fail the
 * same checks.
 */
class CellKeyRuleTest {

  private static final long SEED = 20_260_101;

  private static final IntegerPerturbationTable TEN_FIVE = PerturbationTableFixture.tenFive();

  /** +1 for the cell keys of the example of the ONS, −1 for two others, 0 for the rest. */
  private static final IntegerPerturbationTable WITNESS =
      PerturbationTableFixture.integer(
          256,
          PerturbationLimits.unbiased(1),
          (row, key) -> key == 173 || key == 66 ? 1 : key == 0 || key == 1 ? -1 : 0);

  private static final ContinuousPerturbationTable D2_V09 =
      ContinuousPerturbationTable.ordered(PerturbationTableFixture.D2_V09);

  // Count, key sum, what the 10–5 rule publishes, what the witness table publishes.
  private static final List<Arguments> ONS =
      List.of(
          arguments(10, 1197, new Published(10), new Published(11)),
          arguments(14, 1602, new Published(15), new Published(15)),
          arguments(7, 900, new Suppressed(10), new Suppressed(11)));

  // D = 2, V = 0.9, threshold 1: count, cell key, what is published.
  private static final List<Arguments> CONTINUOUS =
      List.of(
          arguments(0, .99, new Suppressed(3)),
          arguments(1, .0, new Suppressed(3)),
          arguments(1, .3624, new Suppressed(3)),
          arguments(1, .3626, new Published(1)),
          arguments(1, .7249, new Published(1)),
          arguments(1, .7251, new Published(2)),
          arguments(1, .9124, new Published(2)),
          arguments(1, .9126, new Published(3)),
          arguments(2, .0515, new Suppressed(3)),
          arguments(2, .0516, new Published(1)),
          arguments(2, .5, new Published(2)),
          arguments(2, .9484, new Published(3)),
          arguments(2, .9485, new Published(4)),
          arguments(89_001, .9485, new Published(89_003)));

  @Test
  void apply_recordKeysOfOnsExample_addUpToItsCellKey() {
    long sum = LongStream.of(171, 35, 38, 103, 58, 203, 30, 204, 196, 159).sum();

    assertThat(sum).isEqualTo(1197);
    assertThat(CellKey.integer(sum, 256)).isEqualTo(173);
    assertThat(CellKey.integer(1602, 256)).isEqualTo(66);
    assertThat(CellKey.integer(1602, 4096)).isEqualTo(1602);
  }

  /** ONSdigital, cell-key-perturbation, "10–5 rule" with threshold 10. */
  @ParameterizedTest
  @FieldSource("ONS")
  void apply_onsExample_publishesItsFigures(
      long count, long keySum, CellValue tenFive, CellValue witness) {
    assertThat(new CellKeyRule(TEN_FIVE, 10).apply(count, keySum)).isEqualTo(tenFive);
    assertThat(new CellKeyRule(WITNESS, 10).apply(count, keySum)).isEqualTo(witness);
  }

  @ParameterizedTest
  @FieldSource("CONTINUOUS")
  void apply_continuousExample_publishesItsFigures(long count, double key, CellValue expected) {
    long keySum = 7 * (1L << 32) + (long) (key * 0x1p32);

    assertThat(new CellKeyRule(D2_V09, 1).apply(count, keySum)).isEqualTo(expected);
  }

  /** Keys next to every bound, and evenly spread ones, against the definition read word by word. */
  @Test
  void noiseOf_anyKey_isThatOfTheFirstIntervalThatEndsAboveIt() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] upper = random.doubles(90).sorted().toArray();
    // Two bounds in one place, one where a part of the guide begins, one hardly below the last.
    upper[10] = upper[11];
    upper[40] = .5;
    upper[88] = 1 - 0x1p-40;
    upper[89] = 1;
    Arrays.sort(upper);
    ContinuousPerturbationTable.Row row =
        ContinuousPerturbationTable.Row.of(
            200, upper, IntStream.range(0, 90).map(i -> i - 45).toArray());

    DoubleStream keys =
        DoubleStream.concat(
            Arrays.stream(upper).flatMap(u -> DoubleStream.of(Math.nextDown(u), u, Math.nextUp(u))),
            LongStream.range(0, 1 << 16).mapToDouble(i -> i * 0x1p-16));
    keys.filter(key -> key < 1)
        .forEach(key ->
            assertThat(row.noiseOf(key))
                .as("%s", key)
                .isEqualTo(
                    IntStream.range(0, 90).filter(i -> upper[i] > key).findFirst().orElseThrow()
                        - 45));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "750, 750", "751, 501", "1000, 750", "1001, 501", "100001, 501"})
  void rowOf_count_repeatsTheLast250Rows(long count, int row) {
    assertThat(IntegerPerturbationTable.rowOf(count)).isEqualTo(row);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, (1L << 32) - 1, 1L << 32, Long.MAX_VALUE})
  void perturb_zero_staysZero(long keySum) {
    assertThat(D2_V09.perturb(0, keySum)).isZero();
    assertThat(WITNESS.perturb(0, keySum)).isZero();
  }

  /** A withheld figure says no more than how large the count behind it can be. */
  @Test
  void apply_withheld_limitHoldsForEveryCountBehindIt() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (long threshold = 1; threshold <= 6; threshold++) {
      CellKeyRule rule = new CellKeyRule(D2_V09, threshold);
      Suppressed withheld = (Suppressed) rule.apply(0, 0);
      assertThat(withheld.below()).isEqualTo(threshold + 2);
      for (int cell = 0; cell < 2_000; cell++) {
        long count = random.nextLong(12);
        CellValue value = rule.apply(count, random.nextLong(1L << 40));
        if (value instanceof Suppressed) {
          assertThat(value).isEqualTo(withheld);
          assertThat(count).isLessThan(withheld.below());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 40})
  void apply_randomCells_figuresFollowTheTable(long count) {
    ContinuousPerturbationTable scattered =
        ContinuousPerturbationTable.scattered(
            PerturbationTableFixture.D2_V09, new SplittableRandom(SEED));

    for (ContinuousPerturbationTable table : List.of(D2_V09, scattered)) {
      for (long threshold : List.of(1L, 3L)) {
        CellKeyChecks.figuresFollowTheTable(
            new CellKeyRule(table, threshold)::apply, D2_V09, threshold, count, SEED);
      }
      CellKeyChecks.noiseIsUnbiased(new CellKeyRule(table, 1)::apply, D2_V09, count, SEED);
    }
    CellKeyChecks.figuresFollowTheTable(
        new CellKeyRule(WITNESS, 1)::apply, WITNESS, 1, count, SEED);
    CellKeyChecks.noiseIsUnbiased(new CellKeyRule(WITNESS, 1)::apply, WITNESS, count, SEED);
  }

  // Broken rules with threshold 3: name, rule, a count for which it does wrong.
  private static final List<Arguments> BROKEN =
      List.of(
          arguments(
              "row of the next count",
              (Perturbation) (n, sum) -> published(n + D2_V09.perturb(n + 1, sum) - (n + 1), 3),
              1),
          arguments(
              "half the key range",
              (Perturbation) (n, sum) -> published(D2_V09.perturb(n, sum & 0x7FFF_FFFFL), 3),
              5),
          arguments(
              "key range not folded",
              (Perturbation)
                  (n, sum) -> published(D2_V09.perturb(n, Math.min(sum, 0xFFFF_FFFFL)), 3),
              5),
          arguments(
              "threshold before the noise",
              (Perturbation)
                  (n, sum) -> n < 3 ? new Suppressed(3) : published(D2_V09.perturb(n, sum), 1),
              2),
          arguments(
              "threshold before the noise",
              (Perturbation)
                  (n, sum) -> n < 3 ? new Suppressed(3) : published(D2_V09.perturb(n, sum), 1),
              3),
          arguments("no noise", (Perturbation) (n, sum) -> published(n, 3), 5));

  @ParameterizedTest(name = "{0}, count {2}")
  @FieldSource("BROKEN")
  void figuresFollowTheTable_brokenRule_fails(String name, Perturbation broken, long count) {
    assertThatThrownBy(() -> CellKeyChecks.figuresFollowTheTable(broken, D2_V09, 3, count, SEED))
        .isInstanceOf(AssertionError.class);
    assertThatCode(() ->
            CellKeyChecks.figuresFollowTheTable(
                new CellKeyRule(D2_V09, 3)::apply, D2_V09, 3, count, SEED))
        .doesNotThrowAnyException();
  }

  @Test
  void noiseIsUnbiased_noiseThatNeverFalls_fails() {
    Perturbation broken = (n, sum) -> published(Math.max(n, D2_V09.perturb(n, sum)), 1);

    assertThatThrownBy(() -> CellKeyChecks.noiseIsUnbiased(broken, D2_V09, 5, SEED))
        .isInstanceOf(AssertionError.class);
  }

  /** The examples of the ONS would notice another modulus and another row. */
  @Test
  void onsExamples_brokenRule_contradictsThem() {
    assertThat(new CellKeyRule(WITNESS, 10).apply(10, 1197 % 255)).isNotEqualTo(new Published(11));
    assertThat(new CellKeyRule(WITNESS, 10).apply(14, 1602 % 512)).isEqualTo(new Published(15));
    assertThat(new CellKeyRule(WITNESS, 10).apply(14, 1602 % 255)).isNotEqualTo(new Published(15));
    assertThat(14 + TEN_FIVE.perturb(13, 1602) - 13).isNotEqualTo(15);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_001})
  void constructor_thresholdOutOfRange_isRefused(long threshold) {
    assertThatThrownBy(() -> new CellKeyRule(D2_V09, threshold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threshold must be >= 1.0 and <= 1000000.0. Provided value: ");
  }

  @Test
  void publicWith_anotherRuleBesideIt_isRefused() {
    CellKeyRule rule = new CellKeyRule(D2_V09, 3);

    for (DisclosureRule other : List.of(new MinimumFrequencyRule(3), new CellKeyRule(WITNESS, 1))) {
      assertThatThrownBy(() -> DisclosureProfile.publicWith(List.of(other, rule)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a profile with a CellKeyRule has no other rule")
          .hasMessageContaining(other.getClass().getSimpleName());
    }
  }

  @Test
  void note_rule_saysThatFiguresAreChangedInEveryLanguage() {
    CellKeyRule rule = new CellKeyRule(D2_V09, 3);

    assertThat(rule.notes().getFirst().in(Locale.of("es")))
        .contains("se modifican ligeramente (en 2 como máximo) para que nadie pueda ser reconocida")
        .contains("las sumas pueden diferir en unas pocas unidades");
    assertThat(rule.notes().getLast().in(Locale.of("es")))
        .contains("difiere del verdadero en 2 como máximo (en dos de cada tres casos, en 1 como")
        .contains("0 o pocas");
    assertThat(rule.notes().getFirst().in(Locale.ENGLISH))
        .contains("slightly changed (by at most 2) so that nobody can be recognised; sums may")
        .contains("differ by a few");
    assertThat(rule.notes().getLast().in(Locale.ENGLISH))
        .contains("differs from the true one by at most 2 (in two of three cases by at most 1)")
        .contains("0 or few");
  }

  @Test
  void usualPerturbation_table_isExceededInOneOfThreeCasesAtMost() {
    // Row 1 keeps to 1 with .9125, row 2 with .89690782: neither stays unchanged in two of three.
    assertThat(D2_V09.usualPerturbation()).isEqualTo(1);
    // Two of 256 keys move a count, and none by more than 1.
    assertThat(WITNESS.usualPerturbation()).isZero();
    assertThat(WITNESS.maxPerturbation()).isEqualTo(1);
    // A count of 9 always becomes 0.
    assertThat(TEN_FIVE.usualPerturbation()).isEqualTo(9);
  }

  @Test
  void toString_ruleAndTables_sayNothingOfRows() {
    assertThat(new CellKeyRule(D2_V09, 3))
        .hasToString("CellKeyRule[table=ContinuousPerturbationTable[…], threshold=3]");
    assertThat(WITNESS).hasToString("IntegerPerturbationTable[256 keys]");
    assertThat(D2_V09.row(1)).hasToString("PerturbationRow[…]");
  }

  private static CellValue published(long figure, long threshold) {
    return figure < threshold ? new Suppressed(threshold) : new Published(figure);
  }
}
