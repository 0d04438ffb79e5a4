// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.tips.routing.StaffedUnits.ROUTING;
import static org.atalaya.tips.routing.StaffedUnits.envelope;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.webhooks.AlertWebhooks;
import org.atalaya.alerts.webhooks.SignedPost;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.testkit.SettableClock;
import org.atalaya.tips.routing.StaffedUnits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tips that wait, in any store. */
abstract class TipDeliveryContract {

  private static final Instant NOON = Instant.parse("2026-11-28T18:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(30);
  private static final String TIP = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String OTHER = "BBBBBBBBBBBBBBBBBBBBBB";
  private static final AlertWebhooks.Settings LOCAL =
      new AlertWebhooks.Settings(Duration.ofSeconds(2), Duration.ofSeconds(2), true);

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(NOON, ZoneOffset.UTC);
  private final Map<String, WaitingTip> tips = new LinkedHashMap<>();
  private final List<String> mails = new ArrayList<>();
  private final List<String> hooks = new CopyOnWriteArrayList<>();
  private final StaffedUnits directory =
      new StaffedUnits()
          .person("rosa", "femicide", "marta")
          .person("marta", "femicide", "sonia")
          .person("sonia", "direction", "marta")
          .person("flor", "femicide", null)
          .onDuty("femicide", "rosa");

  private volatile int status = 200;
  private boolean mailIsDown;
  private HttpServer caseSystem;
  private FeedSignature signature;
  private OperationalStore store;
  private Outbox outbox;

  /** A store with the tables of tips, whatever is in it. */
  abstract OperationalStore store();

  private final WaitingTips desk =
      new WaitingTips() {
        @Override
        public Optional<WaitingTip> find(String id) {
          return Optional.ofNullable(tips.get(id));
        }

        @Override
        public List<WaitingTip> unacknowledged() {
          return tips.values().stream().filter(tip -> !tip.acknowledged()).toList();
        }
      };

  @BeforeEach
  void begin() throws IOException {
    caseSystem = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    caseSystem.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          hooks.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    caseSystem.start();
    store = store();
    store.write(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("DELETE FROM outbox");
        return statement.executeUpdate("DELETE FROM tip_escalation");
      }
    });
    signature = FeedSignature.from(KeyVault.at(folder.resolve("keys"), new SecureRandom()));
    outbox = new Outbox(store, clock, Duration.ofMinutes(1));
  }

  @AfterEach
  void end() {
    caseSystem.stop(0);
  }

  private TipDelivery delivery(Duration jitter) {
    URI hook = URI.create("http://localhost:" + caseSystem.getAddress().getPort() + "/tips");
    return new TipDelivery(
        new TipDelivery.Parts(
            store,
            outbox,
            ROUTING,
            directory,
            this::mail,
            new SignedPost(signature, clock, LOCAL),
            clock,
            new Random(1)),
        desk,
        new DeliverySettings(jitter, STEP, Optional.of(hook)));
  }

  private void mail(String address) throws IOException {
    if (mailIsDown) {
      throw new IOException("down");
    }
    mails.add(address);
  }

  private void arrives(TipDelivery delivery, String id, String unit, boolean office) {
    WaitingTip tip = new WaitingTip(id, unit, envelope(office), clock.instant(), false);
    tips.put(id, tip);
    store.write(connection -> {
      delivery.announce(connection, tip);
      return tip;
    });
  }

  private void acknowledge(String id) {
    tips.computeIfPresent(
        id, (key, tip) -> new WaitingTip(key, tip.unit(), tip.envelope(), tip.since(), true));
  }

  private void later(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  @Test
  void deliver_arrived_tellsWhoIsInChargeAndTheCaseSystemOnce() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "femicide", false);

    assertThat(delivery.deliver()).isEqualTo(2);
    assertThat(delivery.deliver()).isZero();

    assertThat(mails).containsExactly("rosa@example.org");
    assertThat(hooks)
        .singleElement()
        .asString()
        .matches(
            "(\\d+) \\{\"message\":\\1,\"tip\":\"%s\",\"unit\":\"femicide\",\"kind\":\"arrived\"}"
                .formatted(TIP));
  }

  @Test
  void deliver_aboutAnOffice_tellsTheInspectorateOnly() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "inspectorate", true);

    assertThat(delivery.deliver()).isEqualTo(1);

    assertThat(mails).containsExactly("turno-supervision@example.org");
    assertThat(hooks).isEmpty();
  }

  @Test
  void deliver_withJitter_waitsForATimeByChance() {
    TipDelivery delivery = delivery(Duration.ofMinutes(2));
    arrives(delivery, TIP, "femicide", false);
    delivery.deliver();
    assertThat(hooks).hasSize(1);
    assertThat(mails).isEmpty();

    later(Duration.ofMinutes(2));
    delivery.deliver();

    assertThat(mails).hasSize(1);
  }

  @Test
  void deliver_acknowledgedBefore_tellsNobodyByMail() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "femicide", false);
    acknowledge(TIP);

    delivery.deliver();

    assertThat(mails).isEmpty();
    assertThat(hooks).hasSize(1);
  }

  @Test
  void deliver_rolledBack_tellsNobody() {
    TipDelivery delivery = delivery(Duration.ZERO);
    WaitingTip tip = new WaitingTip(TIP, "femicide", envelope(false), NOON, false);
    try {
      store.write(connection -> {
        delivery.announce(connection, tip);
        throw new IllegalStateException("power is gone");
      });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("power is gone");
    }

    assertThat(delivery.deliver()).isZero();
  }

  @Test
  void deliver_mailServerAndCaseSystemDown_losesNothingAndKeepsTheOrder() {
    TipDelivery delivery = delivery(Duration.ZERO);
    mailIsDown = true;
    status = 503;
    arrives(delivery, TIP, "femicide", false);
    arrives(delivery, OTHER, "north", false);
    for (int attempt = 1; attempt < 6; attempt++) {
      assertThat(delivery.deliver()).isZero();
      later(Duration.ofMinutes(5));
    }
    assertThat(delivery.deadLetters()).isEmpty();

    mailIsDown = false;
    status = 200;
    // Of the other tip there is nobody with an address.
    assertThat(delivery.deliver()).isEqualTo(3);

    assertThat(mails).containsExactly("rosa@example.org");
    assertThat(hooks.stream().distinct().toList()).hasSize(2);
  }

  @Test
  void deliver_givenUp_isADeadLetterThatStaffRevives() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, OTHER, "north", false);
    for (int attempt = 0; attempt < Outbox.MOST_ATTEMPTS; attempt++) {
      delivery.deliver();
      later(Duration.ofMinutes(5));
    }
    assertThat(delivery.deadLetters())
        .singleElement()
        .satisfies(dead -> assertThat(dead.message().subject()).isEqualTo(OTHER));

    directory.person("nora", "north", null);
    assertThat(outbox.revive(delivery.deadLetters().getFirst().position())).isTrue();

    assertThat(delivery.deliver()).isEqualTo(1);
    assertThat(mails).containsExactly("nora@example.org");
    assertThat(delivery.deadLetters()).isEmpty();
  }

  @Test
  void escalate_unacknowledged_tellsEachSuperiorAfterAStep() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "femicide", false);
    delivery.deliver();
    assertThat(delivery.escalate()).isZero();

    for (int step = 0; step < 5; step++) {
      later(STEP);
      delivery.escalate();
      assertThat(delivery.escalate()).isZero();
      delivery.deliver();
    }

    assertThat(mails)
        .containsExactly(
            "rosa@example.org",
            "marta@example.org",
            "sonia@example.org",
            "flor@example.org",
            "flor@example.org",
            "flor@example.org");
  }

  @Test
  void escalate_acknowledged_tellsNobodyMore() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "femicide", false);
    later(STEP);
    assertThat(delivery.escalate()).isEqualTo(1);
    acknowledge(TIP);
    later(STEP);

    assertThat(delivery.escalate()).isZero();
    delivery.deliver();

    assertThat(mails).isEmpty();
  }

  @Test
  void escalate_forwarded_givesTheNewUnitItsTime() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "femicide", false);
    later(STEP);
    assertThat(delivery.escalate()).isEqualTo(1);
    later(STEP.dividedBy(2));
    arrives(delivery, TIP, "minors", false);
    later(STEP.dividedBy(2));

    assertThat(delivery.escalate()).isZero();
    later(STEP);
    assertThat(delivery.escalate()).isEqualTo(1);
  }

  @Test
  void escalate_mailboxOfThePersonTakesNothing_tellsTheSuperiorAllTheSame() {
    TipDelivery delivery = delivery(Duration.ZERO);
    mailIsDown = true;
    arrives(delivery, TIP, "femicide", false);
    delivery.deliver();
    mailIsDown = false;
    later(STEP);
    delivery.escalate();

    delivery.deliver();

    assertThat(mails).contains("marta@example.org");
  }

  @Test
  void escalate_directoryAway_tellsTheUnit() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "femicide", false);
    directory.away();
    later(STEP);

    assertThat(delivery.escalate()).isEqualTo(1);
    delivery.deliver();

    assertThat(mails).containsOnly("femicidio@example.org");
  }

  @Test
  void escalate_clockJumps_tellsNobodyTwice() {
    TipDelivery delivery = delivery(Duration.ZERO);
    arrives(delivery, TIP, "femicide", false);
    delivery.deliver();
    later(Duration.ofDays(2));
    assertThat(delivery.escalate()).isEqualTo(1);
    later(Duration.ofDays(-2));
    assertThat(delivery.escalate()).isZero();
    assertThat(delivery.escalate()).isZero();
    later(STEP);
    assertThat(delivery.escalate()).isEqualTo(1);
    later(Duration.ofDays(3));

    delivery.deliver();

    assertThat(mails).containsExactly("rosa@example.org", "marta@example.org", "sonia@example.org");
  }
}
