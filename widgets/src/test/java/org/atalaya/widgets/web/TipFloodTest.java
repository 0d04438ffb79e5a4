// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page and the API of the tip line while far more write than usual. */
class TipFloodTest extends ServedTips {

  private void flood() {
    for (int tip = 0; tip < LineUnderTest.FLOOD; tip++) {
      under.sender().send("lo mismo");
    }
    wait(Duration.ofSeconds(2));
  }

  private void wait(Duration time) {
    under.clock.set(under.clock.instant().plus(time));
  }

  private MockHttpServletResponse send(String token) throws Exception {
    return send(Map.of("office", "no", "text", "la vi <allí>", "token", token, "receipt", "none"));
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
    assertThat(early.getContentAsString(StandardCharsets.UTF_8))
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
    assertThat(old.getContentAsString(StandardCharsets.UTF_8))
        .contains("hace mucho tiempo", "la vi &lt;allí>")
        .doesNotContain(token(page));
    wait(AgedToken.LEAST);
    assertThat(send(token(old.getContentAsString(StandardCharsets.UTF_8))).getStatus())
        .isEqualTo(201);
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
