// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAllowanceTest {

  private static final int ALLOWANCE = 6;
  private static final int BURST = 20;
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON, ZoneOffset.UTC);
  private final ClientAllowance allowance =
      new ClientAllowance(
          new LoadSettings(
              1, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), ALLOWANCE, BURST, List.of()),
          clock,
          new SecureRandom());

  @Test
  void charge_beyondTheBurst_refusedUntilTheNextIsDue() {
    use("203.0.113.1", BURST);

    assertThatThrownBy(() -> use("203.0.113.1", 1))
        .isInstanceOfSatisfying(
            AllowanceExceededException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(60 / ALLOWANCE)));
  }

  @Test
  void charge_givenBack_canBeUsedOnceMore() {
    use("203.0.113.1", BURST - 1);
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr("203.0.113.1");

    allowance.charge(request).giveBack();

    use("203.0.113.1", 1);
    assertRefused("203.0.113.1");
  }

  @Test
  void charge_afterAMinute_asManyMoreAsTheAllowance() {
    use("203.0.113.1", BURST);
    clock.set(NOON.plusSeconds(60));

    use("203.0.113.1", ALLOWANCE);

    assertRefused("203.0.113.1");
  }

  @Test
  void charge_afterALongTime_noMoreThanTheBurst() {
    use("203.0.113.1", BURST);
    clock.set(NOON.plus(Duration.ofHours(5)));

    use("203.0.113.1", BURST);

    assertRefused("203.0.113.1");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1, 203.0.113.1, true",
    "203.0.113.1, 203.0.113.2, false",
    "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
    "2001:db8:0:1::1, 2001:db8:0:2::1, false",
    "::ffff:203.0.113.1, 203.0.113.1, true"
  })
  void charge_twoAddresses_oneClientOrTwo(String first, String second, boolean same) {
    use(first, BURST);

    if (same) {
      assertRefused(second);
    } else {
      assertThatCode(() -> use(second, 1)).doesNotThrowAnyException();
    }
  }

  @Test
  void charge_nextDay_clientIsNoLongerKnown() {
    use("203.0.113.1", BURST);
    clock.set(Instant.parse("2026-01-01T23:59:59.999Z"));
    use("203.0.113.1", BURST);
    assertRefused("203.0.113.1");

    clock.set(Instant.parse("2026-01-02T00:00:00Z"));

    assertThatCode(() -> use("203.0.113.1", BURST)).doesNotThrowAnyException();
  }

  @Test
  void refusal_saysNothingOfTheClient() {
    use("203.0.113.1", BURST);

    assertThatThrownBy(() -> use("203.0.113.1", 1)).hasMessageNotContaining("203").hasNoCause();
  }

  private void assertRefused(String address) {
    assertThatThrownBy(() -> use(address, 1)).isInstanceOf(AllowanceExceededException.class);
  }

  private void use(String address, int times) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    for (int i = 0; i < times; i++) {
      allowance.charge(request);
    }
  }
}
