// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.atalaya.Observatory;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.CsvMapping;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

class DataQualityTest {

  @Test
  void quality_unknowns_arePublishedSharesOfEachUnit() {
    try (CaseStore store = SampleCases.store()) {
      DataQuality quality = observatory(store).quality();

      assertThat(quality.coverage())
          .extracting(one -> one.indicator().id() + " " + one.first().orElseThrow().code())
          .containsExactly("complaints 2010-01", "victims 2010-01", "suspects 2010-01");
      assertThat(quality.coverage().getFirst().records()).isEqualTo(new Published(48));
      assertThat(quality.unknowns())
          .filteredOn(one -> one.dimension().id().equals("department"))
          .allMatch(one -> one.share().equals(new Suppressed(5)));
      assertThat(quality.unknowns())
          .extracting(one -> one.dimension().id())
          .doesNotContain("year", "month");
      assertThat(quality.revisions()).isEmpty();
    }
  }

  @Test
  void quality_earlierVersions_areComparedWithToday() {
    CsvMapping mapping = SampleCases.mapping();
    String first =
        SampleCases.ROWS
            .lines()
            .filter(line -> !line.startsWith("2011-03"))
            .limit(40)
            .reduce("", (text, line) -> text + line + "\n");
    try (CaseStore store = SampleCases.store(mapping, first)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);

      List<DataQuality.Revision> revisions = observatory(store).quality().revisions();

      assertThat(revisions)
          .extracting(one -> one.first().code() + " " + one.last().code())
          .containsExactly("2010-01 2010-12", "2011-01 2011-01");
      // 14 records of January 2011 then and now; of 2010 a month of fewer than five is withheld.
      assertThat(revisions.get(1).then()).isEqualTo(new Published(14));
      assertThat(revisions.get(1).now()).isEqualTo(new Published(14));
      assertThat(revisions.get(0).then()).isEqualTo(new NotDefined(Reason.BASE_IS_SUPPRESSED));
      assertThat(revisions.get(1).earlier().number()).isEqualTo(1);
    }
  }

  private static final String WITH_EVENTS =
      SampleCases.MAPPING.replace(
              "  registered: {date: fecha}\n",
              "  registered: {date: fecha}\n  event: {date: hecho}\n")
          + """
            - id: event-year
              label: {es: Año del hecho, en: Year of the event}
              date: {of: event, part: year}
            - id: event-month
              label: {es: Mes del hecho, en: Month of the event}
              parent: event-year
              date: {of: event, part: month}
          """;

  /**
   * Of 100 events of every month 60 are registered in the same month, 30 in the next and 10 in the
   * third, up to June 2011.
   */
  @Test
  void table_monthsOfEvents_areProvisionalUntilTheLateOnesAreIn() {
    StringBuilder rows = new StringBuilder("hecho," + SampleCases.HEADER);
    YearMonth last = YearMonth.of(2011, 6);
    for (YearMonth month = YearMonth.of(2008, 6);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      int[] late = {60, 30, 10};
      for (int delay = 0; delay < 3 && !month.plusMonths(delay).isAfter(last); delay++) {
        LocalDate registered = month.plusMonths(delay).atEndOfMonth();
        rows.append((month.atDay(1) + "," + registered + ",101,2,34,1122,1\n").repeat(late[delay]));
      }
    }
    CsvMapping mapping = SampleCases.mapping(WITH_EVENTS);
    try (CaseStore store = SampleCases.store(mapping, rows.toString())) {
      Observatory observatory = observatory(store);

      Map<CalendarPeriod, Double> months = observatory.quality().delay().orElseThrow().months();

      assertThat(months.get(month(2011, 6))).isCloseTo(0.6, within(1e-9));
      assertThat(months.get(month(2011, 5))).isCloseTo(0.9, within(1e-9));
      assertThat(months.get(month(2011, 4))).isEqualTo(1);
      assertThat(provisional(observatory.table(StatisticsQuery.of("victims").by("event-month"))))
          .containsExactly("2011-05", "2011-06");
      assertThat(provisional(observatory.table(StatisticsQuery.of("victims").by("event-year"))))
          .containsExactly("2011");
      // June has ended and nothing says that complaints are entered late.
      assertThat(provisional(observatory.table(StatisticsQuery.of("victims").by("month"))))
          .isEmpty();
    }
  }

  /** In March 2011 a month later showed a quarter more for February: February 2012 is the same. */
  @Test
  void table_monthsThatGrewInEarlierVersions_areProvisionalAtTheSameAge() {
    String before =
        SampleCases.HEADER
            + "2010-02-15,101,2,34,1122,1\n".repeat(80)
            + "2010-03-31,101,2,34,1122,1\n".repeat(100);
    String after =
        SampleCases.HEADER
            + "2010-02-15,101,2,34,1122,1\n".repeat(80)
            + "2010-03-31,101,2,34,1122,1\n".repeat(125)
            + "2010-04-30,101,2,34,1122,1\n".repeat(100);
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = SampleCases.store(mapping, before)) {
      SampleCases.load(store, mapping, after);

      PublishableTable table = observatory(store).table(StatisticsQuery.of("victims").by("month"));

      // April is as young as March was, of which 80 % were known.
      assertThat(provisional(table)).containsExactly("2010-04");
    }
  }

  private static CalendarPeriod month(int year, int month) {
    return new CalendarPeriod(YearMonth.of(year, month), 1);
  }

  private static List<String> provisional(PublishableTable table) {
    List<Category> categories = table.header().axes().getFirst().categories();
    return categories.stream()
        .filter(category ->
            table.cells().get(categories.indexOf(category)) instanceof Published published
                && published.cautions().contains(Caution.PROVISIONAL))
        .map(Category::code)
        .toList();
  }

  private static Observatory observatory(CaseStore store) {
    return Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  }
}
