// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.charts.MapAtlas;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.ReleaseCalendar;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent, and for how long it may be kept, before and after a release. */
class ReleasedAnswerTest {

  private static final CsvMapping MAPPING = SampleCases.mapping();
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar.Scheduled(ZoneOffset.UTC, LocalTime.of(6, 0), 5, LocalTime.of(6, 0));

  private final SettableClock clock =
      new SettableClock(Instant.parse("2012-01-01T12:00:00Z"), ZoneOffset.UTC);
  private final CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock);
  private final PublicApiServlet servlet = servlet(store);

  private PublicApiServlet servlet(CaseStore records) {
    return new PublicApiServlet(
        Observatory.inProcess(
            records,
            Guatemala.indicators(),
            SampleCases.PROFILE.releasedBy(CALENDAR),
            Optional.empty(),
            clock),
        "/atalaya",
        MapAtlas.NONE,
        LoadSettings.DEFAULT,
        CacheSettings.HEAP_ONLY,
        clock,
        AnswerObserver.NONE);
  }

  @BeforeEach
  void load() {
    SampleCases.load(store, MAPPING, SampleCases.ROWS);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void loadMore() {
    SampleCases.load(store, MAPPING, SampleCases.ROWS + "2011-04-01,101,2,30,1122,1\n".repeat(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/catalog.jsonld",
        "/openapi.json",
        "/quality.json",
        "/quality.whole.json",
        "/statistics/complaints.json?by=year",
        "/statistics/complaints.whole.json?by=year",
        "/statistics/complaints.csv?by=year",
        "/charts/complaints.svg?by=year",
        "/charts/complaints.html?by=year"
      })
  void answer_moreLoaded_sameTagUntilTheRelease(String path) throws Exception {
    String before = tag(path);

    loadMore();
    String loaded = tag(path);
    clock.set(Instant.parse("2012-01-02T05:59:59Z"));
    String lastSecond = tag(path);

    assertThat(loaded).isEqualTo(before);
    assertThat(lastSecond).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "/statistics/complaints.json?by=year, 2012-01-02T06:00:00Z",
    "/statistics/complaints.whole.json?by=year, 2012-01-02T06:00:00Z",
    "/charts/complaints.svg?by=year, 2012-01-02T06:00:00Z",
    "/statistics/victims.csv, 2012-01-05T06:00:00Z",
    "/quality.json, 2012-01-05T06:00:00Z"
  })
  void answer_moreLoaded_newTagAtTheRelease(String path, Instant release) throws Exception {
    String before = tag(path);

    loadMore();
    clock.set(release.minusSeconds(1));
    String lastSecond = tag(path);
    clock.set(release);
    String after = tag(path);

    assertThat(lastSecond).isEqualTo(before);
    assertThat(after).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "/statistics/complaints.json?by=year, 2012-01-02T05:30:00Z, 60, 300, 600",
    "/statistics/complaints.json?by=year, 2012-01-02T05:50:00Z, 60, 300, 300",
    "/statistics/complaints.json?by=year, 2012-01-02T05:58:20Z, 60, 100, 0",
    "/statistics/complaints.json?by=year, 2012-01-02T05:59:50Z, 10, 10, 0",
    "/statistics/complaints.json?by=year, 2012-01-02T06:00:00Z, 60, 300, 600",
    "/statistics/victims.json, 2012-01-02T05:59:50Z, 60, 300, 600",
    "/statistics/victims.json, 2012-01-05T05:59:50Z, 10, 10, 0",
    "/charts/complaints.html?by=year, 2012-01-02T05:59:50Z, 10, 10, 0",
    "/statistics, 2012-01-02T05:59:50Z, 10, 10, 0",
    "/quality.json, 2012-01-05T05:59:50Z, 10, 10, 0"
  })
  void answer_shortlyBeforeARelease_isNotKeptBeyondIt(
      String path, Instant now, int maxAge, int shared, int revalidate) throws Exception {
    clock.set(now);

    assertThat(get(path).getHeader("Cache-Control"))
        .isEqualTo(
            "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=86400"
                .formatted(maxAge, shared, revalidate));
  }

  @Test
  void answer_live_followsEachLoadAndIsKeptASecond() throws Exception {
    String before = tag("/statistics/complaints.json");
    String catalogue = tag("/statistics");

    loadMore();
    MockHttpServletResponse after = get("/statistics/complaints.json");

    assertThat(after.getHeader("ETag")).isNotEqualTo(before);
    assertThat(after.getHeader("Cache-Control"))
        .isEqualTo(
            "public, max-age=1, s-maxage=1, stale-while-revalidate=10, stale-if-error=86400");
    assertThat(json("/statistics/complaints.json").at("/extension/atalaya/version").asInt())
        .isEqualTo(2);
    // It names the version of each tier.
    assertThat(tag("/statistics")).isNotEqualTo(catalogue);
  }

  @Test
  void answer_namedVersion_mayBeKeptBeyondTheRelease() throws Exception {
    clock.set(Instant.parse("2012-01-02T05:59:50Z"));

    assertThat(get("/statistics/complaints.json?by=year&version=1").getHeader("Cache-Control"))
        .contains("max-age=60,", "s-maxage=300,");
  }

  @Test
  void answer_versionNotYetReleased_isAProblem() throws Exception {
    loadMore();

    MockHttpServletResponse response = get("/statistics/complaints.json?by=year&version=2");

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentAsString()).contains("unknown-version", "[\"1\"]");
  }

  @Test
  void catalogue_saysTierVersionAndNextRelease() throws Exception {
    loadMore();
    clock.set(Instant.parse("2012-01-02T06:00:00Z"));

    JsonNode catalogue = json("/statistics");

    assertThat(catalogue.get("version").asInt()).isEqualTo(1);
    assertThat(catalogue.at("/indicators/0/id").asString()).isEqualTo("complaints");
    assertThat(catalogue.at("/indicators/0/tier").asString()).isEqualTo("live");
    assertThat(catalogue.at("/indicators/0/version").asInt()).isEqualTo(2);
    assertThat(catalogue.at("/indicators/0/asOf").asString()).isEqualTo("2011-04-01");
    assertThat(catalogue.at("/indicators/0").has("nextRelease")).isFalse();
    assertThat(catalogue.at("/indicators/1/tier").asString()).isEqualTo("monthly");
    assertThat(catalogue.at("/indicators/1/version").asInt()).isEqualTo(1);
    assertThat(catalogue.at("/indicators/1/nextRelease").asString())
        .isEqualTo("2012-01-05T06:00:00Z");
    assertThat(catalogue.at("/dimensions/department/tier").asString()).isEqualTo("daily");
    assertThat(catalogue.at("/dimensions/municipality/tier").asString()).isEqualTo("monthly");
    assertThat(catalogue.at("/tiers/1/tier").asString()).isEqualTo("daily");
    assertThat(catalogue.at("/tiers/1/nextRelease").asString()).isEqualTo("2012-01-03T06:00:00Z");
    assertThat(catalogue.at("/tiers/2/tier").asString()).isEqualTo("monthly");
    assertThat(catalogue.has("following")).isFalse();
    assertThat(json("/statistics/complaints.json?by=year").at("/extension/atalaya/tier").asString())
        .isEqualTo("daily");
  }

  @Test
  void catalogue_feedFollowed_saysToTheMinuteHowFar() throws Exception {
    CsvMapping mapping = SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
    RecordedFeed feed =
        new RecordedFeed(CountingUnit.CASE, "id," + SampleCases.HEADER.strip(), 10, clock)
            .enter("a,2010-01-15,101,2,34,1122,1");
    try (CaseStore followedStore = CaseStore.inMemory(mapping, SampleCases.SECRET, clock);
        FollowedFeed followed = followedStore.loader().follow(mapping, feed, FeedProgress.NONE)) {
      PublicApiServlet following = servlet(followedStore);
      clock.set(Instant.parse("2012-01-01T12:00:20Z"));
      followed.catchUp();
      MockHttpServletResponse fresh = get(following, "/statistics");
      clock.set(Instant.parse("2012-01-01T12:01:10Z"));
      MockHttpServletResponse sameMinute = get(following, "/statistics");
      clock.set(Instant.parse("2012-01-01T12:03:00Z"));
      MockHttpServletResponse late = get(following, "/statistics");

      assertThat(json(fresh).get("following").toString())
          .isEqualTo("{\"asOf\":\"2012-01-01T12:00:00Z\",\"lag\":\"PT0S\"}");
      assertThat(sameMinute.getHeader("ETag")).isEqualTo(fresh.getHeader("ETag"));
      assertThat(json(late).get("following").toString())
          .isEqualTo("{\"asOf\":\"2012-01-01T12:00:00Z\",\"lag\":\"PT2M\"}");
    }
  }

  private String tag(String path) throws Exception {
    return String.valueOf(get(path).getHeader("ETag"));
  }

  private JsonNode json(String path) throws Exception {
    return json(get(path));
  }

  private static JsonNode json(MockHttpServletResponse response) {
    return JsonMapper.shared().readTree(response.getContentAsByteArray());
  }

  private MockHttpServletResponse get(String address) throws Exception {
    return get(servlet, address);
  }

  private static MockHttpServletResponse get(PublicApiServlet asked, String address)
      throws Exception {
    URI parts = URI.create(address);
    MockHttpServletRequest request =
        new MockHttpServletRequest("GET", "/atalaya/v1" + parts.getPath());
    request.setPathInfo(parts.getPath());
    request.setQueryString(parts.getQuery());
    MockHttpServletResponse response = new MockHttpServletResponse();
    asked.service(request, response);
    return response;
  }
}
