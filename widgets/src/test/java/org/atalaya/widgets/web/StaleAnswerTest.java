// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is answered while the observatory cannot. */
class StaleAnswerTest {

  private static final DatasetVersion CHANGED =
      new DatasetVersion(2, LocalDate.of(2011, 12, 31), Instant.EPOCH, Map.of());
  private static final String TABLE = "/statistics/complaints.json";

  @Test
  void answer_sourceDownAfterChange_lastGoodOneMarkedStale() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      FailingObservatory observatory = new FailingObservatory(store);
      PublicApiServlet servlet = new PublicApiServlet(observatory, "/atalaya");
      MockHttpServletResponse before = get(servlet, TABLE);

      observatory.down = true;
      MockHttpServletResponse after = get(servlet, TABLE);

      assertThat(before.getHeader("Atalaya-Stale")).isNull();
      assertThat(after.getStatus()).isEqualTo(200);
      assertThat(after.getHeader("Atalaya-Stale")).isEqualTo("true");
      assertThat(after.getContentAsByteArray()).isEqualTo(before.getContentAsByteArray());
      assertThat(after.getHeader("ETag")).isEqualTo(before.getHeader("ETag"));
    }
  }

  @Test
  void answer_sourceDownAndNothingKept_problemWithoutDetails() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      FailingObservatory observatory = new FailingObservatory(store);
      observatory.down = true;

      MockHttpServletResponse response = get(new PublicApiServlet(observatory, "/atalaya"), TABLE);

      assertThat(response.getStatus()).isEqualTo(500);
      assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
      assertThat(response.getContentAsString())
          .contains("internal-error")
          .doesNotContain("record of Juana");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TABLE,
        "/charts/complaints.svg",
        "/statistics",
        "/quality.json",
        "/catalog.jsonld",
        "/openapi.json"
      })
  void answer_storeReplacedByAnEmptyOne_lastGoodOneUntilItIsLoaded(String path) throws Exception {
    try (CaseStore store = SampleCases.store();
        CaseStore empty = SampleCases.empty(SampleCases.mapping())) {
      FailingObservatory observatory = new FailingObservatory(store);
      PublicApiServlet servlet = new PublicApiServlet(observatory, "/atalaya");
      MockHttpServletResponse before = get(servlet, path);

      observatory.over(empty);
      MockHttpServletResponse during = get(servlet, path);
      SampleCases.load(empty, SampleCases.mapping(), SampleCases.ROWS);
      MockHttpServletResponse after = get(servlet, path);

      assertThat(during.getStatus()).isEqualTo(200);
      assertThat(during.getHeader("Atalaya-Stale")).isEqualTo("true");
      assertThat(during.getHeader("ETag")).isEqualTo(before.getHeader("ETag"));
      assertThat(during.getContentAsByteArray()).isEqualTo(before.getContentAsByteArray());
      assertThat(after.getStatus()).isEqualTo(200);
      assertThat(after.getHeader("Atalaya-Stale")).isNull();
    }
  }

  /** As of an observatory elsewhere, whose last good answers are given meanwhile. */
  @Test
  void answer_recordsAway_isMarkedStaleForAsLong() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      FailingObservatory observatory = new FailingObservatory(store);
      PublicApiServlet servlet = new PublicApiServlet(observatory, "/atalaya");
      MockHttpServletResponse before = get(servlet, TABLE);

      observatory.away = Optional.of(Instant.EPOCH);
      MockHttpServletResponse during = get(servlet, TABLE);
      observatory.away = Optional.empty();

      assertThat(during.getHeader("Atalaya-Stale")).isEqualTo("true");
      assertThat(during.getHeader("Cache-Control")).isEqualTo(Edition.STALE);
      assertThat(during.getHeader("ETag")).isEqualTo(before.getHeader("ETag"));
      assertThat(get(servlet, TABLE).getHeader("Atalaya-Stale")).isNull();
    }
  }

  @Test
  void answer_noRecordsYet_problemSaysWhenToAskAgain() throws Exception {
    try (CaseStore empty = SampleCases.empty(SampleCases.mapping())) {
      PublicApiServlet servlet = new PublicApiServlet(new FailingObservatory(empty), "/atalaya");

      MockHttpServletResponse table = get(servlet, TABLE);
      MockHttpServletResponse catalogue = get(servlet, "/statistics");

      assertThat(table.getStatus()).isEqualTo(503);
      assertThat(table.getHeader("Retry-After")).isEqualTo("60");
      assertThat(table.getContentAsString()).contains("no-data");
      assertThat(catalogue.getStatus()).isEqualTo(200);
      assertThat(catalogue.getHeader("Atalaya-Stale")).isNull();
    }
  }

  private static MockHttpServletResponse get(PublicApiServlet servlet, String path)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya/v1" + path);
    request.setPathInfo(path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    return response;
  }

  /** A real observatory whose records change and whose store then stops answering. */
  static final class FailingObservatory implements Observatory {
    private Observatory observatory;
    boolean down;
    Optional<Instant> away = Optional.empty();

    FailingObservatory(CaseStore store) {
      observatory = of(store);
    }

    void over(CaseStore store) {
      observatory = of(store);
    }

    private static Observatory of(CaseStore store) {
      return Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
    }

    @Override
    public DataQuality quality() {
      return observatory.quality();
    }

    @Override
    public StatisticsCatalogue catalogue() {
      return observatory.catalogue();
    }

    @Override
    public PublishableTable table(StatisticsQuery query) {
      if (down) {
        throw new IllegalStateException("record of Juana");
      }
      return observatory.table(query);
    }

    @Override
    public Release release(StatisticsQuery query) {
      Release release = observatory.release(query);
      return down ? new Release(release.tier(), CHANGED, release.next()) : release;
    }

    @Override
    public Optional<Instant> unavailableSince() {
      return away;
    }

    @Override
    public List<Release> releases() {
      return observatory.releases();
    }

    @Override
    public List<Label> protection() {
      return observatory.protection();
    }
  }
}
