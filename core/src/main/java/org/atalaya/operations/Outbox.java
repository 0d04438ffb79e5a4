// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.internal.OutboxTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that are kept with what they tell of, in one transaction, and delivered afterwards
 * <em>at least once</em>: a node that dies between delivering and noting it lets another deliver
 * again, so a receiver knows a message by its position. A channel gets the messages of a subject in
 * their order, one at a time, provided that whoever adds them holds a lock on the subject.
 *
 * <p>What fails is tried again after 1 s, 2 s, 4 s … up to five minutes; after {@value
 * #MOST_ATTEMPTS} attempts it is a <em>dead letter</em>, kept until staff {@link #revive} or {@link
 * #discard} it, and no longer holds up what follows: a withdrawal must get through even if the
 * activation before it never did.
 *
 * <p>Several nodes may deliver: each takes a message on a lease, beyond which another may.
 */
public final class Outbox {

  /** Attempts after which a message is a dead letter. */
  public static final int MOST_ATTEMPTS = 20;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final OperationalStore store;
  private final InstantSource clock;
  private final Duration lease;
  private final OutboxTable table;

  /**
   * The outbox of a store.
   *
   * @param lease how long a delivery may take; longer than any limit of time of the delivery's own
   */
  public Outbox(OperationalStore store, InstantSource clock, Duration lease) {
    this.store = store;
    this.clock = clock;
    this.lease = lease;
    table = new OutboxTable(store.engine());
  }

  /**
   * A message that waits.
   *
   * @param position grows with each message; a receiver that has seen it has seen the message
   * @param attempts deliveries tried, this one included
   */
  public record Waiting(long position, OutboxMessage message, int attempts) {}

  /** Hands a message over; throwing means that it did not arrive. */
  @FunctionalInterface
  public interface Delivery {

    /** Delivers, within the lease. */
    void deliver(Waiting waiting) throws Exception;
  }

  /**
   * Adds a message within the transaction of {@code connection}. It is due at once, also for a node
   * whose clock is behind.
   */
  public void add(Connection connection, OutboxMessage message) {
    table.add(connection, message, clock.millis(), 0);
  }

  /**
   * The same, to be delivered no sooner than after a while; what follows on its subject waits with
   * it.
   */
  public void add(Connection connection, OutboxMessage message, Duration delay) {
    long now = clock.millis();
    table.add(connection, message, now, now + delay.toMillis());
  }

  /**
   * Delivers what is due for a channel until nothing is.
   *
   * @return how many messages arrived
   */
  public int deliver(String channel, Delivery delivery) {
    int arrived = 0;
    for (Optional<Waiting> next = take(channel); next.isPresent(); next = take(channel)) {
      arrived += deliver(next.get(), delivery) ? 1 : 0;
    }
    return arrived;
  }

  private Optional<Waiting> take(String channel) {
    long now = clock.millis();
    return store.write(connection -> table.take(connection, channel, now, now + lease.toMillis()));
  }

  private boolean deliver(Waiting waiting, Delivery delivery) {
    try {
      delivery.deliver(waiting);
    } catch (Exception e) {
      // Not its message, which may quote what the receiver answered.
      LOG.warn(
          "message {} did not arrive, attempt {}: {}",
          waiting.position(),
          waiting.attempts(),
          e.getClass().getSimpleName());
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      failed(waiting);
      return false;
    }
    store.write(connection -> table.remove(connection, waiting.position()));
    return true;
  }

  private void failed(Waiting waiting) {
    boolean dead = waiting.attempts() >= MOST_ATTEMPTS;
    long due = clock.millis() + pause(waiting.attempts()).toMillis();
    store.write(connection -> table.postpone(connection, waiting, due, dead));
  }

  private static Duration pause(int attempts) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempts - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /**
   * What waits for a channel, whether it is due or not, dead letters left out; the oldest first.
   */
  public List<Waiting> waiting(String channel) {
    return store.read(connection -> table.list(connection, channel, false));
  }

  /** The messages for a channel that were given up, the oldest first. */
  public List<Waiting> deadLetters(String channel) {
    return store.read(connection -> table.list(connection, channel, true));
  }

  /** Tries a dead letter anew, from now on; tells whether it was one. */
  public boolean revive(long position) {
    return store.write(connection -> table.revive(connection, position, clock.millis()));
  }

  /** Gives up a dead letter for good; tells whether it was one. */
  public boolean discard(long position) {
    return store.write(connection -> table.discard(connection, position));
  }
}
