// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import java.util.Optional;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;

/**
 * The monthly figures of alerts: how many were activated and ended, how they ended, who is still
 * missing, and how long it took. How many ended never stands alone: the outcomes stand below.
 */
final class AlertStatistics {

  private static final String ACTIVATED = "alerts-activated";
  private static final String ENDED = "alerts-ended";
  private static final String ACTIVE = "alerts-active";
  private static final String OUTCOMES = "alert-outcomes";

  /** Without "still active", which no alert is that has ended. */
  private static final String[] ENDS = {"located-alive", "located-dead", "withdrawn", "other", "?"};

  /** Without "ended", which no active alert is. */
  private static final String[] AGES = {"0-29", "30-89", "90-364", "365-1094", "1095+"};

  private final PageContent content;
  private final Visit visit;
  private final PortalFilter place;

  AlertStatistics(PageContent content) {
    this.content = content;
    visit = content.visit();
    place = visit.filter().withYear(Optional.empty());
  }

  /** Nothing, where the records have no alerts. */
  void fill() {
    if (visit.entry(ACTIVATED).isEmpty()) {
      return;
    }
    content.heading("alerts.statistics");
    content.explanation(
        visit.catalogue().source().synthetic()
            ? "alerts.statistics.synthetic"
            : "alerts.statistics.monthly");
    content.add(
        new FilterForm(
            visit, AlertsPage.class, List.of(PortalFilter.DEPARTMENT), Optional.empty()));
    content.add(
        new KeyFigureCards(
            visit, KeyFigure.of(content, List.of(ACTIVATED, ENDED)), stillMissing()));
    visit.entry(ENDED).ifPresent(this::ends);
    visit.entry(ACTIVE).ifPresent(this::active);
    visit.entry(OUTCOMES).ifPresent(this::incidence);
  }

  private List<ListItem> stillMissing() {
    return visit
        .entry(ACTIVE)
        .map(entry -> content.table(place.applyTo(StatisticsQuery.of(ACTIVE), entry)))
        .map(this::card)
        .stream()
        .toList();
  }

  private ListItem card(PublishableTable table) {
    return KeyFigureCards.card(
        visit.text(table.header().indicator().shortTitle()),
        CellText.of(table.cells().getFirst(), Measure.COUNT, visit.locale()),
        visit.text("alerts.active.card", visit.day(table.header().version().asOf())));
  }

  private void ends(StatisticsCatalogue.Entry entry) {
    content.heading("alerts.ends");
    content.chart(
        place.applyTo(
            StatisticsQuery.of(ENDED).by("alert-outcome").where("alert-outcome", ENDS), entry));
    content.explanation("alerts.ends.explanation");
  }

  private void active(StatisticsCatalogue.Entry entry) {
    content.heading("alerts.active");
    content.chart(
        place.applyTo(StatisticsQuery.of(ACTIVE).by("alert-age").where("alert-age", AGES), entry));
    content.explanation("alerts.active.explanation");
  }

  /** Of the last whole year: this one's alerts have hardly been followed up. */
  private void incidence(StatisticsCatalogue.Entry entry) {
    int year = visit.catalogue().version().asOf().getYear() - 1;
    content.heading("alerts.incidence");
    content.chart(
        place.applyTo(StatisticsQuery.of(OUTCOMES).where("year", Integer.toString(year)), entry));
    content.explanation("alerts.incidence.explanation", Integer.toString(year));
  }
}
