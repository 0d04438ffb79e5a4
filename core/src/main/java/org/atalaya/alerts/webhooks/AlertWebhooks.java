// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.webhooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * {"message": 7, "id": "019ca6b1-dc00-…", "revision": 2, "kind": "cancel"}
 * }</pre>
 *
 * <p>The signature, by the key of the feeds, is over the timestamp, a full stop and the body. A
 * receiver verifies it, refuses timestamps older than five minutes, and takes a message with a
 * number that it has seen for the same one. Any status from 200 to 299 means that it arrived;
 * anything else, a redirection too, is tried again as {@link Outbox} says.
 */
public final class AlertWebhooks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Alerts alerts;
  private final Outbox outbox;
  private final FeedSignature signature;
  private final InstantSource clock;
  private final Settings settings;
  private final HttpClient client;

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

  /** The receiver did not take a message. */
  private static final class NotTakenException extends IOException {
    NotTakenException(int status) {
      super("the receiver answered with status " + status);
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
    this.signature = signature;
    this.clock = clock;
    this.settings = settings;
    client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
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
    URI webhook = republisher.webhook();
    if (!settings.insecurePrivateAddresses()) {
      Destinations.check(webhook);
    }
    byte[] body = body(waiting, alert.get());
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json")
            .header("Atalaya-Timestamp", timestamp)
            .header(
                "Atalaya-Signature", "ed25519=:" + signature.sign(signed(timestamp, body)) + ":")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    int status = call(request);
    if (status < 200 || status > 299) {
      throw new NotTakenException(status);
    }
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

  private static byte[] signed(String timestamp, byte[] body) {
    return (timestamp + "." + new String(body, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The limit is on the whole call, where that of a request ends with its headers. */
  private int call(HttpRequest request) throws Exception {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, about -> BodySubscribers.discarding());
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (ExecutionException e) {
      // Its cause says of what kind it was; its message may name the receiver.
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (TimeoutException | InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }
}
