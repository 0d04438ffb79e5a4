// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.webhooks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.AnnouncementKind;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.Republisher;
import org.atalaya.alerts.Tombstone;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.operations.Outbox;
import org.atalaya.operations.Outbox.Waiting;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells re-publishers at their webhooks what has changed, so that they need not wait for their next
 * look at the feed: which alert, its latest revision and whether it is an {@code alert}, an {@code
 * update}, a {@code cancel} or a {@code reminder} of one. Nothing of the person is sent; what to
 * show is asked of the feed.
 *
 * <pre>{@code
 * POST /hook
 * Atalaya-Timestamp: 1772366400
 * Atalaya-Signature: ed25519=:…:
 * Idempotency-Key: 7
 * {"message": 7, "id": "019ca6b1-dc00-…", "revision": 2, "kind": "cancel"}
 * }</pre>
 *
 * <p>{@link SignedPost} says what a receiver does with it; what does not arrive is tried again as
 * {@link Outbox} says.
 */
public final class AlertWebhooks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Alerts alerts;
  private final Outbox outbox;
  private final SignedPost post;

  /**
   * How webhooks are called.
   *
   * @param connectTimeout how long to wait for a connection, above zero
   * @param timeout for a whole call, above zero and shorter than the lease of the outbox
   * @param insecurePrivateAddresses whether webhooks may lead into private networks and be plain
   *     http, as for partners within the authority's own network
   */
  public record Settings(
      Duration connectTimeout, Duration timeout, boolean insecurePrivateAddresses) {

    /** Two seconds to connect, five in all, the public Internet only. */
    public static final Settings DEFAULT =
        new Settings(Duration.ofSeconds(2), Duration.ofSeconds(5), false);

    public Settings {
      if (!connectTimeout.isPositive() || !timeout.isPositive()) {
        throw new IllegalArgumentException(
            "connectTimeout and timeout must be above zero. Provided: %s, %s"
                .formatted(connectTimeout, timeout));
      }
    }
  }

  /**
   * The webhooks of those who re-publish {@code alerts}.
   *
   * @param outbox the one that the alerts put their messages in
   */
  public AlertWebhooks(
      Alerts alerts,
      Outbox outbox,
      FeedSignature signature,
      InstantSource clock,
      Settings settings) {
    this.alerts = alerts;
    this.outbox = outbox;
    post = new SignedPost(signature, clock, settings);
  }

  /**
   * Delivers what is due to every re-publisher, to all at once: one that does not answer holds up
   * nobody else. For hosts to do every few seconds, on one node or several.
   *
   * @return how many messages arrived
   */
  public int deliver() {
    List<Republisher> all = alerts.republishers().all();
    AtomicInteger arrived = new AtomicInteger();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> running =
          all.stream()
              .map(one -> CompletableFuture.runAsync(() -> arrived.addAndGet(deliver(one)), each))
              .toList();
      running.forEach(CompletableFuture::join);
    }
    return arrived.get();
  }

  /** The same for one of them, for hosts that do not wait for the slowest. */
  public int deliver(Republisher one) {
    return outbox.deliver(one.channel(), waiting -> send(one, waiting));
  }

  private void send(Republisher republisher, Waiting waiting) throws Exception {
    UUID id = UUID.fromString(waiting.message().subject());
    Optional<PublicAlert> alert = alerts.find(id);
    if (alert.isEmpty()) {
      // Over for so long that nobody may show it any more, told or not.
      return;
    }
    post.send(republisher.webhook(), waiting.position(), body(waiting, alert.get()));
  }

  /** An alert that waited until it was over is told of as over. */
  private static byte[] body(Waiting waiting, PublicAlert alert) {
    String kind = waiting.message().kind();
    boolean reminder = kind.equals(AnnouncementKind.REMINDER.code());
    ObjectNode body = JSON.createObjectNode();
    body.put("message", waiting.position());
    body.put("id", alert.id().toString());
    body.put("revision", alert.latest().revision());
    body.put(
        "kind", alert instanceof Tombstone && !reminder ? AnnouncementKind.CANCEL.code() : kind);
    return JSON.writeValueAsBytes(body);
  }
}
