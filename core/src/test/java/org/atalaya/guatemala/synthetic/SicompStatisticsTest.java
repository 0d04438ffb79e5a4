// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the observatory publishes, asked of an invented case system with its history. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SicompStatisticsTest {

  private CaseStore store;
  private Statistics statistics;
  private Observatory observatory;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    store = SampleSicomp.store(folder, SampleSicomp.LAST_DAY.minusYears(1));
    statistics = new Statistics(store.tables(), Guatemala.indicators());
    observatory =
        Observatory.inProcess(
            store,
            Guatemala.indicators(),
            DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(5))),
            Optional.of(Guatemala.population()));
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void catalogue_offersEveryIndicatorOfThePack() {
    assertThat(observatory.catalogue().entries())
        .extracting(StatisticsCatalogue.Entry::indicator)
        .containsExactlyElementsOf(Guatemala.indicators().indicators());
  }

  /** Unknown and not applicable are categories like any other: nothing falls between them. */
  @Test
  void count_byAnySingleValuedDimension_partitionsTheTotal() {
    for (StatisticsCatalogue.Entry entry : observatory.catalogue().entries()) {
      if (entry.indicator().followUp().isPresent()) {
        continue;
      }
      StatisticsQuery all = StatisticsQuery.of(entry.indicator().id()).measure(Measure.COUNT);
      long total = statistics.count(all).cells().count(0);
      assertThat(total).as(entry.indicator().id()).isPositive();
      for (Dimension dimension : entry.dimensions()) {
        if (!dimension.multiValued() && !StatisticsQuery.isToDate(dimension.id())) {
          UnprotectedTally cells = statistics.count(all.by(dimension.id())).cells();
          long sum = LongStream.range(0, cells.size()).map(cell -> cells.count((int) cell)).sum();
          assertThat(sum).as(entry.indicator().id() + " by " + dimension.id()).isEqualTo(total);
        }
      }
    }
  }

  @Test
  void count_principalOffence_isTheSamePeopleAsTheIndicator() {
    UnprotectedTally femicides =
        statistics.count(StatisticsQuery.of("femicides").by("year")).cells();
    UnprotectedTally victims =
        statistics
            .count(StatisticsQuery.of("victims").by("year").where("crime", "femicide"))
            .cells();

    for (int cell = 0; cell < femicides.size(); cell++) {
      assertThat(femicides.count(cell)).isEqualTo(victims.count(cell));
      assertThat(femicides.keySum(cell)).isEqualTo(victims.keySum(cell));
    }
  }

  @Test
  void table_everyIndicatorWithEveryMeasureAndDimension_answersOrSaysWhyNot() {
    Set<Kind> refusals = EnumSet.noneOf(Kind.class);
    List<String> answered = new ArrayList<>();
    for (StatisticsCatalogue.Entry entry : observatory.catalogue().entries()) {
      for (Measure measure : entry.indicator().measures()) {
        for (Dimension dimension : entry.dimensions()) {
          StatisticsQuery query =
              StatisticsQuery.of(entry.indicator().id()).by(dimension.id()).measure(measure);
          boolean needsYear = measure == Measure.RATE || measure == Measure.STANDARDISED_RATE;
          if (needsYear && !dimension.id().equals("year")) {
            query = query.where("year", "2023");
          }
          try {
            PublishableTable table = observatory.table(query);
            String picture = SvgDrawing.draw(Chart.of(table, ChartSettings.defaults()));
            assertThat(picture).startsWith("<svg");
            assertThat(TableNotes.of(table, Locale.ENGLISH).everything())
                .anyMatch(note -> note.contains("SYNTHETIC"));
            answered.add(measure.id());
          } catch (QueryException e) {
            refusals.add(e.problem().kind());
          }
        }
      }
    }

    assertThat(answered).contains("count", "share", "change", "rate", "standardised-rate");
    assertThat(answered).contains("cohort-share", "cumulative-incidence", "quartile");
    assertThat(refusals)
        .isSubsetOf(
            Kind.NO_PERIOD_DIMENSION,
            Kind.PARTIAL_SHARE,
            Kind.RATE_NEEDS_POPULATION,
            Kind.RATE_NEEDS_YEAR,
            Kind.TOO_MANY_DIMENSIONS);
  }

  @Test
  void table_cumulativeIncidences_neverExceedTheCohort() {
    PublishableTable table =
        observatory.table(StatisticsQuery.of("cumulative-incidence").where("year", "2022"));
    int days = table.header().axes().getLast().size();
    int exits = table.cells().size() / days;

    for (int day = 0; day < days; day++) {
      int at = day;
      double sum =
          IntStream.range(0, exits)
              .mapToDouble(exit ->
                  table.cells().get(exit * days + at) instanceof Published published
                      ? published.value()
                      : 0)
              .sum();
      assertThat(sum).isBetween(0.0, 100.0);
    }
  }

  @Test
  void table_yearToDate_takesLastYearAsItWasKnownThen() {
    StatisticsQuery query = StatisticsQuery.of("complaints").by("year-to-date");
    PublishableTable now = observatory.table(query);
    PublishableTable then = observatory.table(query.version(1));

    int last = now.header().axes().getFirst().size() - 1;
    int lastThen = then.header().axes().getFirst().size() - 1;
    assertThat(figure(now, last - 1)).isEqualTo(figure(then, lastThen));
    assertThat(TableNotes.of(now, Locale.ENGLISH).notes())
        .anyMatch(note -> note.startsWith("The year before is taken as it was known"));
    Published change =
        (Published) observatory.table(query.measure(Measure.CHANGE)).cells().getLast();
    assertThat(change.interval()).isPresent();
  }

  private static double figure(PublishableTable table, int cell) {
    return ((Published) table.cells().get(cell)).value();
  }
}
