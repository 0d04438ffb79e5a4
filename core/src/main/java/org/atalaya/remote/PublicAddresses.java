// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.atalaya.cases.Deadline;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.remote.ObservatoryUnavailableException.Reason;
import org.atalaya.statistics.QueryException;
import org.jspecify.annotations.Nullable;

/** Asks the addresses of one observatory, and nothing else: a redirection is not followed. */
final class PublicAddresses implements AutoCloseable {

  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[ ,])max-age=(\\d{1,9})");

  /** Not asked more often than that, whatever the observatory would allow. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** An address may say that it is kept for longer, but figures move when they move. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final URI api;
  private final RemoteSettings settings;
  private final HttpClient client;

  PublicAddresses(URI api, RemoteSettings settings) {
    this.api = api;
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Asks for an answer.
   *
   * @param tag of the answer that is there already
   * @throws QueryException if the question is refused
   * @throws ObservatoryUnavailableException if there is no answer
   * @throws DeadlineExceededException if the asker's time is over before
   */
  Reply ask(URI address, Optional<String> tag) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Encoding", "gzip");
    tag.ifPresent(known -> request.header("If-None-Match", known));
    HttpResponse<byte[]> response = send(request.build());
    int status = response.statusCode();
    if (status == 304 && tag.isPresent()) {
      return new Reply.Unchanged(keepFor(response.headers()));
    }
    if (status >= 300 && status < 400) {
      throw unavailable(Reason.REDIRECTED);
    }
    byte[] body = body(response);
    if (status != 200) {
      throw new Refusal(api, status, response.headers(), body).exception();
    }
    return new Reply.Whole(
        body, response.headers().firstValue("ETag"), keepFor(response.headers()));
  }

  /** Its own time-out ends with the headers; this one is for all of the answer. */
  private HttpResponse<byte[]> send(HttpRequest request) {
    OptionalLong left = Deadline.left();
    long most = settings.timeout().toNanos();
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, response -> new LimitedBody(settings.largest()));
    try {
      return sent.get(Math.min(most, left.orElse(most)), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      if (left.isPresent() && left.getAsLong() < most) {
        throw new DeadlineExceededException();
      }
      throw unavailable(Reason.TIMED_OUT);
    } catch (ExecutionException e) {
      throw unavailable(reason(e.getCause()));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable(Reason.UNREACHABLE);
    }
  }

  private static Reason reason(@Nullable Throwable failure) {
    return switch (failure) {
      case TooLargeException e -> Reason.TOO_LARGE;
      case HttpTimeoutException e -> Reason.TIMED_OUT;
      case null, default -> Reason.UNREACHABLE;
    };
  }

  private byte[] body(HttpResponse<byte[]> response) {
    byte[] body = response.body();
    if (!response.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"))) {
      return body;
    }
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] read = plain.readNBytes(settings.largest());
      if (plain.read() >= 0) {
        throw unavailable(Reason.TOO_LARGE);
      }
      return read;
    } catch (IOException e) {
      throw unavailable(Reason.NOT_UNDERSTOOD);
    }
  }

  /** As long as it says, less what it has been under way in other caches. */
  private static Duration keepFor(HttpHeaders headers) {
    Matcher matcher = MAX_AGE.matcher(headers.firstValue("Cache-Control").orElse(""));
    Duration told =
        matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
    Duration left =
        told.minusSeconds(
            headers
                .firstValue("Age")
                .filter(age -> age.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L));
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(LONGEST) > 0 ? LONGEST : left;
  }

  private ObservatoryUnavailableException unavailable(Reason reason) {
    return new ObservatoryUnavailableException(reason, api, Optional.empty());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
