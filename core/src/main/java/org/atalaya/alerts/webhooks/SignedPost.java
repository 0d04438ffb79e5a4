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
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.webhooks.AlertWebhooks.Settings;

/**
 * Posts a numbered message to a webhook, signed by the key of the feeds: over the timestamp, a full
 * stop and the body. A receiver verifies it, refuses timestamps older than five minutes, and takes
 * a message with a number that it has seen for the same one. Any status from 200 to 299 means that
 * it arrived; anything else, a redirection too, that it did not.
 */
public final class SignedPost {

  private final FeedSignature signature;
  private final InstantSource clock;
  private final Settings settings;
  private final HttpClient client;

  /** The receiver did not take a message. */
  private static final class NotTakenException extends IOException {
    NotTakenException(int status) {
      super("the receiver answered with status " + status);
    }
  }

  /** Posts with this key and within these limits. */
  public SignedPost(FeedSignature signature, InstantSource clock, Settings settings) {
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
   * Posts a message.
   *
   * @param number the same whenever the message is sent, and of no other message
   * @param body JSON
   * @throws Exception if it did not arrive; only its kind is to be told, as its message may name
   *     the receiver
   */
  public void send(URI webhook, long number, byte[] body) throws Exception {
    if (!settings.insecurePrivateAddresses()) {
      Destinations.check(webhook);
    }
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json")
            .header("Atalaya-Timestamp", timestamp)
            .header(
                "Atalaya-Signature", "ed25519=:" + signature.sign(signed(timestamp, body)) + ":")
            .header("Idempotency-Key", Long.toString(number))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    int status = call(request);
    if (status < 200 || status > 299) {
      throw new NotTakenException(status);
    }
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
