// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerturbationTableDesignerTest {

  private static final PerturbationTableDesigner D5_V3 =
      PerturbationTableDesigner.of(5, 3).withoutCountsUpTo(2).withMonotone();

  /** Printed by ptable for D = 2, V = 0.9, js = 0, with monotony. */
  @Test
  void design_publishedExample_isFoundToSevenDecimals() {
    PerturbationDesign design = PerturbationTableDesigner.of(2, .9).withMonotone().design();

    assertThat(design.rows()).hasSize(2);
    List<List<Double>> printed =
        List.of(
            List.of(.3625, .3625, .1875, .0875),
            List.of(.05154609, .24381564, .40927654, .24381564, .05154609));
    for (int row = 0; row < 2; row++) {
      assertThat(design.rows().get(row).noise().probabilities().values())
          .zipSatisfy(printed.get(row), (p, of) -> assertThat(p).isCloseTo(of, within(1e-7)));
      assertThat(design.rows().get(row).variance()).isCloseTo(.9, within(1e-12));
      assertThat(design.rows().get(row).bias()).isCloseTo(0, within(1e-12));
      assertThat(design.rows().get(row).allVariance()).isTrue();
    }
    assertThat(design.rows().get(0).noise().probabilities()).containsOnlyKeys(-1, 0, 1, 2);
    assertThat(design.rows().get(1).noise().probabilities()).containsOnlyKeys(-2, -1, 0, 1, 2);
  }

  /** D = 2, V = 1, js = 0: in row 1 more variance would not add entropy; that is reported. */
  @Test
  void design_moreVarianceThanHelps_reportsWhatIsAchieved() {
    PerturbationDesign design = PerturbationTableDesigner.of(2, 1).withMonotone().design();

    assertThat(design.rows().getFirst().variance()).isCloseTo(.93188, within(5e-6));
    assertThat(design.rows().getFirst().allVariance()).isFalse();
    assertThat(design.rows().getLast().variance()).isCloseTo(1, within(1e-12));
    assertThat(design.rows().getLast().allVariance()).isTrue();
  }

  @Test
  void design_unpublishedCounts_areReachedByNoRow() {
    PerturbationDesign design = D5_V3.design();

    assertThat(design.rows()).hasSize(8);
    for (PerturbationDesign.Row row : design.rows()) {
      assertThat(row.noise().probabilities().keySet())
          .allSatisfy(v -> assertThat(row.noise().count() + v).isNotIn(1, 2).isNotNegative());
      assertThat(row.variance()).isCloseTo(3, within(1e-9));
      assertThat(row.bias()).isCloseTo(0, within(1e-9));
    }
    assertThat(design.ordered().maxPerturbation()).isEqualTo(5);
    assertThat(design.ordered().variance()).isCloseTo(3, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.35, .5, .8})
  void design_staying_isTheProbabilityOfNoNoise(double staying) {
    PerturbationDesign design =
        PerturbationTableDesigner.of(5, 3).withMonotone().withStaying(staying).design();

    assertThat(design.rows())
        .allSatisfy(row ->
            assertThat(row.noise().probabilities().get(0)).isCloseTo(staying, within(1e-10)));
  }

  @Test
  void design_largest_isFound() {
    assertThat(
            PerturbationTableDesigner.of(50, 200).withMonotone().withStaying(.34).design().rows())
        .hasSize(50);
  }

  // Designer, count that cannot be had, least variance that it can have.
  private static final List<Arguments> INFEASIBLE =
      List.of(
          // Count 1 becomes 0 or 3: two thirds and one third.
          arguments(PerturbationTableDesigner.of(3, 1).withoutCountsUpTo(2), 1, 2.),
          // Half of the probability lies on −1 and 1.
          arguments(PerturbationTableDesigner.of(3, .1).withStaying(.5), 1, .5),
          arguments(PerturbationTableDesigner.of(5, 3).withoutCountsUpTo(4), 1, 4.));

  @ParameterizedTest
  @FieldSource("INFEASIBLE")
  void design_infeasible_namesTheNearestFeasibleVariance(
      PerturbationTableDesigner designer, int count, double nearest) {
    InfeasiblePerturbationException e =
        catchThrowableOfType(InfeasiblePerturbationException.class, designer::design);

    assertThat(e.count()).isEqualTo(count);
    assertThat(e.nearestVariance().orElseThrow()).isCloseTo(nearest, within(1e-12));
    assertThat(e)
        .hasMessageStartingWith(
            "no noise for the count %d has variance <= %s (", count, designer.variance())
        .hasMessageEndingWith("Nearest feasible variance: " + e.nearestVariance().getAsDouble());
    assertThatCode(() -> with(designer, e.nearestVariance().getAsDouble()).solve(count))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> with(designer, nearest - 1e-6).solve(count))
        .isInstanceOf(InfeasiblePerturbationException.class);
  }

  /** A third at most may fall to 0 and below, so the rest cannot balance it. */
  @Test
  void design_noVarianceWouldDo_saysSo() {
    PerturbationTableDesigner designer =
        PerturbationTableDesigner.of(5, 3).withMonotone().withStaying(.3);

    assertThatThrownBy(designer::design)
        .isInstanceOf(InfeasiblePerturbationException.class)
        .hasMessageContaining("No variance is feasible: allow monotone to be false")
        .extracting(e -> ((InfeasiblePerturbationException) e).nearestVariance())
        .isEqualTo(OptionalDouble.empty());
  }

  private static PerturbationTableDesigner with(PerturbationTableDesigner one, double variance) {
    return new PerturbationTableDesigner(
        one.maxPerturbation(), variance, one.unpublishedUpTo(), one.monotone(), one.staying());
  }

  @Test
  void scattered_table_hasTheSameProbabilities() {
    PerturbationDesign design = D5_V3.design();
    ContinuousPerturbationTable scattered = design.scattered(new SplittableRandom(7));

    for (long count = 1; count <= 9; count++) {
      assertThat(scattered.row(count).probabilities().keySet())
          .isEqualTo(design.ordered().row(count).probabilities().keySet());
      assertThat(scattered.row(count).probabilities().values())
          .zipSatisfy(
              design.ordered().row(count).probabilities().values(),
              (one, other) -> assertThat(one).isCloseTo(other, within(1e-12)));
    }
  }

  @Test
  void scattered_seed_decidesTheTable() {
    PerturbationDesign design = D5_V3.design();
    ContinuousPerturbationTable table = design.scattered(new SplittableRandom(7));

    assertThat(differences(table, design.scattered(new SplittableRandom(7)))).isZero();
    assertThat(differences(table, design.scattered(new SplittableRandom(8)))).isGreaterThan(.5);
    assertThat(differences(table, design.ordered())).isGreaterThan(.5);
  }

  /** In the ordered table larger keys have larger noise; in the scattered one they do not. */
  @Test
  void scattered_keys_sayNothingOfTheSignOfTheNoise() {
    PerturbationDesign design = D5_V3.design();

    assertThat(risingSteps(design.ordered())).isEqualTo(1);
    assertThat(risingSteps(design.scattered(new SplittableRandom(7)))).isBetween(.3, .7);
  }

  /** Of the changes of noise from key to key, the share of those that rise. */
  private static double risingSteps(ContinuousPerturbationTable table) {
    int rising = 0;
    int changes = 0;
    for (long key = 1; key < 10_000; key++) {
      long step = table.perturb(20, at(key)) - table.perturb(20, at(key - 1));
      changes += step == 0 ? 0 : 1;
      rising += step > 0 ? 1 : 0;
    }
    return (double) rising / changes;
  }

  /** The share of cells of count 20 in which the tables differ. */
  private static double differences(
      ContinuousPerturbationTable one, ContinuousPerturbationTable other) {
    int differences = 0;
    for (long key = 0; key < 10_000; key++) {
      differences += one.perturb(20, at(key)) == other.perturb(20, at(key)) ? 0 : 1;
    }
    return differences / 10_000.0;
  }

  private static long at(long key) {
    return (key << 32) / 10_000;
  }

  @Test
  void ruleWithDesign_figuresFollowTheTableAndLeaveOutSmallOnes() {
    PerturbationDesign design = D5_V3.design();
    ContinuousPerturbationTable table = design.scattered(new SplittableRandom(7));
    CellKeyRule rule = new CellKeyRule(table, 1);

    for (long count : List.of(1L, 2L, 3L, 4L, 8L, 30L)) {
      CellKeyChecks.figuresFollowTheTable(rule::apply, design.ordered(), 1, count, 11);
      CellKeyChecks.noiseIsUnbiased(rule::apply, design.ordered(), count, 11);
    }
  }

  // What is asked for, the parameter that is named.
  private static final List<Arguments> OUT_OF_RANGE =
      List.of(
          arguments(0, 1., 0, 0., "maxPerturbation"),
          arguments(51, 1., 0, 0., "maxPerturbation"),
          arguments(2, 0., 0, 0., "variance"),
          arguments(2, Double.NaN, 0, 0., "variance"),
          arguments(2, 4.1, 0, 0., "variance"),
          arguments(2, 1., 2, 0., "unpublishedUpTo"),
          arguments(2, 1., -1, 0., "unpublishedUpTo"),
          arguments(2, 1., 0, 1., "staying"),
          arguments(2, 1., 0, -.1, "staying"));

  @ParameterizedTest
  @FieldSource("OUT_OF_RANGE")
  void constructor_parameterOutOfRange_isNamed(
      int max, double variance, int unpublished, double staying, String name) {
    assertThatThrownBy(() ->
            new PerturbationTableDesigner(
                max, variance, unpublished, false, OptionalDouble.of(staying)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must be >")
        .hasMessageContaining(" and <= ")
        .hasMessageContaining("Provided value: ");
  }
}
