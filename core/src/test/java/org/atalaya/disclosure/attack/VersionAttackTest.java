// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.DisclosureRule;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Statistics;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Five versions of the same invented records, as known at the end of five months. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionAttackTest {

  private CaseStore store;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    LocalDate last = SampleSicomp.LAST_DAY;
    store =
        SampleSicomp.store(
            folder,
            last.minusMonths(4),
            last.minusMonths(3),
            last.minusMonths(2),
            last.minusMonths(1));
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void run_fiveVersionsUnderThePolicy_staysWithin() {
    AttackResult result = run(Guatemala.disclosurePolicy().profile(store));

    assertThat(result.isTold()).isTrue();
    assertThat(AttackBound.DEFAULT.holds(result)).as("%s", result).isTrue();
  }

  @Test
  void run_fiveVersionsWithoutNoise_namesWhoCame() {
    DisclosureRule withoutNoise = new MinimumFrequencyRule(5);

    AttackResult result = run(DisclosureProfile.publicWith(List.of(withoutNoise)));

    assertThat(result.recovered()).isEqualTo(1);
    assertThat(AttackBound.DEFAULT.holds(result)).isFalse();
  }

  private AttackResult run(DisclosureProfile profile) {
    Statistics statistics = new Statistics(store.tables(), Guatemala.indicators());
    assertThat(statistics.versions()).hasSize(5);
    return new VersionAttack()
        .run(new Asker(statistics, new DisclosureControl(profile)), new SplittableRandom(1), 3000);
  }
}
