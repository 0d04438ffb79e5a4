// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finished answers by request. An answer holds as long as its edition, the released state of the
 * records of which it tells; the last good one is kept beyond, for the time when a new one cannot
 * be made.
 */
final class AnswerCache {

  private record Key(String edition, String request) {}

  private final Cache<Key, Answer> answers;
  private final Cache<String, Answer> lastGood;

  /**
   * A cache.
   *
   * @param maxBytes bytes kept at most, 1 or above
   */
  AnswerCache(long maxBytes) {
    answers = bounded(maxBytes);
    lastGood = bounded(maxBytes);
  }

  private static <K> Cache<K, Answer> bounded(long maxBytes) {
    return Caffeine.newBuilder()
        .maximumWeight(maxBytes)
        .weigher((K key, Answer answer) -> answer.weight())
        .build();
  }

  /** The answer to {@code request} in this edition; made once, by one thread. */
  Answer get(String edition, String request, Supplier<Answer> maker) {
    return answers.get(
        new Key(edition, request),
        key -> {
          Answer answer = maker.get();
          lastGood.put(request, answer);
          return answer;
        });
  }

  /** The last answer to {@code request} that could be made, of whatever edition. */
  Optional<Answer> lastGood(String request) {
    return Optional.ofNullable(lastGood.getIfPresent(request));
  }
}
