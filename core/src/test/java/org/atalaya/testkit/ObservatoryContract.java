// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Freshness;
import org.atalaya.Observatory;
import org.atalaya.cases.Wording;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.ChartSource;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.CsvExport;
import org.atalaya.exchange.JsonStat;
import org.atalaya.exchange.QualityJson;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Addresses;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same questions have the same answers, whichever observatory is asked. Extend it for a kind of
 * {@link Observatory} that has its answers from another one, which has the cases of {@link
 * SampleSicomp} with at least one earlier version.
 */
public abstract class ObservatoryContract {

  /** The observatory that has the records. */
  protected abstract Observatory records();

  /** The observatory that answers from it. */
  protected abstract Observatory other();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "complaints",
        "complaints?by=month",
        "complaints?by=crime-group,month&year=2023",
        "complaints?by=municipality&department=01&year=2023",
        "complaints?by=municipality&year=2023&top=5",
        "complaints?by=department&sort=-value&year=2023",
        "complaints?by=month&from=2023-02&to=2023-Q3",
        "complaints?by=year-to-date",
        "complaints?by=year&version=1",
        "complaints?by=year&measure=change",
        "complaints?by=crime-group,year&measure=change",
        "victims?by=department,victim-sex&year=2023",
        "victims?by=year,crime-group,victim-sex",
        "victims?by=form-of-violence,victim-age&year=2022",
        "victims?by=department,victim-sex&year=2023&measure=rate",
        "victims?by=department&year=2023&measure=standardised-rate",
        "victims?year=2023&by=department&measure=share",
        "victims?department=01,02&by=department",
        "femicides?by=year",
        "cohort-outcomes?by=year&measure=cohort-share"
      })
  void table_question_isTheSame(String question) {
    StatisticsQuery query = Addresses.query(question);

    PublishableTable expected = records().table(query);
    PublishableTable answer = other().table(query);

    assertThat(answer.header()).isEqualTo(expected.header());
    assertThat(answer.measure()).isEqualTo(expected.measure());
    assertThat(answer.cells()).hasSameSizeAs(expected.cells());
    assertThat(answer.profile()).isEqualTo(expected.profile());
    assertThat(answer.rulesVersion()).isEqualTo(expected.rulesVersion());
    assertThat(answer.protection()).isEqualTo(expected.protection());
    assertThat(answer.noiseVariance()).isEqualTo(expected.noiseVariance());
    for (Locale language : Wording.LANGUAGES) {
      assertThat(text(JsonStat.write(answer, language)))
          .isEqualTo(text(JsonStat.write(expected, language)));
      assertThat(text(CsvExport.write(answer, language)))
          .isEqualTo(text(CsvExport.write(expected, language)));
    }
  }

  /** What is compared has figures and withheld ones, or comparing it would say little. */
  @Test
  void table_questionsOfThisContract_haveFiguresAndWithheldOnes() {
    PublishableTable table =
        records().table(Addresses.query("victims?by=department,victim-sex&year=2023"));

    assertThat(table.cells())
        .hasSizeGreaterThan(60)
        .anyMatch(CellValue.Published.class::isInstance)
        .anyMatch(CellValue.Suppressed.class::isInstance);
    assertThat(table.margin()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "complaints?by=crime-group,month&year=2023",
        "victims?by=department,victim-sex&year=2023",
        "complaints?by=year"
      })
  void table_ofCounts_isDrawnTheSame(String question) {
    StatisticsQuery query = Addresses.query(question);
    for (String language : List.of("es", "en")) {
      ChartSettings settings = ChartSettings.parse(Map.of("lang", List.of(language)));

      assertThat(drawing(other().table(query), settings))
          .isEqualTo(drawing(records().table(query), settings));
    }
  }

  private static String drawing(PublishableTable table, ChartSettings settings) {
    return SvgDrawing.draw(Chart.of(ChartSource.of(table), settings, Guatemala.atlas()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unheard-of?by=year",
        "Not an Id?by=year",
        "complaints?by=unheard-of",
        "complaints?Unheard=1",
        "complaints?lang=es",
        "complaints?by=suspect-sex",
        "complaints?by=department&department=99",
        "complaints?by=year&version=77",
        "complaints?by=year&measure=quartile",
        "victims?by=year,month,victim-sex,victim-age",
        "victims?by=municipality,victim-age,victim-sex"
      })
  void table_questionThatCannotBeAnswered_isRefusedTheSame(String question) {
    StatisticsQuery query = Addresses.query(question);

    QueryProblem expected = refusal(records(), query);
    QueryProblem answer = refusal(other(), query);

    assertThat(answer).isEqualTo(expected);
    for (Locale language : Wording.LANGUAGES) {
      assertThat(answer.detail(language)).isEqualTo(expected.detail(language));
    }
  }

  private static QueryProblem refusal(Observatory observatory, StatisticsQuery query) {
    return catchThrowableOfType(QueryException.class, () -> observatory.table(query)).problem();
  }

  @Test
  void catalogue_isTheSame() {
    assertThat(other().catalogue()).isEqualTo(records().catalogue());
    assertThat(other().protection()).isEqualTo(records().protection());
    assertThat(other().catalogue().entries()).isNotEmpty();
    // The first is the default.
    for (int i = 0; i < records().catalogue().entries().size(); i++) {
      assertThat(other().catalogue().entries().get(i).indicator().measures())
          .containsExactlyElementsOf(records().catalogue().entries().get(i).indicator().measures());
    }
  }

  @Test
  void releases_areTheSame() {
    assertThat(other().releases()).isEqualTo(records().releases());
    assertThat(other().version()).isEqualTo(records().version()).isPositive();
    for (String question :
        List.of("complaints", "complaints?by=month", "complaints?by=year&version=1")) {
      StatisticsQuery query = Addresses.query(question);

      assertThat(other().release(query)).isEqualTo(records().release(query));
    }
  }

  @Test
  void freshness_isTheSameToTheMinute() {
    Optional<Freshness> expected = records().freshness().map(Freshness::toMinutes);

    assertThat(other().freshness().map(Freshness::toMinutes)).isEqualTo(expected);
  }

  @Test
  void quality_isTheSame() {
    assertThat(other().quality().version()).isEqualTo(records().quality().version());
    assertThat(records().quality().unknowns()).isNotEmpty();
    assertThat(records().quality().revisions()).isNotEmpty();
    for (Locale language : Wording.LANGUAGES) {
      assertThat(text(QualityJson.write(other().quality(), other().protection(), language)))
          .isEqualTo(
              text(QualityJson.write(records().quality(), records().protection(), language)));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
