// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.MappingException;
import org.atalaya.charts.MapAtlas;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.ReleaseCalendar;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When the observatory publishes and what it corrected, as anyone reads it. */
class PublicationsTest {

  private static final CsvMapping MAPPING = SampleCases.mapping();
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar.Scheduled(ZoneOffset.UTC, LocalTime.of(6, 0), 5, LocalTime.of(6, 0));
  private static final String NOTICES =
      """
      - id: dos-municipios
        date: 2012-01-03
        indicators: [complaints]
        what: {es: Dos municipios estaban <intercambiados>., en: Two municipalities were <swapped>.}
        from: {es: A por B, en: A for B}
        to: {es: cada uno lo suyo, en: each its own}
      - id: primera
        date: 2011-12-01
        indicators: [victims]
        what: {es: Faltaba un mes., en: A month was missing.}
      """;

  private final SettableClock clock =
      new SettableClock(Instant.parse("2012-01-01T12:00:00Z"), ZoneOffset.UTC);
  private final CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock);
  private final PublicApiServlet servlet =
      new PublicApiServlet(
          Observatory.inProcess(
              store,
              Guatemala.indicators(),
              SampleCases.PROFILE.releasedBy(CALENDAR),
              Optional.empty(),
              clock),
          "https://observatorio.example/atalaya",
          MapAtlas.NONE,
          LoadSettings.DEFAULT,
          CacheSettings.HEAP_ONLY,
          clock,
          AnswerObserver.NONE,
          new Publisher(Identity.NEUTRAL, notices(NOTICES)));

  private static CorrectionNotices notices(String yaml) {
    return CorrectionNotices.read(
        "notices.yaml",
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        Set.of("complaints", "victims"));
  }

  @BeforeEach
  void load() {
    SampleCases.load(store, MAPPING, SampleCases.ROWS);
    clock.set(Instant.parse("2012-01-01T13:00:00Z"));
    SampleCases.load(store, MAPPING, SampleCases.ROWS + "2011-04-01,101,2,30,1122,1\n".repeat(20));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/releases.html", "/corrections.html"})
  void page_asked_mayHaveItsStyleAndNothingElse(String path) throws Exception {
    MockHttpServletResponse page = get(path);

    assertThat(page.getHeader("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(page.getContentAsString()).contains("<h1>").doesNotContain("<script");
  }

  private MockHttpServletResponse get(String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya/v1" + path);
    request.setContextPath("");
    request.setServletPath("/atalaya/v1");
    String[] parts = path.split("\\?", 2);
    request.setPathInfo(parts[0]);
    request.setRequestURI("/atalaya/v1" + parts[0]);
    if (parts.length > 1) {
      request.setQueryString(parts[1]);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response;
  }

  private static String text(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void releases_versionNotReleasedYet_isNotTold() throws Exception {
    assertThat(text(get("/releases"))).doesNotContain("\"version\":2");

    clock.set(Instant.parse("2012-01-02T06:00:00Z"));
    JsonNode tiers = JsonMapper.shared().readTree(text(get("/releases"))).path("tiers");

    JsonNode daily = tiers.get(tiers.size() - 2);
    JsonNode monthly = tiers.get(tiers.size() - 1);
    assertThat(daily.path("tier").asString()).isEqualTo("daily");
    assertThat(daily.at("/releases/0/version").asInt()).isEqualTo(2);
    assertThat(daily.at("/releases/0/released").asString()).isEqualTo("2012-01-02T06:00:00Z");
    assertThat(daily.at("/releases/1/released").asString()).isEqualTo("2012-01-01T12:00:00Z");
    assertThat(monthly.path("releases")).hasSize(1);
    assertThat(monthly.path("next")).hasSize(12);
    assertThat(monthly.at("/next/0").asString()).isEqualTo("2012-01-05T06:00:00Z");
    assertThat(monthly.at("/next/11").asString()).isEqualTo("2012-12-05T06:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"releases, 3, 2012-01-02T06:00:00Z", "corrections, 2, 2012-01-03T00:00:00Z"})
  void feed_isAtomWithStableIds(String name, int entries, String updated) throws Exception {
    clock.set(Instant.parse("2012-01-02T06:00:00Z"));
    Document feed = parse(get("/" + name + ".atom?lang=en"));
    Document spanish = parse(get("/" + name + ".atom?lang=es"));

    assertThat(feed.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(entries);
    assertThat(texts(feed, "updated").getFirst()).isEqualTo(updated);
    assertThat(texts(feed, "id")).doesNotHaveDuplicates();
    assertThat(texts(feed, "id").subList(1, entries + 1))
        .isEqualTo(texts(spanish, "id").subList(1, entries + 1))
        .allMatch(id -> id.startsWith("urn:atalaya:"));
    assertThat(texts(feed, "title")).allMatch(title -> !title.isBlank());
  }

  private static Document parse(MockHttpServletResponse response) throws Exception {
    assertThat(response.getContentType()).startsWith("application/atom+xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(response.getContentAsByteArray()));
  }

  private static List<String> texts(Document feed, String name) {
    NodeList found = feed.getElementsByTagName(name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void calendar_hasTwelveMonthlyEventsInLinesOfAtMost75Octets() throws Exception {
    MockHttpServletResponse response = get("/releases.ics?lang=es");

    assertThat(response.getContentType()).startsWith("text/calendar");
    String text = text(response);
    assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(text.split("BEGIN:VEVENT", -1)).hasSize(13);
    assertThat(text).contains("DTSTART:20120105T060000Z\r\n", "DTSTART:20121205T060000Z\r\n");
    assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Test
  void pages_tellInWordsAndEscapeWhatIsWritten() throws Exception {
    assertThat(text(get("/releases.html?lang=en")))
        .contains("Monthly figures", "January 5, 2012, 06:00 UTC", "releases.ics?lang=en");
    assertThat(text(get("/corrections.html?lang=en")))
        .contains(
            "Two municipalities were &lt;swapped", "Before: A for B.", "id=\"dos-municipios\"")
        .doesNotContain("<swapped>");
    assertThat(JsonMapper.shared().readTree(text(get("/corrections?lang=es"))).path("notices"))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: Dos Municipios | small letters and digits
          date: mañana       | a day as 2026-03-14
          indicators: [cats] | given: cats, allowed: complaints, victims
          what: {en: Wrong}  | Spanish (es) is missing
          """)
  void read_wrongNotice_saysWhereAndWhatIsAllowed(String line, String said) {
    String entry = line.substring(0, line.indexOf(':'));
    String yaml =
        """
        - id: one
          date: 2026-03-14
          indicators: [victims]
          what: Mal
        """
            .replaceAll("(?m)^(..)" + entry + ":.*$", "$1" + line);

    assertThatThrownBy(() -> notices(yaml))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("[0]." + entry)
        .hasMessageContaining(said);
  }
}
