// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.atalaya.Observatory;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.Population;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.ReleaseCalendar;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private record Pair(Object first, Object second) {}

  private record OtherPair(Object first, Object second) {}

  @Test
  void of_knownValues_isWhatItWasInOtherProcesses() {
    // Noted from another process, in which sets and maps had another order.
    assertThat(
            Fingerprint.of(
                new Pair("a", 1), Set.of("x", "y", "z"), Map.of("k", 1, "l", 2), ZoneOffset.UTC))
        .isEqualTo("6afea801980084c3e0e33df0396f41c8");
  }

  @Test
  void of_mapsAndSets_orderIsOfNoMatter() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 2);
    map.put("a", 1);
    Set<String> set = new LinkedHashSet<>(List.of("z", "y"));

    assertThat(Fingerprint.of(map, set))
        .isEqualTo(Fingerprint.of(Map.of("a", 1, "b", 2), Set.of("y", "z")));
  }

  @Test
  void of_anythingElse_isAnother() {
    List<Object> values =
        List.of(
            List.of("a", "b"),
            List.of("b", "a"),
            List.of("a, b"),
            List.of("ab"),
            Set.of("a", "b"),
            Map.of("a", "b"),
            new Pair("a", "b"),
            new Pair("b", "a"),
            new OtherPair("a", "b"),
            Optional.empty(),
            Optional.of("a"),
            OptionalInt.empty().isPresent(),
            OptionalInt.of(1),
            new double[] {1, 2},
            new double[] {2, 1},
            "1:a",
            1,
            1L << 40,
            CountingUnit.CASE,
            LocalTime.NOON,
            ZoneId.of("America/Guatemala"));

    assertThat(values.stream().map(value -> Fingerprint.of(value))).doesNotHaveDuplicates();
  }

  @Test
  void of_typeThatPrintsNothing_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.of(List.of(Optional.of(new StringBuilder[0]))))
        .withMessageContaining("StringBuilder");
  }

  @Test
  void observatory_anyPartOfTheConfiguration_changesIt() {
    IndicatorCatalogue indicators = Guatemala.indicators();
    Optional<Population> population = Optional.of(Guatemala.population());
    String changed = SampleCases.MAPPING.replace("en: Physical", "en: Bodily");
    try (CaseStore store = SampleCases.store();
        CaseStore same = SampleCases.store();
        CaseStore other = SampleCases.empty(SampleCases.mapping(changed))) {
      String given = fingerprint(store, indicators, SampleCases.PROFILE, population);

      assertThat(fingerprint(same, Guatemala.indicators(), SampleCases.PROFILE, population))
          .isEqualTo(given);
      assertThat(
              List.of(
                  given,
                  fingerprint(other, indicators, SampleCases.PROFILE, population),
                  fingerprint(
                      store,
                      new IndicatorCatalogue(
                          indicators.indicators().reversed(), indicators.tiers()),
                      SampleCases.PROFILE,
                      population),
                  fingerprint(
                      store,
                      indicators,
                      DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(6))),
                      population),
                  fingerprint(
                      store,
                      indicators,
                      SampleCases.PROFILE.releasedBy(
                          new ReleaseCalendar.Scheduled(
                              ZoneOffset.UTC, LocalTime.NOON, 5, LocalTime.NOON)),
                      population),
                  fingerprint(store, indicators, SampleCases.PROFILE, Optional.empty())))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ine-vif", "sicomp", "ar-linea144"})
  void observatory_shippedMapping_hasOne(String name) {
    try (CaseStore store = SampleCases.empty(Guatemala.mapping(name))) {
      assertThat(
              fingerprint(
                  store,
                  Guatemala.indicators(),
                  SampleCases.PROFILE,
                  Optional.of(Guatemala.population())))
          .matches("[0-9a-f]{32}");
    }
  }

  private static String fingerprint(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      Optional<Population> population) {
    return Observatory.inProcess(store, indicators, profile, population)
        .fingerprint()
        .orElseThrow();
  }
}
