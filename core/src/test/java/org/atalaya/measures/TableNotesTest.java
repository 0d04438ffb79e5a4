// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.charts.Caption;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

class TableNotesTest {

  private static final Locale SPANISH = Locale.of("es");
  private static final String PROTECTION =
      "Figures below 5 (zero included) are not published, so that nobody can be recognised.";
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");

  @Test
  void of_syntheticRecords_saysSoFirstAndInTheCredit() {
    TableNotes notes = TableNotes.of(SampleTables.table(VICTIMS), SPANISH);

    assertThat(notes.warning()).contains("DATOS SINTÉTICOS — no son casos reales");
    assertThat(notes.credit())
        .isEqualTo("DATOS SINTÉTICOS — no son casos reales. Atalaya, Registros de ejemplo");
    assertThat(notes.source()).isEqualTo("Fuente: Atalaya, Registros de ejemplo.");
    assertThat(notes.everything()).startsWith("DATOS SINTÉTICOS — no son casos reales");
  }

  @Test
  void of_overlappingCategories_saysThatRowsDoNotAddUp() {
    TableNotes single = TableNotes.of(SampleTables.table(VICTIMS.by("victim-sex")), Locale.ENGLISH);
    TableNotes overlapping =
        TableNotes.of(
            SampleTables.table(VICTIMS.by("form-of-violence").measure(Measure.SHARE)),
            Locale.ENGLISH);

    assertThat(single.notes()).hasSize(2).endsWith(PROTECTION);
    assertThat(overlapping.notes())
        .containsExactly(
            single.notes().getFirst(),
            "A record can have several categories: rows do not add up to the total, nor shares to"
                + " 100.",
            PROTECTION);
  }

  @Test
  void of_overlappingCategories_isSaidInThePictureToo() {
    PublishableTable table =
        SampleTables.table(VICTIMS.by("form-of-violence").measure(Measure.SHARE));

    Caption caption = Chart.of(table, ChartSettings.defaults()).caption();

    assertThat(caption.notes()).containsAll(TableNotes.of(table, SPANISH).notes());
  }

  @Test
  void of_licenceAndTermsOfTheSource_areSaid() {
    CsvMapping mapping =
        SampleCases.mapping(
            SampleCases.MAPPING.replace(
                "  synthetic: true\n",
                """
                  publicMicrodata: {publisher: Atalaya, terms: As they are}
                  licence:
                    title: {es: CC BY 4.0}
                    url: https://creativecommons.org/licenses/by/4.0/
                """));
    try (CaseStore store = SampleCases.store(mapping, SampleCases.ROWS)) {
      PublishableTable table =
          Observatory.inProcess(
                  store, Guatemala.indicators(), DisclosureProfile.open(store.source()))
              .table(VICTIMS);

      TableNotes notes = TableNotes.of(table, SPANISH);

      assertThat(notes.warning()).isEmpty();
      assertThat(notes.everything())
          .startsWith(
              "Fuente: Atalaya, Registros de ejemplo.",
              "Licencia: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
              "Términos: As they are")
          .endsWith("Cifras exactas: los registros de la fuente ya son públicos.");
      assertThat(Chart.of(table, ChartSettings.defaults()).caption().source())
          .containsExactly(
              "Fuente: Atalaya, Registros de ejemplo.",
              "Licencia: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
              "Datos hasta el 25 mar 2011 · versión 1");
    }
  }
}
