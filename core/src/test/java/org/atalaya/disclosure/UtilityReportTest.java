// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UtilityReportTest {

  private static CaseStore store;

  @BeforeAll
  static void load() {
    // Many small cells, so that noise and threshold have something to do.
    store = SampleCases.store(SampleCases.mapping(), SampleCases.HEADER + rows());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static String rows() {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      rows.append(
          "%d-%02d-10,%d,%d,%d,%s,%d\n"
              .formatted(
                  2010 + random.nextInt(2),
                  1 + random.nextInt(11),
                  101 + 100 * random.nextInt(8),
                  1 + random.nextInt(2),
                  random.nextInt(80),
                  List.of("1122", "2122", "1222", "2212").get(random.nextInt(4)),
                  1 + random.nextInt(2)));
    }
    return rows.toString();
  }

  private static UtilityReport report(DisclosureProfile profile) {
    return UtilityReport.of(
        new Statistics(store.tables(), Guatemala.indicators()), new DisclosureControl(profile));
  }

  private static DisclosureProfile policy(String yaml) {
    return DisclosurePolicy.read(
            "policy.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .profile(store);
  }

  @Test
  void of_ruleWithoutNoise_errsInNothingAndWithholdsOnlySmallCounts() {
    UtilityReport report = report(SampleCases.PROFILE);

    assertThat(report.meanError()).isZero();
    assertThat(report.meanAbsoluteError()).isZero();
    assertThat(report.falseZeroShare()).isZero();
    assertThat(report.withheldShare()).isBetween(0.05, 0.95);
  }

  /**
   * The errors are those of the noise: without a threshold that selects, on average 0 and, at the
   * variance 3, about √(2·3/π) = 1.38 in absolute terms (that of the normal distribution, which
   * maximises the entropy); cells share records, so chance is larger than their number suggests.
   */
  @Test
  void of_noise_errsAsMuchAsItsVarianceSays() {
    UtilityReport narrow = report(policy("noise: {maxPerturbation: 5, variance: 1}\nthreshold: 1"));
    UtilityReport wide = report(policy("noise: {maxPerturbation: 8, variance: 5}\nthreshold: 1"));

    assertThat(narrow.meanAbsoluteError()).isCloseTo(Math.sqrt(2 * 1 / Math.PI), within(0.2));
    assertThat(wide.meanAbsoluteError()).isCloseTo(Math.sqrt(2 * 5 / Math.PI), within(0.3));
    // Figures of 0 are withheld, so what is published lies a little high.
    assertThat(narrow.meanError()).isBetween(-0.1, 0.3);
  }

  @Test
  void of_thresholdAfterNoise_withholdsSomeThatReachIt() {
    UtilityReport report = report(policy("noise: {maxPerturbation: 5, variance: 3}\nthreshold: 5"));

    assertThat(report.falseZeroShare()).isBetween(0.02, 0.5);
    assertThat(report.text(Locale.ENGLISH))
        .contains("All tables: ")
        .contains("has a count of 5 or more.")
        .contains("For staff only, not to be published");
    assertThat(report.text(Locale.of("es"))).contains("Solo para el personal autorizado");
  }

  @Test
  void text_fewRecords_tellsNothing() {
    try (CaseStore few = SampleCases.store()) {
      String text =
          UtilityReport.of(
                  new Statistics(few.tables(), Guatemala.indicators()),
                  new DisclosureControl(
                      DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(30)))))
              .text(Locale.ENGLISH);

      assertThat(text)
          .contains("Complaints received: fewer than 10 tables or 100 published figures, not told")
          .contains("All tables: fewer than 10 tables or 100 published figures, not told")
          .doesNotContain("%", "has a count of");
    }
  }

  @Test
  void report_serialised_tellsNothing() {
    UtilityReport report = report(SampleCases.PROFILE);

    assertThat(JsonMapper.shared().writeValueAsString(report)).isEqualTo("{}");
    assertThat(report).isNotInstanceOf(Serializable.class);
    assertThat(report).hasToString("UtilityReport[3 indicators]");
  }

  @Test
  void staff_anySource_isExactAndSaysThatItIsNotToBePublished() {
    DisclosureControl staff = new DisclosureControl(DisclosureProfile.staff());
    Statistics statistics = new Statistics(store.tables(), Guatemala.indicators());

    PublishableTable table = staff.protect(statistics.count(StatisticsQuery.of("complaints")));

    assertThat(table.cells()).containsExactly(new CellValue.Published(600));
    assertThat(table.profile()).isEqualTo("staff");
    assertThat(table.noiseVariance()).isZero();
    assertThat(table.protection().getFirst().in(Locale.ENGLISH))
        .isEqualTo("Exact figures, for staff only: not to be published.");
  }

  @Test
  void staff_inAnObservatory_isRefused() {
    assertThatThrownBy(
            () -> Observatory.inProcess(store, Guatemala.indicators(), DisclosureProfile.staff()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the profile 'staff' shows exact figures")
        .hasMessageContaining("use the profile 'public'");
  }
}
