// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.Freshness;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Release;

/**
 * The released state of the records of which an answer tells, and until when it is the one.
 *
 * @param name the same for the same state
 * @param next when another may take its place; absent where that is not known beforehand
 * @param live whether another may take its place at any moment
 */
record Edition(String name, Optional<Instant> next, boolean live) {

  /** How long an answer may be kept that a newer one ought to have replaced. */
  static final String STALE = "public, max-age=10, s-maxage=10, stale-if-error=86400";

  /** Seconds for which a browser may keep an answer, at most. */
  private static final long MAX_AGE = 60;

  /** Seconds for which a shared cache may keep an answer, at most. */
  private static final long SHARED_MAX_AGE = 300;

  /** Seconds for which an answer may be given while a newer one is fetched, at most. */
  private static final long WHILE_REVALIDATE = 600;

  /** Where no release is near; made once, as most answers have it. */
  private static final String LASTING = keptFor(MAX_AGE, SHARED_MAX_AGE, WHILE_REVALIDATE);

  /** Where each version is a release: less than the pauses in which a feed is read. */
  private static final String LIVE = keptFor(1, 1, 10);

  /** That of an answer about one table. */
  static Edition of(Release release) {
    return new Edition(
        name(release.version()), release.next(), release.tier() == Indicator.Tier.LIVE);
  }

  /**
   * That of an answer about all that is released, and about when more will be.
   *
   * @param freshness how far a live system is followed, if the answer tells it
   */
  static Edition of(Collection<Release> releases, Optional<Freshness> freshness) {
    return new Edition(
        Stream.concat(
                releases.stream()
                    .map(one ->
                        name(one.version()) + "@" + one.next().map(Instant::toString).orElse("")),
                freshness.stream().map(Freshness::toString))
            .collect(Collectors.joining(" ")),
        releases.stream().flatMap(one -> one.next().stream()).min(Comparator.naturalOrder()),
        false);
  }

  /** By its time, too: another store numbers its versions from 1 as well. */
  private static String name(DatasetVersion version) {
    return version.number() + "/" + version.loadedAt();
  }

  /**
   * How long an answer may be kept: never beyond the next release, so that all tables change
   * together for everybody, except while there is nothing to replace it.
   */
  String cacheControl(Instant now) {
    if (live) {
      return LIVE;
    }
    if (next.isEmpty() || next.get().isAfter(now.plusSeconds(SHARED_MAX_AGE + WHILE_REVALIDATE))) {
      return LASTING;
    }
    long left = Math.max(0, Duration.between(now, next.get()).toSeconds());
    long shared = Math.min(SHARED_MAX_AGE, left);
    return keptFor(Math.min(MAX_AGE, left), shared, Math.min(WHILE_REVALIDATE, left - shared));
  }

  /** In seconds: by a browser, by a shared cache, and while a newer one is fetched. */
  private static String keptFor(long browser, long shared, long revalidating) {
    return "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=86400"
        .formatted(browser, shared, revalidating);
  }
}
