// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

  private final AnswerCache cache = new AnswerCache(1 << 20);

  @Test
  void get_sameVersion_madeOnce() {
    AtomicInteger made = new AtomicInteger();

    for (int i = 0; i < 3; i++) {
      cache.get("1", "request", () -> answer("body " + made.incrementAndGet()));
    }

    assertThat(made).hasValue(1);
  }

  @Test
  void get_newVersion_madeAnew() {
    Answer before = cache.get("1", "request", () -> answer("before"));
    Answer after = cache.get("2", "request", () -> answer("after"));

    assertThat(after.tag()).isNotEqualTo(before.tag());
  }

  @Test
  void lastGood_makerFails_isTheAnswerOfTheVersionBefore() {
    Answer before = cache.get("1", "request", () -> answer("before"));

    try {
      cache.get(
          "2",
          "request",
          () -> {
            throw new IllegalStateException("the source is down");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the source is down");
    }

    assertThat(cache.lastGood("request")).containsSame(before);
    assertThat(cache.lastGood("another")).isEmpty();
  }

  private static Answer answer(String body) {
    return Answer.of("text/plain", body.getBytes(StandardCharsets.UTF_8));
  }
}
