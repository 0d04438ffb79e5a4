// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.atalaya.Freshness;
import org.atalaya.Observatory;
import org.atalaya.demo.DemoClock;
import org.atalaya.demo.InventedCaseSystem;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.web.PublicAnswers;

/**
 * Complaints are entered and corrected, and the case system goes down and comes back. Beside the
 * one live figure stands one that waits for its release.
 */
final class RecordsExperiment extends Experiment {

  private static final long serialVersionUID = 1L;

  /** So that what was released is there at the first look. */
  private static final Duration AFTER_RELEASE = Duration.ofSeconds(1);

  private static final StatisticsQuery LIVE = StatisticsQuery.of("complaints");

  private final transient Observatory observatory;
  private final transient InventedCaseSystem system;
  private final transient DemoClock clock;
  private final transient StatisticsQuery waiting;
  private final NativeButton down;
  private final NativeButton correct;
  private final NativeButton release;
  private final DescriptionList.Description known = new DescriptionList.Description();
  private final DescriptionList.Description live = new DescriptionList.Description();
  private final DescriptionList.Description released = new DescriptionList.Description();
  private final DescriptionList.Description next = new DescriptionList.Description();

  /**
   * The experiment.
   *
   * @param answers asked in this process: so the chart draws itself anew with each release
   */
  RecordsExperiment(
      PageContent content, PublicAnswers answers, InventedCaseSystem system, DemoClock clock) {
    super(content.visit(), "whatif.records");
    this.observatory = content.observatory();
    this.system = system;
    this.clock = clock;
    String place = InventedCaseSystem.RIGHT_DEPARTMENT;
    int year = visit().catalogue().version().asOf().getYear();
    StatisticsQuery ofYear = LIVE.where("year", Integer.toString(year));
    waiting = ofYear.where(PortalFilter.DEPARTMENT, place);
    int complaints = system.complaints();
    act(visit().text("whatif.records.enter", complaints), system::enter);
    correct = act("", system::correct);
    release = act(visit().text("whatif.records.release"), this::release);
    down = act("", () -> system.setDown(!system.isDown()));
    String department = CatalogueWords.department(visit(), place);
    DescriptionList facts = new DescriptionList();
    facts.addClassName("portal-facts");
    facts.add(
        fact(visit().text("whatif.records.live"), live),
        fact(visit().text("whatif.records.released", department, Integer.toString(year)), released),
        fact(visit().text("whatif.records.next"), next),
        fact(visit().text("whatif.records.known"), known));
    AtalayaChart chart =
        content.drawing(ofYear.by(PortalFilter.DEPARTMENT).sort(StatisticsQuery.Sort.DESCENDING));
    chart.setObservatory(answers);
    watch(facts, chart);
    update();
  }

  private static Div fact(String term, DescriptionList.Description description) {
    return new Div(new DescriptionList.Term(term), description);
  }

  /** The time of the records passes to the next release of the quicker tables. */
  private void release() {
    nextRelease().ifPresent(time -> clock.passTo(time.plus(AFTER_RELEASE)));
  }

  private Optional<Instant> nextRelease() {
    return observatory.releases().stream()
        .filter(release -> release.tier() == Tier.DAILY)
        .map(Release::next)
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  void update() {
    boolean isDown = system.isDown();
    String key = "whatif.records.";
    down.setText(visit().text(key + (isDown ? "up" : "down")));
    correct.setText(
        visit().text(key + (system.isCorrected() ? "uncorrect" : "correct"), system.complaints()));
    live.setText(figure(LIVE));
    released.setText(figure(waiting));
    next.setText(nextRelease().map(visit()::moment).orElse("—"));
    known.setText(
        observatory
            .freshness()
            .map(Freshness::lag)
            .map(lag -> visit().text(key + "ago", lag.toSeconds()))
            .orElse("—"));
    // A release brings what has arrived by then, and not what was entered a moment before.
    release.setEnabled(isDown || system.isRead());
    say(visit().text(key + state(isDown)));
  }

  private String state(boolean isDown) {
    if (isDown) {
      return "state.down";
    }
    return system.isRead() ? "state.up" : "state.reading";
  }

  private String figure(StatisticsQuery query) {
    return CellText.of(
        observatory.table(query).cells().getFirst(), Measure.COUNT, visit().locale());
  }
}
