// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.only;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.withMargin;
import static org.atalaya.charts.SampleTables.years;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.charts.ChartSettings.Title;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

  private static final String PLAIN = "Denuncias de violencia intrafamiliar";

  private static final TableAxis MONTHS = months("2011-01", 6);

  /** Six months, the last of which still fills up. */
  private static final PublishableTable COUNTS =
      counts(
          List.of(MONTHS),
          i -> i == 5 ? new Published(40).with(Caution.PROVISIONAL) : published(100 + 10 * i));

  @Test
  void title_lastCompleteMonthClearlyHigher_saysSo() {
    Caption caption = caption(withChange(COUNTS, new Published(7.7, interval(2.1, 13.6))), "es");

    assertThat(caption.title())
        .isEqualTo("Denuncias: 8\u00a0% más en mayo de 2011 que en abril de 2011");
    assertThat(caption.subtitle()).isEqualTo(PLAIN + ". Número de denuncias, por mes");
  }

  @Test
  void title_lastCompleteMonthClearlyLower_saysSoInEnglish() {
    Caption caption = caption(withChange(COUNTS, new Published(-12.4, interval(-20, -4.1))), "en");

    assertThat(caption.title())
        .isEqualTo("Complaints: 12\u00a0% fewer in May 2011 than in April 2011");
  }

  @Test
  void title_filtered_namesTheFilter() {
    TableAxis women = only(sexes(), "F");
    PublishableTable filtered = counts(List.of(MONTHS, women), i -> published(100 + i));
    PublishableTable changes =
        table(List.of(MONTHS, women), Measure.CHANGE, i -> new Published(9, interval(3, 15)));

    assertThat(caption(ChartSource.of(filtered).with(changes), "es").title())
        .isEqualTo("Denuncias (Mujeres): 9\u00a0% más en junio de 2011 que en mayo de 2011");
  }

  @ParameterizedTest(name = "{0} ({1} to {2})")
  @CsvSource({"7.7, -0.1, 15", "-3, -6, 0", "0.4, 0.1, 0.7"})
  void title_changeThatMayBeChanceOrIsTiny_staysPlain(double change, double lower, double upper) {
    ChartSource source = withChange(COUNTS, new Published(change, interval(lower, upper)));

    assertThat(caption(source, "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_changeWithoutInterval_staysPlain() {
    assertThat(caption(withChange(COUNTS, published(50)), "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_withoutChanges_staysPlain() {
    assertThat(caption(ChartSource.of(COUNTS), "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_periodBeforeIsMissing_staysPlain() {
    TableAxis gap =
        new TableAxis(
            MONTHS.dimension(),
            List.of(MONTHS.categories().get(0), MONTHS.categories().get(4)),
            false);
    PublishableTable counts = counts(List.of(gap), i -> published(100 + 50 * i));
    PublishableTable changes =
        table(List.of(gap), Measure.CHANGE, i -> new Published(50, interval(20, 90)));

    assertThat(caption(ChartSource.of(counts).with(changes), "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_ratesApart_saysSo() {
    assertThat(caption(rates(40, interval(37, 43), 50, interval(46, 54)), "es").title())
        .isEqualTo("Por 100,000 habitantes: 50.0 en 2011, más que en 2010 (40.0)");
  }

  @Test
  void title_ratesWhoseIntervalsTouch_staysPlain() {
    assertThat(caption(rates(40, interval(35, 45), 50, interval(45, 55)), "es").title())
        .isEqualTo(PLAIN);
  }

  @Test
  void title_highestRateApart_saysSo() {
    assertThat(caption(byDepartment(i -> rate(i == 4 ? 90 : 20 + i)), "es").title())
        .isEqualTo("Por 100,000 habitantes: la cifra más alta, en «Escuintla» (90.0)");
  }

  @Test
  void title_highestRateOfFewCasesOrBesideAWithheldOne_staysPlain() {
    assertThat(
            caption(
                    byDepartment(i -> i == 4 ? rate(90).with(Caution.UNSTABLE) : rate(20 + i)),
                    "es")
                .title())
        .isEqualTo(PLAIN);
    assertThat(
            caption(byDepartment(i -> i == 7 ? suppressed() : rate(i == 4 ? 90 : 20)), "es")
                .title())
        .isEqualTo(PLAIN);
    assertThat(caption(byDepartment(i -> rate(i == 4 ? 25 : 20)), "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_largestPart_saysItsShare() {
    assertThat(caption(parts(5332, 700), "en").title())
        .isEqualTo("“Guatemala” has the largest part: 44\u00a0%");
  }

  @Test
  void title_largestPartNotBeyondChance_staysPlain() {
    assertThat(caption(parts(720, 700), "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_partsOfSomeCategoriesOnly_staysPlain() {
    TableAxis some =
        new TableAxis(departments().dimension(), departments().categories().subList(0, 3), false);
    ChartSource source =
        ChartSource.of(
            withMargin(
                counts(List.of(some), i -> published(i == 0 ? 900 : 10)), i -> published(920)));

    assertThat(caption(source, "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_severalSeries_staysPlain() {
    PublishableTable bySex = counts(List.of(MONTHS, sexes()), i -> published(100 + i));
    PublishableTable changes =
        table(List.of(MONTHS, sexes()), Measure.CHANGE, i -> new Published(9, interval(3, 15)));

    assertThat(caption(ChartSource.of(bySex).with(changes), "es").title()).isEqualTo(PLAIN);
  }

  @Test
  void title_plainAskedFor_isPlain() {
    ChartSource source = withChange(COUNTS, new Published(7.7, interval(2.1, 13.6)));

    Caption caption = Chart.of(source, settings("es", Title.PLAIN), MapAtlas.NONE).caption();

    assertThat(caption.title()).isEqualTo(PLAIN);
    assertThat(caption.subtitle()).isEqualTo("Número de denuncias, por mes");
  }

  @Test
  void source_changesOfAnotherTable_isRefused() {
    PublishableTable other = table(List.of(years(2010, 2011)), Measure.CHANGE, i -> published(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChartSource.of(COUNTS).with(other))
        .withMessageContaining("same table");
  }

  private static ChartSource withChange(PublishableTable counts, CellValue change) {
    return ChartSource.of(counts).with(table(counts.header().axes(), Measure.CHANGE, i -> change));
  }

  private static ChartSource rates(
      double first, ConfidenceInterval of, double second, ConfidenceInterval and) {
    return ChartSource.of(
        table(
            List.of(years(2010, 2011)),
            Measure.RATE,
            i -> i == 0 ? new Published(first, of) : new Published(second, and)));
  }

  private static ChartSource byDepartment(IntFunction<CellValue> cells) {
    return ChartSource.of(table(List.of(departments()), Measure.RATE, cells));
  }

  private static Published rate(double value) {
    return new Published(value, interval(value - 5, value + 5));
  }

  private static ChartSource parts(double first, double second) {
    return ChartSource.of(
        withMargin(
            counts(
                List.of(departments()),
                i -> i == 7 ? suppressed() : published(i == 0 ? first : i == 1 ? second : 10 + i)),
            i -> published(12_000)));
  }

  private static ConfidenceInterval interval(double lower, double upper) {
    return new ConfidenceInterval(lower, upper);
  }

  private static Caption caption(ChartSource source, String language) {
    return Chart.of(source, settings(language, Title.FINDING), MapAtlas.NONE).caption();
  }

  private static ChartSettings settings(String language, Title title) {
    return new ChartSettings(
        Form.AUTO, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of(language), title);
  }
}
