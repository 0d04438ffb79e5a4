// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.charts.MapAtlas;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.AnswerObserver.Outcome;
import org.atalaya.widgets.web.AnswerObserver.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is told of the answers that clients were given. */
class AnswerObserverTest implements AnswerObserver {

  private static final String TABLE = "/statistics/complaints.json";

  private final CaseStore store = SampleCases.store();
  private final Observatory observatory =
      Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  @Override
  public void answered(Outcome outcome, Duration took) {
    assertThat(took).isPositive();
    outcomes.add(outcome);
  }

  @Override
  public void notMade(Refusal reason) {
    refusals.add(reason);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void answer_firstAndAgain_madeAndKept() throws Exception {
    PublicApiServlet servlet = servlet(observatory, 100);

    get(servlet, TABLE);
    get(servlet, TABLE);

    assertThat(outcomes).containsExactly(Outcome.MADE, Outcome.KEPT);
    assertThat(refusals).isEmpty();
  }

  @Test
  void answer_toWhatCannotBeAnswered_refused() throws Exception {
    PublicApiServlet servlet = servlet(observatory, 100);

    get(servlet, "/statistics/nothing.json");
    get(servlet, "/nothing");

    assertThat(outcomes).containsExactly(Outcome.REFUSED, Outcome.REFUSED);
    assertThat(refusals).isEmpty();
  }

  @Test
  void answer_beyondTheAllowance_refusedAndToldWhy() throws Exception {
    PublicApiServlet servlet = servlet(observatory, 1);

    get(servlet, TABLE);
    get(servlet, "/statistics/victims.json");

    assertThat(outcomes).containsExactly(Outcome.MADE, Outcome.REFUSED);
    assertThat(refusals).containsExactly(Refusal.TOO_MANY_REQUESTS);
  }

  @Test
  void answer_whileTheObservatoryFails_staleOrFailed() throws Exception {
    StaleAnswerTest.FailingObservatory failing = new StaleAnswerTest.FailingObservatory(store);
    PublicApiServlet servlet = servlet(failing, 100);
    get(servlet, TABLE);
    failing.down = true;

    get(servlet, TABLE);
    get(servlet, "/statistics/victims.json");

    assertThat(outcomes).containsExactly(Outcome.MADE, Outcome.STALE, Outcome.FAILED);
  }

  private PublicApiServlet servlet(Observatory asked, int allowance) {
    return new PublicApiServlet(
        asked,
        "/atalaya",
        MapAtlas.NONE,
        new LoadSettings(
            1, 0, Duration.ofSeconds(1), Duration.ofSeconds(20), allowance, allowance, List.of()),
        CacheSettings.HEAP_ONLY,
        InstantSource.system(),
        this);
  }

  private static void get(PublicApiServlet servlet, String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya/v1" + path);
    request.setPathInfo(path);
    servlet.service(request, new MockHttpServletResponse());
  }
}
