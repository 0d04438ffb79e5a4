// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.statistics.Release;

/**
 * The released state of the records of which an answer tells, and until when it is the one.
 *
 * @param name the same for the same state
 * @param next when another may take its place; absent where that is not known beforehand
 */
record Edition(String name, Optional<Instant> next) {

  /** How long an answer may be kept that a newer one ought to have replaced. */
  static final String STALE = "public, max-age=10, s-maxage=10, stale-if-error=86400";

  /** Seconds for which a browser may keep an answer, at most. */
  private static final long MAX_AGE = 60;

  /** Seconds for which a shared cache may keep an answer, at most. */
  private static final long SHARED_MAX_AGE = 300;

  /** Seconds for which an answer may be given while a newer one is fetched, at most. */
  private static final long WHILE_REVALIDATE = 600;

  /** That of an answer about one table. */
  static Edition of(Release release) {
    return new Edition(name(release.version()), release.next());
  }

  /** That of an answer about all that is released, and about when more will be. */
  static Edition of(Collection<Release> releases) {
    return new Edition(
        releases.stream()
            .map(one -> name(one.version()) + "@" + one.next().map(Instant::toString).orElse(""))
            .collect(Collectors.joining(" ")),
        releases.stream().flatMap(one -> one.next().stream()).min(Comparator.naturalOrder()));
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
    long left =
        next.map(instant -> Math.max(0, Duration.between(now, instant).toSeconds()))
            .orElse(Long.MAX_VALUE);
    long shared = Math.min(SHARED_MAX_AGE, left);
    return "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=86400"
        .formatted(Math.min(MAX_AGE, left), shared, Math.min(WHILE_REVALIDATE, left - shared));
  }
}
