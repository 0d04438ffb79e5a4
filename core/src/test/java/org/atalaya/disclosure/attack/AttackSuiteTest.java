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
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Wording;
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

  /** 987,654 however its digits are grouped. */
  private static final String PLANTED = "987\\D?654";

  private static final GroupDisclosureRule GROUPS = new GroupDisclosureRule(20, 0.8);

  private CaseStore store;
  private Statistics statistics;
  private AttackReport ofTheDefault;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    store = SampleSicomp.store(folder, SampleSicomp.LAST_DAY.minusMonths(1));
    statistics = new Statistics(store.tables(), Guatemala.indicators());
    ofTheDefault = run(noise(5, 3, 5), GROUPS);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void run_rulesOfTheDefault_areWithin() {
    AttackReport report = ofTheDefault;

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
    AttackResult equal =
        run(new AttributeAttack(AttributeAttack.Sign.EQUAL), statistics, noise(5, 3, 5));

    assertThat(AttackBound.DEFAULT.holds(equal)).as("%s", equal).isFalse();
    assertThat(AttackBound.DEFAULT.holds(result("attributes-equal"))).isTrue();
  }

  @Test
  void run_hardlyAnyNoise_isBeyond() {
    CellKeyRule hardlyAny = noise(1, 0.05, 5);

    List<AttackResult> results =
        Stream.of(new TableAttack(), new UnitAttack(), new VersionAttack())
            .map(attack -> run(attack, statistics, hardlyAny))
            .toList();

    AttackReport report = new AttackReport(AttackBound.DEFAULT, results, 2);
    assertThat(results).as(report.text(Locale.ENGLISH)).noneMatch(report.bound()::holds);
    assertThat(report.text(Locale.ENGLISH)).contains("BEYOND THE BOUND");
  }

  @Test
  void run_hardlyAnyNoiseAndNothingWithheld_isAveragedAwayAndReconstructed() {
    CellKeyRule hardlyAny = noise(1, 0.05, 1);

    assertThat(
            Stream.of(new AveragingAttack(), new ReconstructionAttack())
                .map(attack -> run(attack, statistics, hardlyAny)))
        .noneMatch(AttackBound.DEFAULT::holds);
  }

  @Test
  void run_smallCountsWithheldWithoutNoise_areRecoveredFromTotalsAndCertain() {
    MinimumFrequencyRule withoutNoise = new MinimumFrequencyRule(5);

    AttackResult reconstruction = run(new ReconstructionAttack(), statistics, withoutNoise);

    assertThat(run(new TableAttack(), statistics, withoutNoise).recovered()).isEqualTo(1);
    assertThat(reconstruction.certain().orElseThrow()).isGreaterThan(0.25);
    assertThat(AttackBound.DEFAULT.holds(reconstruction)).isFalse();
  }

  /**
   * Whoever draws new noise for each question, and not for each set of records, can be asked on.
   */
  @Test
  void run_freshNoiseForEachQuestion_isAveragedAway() {
    SplittableRandom fresh = new SplittableRandom(5);
    Statistics sabotaged = statistics(count -> count, keySum -> fresh.nextLong() >>> 1);

    AttackResult averaging = run(new AveragingAttack(), sabotaged, noise(5, 3, 1));

    assertThat(AttackBound.DEFAULT.holds(averaging)).as("%s", averaging).isFalse();
  }

  /** Every count of 50 or more is a number that would be recognised, published as it is. */
  @Test
  void text_plantedCounts_areNotToldInAnyLanguage() {
    Asker planted =
        new Asker(
            statistics(count -> count < 50 ? count : 987_654, keySum -> keySum),
            new DisclosureControl(profile(new MinimumFrequencyRule(1))));
    List<AttackResult> results =
        Stream.of(
                new AveragingAttack(),
                new TableAttack(),
                new UnitAttack(),
                new VersionAttack(),
                new AttributeAttack(AttributeAttack.Sign.EQUAL))
            .map(attack -> attack.run(planted, new SplittableRandom(1), 3000))
            .toList();
    AttackReport report = new AttackReport(AttackBound.DEFAULT, results, 2);

    assertThat(results.stream().filter(AttackResult::isTold)).hasSizeGreaterThan(2);
    for (Locale locale : Wording.LANGUAGES) {
      assertThat(report.text(locale)).doesNotContainPattern(PLANTED);
      assertThat(new AttackRuns(List.of(report, report)).text(locale))
          .doesNotContainPattern(PLANTED);
    }
    // Planted counts do not add up, which this one finds out.
    assertThatThrownBy(() -> new ReconstructionAttack().run(planted, new SplittableRandom(1), 3000))
        .isInstanceOf(IllegalStateException.class)
        .message()
        .doesNotContainPattern(PLANTED);
  }

  @Test
  void run_sameSeed_sameReport() {
    assertThat(run(noise(5, 3, 5), GROUPS)).isEqualTo(ofTheDefault);
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

  private AttackResult result(String attack) {
    return ofTheDefault.results().stream()
        .filter(result -> result.attack().equals(attack))
        .findFirst()
        .orElseThrow();
  }

  private Statistics statistics(LongUnaryOperator count, LongUnaryOperator keySum) {
    return new Statistics(new ChangedTables(store.tables(), count, keySum), Guatemala.indicators());
  }

  private AttackReport run(DisclosureRule... rules) {
    return AttackSuite.of(statistics, new DisclosureControl(profile(rules)))
        .run(AttackBound.DEFAULT, new SplittableRandom(1), name -> {});
  }

  private static AttackResult run(Attack attack, Statistics statistics, DisclosureRule rule) {
    return attack.run(
        new Asker(statistics, new DisclosureControl(profile(rule))), new SplittableRandom(1), 3000);
  }

  private static DisclosureProfile profile(DisclosureRule... rules) {
    return DisclosureProfile.publicWith(List.of(rules));
  }

  private static CellKeyRule noise(int maxPerturbation, double variance, long threshold) {
    return new CellKeyRule(
        PerturbationTableDesigner.of(maxPerturbation, variance)
            .design()
            .scattered(new SplittableRandom(3)),
        threshold);
  }
}
