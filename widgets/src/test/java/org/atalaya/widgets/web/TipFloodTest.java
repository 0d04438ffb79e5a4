// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.SettableClock;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.routing.FileProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page and the API of the tip line while far more write than usual. */
class TipFloodTest {

  private static final int USUAL = 100;
  private static final int RAISED = 400;
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String ROUTING =
      """
      units:
        inspectorate: {label: {es: Supervisión, en: Inspectorate}, head: ines}
        mujer: {label: {es: Mujer, en: Women}, head: ana}
      inspectorate: inspectorate
      minors: mujer
      fallback: mujer
      """;

  @TempDir private Path folder;

  private LineUnderTest under;
  private TipServlet servlet;

  @BeforeEach
  void begin() throws Exception {
    under = new LineUnderTest(OperationalStore.at(folder.resolve("tips.sqlite")), folder);
    Path directory = Files.writeString(folder.resolve("directory.yaml"), "people: []\n");
    TipCodes codes = TipCodes.of(Guatemala.CODE_LISTS);
    TipRouting routing =
        TipRouting.read(
            "routing.yaml",
            new ByteArrayInputStream(ROUTING.getBytes(StandardCharsets.UTF_8)),
            codes,
            Guatemala.ZONE);
    servlet =
        new TipServlet(
            under.open,
            Guatemala.CODE_LISTS,
            new TipRouter(routing, FileProsecutorDirectory.at(directory), under.clock),
            new TipWeb(
                "Ministerio Público",
                under.root,
                List.of(),
                URI.create("https://example.org/"),
                USUAL,
                RAISED,
                LoadSettings.DEFAULT),
            under.clock);
  }

  @AfterEach
  void end() {
    under.store.close();
  }

  private void flood() {
    for (int tip = 0; tip < LineUnderTest.FLOOD; tip++) {
      under.sender().send("lo mismo");
    }
    wait(Duration.ofSeconds(2));
  }

  private void wait(Duration time) {
    under.clock.set(under.clock.instant().plus(time));
  }

  private String get(String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    return answer(request).getContentAsString();
  }

  private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    response.setCharacterEncoding("UTF-8");
    servlet.service(request, response);
    return response;
  }

  private MockHttpServletResponse send(String token) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/embed/tip-form");
    request.setServletPath("/embed/tip-form");
    request.setQueryString("lang=es");
    Map<String, String> fields = new HashMap<>(Map.of("office", "no", "text", "la vi <allí>"));
    fields.putAll(Map.of("token", token, "receipt", "none"));
    fields.forEach((name, value) ->
        request.addPart(new MockPart(name, value.getBytes(StandardCharsets.UTF_8))));
    return answer(request);
  }

  private static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private int numbers() throws Exception {
    JsonNode challenge = JsonMapper.shared().readTree(get("/v1/tips/challenge"));
    return challenge.path("maxnumber").asInt();
  }

  @Test
  void challenge_inAFlood_asksForMoreWork_andAsBeforeOnceItIsOver() throws Exception {
    assertThat(numbers()).isEqualTo(USUAL);

    flood();

    assertThat(numbers()).isEqualTo(RAISED);
    wait(Duration.ofHours(3));
    assertThat(numbers()).isEqualTo(USUAL);
  }

  @Test
  void form_inAFlood_saysWhen_takesNothingSooner_andRefusesNobody() throws Exception {
    assertThat(get("/embed/tip-form")).doesNotContain("escribe mucha más gente");

    flood();

    String page = get("/embed/tip-form");
    assertThat(page).contains("escribe mucha más gente", "El suyo empieza en 20 segundos");
    wait(Duration.ofSeconds(7));
    MockHttpServletResponse early = send(token(page));
    assertThat(early.getStatus()).isEqualTo(422);
    assertThat(early.getContentAsString())
        .contains("faltan 13 segundos", "la vi &lt;allí>")
        .contains(token(page));
    wait(Duration.ofSeconds(13));
    assertThat(send(token(page)).getStatus()).isEqualTo(201);
  }

  @Test
  void form_openedBeforeAFlood_isTakenInIt() throws Exception {
    String page = get("/embed/tip-form");
    wait(AgedToken.LEAST);

    flood();

    assertThat(send(token(page)).getStatus()).isEqualTo(201);
  }

  @Test
  void form_openedLongAgo_isRenewedWithWhatWasWritten() throws Exception {
    String page = get("/embed/tip-form");
    wait(Duration.ofHours(7));

    MockHttpServletResponse old = send(token(page));

    assertThat(old.getStatus()).isEqualTo(422);
    assertThat(old.getContentAsString())
        .contains("hace mucho tiempo", "la vi &lt;allí>")
        .doesNotContain(token(page));
    wait(AgedToken.LEAST);
    assertThat(send(token(old.getContentAsString())).getStatus()).isEqualTo(201);
  }

  @Test
  void queue_placesAreOneAfterTheOther_andNoneIsOutOfReach() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-02T15:00:00Z"), Guatemala.ZONE);
    TipQueue queue = new TipQueue(clock);

    Duration first = queue.next();
    Duration second = queue.next();
    for (int form = 0; form < 1000; form++) {
      queue.next();
    }

    assertThat(first).isEqualTo(TipQueue.LEAST);
    assertThat(second).isGreaterThan(first);
    assertThat(queue.next()).isEqualTo(TipQueue.MOST);
    clock.set(clock.instant().minus(Duration.ofDays(1)));
    assertThat(queue.next()).as("the clock was set back").isEqualTo(TipQueue.MOST);
    clock.set(clock.instant().plus(Duration.ofDays(2)));
    assertThat(queue.next()).isEqualTo(TipQueue.LEAST);
  }
}
