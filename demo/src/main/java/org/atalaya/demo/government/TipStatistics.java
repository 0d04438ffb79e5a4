// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.List;
import java.util.Optional;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;

/** The monthly figures of tips: how many came, what about, and how soon somebody had them. */
final class TipStatistics {

  private static final String RECEIVED = "tips-received";
  private static final String ACKNOWLEDGEMENT = "tips-acknowledgement";

  private TipStatistics() {}

  /** Adds them; nothing, where the records have no tips. */
  static void fill(PageContent content) {
    content.visit().entry(RECEIVED).ifPresent(entry -> fill(content, entry));
  }

  private static void fill(PageContent content, StatisticsCatalogue.Entry received) {
    Visit visit = content.visit();
    PortalFilter all = visit.filter().withYear(Optional.empty());
    content.heading("tips.statistics");
    content.explanation(
        visit.catalogue().source().synthetic()
            ? "tips.statistics.synthetic"
            : "alerts.statistics.monthly");
    content.add(new KeyFigureCards(visit, KeyFigure.of(content, List.of(RECEIVED)), List.of()));
    visit
        .entry(ACKNOWLEDGEMENT)
        .ifPresent(entry -> {
          content.heading("tips.acknowledgement");
          content.chart(
              all.applyTo(StatisticsQuery.of(ACKNOWLEDGEMENT).by("acknowledged-within"), entry));
          content.explanation("tips.acknowledgement.explanation");
        });
    content.heading("tips.subjects");
    content.chart(all.applyTo(StatisticsQuery.of(RECEIVED).by("tip-subject"), received));
    content.explanation("tips.subjects.explanation");
  }
}
