// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.DisclosurePolicy;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskerTest {

  /** A combination is refused before counting, and a sparse table after it. */
  private static final String STRICT =
      """
      noise: {maxPerturbation: 5, variance: 3}
      threshold: 5
      limits:
        - {dimensions: [department, victim-sex], mostDimensions: 2}
      sparse: {cells: 20, mostWithheld: 0.3}
      """;

  /** The attacker's questions go through the same door as everybody's. */
  @Test
  void ask_whatTheObservatoryRefuses_isRefused(@TempDir Path folder) throws Exception {
    try (CaseStore store = SampleSicomp.store(folder, SampleSicomp.LAST_DAY.minusMonths(1))) {
      DisclosureProfile profile =
          DisclosurePolicy.read(
                  "strict.yaml", new ByteArrayInputStream(STRICT.getBytes(StandardCharsets.UTF_8)))
              .profile(store);
      Statistics statistics = new Statistics(store.tables(), Guatemala.indicators());
      Observatory observatory = Observatory.inProcess(store, Guatemala.indicators(), profile);
      Asker asker = new Asker(statistics, new DisclosureControl(profile));

      List<StatisticsQuery> questions = questions(statistics.entry("victims"));
      List<StatisticsQuery> refused =
          questions.stream().filter(question -> isRefused(observatory, question)).toList();

      assertThat(questions.stream().filter(question -> asker.ask(question).isEmpty()))
          .containsExactlyElementsOf(refused);
      assertThat(refused).as("some, but not all").hasSizeBetween(10, questions.size() - 10);
      assertThat(refused)
          .contains(questions.getFirst().by("department", "victim-sex", "victim-age"));
    }
  }

  private static List<StatisticsQuery> questions(Entry victims) {
    StatisticsQuery query =
        StatisticsQuery.of("victims").measure(Measure.COUNT).by("department", "victim-sex");
    List<StatisticsQuery> questions = new ArrayList<>(List.of(query));
    List<Dimension> dimensions =
        Asker.partitions(victims).stream().filter(one -> one.categories().size() < 30).toList();
    for (Dimension dimension : dimensions) {
      questions.add(query.by("department", dimension.id()));
      questions.add(query.by("department", "victim-sex", dimension.id()));
      questions.add(query.by("year", dimension.id()));
    }
    return questions;
  }

  private static boolean isRefused(Observatory observatory, StatisticsQuery question) {
    try {
      observatory.table(question);
      return false;
    } catch (QueryException e) {
      return true;
    }
  }
}
