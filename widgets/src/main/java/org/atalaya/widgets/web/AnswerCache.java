// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.widgets.load.AllowanceExceededException;

/**
 * Finished answers by request. An answer holds as long as its edition, the released state of the
 * records of which it tells; the last good one is kept beyond, for the time when a new one cannot
 * be made.
 *
 * <p>What is asked by many at once is made by the first and awaited by the others.
 */
final class AnswerCache implements AutoCloseable {

  private record Key(String edition, String request) {

    /** Short, whatever the request: addresses have up to 8,192 characters. */
    String digest() {
      return Answer.tag((edition.length() + edition + request).getBytes(StandardCharsets.UTF_8));
    }
  }

  private final Cache<Key, Answer> answers;
  private final Cache<String, Answer> lastGood;
  private final ConcurrentMap<Key, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
  private final Duration patience;
  private final Optional<FarAnswers> far;

  /**
   * A cache.
   *
   * @param maxBytes bytes kept at most, 1 or above
   * @param patience how long an answer that another thread makes is awaited
   * @param far where answers are kept besides; closed with this cache
   */
  AnswerCache(long maxBytes, Duration patience, Optional<FarAnswers> far) {
    answers = bounded(maxBytes);
    lastGood = bounded(maxBytes);
    this.patience = patience;
    this.far = far;
  }

  private static <K> Cache<K, Answer> bounded(long maxBytes) {
    return Caffeine.newBuilder()
        .maximumWeight(maxBytes)
        .weigher((K key, Answer answer) -> answer.weight())
        .build();
  }

  /**
   * The answer to {@code request} in this edition; made once, by one thread. What the maker throws
   * reaches all who wait for it, but not that the one who makes it may not: then the next tries.
   *
   * @throws DeadlineExceededException if another thread makes it and takes too long
   */
  Answer get(String edition, String request, Supplier<Answer> maker) {
    Key key = new Key(edition, request);
    while (true) {
      Answer kept = answers.getIfPresent(key);
      if (kept != null) {
        return kept;
      }
      // Not Caffeine's own loading: it locks out requests for other answers, too, and waits for
      // ever.
      CompletableFuture<Answer> own = new CompletableFuture<>();
      CompletableFuture<Answer> others = underWay.putIfAbsent(key, own);
      if (others == null) {
        return make(key, own, maker);
      }
      try {
        return await(others);
      } catch (AllowanceExceededException e) {
        // That of another client.
      }
    }
  }

  private Answer make(Key key, CompletableFuture<Answer> own, Supplier<Answer> maker) {
    try {
      // Another thread may have made it since this one looked.
      Answer kept = answers.getIfPresent(key);
      Answer answer = kept != null ? kept : keptFar(key, maker);
      answers.put(key, answer);
      lastGood.put(key.request(), answer);
      own.complete(answer);
      return answer;
    } catch (Throwable e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(key);
    }
  }

  private Answer keptFar(Key key, Supplier<Answer> maker) {
    Optional<Answer> kept = far.flatMap(answers -> answers.find(key.digest()));
    if (kept.isPresent()) {
      return kept.get();
    }
    Answer made = maker.get();
    far.ifPresent(answers -> answers.keep(key.digest(), made));
    return made;
  }

  private Answer await(CompletableFuture<Answer> others) {
    try {
      return others.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("the thread that made the answer failed", e.getCause());
    } catch (TimeoutException e) {
      throw new DeadlineExceededException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another thread made the answer", e);
    }
  }

  /** The last answer to {@code request} that could be made, of whatever edition. */
  Optional<Answer> lastGood(String request) {
    return Optional.ofNullable(lastGood.getIfPresent(request));
  }

  @Override
  public void close() {
    far.ifPresent(FarAnswers::close);
  }
}
