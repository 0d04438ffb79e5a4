// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.charts.MapAtlas;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which answers on disk are given again by another servlet, and which must not be. */
class KeptAnswersTest {

  private static final String API = "https://obs.example/atalaya";
  private static final String PATH = "/statistics/victims.csv";
  private static final long HOURS_OF_WORK = 10_000_000_000L;
  private static final LoadSettings IMPATIENT =
      new LoadSettings(1, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), 9, 9, List.of());
  private static final DisclosureProfile STRICTER =
      DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(6)));

  @TempDir private Path folder;

  private byte[] kept = {};

  @BeforeEach
  void keepAnswer() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      PublicApiServlet servlet =
          servlet(observatory(store, SampleCases.PROFILE), API, LoadSettings.DEFAULT);
      kept = get(servlet).getContentAsByteArray();
      servlet.destroy();
    }
  }

  @Test
  void answer_allTheSame_givenAgain() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      MockHttpServletResponse response = askBusy(store, SampleCases.PROFILE, API);

      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getContentAsByteArray()).isEqualTo(kept);
      assertThat(response.getHeader("Content-Disposition")).contains("victims-synthetic-v1.csv");
      assertThat(response.getHeaders("Link")).isNotEmpty();
    }
  }

  @Test
  void answer_otherRules_notGiven() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      assertThat(askBusy(store, STRICTER, API).getStatus()).isEqualTo(503);
    }
  }

  @Test
  void answer_otherMapping_notGiven() throws Exception {
    CsvMapping mapping =
        SampleCases.mapping(SampleCases.MAPPING.replace("en: Women", "en: Females"));
    try (CaseStore store = SampleCases.store(mapping, SampleCases.ROWS)) {
      assertThat(askBusy(store, SampleCases.PROFILE, API).getStatus()).isEqualTo(503);
    }
  }

  @Test
  void answer_otherAddress_notGiven() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      assertThat(askBusy(store, SampleCases.PROFILE, "https://new.example/atalaya").getStatus())
          .isEqualTo(503);
    }
  }

  @Test
  void answer_otherRecordsWithTheSameNumber_notGiven() throws Exception {
    Clock later = Clock.offset(SampleCases.CLOCK, Duration.ofHours(1));
    try (CaseStore store = CaseStore.inMemory(SampleCases.mapping(), SampleCases.SECRET, later)) {
      SampleCases.load(store, SampleCases.mapping(), SampleCases.ROWS);

      assertThat(askBusy(store, SampleCases.PROFILE, API).getStatus()).isEqualTo(503);
    }
  }

  @Test
  void answer_madeUnderOtherRules_isNotThatOfTheFirst() throws Exception {
    try (CaseStore store = SampleCases.store()) {
      PublicApiServlet servlet = servlet(observatory(store, STRICTER), API, LoadSettings.DEFAULT);

      assertThat(get(servlet).getContentAsByteArray()).isNotEqualTo(kept);
      servlet.destroy();
    }
  }

  @Test
  void servlet_observatoryWithoutFingerprint_refusedInWords() {
    Observatory unknown =
        (Observatory)
            Proxy.newProxyInstance(
                Observatory.class.getClassLoader(),
                new Class<?>[] {Observatory.class},
                (proxy, method, arguments) -> Optional.empty());

    assertThatIllegalStateException()
        .isThrownBy(() -> servlet(unknown, API, LoadSettings.DEFAULT))
        .withMessageContaining("atalaya.cache.directory")
        .withMessageContaining("leave the setting out");
  }

  /** Asks a servlet whose store does not come to an end with counting. */
  private MockHttpServletResponse askBusy(CaseStore store, DisclosureProfile profile, String api)
      throws Exception {
    PublicApiServlet servlet = servlet(observatory(store, profile), api, IMPATIENT);
    FactRows.repeat(store, CountingUnit.VICTIM, HOURS_OF_WORK);
    try {
      return get(servlet);
    } finally {
      servlet.destroy();
    }
  }

  private static Observatory observatory(CaseStore store, DisclosureProfile profile) {
    return Observatory.inProcess(store, Guatemala.indicators(), profile);
  }

  private PublicApiServlet servlet(Observatory observatory, String api, LoadSettings load) {
    return new PublicApiServlet(
        observatory,
        api,
        MapAtlas.NONE,
        load,
        new CacheSettings(
            0,
            Optional.of(
                new CacheSettings.Disk(
                    folder, 8 << 20, new SecretKeySpec(new byte[] {1}, "HmacSHA256")))),
        InstantSource.system(),
        AnswerObserver.NONE);
  }

  private static MockHttpServletResponse get(PublicApiServlet servlet) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya/v1" + PATH);
    request.setPathInfo(PATH);
    // Has cells that one rule withholds as below 5 and the other as below 6.
    request.setQueryString("by=department,victim-sex&year=2010");
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    return response;
  }
}
