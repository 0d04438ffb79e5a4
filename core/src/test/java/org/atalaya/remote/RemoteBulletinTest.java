// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.feeds.AlertFeeds;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.PostedAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteBulletinTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String BASE = "https://o.example/atalaya";

  private final PostedAlerts board = new PostedAlerts(NOW);

  private String feed() {
    AlertAuthority authority =
        Guatemala.alertAuthority().withTipForm(URI.create("https://o.example/tip"));
    return new String(
        new AlertFeeds(authority, BASE).json(board.posted(), Locale.of("es")),
        StandardCharsets.UTF_8);
  }

  private static List<RemoteBulletin> read(String feed, Instant now) {
    return RemoteBulletin.read(feed.getBytes(StandardCharsets.UTF_8), now);
  }

  @Test
  void read_feedOfThisLibrary_tellsWhatThePublicIsTold() {
    Bulletin posted = board.woman("María Inventada");

    RemoteBulletin read = read(feed(), NOW).getFirst();

    assertThat(read.id()).isEqualTo(posted.id());
    assertThat(read.kind()).isEqualTo(AlertKind.WOMAN);
    assertThat(read.person()).contains("María Inventada", "24");
    assertThat(read.municipality()).isEqualTo("0108");
    assertThat(read.lastSeen()).isEqualTo(posted.person().lastSeen());
    assertThat(read.expires()).isEqualTo(posted.expires());
    assertThat(read.line()).isEqualTo("1572");
    assertThat(read.tip()).contains(URI.create("https://o.example/tip?alert=" + posted.id()));
    assertThat(read.page().toString()).startsWith(BASE + "/v1/alerts/" + posted.id());
    assertThat(read.photo()).isTrue();
    assertThat(read.toString()).doesNotContain("María");
  }

  @Test
  void read_endedAlert_isLeftOut() {
    Bulletin found = board.woman("María Inventada");
    Bulletin missing = board.child("Lucía Inventada");
    board.end(found);

    assertThat(read(feed(), NOW)).extracting(RemoteBulletin::id).containsExactly(missing.id());
  }

  @Test
  void read_atItsExpiry_isLeftOut() {
    Bulletin posted = board.woman("María Inventada");

    assertThat(read(feed(), posted.expires().minusSeconds(1))).hasSize(1);
    assertThat(read(feed(), posted.expires())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://o.example/atalaya/v1/alerts, javascript:alert(1)//",
    "https://o.example/tip, data:text/html;x",
    "1572, 1572\"><b>",
    "woman, plant"
  })
  void read_whatAPageMayNotShow_isRefusedWithoutQuotingIt(String good, String bad) {
    board.woman("María Inventada");
    String hostile = feed().replace("\"" + good, "\"" + bad.replace("\"", "\\\""));

    assertThatThrownBy(() -> read(hostile, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no feed of alerts")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"items\":[{}]}", "<html>"})
  void read_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> read(text, NOW)).isInstanceOf(IllegalArgumentException.class);
  }
}
