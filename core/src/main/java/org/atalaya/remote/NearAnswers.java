// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.atalaya.remote.ObservatoryUnavailableException.Reason;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The answers of an observatory that are here already. One is given without asking for as long as
 * the observatory allows; then it is asked by its tag whether it still is the one; and while no
 * answer comes, the last good one is given. Of many that want the same, one asks.
 */
final class NearAnswers {

  /**
   * How long an answer is given, or no answer, before one that failed to come is asked for again.
   */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** Reads an answer. */
  interface Reader<T> {
    T read(byte[] body) throws UnreadableAnswerException;
  }

  /**
   * An answer.
   *
   * @param weight bytes of its JSON
   * @param confirmed when the observatory said so
   * @param until when to ask again
   */
  private record Kept(
      Object value, Optional<String> tag, int weight, Instant confirmed, Instant until) {

    Kept confirmed(Instant now, Duration keepFor) {
      return new Kept(value, tag, weight, now, now.plus(keepFor));
    }

    Kept askedAgain(Instant time) {
      return new Kept(value, tag, weight, confirmed, time);
    }
  }

  /**
   * The observatory cannot be asked.
   *
   * @param since of the first attempt
   * @param until when to try again
   */
  private record Outage(Instant since, Instant until, Reason reason) {}

  private final URI api;
  private final PublicAddresses addresses;
  private final InstantSource clock;
  private final Cache<URI, Kept> answers;
  private final ConcurrentMap<URI, CompletableFuture<Kept>> underWay = new ConcurrentHashMap<>();
  private volatile @Nullable Outage outage;

  NearAnswers(URI api, PublicAddresses addresses, long maxBytes, InstantSource clock) {
    this.api = api;
    this.addresses = addresses;
    this.clock = clock;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((URI address, Kept kept) -> kept.weight())
            .build();
  }

  /**
   * The answer at an address.
   *
   * @throws QueryException if the question is refused
   * @throws ObservatoryUnavailableException if there is none, and none is kept
   */
  <T> T get(URI address, Class<T> type, Reader<T> reader) {
    while (true) {
      Kept kept = answers.getIfPresent(address);
      if (kept == null || !clock.instant().isBefore(kept.until())) {
        CompletableFuture<Kept> own = new CompletableFuture<>();
        CompletableFuture<Kept> others = underWay.putIfAbsent(address, own);
        kept = others == null ? ask(address, reader, own) : await(others);
      }
      if (kept != null) {
        return type.cast(kept.value());
      }
    }
  }

  private Kept ask(URI address, Reader<?> reader, CompletableFuture<Kept> own) {
    try {
      Kept answer = renewed(address, reader);
      answers.put(address, answer);
      own.complete(answer);
      return answer;
    } catch (Throwable e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(address);
    }
  }

  /** What another thread was answered; null where it failed for what is its own, as its time. */
  private static @Nullable Kept await(CompletableFuture<Kept> others) {
    try {
      return others.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case QueryException refused -> throw refused;
        case ObservatoryUnavailableException unavailable -> throw unavailable;
        case null, default -> {
          return null;
        }
      }
    }
  }

  private Kept renewed(URI address, Reader<?> reader) {
    Kept kept = answers.getIfPresent(address);
    try {
      Kept answer = asked(address, kept, reader);
      outage = null;
      return answer;
    } catch (QueryException e) {
      outage = null;
      if (kept != null && e.problem().kind() == Kind.NO_DATA) {
        return kept.askedAgain(clock.instant().plus(PAUSE));
      }
      answers.invalidate(address);
      throw e;
    } catch (ObservatoryUnavailableException e) {
      Instant again = clock.instant().plus(e.retryAfter().orElse(PAUSE));
      note(e.reason(), again);
      if (kept == null) {
        throw e;
      }
      return kept.askedAgain(again);
    }
  }

  private Kept asked(URI address, @Nullable Kept kept, Reader<?> reader) {
    Outage known = outage;
    if (known != null && isOfAll(known.reason()) && clock.instant().isBefore(known.until())) {
      throw new ObservatoryUnavailableException(
          known.reason(), api, Optional.of(Duration.between(clock.instant(), known.until())));
    }
    Optional<String> tag = kept == null ? Optional.empty() : kept.tag();
    Reply reply = addresses.ask(address, tag);
    Instant now = clock.instant();
    return switch (reply) {
      case Reply.Unchanged unchanged when kept != null -> kept.confirmed(now, unchanged.keepFor());
      case Reply.Unchanged unchanged -> throw notUnderstood();
      case Reply.Whole whole ->
          new Kept(
              read(whole.body(), reader),
              whole.tag(),
              whole.body().length,
              now,
              now.plus(whole.keepFor()));
    };
  }

  private Object read(byte[] body, Reader<?> reader) {
    try {
      return reader.read(body);
    } catch (UnreadableAnswerException e) {
      throw notUnderstood();
    }
  }

  private ObservatoryUnavailableException notUnderstood() {
    return new ObservatoryUnavailableException(Reason.NOT_UNDERSTOOD, api, Optional.empty());
  }

  /** Whether no other question would be answered either: then nobody waits for it to fail anew. */
  private static boolean isOfAll(Reason reason) {
    return reason == Reason.UNREACHABLE || reason == Reason.TIMED_OUT;
  }

  private void note(Reason reason, Instant again) {
    Outage known = outage;
    Instant since = known == null ? clock.instant() : known.since();
    // What is said during a pause does not make it longer.
    if (known == null || !clock.instant().isBefore(known.until())) {
      outage = new Outage(since, again, reason);
    }
  }

  /** Gives the answer at one address at another one, too, which is known to be the same. */
  void keepAlso(URI address, URI other) {
    Kept kept = answers.getIfPresent(address);
    if (kept != null) {
      answers.asMap().putIfAbsent(other, kept);
    }
  }

  /** When the observatory last said that the answer at an address is the one. */
  Optional<Instant> confirmed(URI address) {
    return Optional.ofNullable(answers.getIfPresent(address)).map(Kept::confirmed);
  }

  /** Since when it gives no answer. */
  Optional<Instant> outageSince() {
    return Optional.ofNullable(outage).map(Outage::since);
  }
}
