// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Algorithm;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProofOfWorkTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON, ZoneOffset.UTC);
  private final ProofOfWork work = new ProofOfWork(new byte[32], 100, clock);

  private static ObjectNode solved(ProofOfWork by) throws Exception {
    ObjectNode challenge = (ObjectNode) JsonMapper.shared().readTree(by.challenge());
    return challenge.put(
        "number",
        Altcha.solveChallenge(
                challenge.path("challenge").asString(),
                challenge.path("salt").asString(),
                Algorithm.SHA256,
                100,
                0)
            .number);
  }

  private static String encoded(ObjectNode solution) {
    return Base64.getEncoder().encodeToString(JsonMapper.shared().writeValueAsBytes(solution));
  }

  @Test
  void accept_solved_once() throws Exception {
    String solution = encoded(solved(work));

    assertThat(work.accept(solution)).isTrue();
    assertThat(work.accept(solution)).isFalse();
  }

  @Test
  void accept_ofAnotherNode_withTheSameKey() throws Exception {
    assertThat(work.accept(encoded(solved(new ProofOfWork(new byte[32], 100, clock))))).isTrue();
  }

  @Test
  void accept_ofAnotherKey_not() throws Exception {
    byte[] other = new byte[32];
    other[0] = 1;

    assertThat(work.accept(encoded(solved(new ProofOfWork(other, 100, clock))))).isFalse();
  }

  @Test
  void accept_tooLate_not() throws Exception {
    String solution = encoded(solved(work));
    clock.set(NOON.plus(ProofOfWork.GOOD_FOR).plus(Duration.ofSeconds(1)));

    assertThat(work.accept(solution)).isFalse();
  }

  @Test
  void accept_easierOrWrong_not() throws Exception {
    ObjectNode wrong = solved(work);
    wrong.put("number", wrong.path("number").asLong() + 1);
    ObjectNode longer = solved(work);
    longer.put("salt", longer.path("salt").asString().replace("expires=", "expires=9"));

    assertThat(work.accept(encoded(wrong))).isFalse();
    assertThat(work.accept(encoded(longer))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "[]",
        "null",
        "{\"salt\":7,\"number\":\"x\"}",
        "{\"salt\":\"?expires=\"}"
      })
  void accept_noSolution_not(String text) {
    assertThat(work.accept(text)).isFalse();
    assertThat(
            work.accept(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
        .isFalse();
  }
}
