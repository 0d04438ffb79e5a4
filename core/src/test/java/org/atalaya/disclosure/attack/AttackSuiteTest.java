// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.CellKeyRule;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.DisclosureRule;
import org.atalaya.disclosure.GroupDisclosureRule;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.disclosure.PerturbationTableDesigner;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Statistics;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What protects stays within the bound, and what does not is found out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackSuiteTest {

  private CaseStore store;
  private Statistics statistics;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    store = SampleSicomp.store(folder, SampleSicomp.LAST_DAY.minusMonths(1));
    statistics = new Statistics(store.tables(), Guatemala.indicators());
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void run_rulesOfTheDefault_areWithin() {
    AttackReport report = run(noise(5, 3, 5), new GroupDisclosureRule(20, 0.8));

    assertThat(report.isWithin()).as(report.text(Locale.ENGLISH)).isTrue();
    assertThat(report.results().stream().filter(AttackResult::isTold).map(AttackResult::attack))
        .contains(
            "averaging",
            "versions",
            "units",
            "reconstruction",
            "attributes-withheld",
            "attributes-subtracted");
  }

  /** Noise hides counts; that all of a group are alike it does not hide. */
  @Test
  void run_noiseAlone_showsThatGroupsAreAlike() {
    AttackReport report = run(noise(5, 3, 5));

    assertThat(report.results())
        .filteredOn(result -> !report.bound().holds(result))
        .extracting(AttackResult::attack)
        .containsExactly("attributes-equal");
  }

  @Test
  void run_hardlyAnyNoise_isBeyond() {
    AttackReport report = run(noise(1, 0.05, 5));

    assertThat(report.results().subList(1, 4))
        .as(report.text(Locale.ENGLISH))
        .noneMatch(report.bound()::holds);
    assertThat(report.text(Locale.ENGLISH)).contains("BEYOND THE BOUND");
  }

  /** What keeps averaging from sparse parts is that they are withheld, not the noise alone. */
  @Test
  void run_hardlyAnyNoiseAndNothingWithheld_isAveragedAwayAndReconstructed() {
    AttackReport report = run(noise(1, 0.05, 1));

    assertThat(List.of(result(report, "averaging"), result(report, "reconstruction")))
        .as(report.text(Locale.ENGLISH))
        .noneMatch(report.bound()::holds);
  }

  @Test
  void run_smallCountsWithheldWithoutNoise_areRecoveredFromTotalsAndCertain() {
    AttackReport report = run(new MinimumFrequencyRule(5));

    assertThat(result(report, "tables").recovered()).isEqualTo(1);
    assertThat(result(report, "reconstruction").certain().orElseThrow()).isGreaterThan(0.25);
    assertThat(report.isWithin()).isFalse();
  }

  @Test
  void run_sameSeed_sameReport() {
    assertThat(run(noise(5, 3, 5))).isEqualTo(run(noise(5, 3, 5)));
  }

  @Test
  void of_estimatesThatAreRight_recoverAll() {
    List<Target> exact =
        IntStream.range(0, 200).mapToObj(i -> new Target(1 + i % 4, 1 + i % 4)).toList();

    AttackResult result = AttackResult.of("averaging", exact);

    assertThat(result.recovered()).isEqualTo(1);
    assertThat(result.guessed()).isEqualTo(0.25);
    assertThat(AttackBound.DEFAULT.holds(result)).isFalse();
  }

  @Test
  void text_fewCells_tellsNoFigureOfThem() {
    AttackResult few = new AttackResult("averaging", 99, OptionalDouble.of(0.777), 0.777, 0.555);

    AttackReport report = new AttackReport(AttackBound.DEFAULT, List.of(few), 1);

    assertThat(report.text(Locale.of("es"))).doesNotContain("777", "77", "55", "99");
    assertThat(report.isWithin()).isFalse();
  }

  @Test
  void text_oneVersion_saysThatVersionsWereNotTried() {
    AttackResult none = AttackResult.of("versions", List.of());

    assertThat(new AttackReport(AttackBound.DEFAULT, List.of(none), 1).text(Locale.ENGLISH))
        .contains("not tried, there is only one version");
  }

  @Test
  void bound_outOfRange_isRefused() {
    assertThatThrownBy(() -> new AttackBound(1.5, 1, 0))
        .hasMessage("maxOverGuessing must be >= 0 and <= 1. Provided value: 1.5");
    assertThatThrownBy(() -> new AttackBound(0.1, Double.NaN, 0)).hasMessageContaining("minRmse");
  }

  @Test
  void bound_certainCounts_isBeyond() {
    AttackResult result = new AttackResult("reconstruction", 100, OptionalDouble.of(2), 0.3, 0.3);

    assertThat(AttackBound.DEFAULT.holds(result.withCertain(OptionalDouble.of(0.01)))).isTrue();
    assertThat(AttackBound.DEFAULT.holds(result.withCertain(OptionalDouble.of(0.02)))).isFalse();
  }

  private static AttackResult result(AttackReport report, String attack) {
    return report.results().stream()
        .filter(result -> result.attack().equals(attack))
        .findFirst()
        .orElseThrow();
  }

  private AttackReport run(DisclosureRule... rules) {
    return AttackSuite.of(
            statistics, new DisclosureControl(DisclosureProfile.publicWith(List.of(rules))))
        .run(AttackBound.DEFAULT, new SplittableRandom(1), name -> {});
  }

  private static CellKeyRule noise(int maxPerturbation, double variance, long threshold) {
    return new CellKeyRule(
        PerturbationTableDesigner.of(maxPerturbation, variance)
            .design()
            .scattered(new SplittableRandom(3)),
        threshold);
  }
}
