// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

/** Which rules an answer was protected by can be told, and nothing of the noise with it. */
class RulesVersionTest {

  private static final List<DisclosureRule> RULES =
      List.of(
          noise(5, 3, 1, 5),
          new GroupDisclosureRule(20, 0.8, Map.of("crime", Set.of("femicide", "rape"))),
          new CombinationLimit(Set.of("municipality", "month"), 2, List.of("year")),
          new SparseTableRule(1000, 0.95),
          new ExactCells(
              CountingUnit.VICTIM,
              Map.of("crime", "femicide", "victim-sex", "F"),
              List.of("year")));

  @Test
  void of_sameRulesInAnyOrder_sameVersion() {
    assertThat(RulesVersion.of(RULES.reversed()))
        .isEqualTo(RulesVersion.of(RULES))
        .matches("[0-9a-f]{12}");
  }

  @Test
  void of_anyOtherNumber_anotherVersion() {
    List<DisclosureRule> others =
        List.of(
            noise(5, 3, 1, 6),
            noise(5, 2.9, 1, 5),
            noise(5, 3, 2, 5),
            new MinimumFrequencyRule(5),
            new GroupDisclosureRule(21, 0.8, Map.of("crime", Set.of("femicide", "rape"))),
            new GroupDisclosureRule(20, 0.8, Map.of("crime", Set.of("femicide"))),
            new CombinationLimit(Set.of("municipality", "month"), 1, List.of("year")),
            new SparseTableRule(1000, 0.9),
            new ExactCells(CountingUnit.VICTIM, Map.of("victim-sex", "F"), List.of("year")));

    List<String> versions =
        Stream.concat(
                Stream.of(RulesVersion.of(RULES)),
                others.stream().map(other -> RulesVersion.of(replaced(other))))
            .toList();

    assertThat(versions).doesNotHaveDuplicates();
  }

  private static List<DisclosureRule> replaced(DisclosureRule other) {
    return RULES.stream()
        .map(rule ->
            rule.getClass() == other.getClass()
                    || rule instanceof CellRule && other instanceof CellRule
                ? other
                : rule)
        .toList();
  }

  /** What is told to the allowed instead is no rule. */
  @Test
  void of_otherAdvice_sameVersion() {
    assertThat(
            RulesVersion.of(
                replaced(new CombinationLimit(Set.of("municipality", "month"), 2, List.of()))))
        .isEqualTo(RulesVersion.of(RULES));
  }

  @Test
  void version_thePacksPolicy_followsFromTheSecretAlone() {
    try (CaseStore one = SampleCases.store();
        CaseStore again = SampleCases.store();
        CaseStore other =
            CaseStore.inMemory(
                SampleCases.mapping(), RecordKeySecret.of(new byte[32]), SampleCases.CLOCK)) {
      DisclosurePolicy policy = Guatemala.disclosurePolicy();

      assertThat(policy.profile(again).version()).isEqualTo(policy.profile(one).version());
      assertThat(policy.profile(other).version()).isNotEqualTo(policy.profile(one).version());
    }
  }

  private static CellKeyRule noise(int largest, double variance, int seed, long threshold) {
    return new CellKeyRule(
        PerturbationTableDesigner.of(largest, variance)
            .design()
            .scattered(new SplittableRandom(seed)),
        threshold);
  }
}
