// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.webhooks.AlertWebhooks;
import org.atalaya.alerts.webhooks.SignedPost;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.tips.CloseReason;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.ForwardReason;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipInbox;
import org.atalaya.tips.TipState;
import org.atalaya.tips.routing.StaffedUnits;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.UnitKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the tips of a line, with a real mail server and case system, in any store. */
abstract class TipOfficeContract {

  private static final String SAID = "la vi en la terminal";
  private static final String STAFF = "rosa";
  private static final Duration STEP = Duration.ofMinutes(30);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TipCodes CODES = TipCodes.of(Guatemala.CODE_LISTS);
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  /** With the units of the ceremony. */
  private static final String YAML =
      """
      units:
        mujer: {label: {es: Mujer, en: Women}, head: marta}
        inspectorate: {label: {es: Supervisión, en: Inspectorate}, head: ines}
      inspectorate: inspectorate
      minors: mujer
      fallback: mujer
      """;

  private static final TipRouting ROUTING =
      TipRouting.read(
          "tip-routing.yaml",
          new ByteArrayInputStream(YAML.getBytes(StandardCharsets.UTF_8)),
          CODES,
          Guatemala.ZONE);

  @TempDir Path folder;

  private final List<String> hooks = new CopyOnWriteArrayList<>();
  private final StaffedUnits directory =
      new StaffedUnits()
          .person("rosa", "mujer", "marta")
          .person("marta", "mujer", null)
          .person("ines", "inspectorate", null)
          .onDuty("mujer", "rosa");

  private volatile boolean isDown;
  private HttpServer caseSystem;
  private LineUnderTest under;
  private TipOffice office;

  /** An empty one. */
  abstract OperationalStore store() throws Exception;

  @BeforeAll
  static void startMail() {
    MAIL.start();
  }

  @AfterAll
  static void stopMail() {
    MAIL.stop();
  }

  @BeforeEach
  void begin() throws Exception {
    MAIL.purgeEmailFromAllMailboxes();
    caseSystem = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    caseSystem.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isDown ? 503 : 200, -1);
          exchange.close();
          if (!isDown) {
            hooks.add(body);
          }
        });
    caseSystem.start();
    under = new LineUnderTest(store(), folder);
    office = office();
  }

  @AfterEach
  void end() {
    caseSystem.stop(0);
  }

  private TipOffice office() throws Exception {
    FeedSignature signature = FeedSignature.from(KeyVault.at(folder.resolve("feed"), RANDOM));
    AlertWebhooks.Settings local =
        new AlertWebhooks.Settings(Duration.ofSeconds(2), Duration.ofSeconds(2), true);
    return office(this::mail, new SignedPost(signature, under.clock, local));
  }

  private TipOffice office(@Nullable NoticeSender notices, @Nullable SignedPost post) {
    URI hook = URI.create("http://localhost:" + caseSystem.getAddress().getPort() + "/tips");
    return new TipOffice(
        under.staff,
        new EnvelopeReader(CODES),
        new TipDelivery.Parts(
            under.store,
            under.outbox,
            ROUTING,
            directory,
            notices,
            post,
            under.clock,
            new Random(1)),
        new DeliverySettings(Duration.ZERO, STEP, Optional.of(hook)));
  }

  private void mail(String address) throws Exception {
    // A port where nothing listens: 9 is for discarding.
    int port = isDown ? 9 : MAIL.getSmtp().getPort();
    SmtpSettings settings =
        new SmtpSettings(
            "127.0.0.1",
            port,
            SmtpSettings.Security.INSECURE_PLAIN,
            Optional.empty(),
            "",
            "avisos@mp.example",
            Duration.ofSeconds(1));
    new SmtpNotices(settings, under.clock).send(address);
  }

  /** Who has got mail so far, by name. */
  private static List<String> told() throws MessagingException {
    List<String> told = new ArrayList<>();
    for (MimeMessage message : MAIL.getReceivedMessages()) {
      told.add(message.getAllRecipients()[0].toString().replace("@example.org", ""));
    }
    return told;
  }

  private TipInbox inbox() {
    return under.staff.inbox();
  }

  private void later(Duration time) {
    under.clock.set(under.clock.instant().plus(time));
    office.upkeep();
  }

  private Sender sent() {
    Sender sender = under.sender();
    sender.send(SAID);
    return sender;
  }

  private InboxEntry acknowledge(Sender sender) {
    return inbox().acknowledge(STAFF, sender.id, under.entry(sender).revision());
  }

  @Test
  void upkeep_tipSent_isToldOnceAndThenUpwardsUntilAcknowledged() throws Exception {
    Sender sender = sent();

    office.upkeep();
    office.upkeep();

    assertThat(told()).containsExactly("rosa");
    assertThat(hooks).singleElement().asString().contains(sender.id.text(), "\"mujer\"");
    assertThat(under.entry(sender).arrivedAt()).isEqualTo(LineUnderTest.NOW);
    later(STEP.minusSeconds(1));
    assertThat(told()).hasSize(1);
    later(Duration.ofSeconds(1));
    assertThat(told()).containsExactly("rosa", "marta");
    acknowledge(sender);
    later(STEP.multipliedBy(2));
    assertThat(told()).hasSize(2);
  }

  @Test
  void upkeep_addition_beginsAnew() throws Exception {
    Sender sender = sent();
    office.upkeep();
    acknowledge(sender);
    later(STEP);
    under
        .open
        .mailbox()
        .add(
            sender.keys.lookup(),
            1,
            sender.part("iba con una niña", 1, LineUnderTest.UNIT, DataKey.random(RANDOM)));

    office.upkeep();

    assertThat(told()).containsExactly("rosa", "rosa");
    assertThat(under.entry(sender).arrivedAt()).isEqualTo(LineUnderTest.NOW.plus(STEP));
    later(STEP);
    assertThat(told()).containsExactly("rosa", "rosa", "marta");
  }

  @Test
  void upkeep_caseToAnotherUnit_takesItsOpenTipsAlong() throws Exception {
    Sender sender = sent();
    Sender closed = sent();
    office.upkeep();
    acknowledge(sender);
    InboxEntry done = acknowledge(closed);
    inbox().close(STAFF, closed.id, done.revision(), CloseReason.LOOKED_INTO);
    directory.hasCase(LineUnderTest.OTHER_UNIT, "ines");

    later(Duration.ofMinutes(1));

    InboxEntry entry = under.entry(sender);
    assertThat(entry.unit()).isEqualTo(LineUnderTest.OTHER_UNIT);
    assertThat(entry.state()).isEqualTo(TipState.RECEIVED);
    assertThat(inbox().forwardedFor(sender.id)).contains(ForwardReason.REASSIGNED);
    assertThat(under.entry(closed).unit()).isEqualTo(LineUnderTest.UNIT);
    assertThat(told()).containsExactly("rosa", "rosa", "ines");
    assertThat(acts(sender))
        .containsExactly("tip arrive", "tip acknowledge", "tip forward", "tip arrive");
    KeyVault desk = KeyVault.at(folder.resolve("ceremony").resolve("desk"), RANDOM);
    new UnitKeys(desk)
        .destroy(under.recipients.of(LineUnderTest.UNIT, LineUnderTest.NOW).orElseThrow().id());
    try (OpenedTip opened = inbox().open("ines", sender.id)) {
      assertThat(opened.letters())
          .singleElement()
          .isInstanceOfSatisfying(
              OpenedTip.Part.Readable.class,
              part -> assertThat(LineUnderTest.text(part.letter())).isEqualTo(SAID));
    }
    later(Duration.ofMinutes(1));
    assertThat(under.entry(sender).revision()).isEqualTo(entry.revision());
  }

  @Test
  void upkeep_nodeThatTellsNobody_leavesItToOneThatDoes() throws Exception {
    sent();
    TipOffice silent = office(null, null);

    silent.upkeep();
    under.clock.set(under.clock.instant().plus(STEP));
    silent.upkeep();

    assertThat(told()).isEmpty();
    assertThat(hooks).isEmpty();
    office.upkeep();
    assertThat(told()).containsExactly("rosa", "marta");
    assertThat(hooks).hasSize(1);
  }

  private List<String> acts(Sender sender) throws Exception {
    KeyVault vault = KeyVault.at(folder.resolve("keys"), RANDOM);
    return new AuditChain(under.store, vault, under.clock)
        .of(sender.id.text()).stream().map(AuditEntry::act).toList();
  }

  @Test
  void upkeep_forwardedByStaff_staysThere() {
    Sender sender = sent();
    office.upkeep();
    directory.hasCase(LineUnderTest.UNIT, "rosa");
    inbox()
        .forward(
            STAFF,
            sender.id,
            under.entry(sender).revision(),
            LineUnderTest.OTHER_UNIT,
            ForwardReason.CONFLICT_OF_INTEREST);

    later(Duration.ofMinutes(1));
    later(Duration.ofMinutes(1));

    assertThat(under.entry(sender).unit()).isEqualTo(LineUnderTest.OTHER_UNIT);
  }

  @Test
  void upkeep_keyOnAnotherNode_leavesTheTipAndGoesOn() throws Exception {
    Sender sender = sent();
    office.upkeep();
    directory.hasCase(LineUnderTest.OTHER_UNIT, "ines");
    KeyVault desk = KeyVault.at(folder.resolve("ceremony").resolve("desk"), RANDOM);
    new UnitKeys(desk)
        .destroy(under.recipients.of(LineUnderTest.UNIT, LineUnderTest.NOW).orElseThrow().id());
    Sender next = sent();

    later(Duration.ofMinutes(1));

    assertThat(under.entry(sender).unit()).isEqualTo(LineUnderTest.UNIT);
    assertThat(under.entry(next).arrivedAt()).isNotNull();
  }

  @Test
  void upkeep_directoryAway_losesNothing() {
    Sender sender = sent();
    directory.away();

    office.upkeep();

    assertThat(under.entry(sender).arrivedAt()).isNotNull();
    assertThat(under.outbox.waiting(TipDelivery.notices(0)))
        .as("there is no address without the directory, and nothing is lost")
        .hasSize(1);
  }

  @Test
  void upkeep_mailAndCaseSystemDown_tellsLater() throws Exception {
    isDown = true;
    Sender sender = sent();
    office.upkeep();
    assertThat(told()).isEmpty();
    assertThat(under.entry(sender).arrivedAt()).as("the desk has it").isNotNull();

    isDown = false;
    later(Duration.ofSeconds(1));

    assertThat(told()).containsExactly("rosa");
    assertThat(hooks).hasSize(1);
  }

  @Test
  void upkeep_clockSetBackADay_bringsItToTheDeskAtOnce() throws Exception {
    under.clock.set(LineUnderTest.NOW.plus(Duration.ofDays(1)));
    office.upkeep();
    Sender sender = sent();
    under.clock.set(LineUnderTest.NOW);
    directory.hasCase(LineUnderTest.OTHER_UNIT, "ines");

    office.upkeep();
    assertThat(under.entry(sender).arrivedAt()).isEqualTo(LineUnderTest.NOW);
    later(Duration.ofMinutes(1));

    assertThat(told()).containsExactly("rosa", "ines");
    assertThat(under.entry(sender).unit()).isEqualTo(LineUnderTest.OTHER_UNIT);
  }

  @Test
  void upkeep_envelopeThatIsNone_isGuardedAndWaits() throws Exception {
    Sender sender = under.sender();
    SealedTip odd =
        new SealedTip(
            sender.id,
            "?".getBytes(StandardCharsets.UTF_8),
            sender.part(SAID, 0, LineUnderTest.UNIT),
            Optional.empty());
    under.open.intake().accept(odd, LineUnderTest.UNIT);

    office.upkeep();

    assertThat(office.tips().unacknowledged()).hasSize(1);
    assertThat(told()).containsExactly("rosa");
    assertThat(hooks).isEmpty();
  }
}
