// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalFilterTest {

  private static final StatisticsQuery BY_AGE_AND_SEX =
      StatisticsQuery.of("victims").by("month", "victim-sex");

  private static CaseStore store;
  private static Observatory observatory;

  @BeforeAll
  static void open() {
    store = SampleCases.store();
    observatory = Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void of_knownCodes_areTaken() {
    PortalFilter filter = parse("year=2010&department=01&lang=en");

    assertThat(filter).isEqualTo(new PortalFilter(Optional.of("2010"), Optional.of("01")));
    assertThat(filter.parameters()).isEqualTo(Map.of("year", "2010", "department", "01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"year=1999", "year=?", "department=99", "department=%3Cscript%3E", "year=", ""})
  void of_whatIsNoCategory_isIgnored(String address) {
    assertThat(parse(address).isEmpty()).isTrue();
  }

  @Test
  void unknown_whatIsNoCategory_isTold() {
    assertThat(
            PortalFilter.unknown(
                QueryParameters.fromString("year=1900&department=01&lang=en"),
                observatory.catalogue()))
        .isEqualTo(Map.of("year", "1900"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                        | month,victim-sex |",
        "department=01           | month,victim-sex | department",
        "year=2010               | month,victim-sex | year",
        "year=2010&department=01 | month            | year,department",
      })
  void applyTo_twoDimensions_keepsThreeWithFilters(String address, String by, String filtered) {
    StatisticsQuery query =
        parse(address == null ? "" : address).applyTo(BY_AGE_AND_SEX, entry("victims"));

    assertThat(String.join(",", query.by())).isEqualTo(by);
    assertThat(String.join(",", query.filters().keySet()))
        .isEqualTo(filtered == null ? "" : filtered);
    assertThat(observatory.table(query).cells()).isNotEmpty();
  }

  @Test
  void applyTo_rowsOfTheFilteredDimension_takeNoMoreRoom() {
    StatisticsQuery query =
        parse("year=2010&department=01")
            .applyTo(
                StatisticsQuery.of("victims").by("year", "department", "victim-sex"),
                entry("victims"));

    assertThat(query.by()).isEqualTo(List.of("year", "department", "victim-sex"));
    assertThat(observatory.table(query).cells()).isNotEmpty();
  }

  private static StatisticsCatalogue.Entry entry(String indicator) {
    return observatory.catalogue().entry(indicator).orElseThrow();
  }

  private static PortalFilter parse(String address) {
    return PortalFilter.of(QueryParameters.fromString(address), observatory.catalogue());
  }
}
