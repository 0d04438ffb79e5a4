// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.OperationalStore;
import org.atalaya.statistics.HandedOverCounts;
import org.atalaya.statistics.ReleaseCalendar;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.HandedOver;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.atalaya.tips.sealing.RecipientsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the desk to the monthly table: sealed tips, a real store and a calendar. */
class TipCountsTest {

  private static final CsvMapping MAPPING = HandedOver.mapping(CountingUnit.TIP);
  private static final TipCodes CODES = TipCodes.of(Guatemala.CODE_LISTS);
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar.Scheduled(Guatemala.ZONE, LocalTime.of(6, 0), 5, LocalTime.of(6, 0));

  /** The first monthly release after the tips' day, 2 March 2026. */
  private static final Instant RELEASE = Instant.parse("2026-03-05T12:00:00Z");

  private static final String PLACED =
      "{\"office\":\"no\",\"municipality\":\"1301\",\"crime\":\"sexual-violence\",\"minor\":\"yes\","
          + "\"form\":\"1\",\"lang\":\"es\"}";
  private static final String OFFICE =
      "{\"office\":\"yes\",\"case\":\"MP001-2026-1234\",\"municipality\":\"1301\",\"minor\":\"yes\","
          + "\"form\":\"1\",\"lang\":\"es\"}";

  private static List<Path> complaints = List.of();

  @TempDir Path folder;

  private OperationalStore operations;
  private LineUnderTest line;
  private CaseStore store;
  private HandedOverCounts counts;
  private Statistics statistics;

  @BeforeAll
  static void write(@TempDir Path shared) throws IOException {
    complaints = HandedOver.files(shared, CountingUnit.TIP);
  }

  @BeforeEach
  void open() throws IOException, RecipientsException {
    operations = OperationalStore.at(folder.resolve("operations.sqlite"));
    line = new LineUnderTest(operations, folder);
    store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, line.clock);
    store.loader().load(MAPPING, complaints, CaseLoader.Progress.NONE);
    later(Duration.ofMinutes(1));
    counts = TipCounts.of(line.staff.inbox(), CODES, store, MAPPING, line.clock);
    statistics = new Statistics(store.tables(), Guatemala.indicators(), CALENDAR, line.clock);
  }

  @AfterEach
  void close() {
    store.close();
    operations.close();
  }

  @Test
  void bring_tip_isCountedFromTheMonthlyReleaseOn_byWhatItsEnvelopeSays() {
    line.saying(PLACED).send("x");
    line.sender().send("y");
    counts.bring();

    line.clock.set(RELEASE.minusSeconds(1));
    assertThat(received()).isZero();
    line.clock.set(RELEASE);
    assertThat(received()).isEqualTo(2);
    assertThat(received("department", "13")).isEqualTo(1);
    assertThat(received("department", "?")).isEqualTo(1);
    assertThat(received("tip-crime-group", "sexual-violence")).isEqualTo(1);
    assertThat(received("tip-minor", "yes")).isEqualTo(1);
    assertThat(received("tip-subject", "case")).isEqualTo(1);
    assertThat(received("tip-subject", "other")).isEqualTo(1);
    assertThat(received("month", "2026-03")).isEqualTo(2);
  }

  /** Whom it concerns may read the tables, too. */
  @Test
  void bring_tipAboutAnOffice_isCountedWithoutPlaceAndSubject() {
    line.saying(OFFICE).send("x");
    counts.bring();

    line.clock.set(RELEASE);
    assertThat(received()).isEqualTo(1);
    assertThat(received("department", "13")).isZero();
    assertThat(received("tip-subject", "?")).isEqualTo(1);
    assertThat(received("tip-subject", "case")).isZero();
    assertThat(received("tip-minor", "?")).isEqualTo(1);
  }

  @Test
  void bring_acknowledged_isInTheBandFromArrivalToTheFirstAcknowledgement() {
    Sender sender = line.sender();
    sender.send("x");
    line.deliver();
    later(Duration.ofMinutes(20));
    line.staff.inbox().acknowledge("ana", sender.id, line.entry(sender).revision());
    later(Duration.ofHours(3));
    line.open.mailbox().add(sender.keys.lookup(), 1, sender.part("more", 1, LineUnderTest.UNIT));
    line.deliver();
    later(Duration.ofHours(30));
    line.staff.inbox().acknowledge("ana", sender.id, line.entry(sender).revision());
    counts.bring();

    line.clock.set(RELEASE);
    assertThat(waited("15-59")).isEqualTo(1);
    assertThat(received()).isEqualTo(1);
  }

  @Test
  void bring_forwardedBeforeAnybodyAcknowledged_countsFromTheFirstDesk() {
    Sender sender = line.sender();
    sender.send("x");
    line.deliver();
    later(Duration.ofHours(2));
    InboxEntry forwarded =
        line.staff
            .inbox()
            .forward(
                "ana",
                sender.id,
                line.entry(sender).revision(),
                LineUnderTest.OTHER_UNIT,
                ForwardReason.COMPETENCE);
    line.deliver();
    later(Duration.ofMinutes(5));
    line.staff.inbox().acknowledge("berta", sender.id, forwarded.revision());
    counts.bring();

    line.clock.set(RELEASE);
    assertThat(waited("60-239")).isEqualTo(1);
  }

  @Test
  void bring_nobodyAcknowledgedAndThenClosed_changesTheRow() {
    Sender sender = line.sender();
    sender.send("x");
    line.deliver();
    counts.bring();
    line.clock.set(RELEASE);
    assertThat(waited("waits")).isEqualTo(1);
    assertThat(received("tip-state", "waits")).isEqualTo(1);
    InboxEntry acknowledged =
        line.staff.inbox().acknowledge("ana", sender.id, line.entry(sender).revision());
    line.staff.inbox().close("ana", sender.id, acknowledged.revision(), CloseReason.NOT_COMPETENT);

    counts.bring();

    line.clock.set(RELEASE.plus(Duration.ofDays(31)));
    assertThat(waited("1440+")).isEqualTo(1);
    assertThat(received("tip-state", "closed")).isEqualTo(1);
    assertThat(received("tip-closed-as", "not-competent")).isEqualTo(1);
    assertThat(received()).isEqualTo(1);
  }

  /** The lists of codes may have changed since it came. */
  @Test
  void bring_envelopeThatNoLongerReads_isCountedAllTheSame() {
    line.saying("{\"office\":\"no\",\"crime\":\"abolished\",\"form\":\"1\",\"lang\":\"es\"}")
        .send("x");
    counts.bring();

    line.clock.set(RELEASE);
    assertThat(received()).isEqualTo(1);
    assertThat(received("tip-subject", "?")).isEqualTo(1);
  }

  @Test
  void of_tipsFromAFile_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            TipCounts.of(line.staff.inbox(), CODES, store, Guatemala.mapping("sicomp"), line.clock))
        .withMessageContaining("unit tip with 'handedOver");
  }

  @Test
  void fact_text_tellsNothing() {
    line.saying(PLACED).send("x");

    assertThat(line.staff.inbox().unprotectedFacts(CODES, Guatemala.ZONE))
        .singleElement()
        .hasToString("UnprotectedTipFact[…]");
  }

  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    TipInbox inbox = line.staff.inbox();
    CsvMapping mapping = MAPPING;
    SettableClock clock = line.clock;
    line.sender().send("x");
    // README example begins
    HandedOverCounts counts =
        TipCounts.of(inbox, TipCodes.of(Guatemala.CODE_LISTS), store, mapping, clock);
    counts.bring();
    // README example ends
    assertThat(store.tables().latest().number()).isEqualTo(2);
    String source = Files.readString(Path.of("src/test/java/org/atalaya/tips/TipCountsTest.java"));
    String example =
        source
            .substring(
                source.indexOf("    // README example begins\n") + 29,
                source.indexOf("    // README example ends"))
            .lines()
            .map(row -> row.substring(4))
            .collect(Collectors.joining("\n", "```java\n", "\n```"));
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }

  private void later(Duration pause) {
    line.clock.set(line.clock.instant().plus(pause));
  }

  private long received() {
    return count(StatisticsQuery.of("tips-received"));
  }

  private long received(String dimension, String code) {
    return count(StatisticsQuery.of("tips-received").where(dimension, code));
  }

  private long waited(String band) {
    return count(StatisticsQuery.of("tips-acknowledgement").where("acknowledged-within", band));
  }

  /** Exact: what is tested is which tips are counted when. */
  private long count(StatisticsQuery query) {
    return statistics.count(query).cells().count(0);
  }
}
