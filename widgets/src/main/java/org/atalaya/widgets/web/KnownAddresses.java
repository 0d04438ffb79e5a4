// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;
import org.atalaya.widgets.web.AnswerMaker.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for at addresses that were answered before: reading and checking an address takes
 * longer than serving a kept answer.
 */
final class KnownAddresses {

  /** Characters of addresses that are kept at most. */
  private static final long KEPT = 4L << 20;

  private final Cache<String, Asked> addresses =
      Caffeine.newBuilder()
          .maximumWeight(KEPT)
          .weigher((String address, Asked asked) -> address.length() + asked.key().length())
          .build();

  /**
   * What is asked for.
   *
   * @param key the same for every address that asks for the same
   * @param contentSecurityPolicy what the answer may load where it is opened as a page
   * @param planned how it is answered at the moment
   */
  record Asked(String key, Optional<String> contentSecurityPolicy, Supplier<Plan> planned) {}

  /** What is asked for at this address, if it was answered before. */
  Optional<Asked> find(String path, @Nullable String query) {
    return Optional.ofNullable(addresses.getIfPresent(address(path, query)));
  }

  /** Keeps what is asked for at an address that could be answered: others are not worth it. */
  void keep(String path, @Nullable String query, Asked asked) {
    addresses.put(address(path, query), asked);
  }

  private static String address(String path, @Nullable String query) {
    return query == null ? path : path + '?' + query;
  }
}
