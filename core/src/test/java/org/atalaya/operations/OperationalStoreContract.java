// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.atalaya.operations.AuditVerification.Broken;
import org.atalaya.operations.AuditVerification.Defect;
import org.atalaya.operations.AuditVerification.Intact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store, and all that stands on it, does in whatever database it lies. */
abstract class OperationalStoreContract {

  private static final Duration LEASE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private OperationalStore store;
  private KeyVault vault;

  /** Opens the one store of this test. */
  protected abstract OperationalStore open();

  @BeforeEach
  void begin() throws IOException {
    store = open();
    vault = KeyVault.at(folder.resolve("keys"), new SecureRandom());
  }

  private Outbox outbox(OperationalStore at) {
    return new Outbox(at, () -> now, LEASE);
  }

  private AuditChain chain() {
    return new AuditChain(store, vault, () -> now);
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private void add(String channel, String subject, String... kinds) {
    for (String kind : kinds) {
      store.write(connection -> {
        outbox(store).add(connection, new OutboxMessage(channel, subject, kind));
        return kind;
      });
    }
  }

  private void append(AuditChain chain, String act) {
    store.write(connection -> {
      chain.append(connection, "ana@mp", act, "a1");
      return act;
    });
  }

  @Test
  void write_throwing_changesNothingAndQuotesNothing() {
    Outbox outbox = outbox(store);

    assertThatThrownBy(() ->
            store.write(connection -> {
              outbox.add(connection, new OutboxMessage("c", "s", "k"));
              return execute(connection, "INSERT INTO audit_head VALUES (7, 0, 'Planted')");
            }))
        .isInstanceOf(StoreException.class)
        .hasNoCause()
        .hasMessageContaining("could not write")
        .hasMessageNotContaining("Planted");
    assertThat(outbox.waiting("c")).isEmpty();
  }

  @Test
  void write_withinWrite_isRefused() {
    assertThatThrownBy(() -> store.write(outer -> store.write(inner -> 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  /** They wait for one that writes, so a store may commit them together. */
  @Test
  void write_manyAtOnce_eachIsWholeOrNotAtAll() throws Exception {
    List<Future<String>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      threads.submit(() -> store.write(connection -> holdUp(begun, go)));
      begun.await();
      for (int number = 0; number < 90; number++) {
        int own = number;
        all.add(threads.submit(() -> store.write(connection -> both(connection, own))));
      }
      Thread.sleep(100);
      go.countDown();
    }

    for (int number = 0; number < all.size(); number++) {
      Future<String> one = all.get(number);
      if (number % 3 == 0) {
        assertThatThrownBy(one::get).cause().isInstanceOf(Third.class).hasMessage("" + number);
      } else if (number % 3 == 1) {
        assertThatThrownBy(one::get).cause().isInstanceOf(StoreException.class);
      } else {
        assertThat(one.get()).isEqualTo("done " + number);
      }
    }
    assertThat(outbox(store).waiting("c"))
        .extracting(waiting -> waiting.message().subject() + waiting.message().kind())
        .hasSize(60)
        .doesNotHaveDuplicates()
        .allMatch(text -> Integer.parseInt(text.replaceAll("[a-z]", "")) % 3 == 2);
  }

  private static int holdUp(CountDownLatch begun, CountDownLatch go) {
    begun.countDown();
    try {
      return go.await(10, TimeUnit.SECONDS) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Third extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Third(int number) {
      super("" + number);
    }
  }

  /** Two messages; of three writers one throws between them, and one makes the database refuse. */
  private String both(Connection connection, int number) throws SQLException {
    outbox(store).add(connection, new OutboxMessage("c", "s" + number, "first"));
    if (number % 3 == 0) {
      throw new Third(number);
    }
    if (number % 3 == 1) {
      execute(connection, "INSERT INTO audit_head VALUES (7, 0, 'Planted')");
    }
    outbox(store).add(connection, new OutboxMessage("c", "s" + number, "second"));
    return "done " + number;
  }

  @Test
  void read_changingSomething_isRefused() {
    assertThatThrownBy(() -> store.read(connection -> execute(connection, "DELETE FROM outbox")))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void migrate_unknownFeature_isRefused() {
    assertThatThrownBy(() -> store.migrate("nothing")).isInstanceOf(StoreException.class);
  }

  @Test
  void open_again_hasWhatWasWritten() {
    add("c", "s", "k");
    store.close();

    store = open();
    assertThat(outbox(store).waiting("c")).hasSize(1);
  }

  @Test
  void deliver_failingOnce_keepsTheOrderOfThatSubjectOnly() {
    add("c", "one", "alert", "update");
    add("c", "two", "alert");
    add("other", "one", "alert");
    Outbox outbox = outbox(store);
    List<String> arrived = new ArrayList<>();
    AtomicInteger failures = new AtomicInteger(1);
    Outbox.Delivery delivery =
        waiting -> {
          if (failures.getAndDecrement() > 0) {
            throw new IOException();
          }
          arrived.add(waiting.message().subject() + " " + waiting.message().kind());
        };

    assertThat(outbox.deliver("c", delivery)).isEqualTo(1);
    now = now.plusSeconds(1);
    assertThat(outbox.deliver("c", delivery)).isEqualTo(2);

    assertThat(arrived).containsExactly("two alert", "one alert", "one update");
    assertThat(outbox.waiting("c")).isEmpty();
    assertThat(outbox.waiting("other")).hasSize(1);
  }

  @Test
  void deliver_failingAlways_isDeadLetterThatHoldsUpNothing() {
    add("c", "s", "alert", "cancel");
    Outbox outbox = outbox(store);
    List<String> arrived = new ArrayList<>();
    Outbox.Delivery delivery =
        waiting -> {
          if (waiting.message().kind().equals("alert")) {
            throw new IOException();
          }
          arrived.add(waiting.message().kind());
        };
    for (int attempt = 0; attempt < Outbox.MOST_ATTEMPTS; attempt++) {
      assertThat(arrived).isEmpty();
      outbox.deliver("c", delivery);
      now = now.plus(Duration.ofMinutes(5));
    }

    assertThat(arrived).containsExactly("cancel");
    List<Outbox.Waiting> dead = outbox.deadLetters("c");
    assertThat(dead).hasSize(1);
    assertThat(outbox.revive(dead.getFirst().position())).isTrue();
    assertThat(outbox.deliver("c", waiting -> {})).isEqualTo(1);
    assertThat(outbox.discard(dead.getFirst().position())).isFalse();
  }

  /** A node that dies while it delivers; the next one delivers again once the lease is over. */
  @Test
  void deliver_nodeDied_isDeliveredAgainAfterTheLease() {
    add("c", "s", "alert");
    Outbox outbox = outbox(store);
    assertThatThrownBy(() ->
            outbox.deliver(
                "c",
                waiting -> {
                  throw new NodeDied();
                }))
        .isInstanceOf(NodeDied.class);

    assertThat(outbox.deliver("c", waiting -> {})).isZero();
    now = now.plus(LEASE);
    assertThat(outbox.deliver("c", waiting -> {})).isEqualTo(1);
  }

  private static final class NodeDied extends Error {}

  @Test
  void deliver_fourAtOnce_eachMessageOnceAndInOrder() throws Exception {
    for (int subject = 0; subject < 5; subject++) {
      add("c", "s" + subject, "0", "1", "2", "3", "4", "5", "6", "7");
    }
    List<String> arrived = Collections.synchronizedList(new ArrayList<>());
    Outbox outbox = outbox(store);

    together(
        4,
        () ->
            outbox.deliver(
                "c",
                waiting -> {
                  Thread.sleep(1);
                  arrived.add(waiting.message().subject() + "/" + waiting.message().kind());
                }));
    outbox.deliver("c", waiting -> arrived.add("late"));

    assertThat(arrived).hasSize(40).doesNotHaveDuplicates();
    for (int subject = 0; subject < 5; subject++) {
      String prefix = "s" + subject + "/";
      assertThat(arrived.stream().filter(one -> one.startsWith(prefix))).isSorted();
    }
  }

  private static void together(int threads, Runnable work) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      IntStream.range(0, threads).forEach(i -> running.add(pool.submit(work)));
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  @Test
  void append_eightAtOnce_isOneChain() throws Exception {
    AuditChain chain = chain();

    together(8, () -> IntStream.range(0, 20).forEach(i -> append(chain, "act" + i)));

    assertThat(chain.verify(Optional.empty())).isEqualTo(new Intact(chain.head()));
    assertThat(chain.head().position()).isEqualTo(160);
    assertThat(AuditHead.parse(chain.head().toString())).isEqualTo(chain.head());
    assertThat(chain.of("a1"))
        .hasSize(160)
        .allMatch(entry -> entry.actor().equals(chain.pseudonym("ana@mp")))
        .noneMatch(entry -> entry.toString().contains("ana@mp"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE audit_entry SET act = 'other' WHERE position = 3 | 3 | CONTENT",
        "UPDATE audit_entry SET at = at + 1 WHERE position = 3 | 3 | CONTENT",
        "UPDATE audit_entry SET hash = previous WHERE position = 3 | 3 | CONTENT",
        "UPDATE audit_entry SET previous = hash WHERE position = 3 | 3 | LINK",
        "DELETE FROM audit_entry WHERE position = 3 | 3 | GAP",
        "DELETE FROM audit_entry WHERE position = 5 | 5 | HEAD",
        "UPDATE audit_entry SET position = 7 - position WHERE position IN (2, 5) | 2 | LINK",
      })
  void verify_tampered_namesTheFirstEntryThatDoesNotFit(String sql, long position, Defect defect) {
    AuditChain chain = chain();
    IntStream.range(0, 5).forEach(i -> append(chain, "act" + i));

    // Out of the way of the primary key first, where two change places.
    store.write(connection ->
        sql.contains("7 - ")
            ? execute(connection, "UPDATE audit_entry SET position = 99 WHERE position = 2")
                + execute(connection, "UPDATE audit_entry SET position = 2 WHERE position = 5")
                + execute(connection, "UPDATE audit_entry SET position = 5 WHERE position = 99")
            : execute(connection, sql));

    assertThat(chain.verify(Optional.empty())).isEqualTo(new Broken(position, defect));
  }

  /** The end cut off and the head set back: only who kept the head notices. */
  @Test
  void verify_truncatedWithItsHead_isNoticedByTheExportedHead() {
    AuditChain chain = chain();
    IntStream.range(0, 3).forEach(i -> append(chain, "act" + i));
    AuditHead exported = chain.head();
    assertThat(chain.verify(Optional.of(exported))).isEqualTo(new Intact(exported));
    store.write(connection ->
        execute(
                connection,
                "UPDATE audit_head SET position = 2,"
                    + " hash = (SELECT hash FROM audit_entry WHERE position = 2)")
            + execute(connection, "DELETE FROM audit_entry WHERE position = 3"));

    assertThat(chain.verify(Optional.empty())).isEqualTo(new Intact(chain.head()));
    assertThat(chain.verify(Optional.of(exported))).isEqualTo(new Broken(3, Defect.EXPORTED_HEAD));

    append(chain, "forged");
    assertThat(chain.verify(Optional.of(exported))).isEqualTo(new Broken(3, Defect.EXPORTED_HEAD));
  }

  private String once(String key, String request, AtomicInteger done) {
    IdempotencyKeys keys = new IdempotencyKeys(store, () -> now);
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    return store.write(connection ->
        keys.once(connection, "s", key, bytes, same -> "id" + done.incrementAndGet()));
  }

  @Test
  void once_eightAtOnce_isDoneOnce() throws Exception {
    AtomicInteger done = new AtomicInteger();

    together(8, () -> assertThat(once("k", "request", done)).isEqualTo("id1"));

    assertThat(done).hasValue(1);
    assertThatThrownBy(() -> once("k", "another", done))
        .isInstanceOf(IdempotencyKeys.ReusedKeyException.class);
  }

  @Test
  void forget_oldKey_isDoneAnew() {
    AtomicInteger done = new AtomicInteger();
    once("k", "request", done);
    now = now.plus(Duration.ofDays(2));

    IdempotencyKeys keys = new IdempotencyKeys(store, () -> now);
    store.write(connection -> keys.forget(connection, Duration.ofDays(1)));

    assertThat(once("k", "request", done)).isEqualTo("id2");
  }

  private BreakGlass breakGlass() {
    return new BreakGlass(store, vault, chain(), () -> now, new SecureRandom());
  }

  @Test
  void take_withAReason_isHeldOnEveryNodeUntilItEnds() {
    String reason = "Nadie más está de turno y corre peligro.";

    BreakGlass.Taken taken =
        breakGlass().take("ana@mp", "activate", reason, Duration.ofMinutes(30));

    assertThat(breakGlass().roles("ana@mp")).containsExactly("activate");
    assertThat(breakGlass().roles("bea@mp")).isEmpty();
    assertThat(breakGlass().taken()).containsExactly(taken);
    assertThat(taken.reason()).isEqualTo(reason);
    assertThat(chain().of(taken.id().toString()))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.act()).isEqualTo("break-glass activate");
          assertThat(entry.actor()).isEqualTo(chain().pseudonym("ana@mp"));
        });
    now = now.plus(Duration.ofMinutes(30));
    assertThat(breakGlass().roles("ana@mp")).isEmpty();
    assertThat(breakGlass().taken()).containsExactly(taken);
  }

  @Test
  void take_reasonInTheStore_isSealedAndForgotten() {
    BreakGlass.Taken taken =
        breakGlass().take("ana@mp", "audit", "Xiomara Plantada", Duration.ofMinutes(1));
    byte[] kept =
        store.read(connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT reason FROM break_glass")) {
            row.next();
            return row.getBytes(1);
          }
        });

    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Xiomara");
    assertThat(taken).asString().doesNotContain("Xiomara");
    now = now.plus(Duration.ofDays(BreakGlass.KEPT_DAYS + 1));
    assertThat(breakGlass().taken()).isEmpty();
    breakGlass().take("ana@mp", "audit", "Diez letras", Duration.ofMinutes(1));
    int left = store.read(OperationalStoreContract::countTaken);
    assertThat(left).isEqualTo(1);
  }

  private static int countTaken(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM break_glass")) {
      row.next();
      return row.getInt(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 1001})
  void take_reasonOfAnotherLength_isRefused(int length) {
    assertThatThrownBy(
            () -> breakGlass().take("ana", "audit", "x".repeat(length), Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10 to 1000 characters, given: " + length);
    assertThat(chain().head().position()).isZero();
  }

  @Test
  void after_position_givesWhatFollows() {
    AuditChain chain = chain();
    append(chain, "one");
    append(chain, "two");
    append(chain, "three");

    assertThat(chain.after(1, 10)).extracting(AuditEntry::position).containsExactly(2L, 3L);
    assertThat(chain.after(0, 1)).extracting(AuditEntry::position).containsExactly(1L);
    assertThat(chain.after(3, 10)).isEmpty();
  }
}
