// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.atalaya.remote.RemoteSettings;
import org.jspecify.annotations.Nullable;

/**
 * Files of the observatory for browsers, through the portal. They are kept for as long as the
 * observatory allows and then confirmed by their tag; while it gives no answer, the last good one
 * is given. What tells of persons is not kept beyond its time, confirmed or not. Of many who want
 * the same, one asks. Nothing of a reader's request is sent on but the {@link PublicPath}.
 */
final class PublicFiles implements AutoCloseable {

  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[ ,])max-age=(\\d{1,9})");
  private static final int MOST_AT_ONCE = 16;

  /** Answers and refusals; anything else is an outage. */
  private static final Set<Integer> PASSED_ON = Set.of(200, 400, 404, 410, 422);

  /** Refusals are asked for again soon: a typing error must not outlive the record that ends it. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final URI api;
  private final RemoteSettings settings;
  private final InstantSource clock;
  private final HttpClient client;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Cache<URI, Kept> kept;
  private final ConcurrentMap<URI, CompletableFuture<Optional<Kept>>> underWay =
      new ConcurrentHashMap<>();

  /** Until when nobody waits for an observatory that gave no answer. */
  private volatile Instant pause = Instant.MIN;

  private record Kept(
      int status, byte[] body, Optional<String> tag, Instant until, boolean brief) {}

  PublicFiles(URI api, RemoteSettings settings, InstantSource clock) {
    this.api = api;
    this.settings = settings;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(settings.kept())
            .<URI, Kept>weigher((address, answer) -> answer.body().length + 200)
            .expireAfter(Expiry.writing((URI address, Kept answer) -> atMost(answer)))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** How long it is kept, be it to be confirmed or while there is no other. */
  private Duration atMost(Kept answer) {
    Duration left = Duration.between(clock.instant(), answer.until());
    return !answer.brief() ? Duration.ofDays(3650) : left.isNegative() ? Duration.ZERO : left;
  }

  /** The file; absent where there is no answer, and none is kept. */
  Optional<PublicFile> get(PublicPath path) {
    URI address = path.at(api);
    Kept known = kept.getIfPresent(address);
    if (known != null && clock.instant().isBefore(known.until())) {
      return Optional.of(file(known, false));
    }
    return renewed(address, known, path.brief())
        .map(answer -> file(answer, false))
        .or(() -> Optional.ofNullable(known).map(answer -> file(answer, true)));
  }

  private Optional<Kept> renewed(URI address, @Nullable Kept known, boolean brief) {
    CompletableFuture<Optional<Kept>> own = new CompletableFuture<>();
    CompletableFuture<Optional<Kept>> others = underWay.putIfAbsent(address, own);
    if (others != null) {
      return others.join();
    }
    Optional<Kept> fresh = Optional.empty();
    try {
      fresh = fetch(address, known, brief);
      fresh.ifPresent(answer -> kept.put(address, answer));
      return fresh;
    } finally {
      underWay.remove(address);
      own.complete(fresh);
    }
  }

  private PublicFile file(Kept answer, boolean stale) {
    Duration left = Duration.between(clock.instant(), answer.until());
    Duration keepFor = stale || left.isNegative() ? Duration.ZERO : left;
    return new PublicFile(answer.status(), answer.body(), answer.tag(), keepFor, stale);
  }

  private Optional<Kept> fetch(URI address, @Nullable Kept known, boolean brief) {
    if (clock.instant().isBefore(pause)) {
      return Optional.empty();
    }
    boolean entered = false;
    try {
      entered = room.tryAcquire(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return entered ? ask(address, known, brief) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      if (entered) {
        room.release();
      }
    }
  }

  private Optional<Kept> ask(URI address, @Nullable Kept known, boolean brief)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(settings.timeout())
            .header("Accept-Encoding", "gzip");
    if (known != null) {
      known.tag().ifPresent(tag -> request.header("If-None-Match", tag));
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request.build(), response -> new LimitedBytes(settings.largest()));
    try {
      HttpResponse<byte[]> response = sent.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      int status = response.statusCode();
      if (status == 304 && known != null) {
        Instant until = until(response.headers());
        return Optional.of(new Kept(known.status(), known.body(), known.tag(), until, brief));
      }
      return PASSED_ON.contains(status) ? Optional.of(answer(response, brief)) : Optional.empty();
    } catch (TimeoutException | ExecutionException e) {
      sent.cancel(true);
      pause = clock.instant().plus(PAUSE);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Kept answer(HttpResponse<byte[]> response, boolean brief) throws IOException {
    return new Kept(
        response.statusCode(),
        plain(response),
        response.headers().firstValue("ETag").filter(tag -> tag.matches("\"[!#-~]{1,200}\"")),
        until(response.headers()),
        brief);
  }

  private byte[] plain(HttpResponse<byte[]> response) throws IOException {
    if (!response.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"))) {
      return response.body();
    }
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] read = plain.readNBytes(settings.largest());
      if (plain.read() >= 0) {
        throw new IOException("larger than is taken");
      }
      return read;
    }
  }

  private Instant until(HttpHeaders headers) {
    Matcher matcher = MAX_AGE.matcher(headers.firstValue("Cache-Control").orElse(""));
    Duration told =
        matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
    return clock.instant().plus(told.compareTo(LONGEST) > 0 ? LONGEST : told);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
