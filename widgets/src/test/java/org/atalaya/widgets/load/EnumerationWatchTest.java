// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.testkit.SettableClock;
import org.atalaya.widgets.load.EnumerationWatch.Settings;
import org.junit.jupiter.api.Test;

class EnumerationWatchTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON, ZoneOffset.UTC);
  private final List<String> alarms = new ArrayList<>();
  private final EnumerationWatch watch =
      new EnumerationWatch(
          new Settings(Duration.ofMinutes(10), 3, 4, 6),
          (what, scope) -> alarms.add(what + " " + scope),
          clock);

  private void failed(int times, String network, String organisation) {
    for (int i = 0; i < times; i++) {
      watch.failed("codes", network, organisation);
    }
  }

  @Test
  void failed_ofOneNetwork_onceInAWindow() {
    failed(2, "a", "");
    assertThat(alarms).isEmpty();
    failed(3, "a", "");

    assertThat(alarms).containsExactly("codes NETWORK");
    clock.set(NOON.plus(Duration.ofMinutes(11)));
    failed(3, "a", "");
    assertThat(alarms).containsExactly("codes NETWORK", "codes NETWORK");
  }

  @Test
  void failed_slowly_raisesNone() {
    for (int i = 0; i < 20; i++) {
      failed(2, "a", "");
      clock.set(clock.instant().plus(Duration.ofMinutes(11)));
    }

    assertThat(alarms).isEmpty();
  }

  @Test
  void failed_ofOneOrganisationFromManyNetworks_isNoticed() {
    for (String network : List.of("a", "b", "c", "d")) {
      failed(1, network, "colegio");
    }

    assertThat(alarms).containsExactly("codes ORGANISATION");
  }

  @Test
  void failed_ofManyNetworks_isTheNodes() {
    for (String network : List.of("a", "b", "c")) {
      failed(2, network, "");
    }

    assertThat(alarms).containsExactly("codes NODE");
  }

  @Test
  void settings_none_sayWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Settings(Duration.ofMinutes(1), 0, 1, 1))
        .withMessageContaining("numbers from 1 on");
  }
}
