// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.charts.MapAtlas;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WarmingTest {

  private static final long HOURS_OF_WORK = 10_000_000_000L;

  private final CaseStore store = SampleCases.store();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void warm_done_allToWhichTheCatalogueLinksIsThere() throws Exception {
    PublicApiServlet servlet = servlet(Duration.ofSeconds(6));
    servlet.warm();
    FactRows.repeat(store, CountingUnit.VICTIM, HOURS_OF_WORK);

    JsonNode catalogue =
        JsonMapper.shared().readTree(get(servlet, "/statistics").getContentAsByteArray());
    JsonNode victims =
        catalogue
            .path("indicators")
            .valueStream()
            .filter(one -> one.path("id").asString().equals("victims"))
            .findFirst()
            .orElseThrow();

    assertThat(victims.path("links").size()).isGreaterThan(4);
    for (JsonNode link : victims.path("links").valueStream().toList()) {
      MockHttpServletResponse response = get(servlet, link.asString().replace("/atalaya/v1", ""));
      assertThat(response.getStatus()).as(link.asString()).isEqualTo(200);
      assertThat(response.getHeader("Atalaya-Stale")).isNull();
    }
    assertThat(get(servlet, "/charts/victims.svg?width=400").getStatus()).isEqualTo(503);
  }

  @Test
  void warm_storeTooSlow_leavesOutWhatCannotBeMade() throws Exception {
    PublicApiServlet servlet = servlet(Duration.ofSeconds(2));
    FactRows.repeat(store, CountingUnit.VICTIM, HOURS_OF_WORK);

    servlet.warm();

    assertThat(get(servlet, "/charts/complaints.svg").getStatus()).isEqualTo(200);
  }

  private PublicApiServlet servlet(Duration deadline) {
    return new PublicApiServlet(
        Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE),
        "/atalaya",
        MapAtlas.NONE,
        new LoadSettings(1, 0, Duration.ofSeconds(1), deadline, 1, 1, List.of()),
        CacheSettings.HEAP_ONLY,
        InstantSource.system(),
        AnswerObserver.NONE);
  }

  private static MockHttpServletResponse get(PublicApiServlet servlet, String address)
      throws Exception {
    String[] parts = address.split("\\?", 2);
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya/v1" + parts[0]);
    request.setPathInfo(parts[0]);
    request.setQueryString(parts.length > 1 ? parts[1] : null);
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    return response;
  }
}
