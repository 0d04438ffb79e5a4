// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.webhooks.AlertWebhooks;
import org.atalaya.alerts.webhooks.SignedPost;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.ChildProcess;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.MailboxAddress;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.SealedPart;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipState;
import org.atalaya.tips.routing.StaffedUnits;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.WrappedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that takes tips in, 20 a second, and brings them to the desk is killed as by {@code
 * kill -9}, again and again. What was acknowledged to a sender is at the desk, once, and opens;
 * what was not is sent again, and is there once, too. {@code -Datalaya.kills=200} kills more often.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledTipTest {

  private static final int KILLS = Integer.getInteger("atalaya.kills", 10) / 2;
  private static final int IN_A_BURST = 5;
  private static final int BETWEEN_BURSTS = 250;
  private static final int MOST_BURSTS = 3;

  /** About as long as a burst takes, so that many a kill is in the midst of one. */
  private static final int WITHIN = 40;

  private static final String SAID = "la vi en la terminal";
  private static final Duration LEASE_OVER = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final Random random = new Random(1);
  private final Map<String, String> sent = new LinkedHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  /** A store that has its tables; looking once more takes longer than all the rest. */
  private record ReadyStore(OperationalStore store) implements OperationalStore {

    @Override
    public Engine engine() {
      return store.engine();
    }

    @Override
    public void migrate(String feature) {
      // Its parent did it.
    }

    @Override
    public <T> T write(Work<T> work) {
      return store.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
      return store.read(work);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** What runs in the process that is killed: gets tips, one a line, and acknowledges them. */
  public static void main(String[] args) throws Exception {
    OperationalStore store = new ReadyStore(store(args[0]));
    LineUnderTest line = new LineUnderTest(store, Path.of(args[1]));
    // What its predecessor had taken is due again.
    line.clock.set(LineUnderTest.NOW.plus(LEASE_OVER.multipliedBy(Integer.parseInt(args[2]))));
    TipOffice office = office(line);
    Thread desk = new Thread(() -> Stream.generate(office::deliver).forEach(arrived -> pause(5)));
    desk.setDaemon(true);
    desk.start();
    BufferedReader tips =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    out.println("ready");
    try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
      for (String tip = tips.readLine(); tip != null; tip = tips.readLine()) {
        SealedTip sealed = parse(tip);
        senders.execute(() -> {
          line.open.intake().accept(sealed, LineUnderTest.UNIT);
          out.println(sealed.id().text());
        });
      }
    }
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OperationalStore store(String place) {
    if (!place.startsWith("jdbc:postgresql:")) {
      return OperationalStore.at(Path.of(place));
    }
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(place);
    return OperationalStore.on(database);
  }

  /** Its notices are due in a day, and so can be counted. */
  private static TipOffice office(LineUnderTest line) throws IOException {
    KeyVault vault = KeyVault.at(line.folder.resolve("feed"), new SecureRandom());
    SignedPost post =
        new SignedPost(FeedSignature.from(vault), line.clock, AlertWebhooks.Settings.DEFAULT);
    return new TipOffice(
        line.staff,
        new EnvelopeReader(TipCodes.of(Guatemala.CODE_LISTS)),
        new TipDelivery.Parts(
            line.store,
            line.outbox,
            StaffedUnits.ROUTING,
            new StaffedUnits(),
            address -> {
              throw new IOException("no mail is due");
            },
            post,
            line.clock,
            // Always the longest.
            new Random() {
              @Override
              public long nextLong(long bound) {
                return bound - 1;
              }
            }),
        new DeliverySettings(Duration.ofDays(1), Duration.ofDays(9), Optional.<URI>empty()));
  }

  private static String format(SealedTip tip) {
    MailboxAddress mailbox = tip.mailbox().orElseThrow();
    return Stream.of(
            tip.id().bytes(),
            tip.envelope(),
            tip.letter().letter().bytes(),
            tip.letter().forUnit().bytes(),
            tip.letter().forRecovery().bytes(),
            mailbox.lookupHash(),
            mailbox.publicKey())
        .map(bytes -> Base64.getEncoder().encodeToString(bytes))
        .reduce((one, two) -> one + " " + two)
        .orElseThrow();
  }

  private static SealedTip parse(String text) {
    List<byte[]> fields =
        Stream.of(text.split(" ")).map(field -> Base64.getDecoder().decode(field)).toList();
    return new SealedTip(
        TipId.of(fields.get(0)),
        fields.get(1),
        new SealedPart(
            SealedLetter.of(fields.get(2)),
            WrappedKey.of(fields.get(3)),
            WrappedKey.of(fields.get(4))),
        Optional.of(new MailboxAddress(fields.get(5), fields.get(6))));
  }

  @Test
  void sqlite_killedAgainAndAgain_losesAndDoublesNothing() throws Exception {
    killAgainAndAgain(folder.resolve("tips.sqlite").toString());
  }

  @Test
  void postgres_killedAgainAndAgain_losesAndDoublesNothing() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      killAgainAndAgain(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void killAgainAndAgain(String place) throws Exception {
    try (OperationalStore store = store(place)) {
      LineUnderTest line = new LineUnderTest(store, folder);
      Process next = start(place, 1);
      int unanswered = 0;
      for (int kill = 1; kill <= KILLS; kill++) {
        Process node = next;
        Thread acknowledgements = acknowledgements(node);
        // Ready when the other is gone.
        next = start(place, kill + 1);
        load(node, line);
        node.destroyForcibly().waitFor();
        acknowledgements.join();
        unanswered += sent.size() - acknowledged.size();
      }
      Thread acknowledgements = acknowledgements(next);
      sendAgain(next);
      next.getOutputStream().close();
      assertThat(next.waitFor()).isZero();
      acknowledgements.join();

      System.out.printf(
          "%d kills: %d tips, %d times one was sent again%n", KILLS, sent.size(), unanswered);
      assertThat(acknowledged).containsExactlyInAnyOrderElementsOf(sent.keySet());
      line.clock.set(LineUnderTest.NOW.plus(LEASE_OVER.multipliedBy(KILLS + 3)));
      office(line).deliver();
      assertAllAtTheDesk(line);
    }
  }

  private Process start(String place, int run) throws IOException {
    return ChildProcess.of(
            KilledTipTest.class, List.of(), place, folder.toString(), Integer.toString(run))
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /** Waits until it is ready, and notes from then on what it acknowledges. */
  private Thread acknowledgements(Process node) throws IOException {
    BufferedReader lines = node.inputReader(StandardCharsets.US_ASCII);
    assertThat(lines.readLine()).isEqualTo("ready");
    Thread reading =
        new Thread(() -> lines.lines().filter(sent::containsKey).forEach(acknowledged::add));
    reading.start();
    return reading;
  }

  private void load(Process node, LineUnderTest line) throws IOException {
    sendAgain(node);
    awaitAnAnswer();
    int bursts = 1 + random.nextInt(MOST_BURSTS);
    for (int burst = 0; burst < bursts; burst++) {
      pause(burst == 0 ? 0 : BETWEEN_BURSTS);
      List<String> tips = new ArrayList<>();
      for (int i = 0; i < IN_A_BURST; i++) {
        Sender sender = line.sender();
        String tip = format(sender.tip(SAID));
        sent.put(sender.id.text(), tip);
        tips.add(tip);
      }
      send(node, tips);
    }
    pause(random.nextInt(WITHIN));
  }

  /** A process that has just begun takes its time; killed before, it would have answered nobody. */
  private void awaitAnAnswer() {
    for (int waited = 0; acknowledged.size() < sent.size() && waited < 10_000; waited += 10) {
      pause(10);
    }
  }

  private void sendAgain(Process node) {
    send(
        node,
        sent.entrySet().stream()
            .filter(tip -> !acknowledged.contains(tip.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  private static void send(Process node, List<String> tips) {
    try {
      for (String tip : tips) {
        node.getOutputStream().write((tip + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      node.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertAllAtTheDesk(LineUnderTest line) {
    List<InboxEntry> entries = line.staff.inbox().list(List.of(TipState.RECEIVED));
    assertThat(entries)
        .extracting(entry -> entry.id().text())
        .containsExactlyInAnyOrderElementsOf(sent.keySet());
    assertThat(entries).allMatch(entry -> entry.arrivedAt() != null);
    assertThat(line.outbox.waiting(TipDelivery.notices(0)))
        .as("each was announced once")
        .extracting(waiting -> waiting.message().subject())
        .containsExactlyInAnyOrderElementsOf(sent.keySet());
    for (InboxEntry entry : entries) {
      try (OpenedTip opened = line.staff.inbox().open("ana@mp", entry.id())) {
        assertThat(opened.letters())
            .singleElement()
            .isInstanceOfSatisfying(
                OpenedTip.Part.Readable.class,
                part -> assertThat(LineUnderTest.text(part.letter())).isEqualTo(SAID));
      }
    }
  }
}
