// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.Statistics;

/**
 * The versions of a store that an observatory tells of. A followed feed makes thousands a day, of
 * which a calendar releases one: the others were replaced before anybody could see them and cannot
 * be released any more, but keep every state of every row.
 *
 * <pre>{@code
 * ReleasedHistory.keepOnly(store, Guatemala.indicators(), profile, InstantSource.system());
 * }</pre>
 */
public final class ReleasedHistory {

  private ReleasedHistory() {}

  /**
   * Forgets for good what nobody can be told any more, with the rows that only such versions have:
   * versions that were never released and never can be, and those beyond the time for which the
   * calendar keeps them and with which no kept version is compared. No public answer changes: each
   * version that could be asked for still can. Where each version is a release, as without a
   * calendar, nothing is forgotten.
   *
   * <p><strong>Not checked:</strong> that all who ask this store have this profile and these
   * indicators, and that its calendar stays: under another one other versions would have been
   * released.
   *
   * @param clock what time it is; that of the observatory
   * @return how many versions were forgotten
   */
  public static int keepOnly(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      InstantSource clock) {
    Statistics statistics = new Statistics(store.tables(), indicators, profile.releases(), clock);
    // Looked at first: what is loaded meanwhile is no candidate, and may be the next release.
    List<DatasetVersion> versions = statistics.versions();
    Set<Integer> told =
        statistics.releases().stream()
            .flatMap(release -> told(statistics, release.tier()))
            .map(DatasetVersion::number)
            .collect(Collectors.toSet());
    return store
        .loader()
        .forget(
            versions.stream()
                .limit(Math.max(0, versions.size() - 1))
                .map(DatasetVersion::number)
                .filter(number -> !told.contains(number))
                .collect(Collectors.toSet()));
  }

  /** The versions that can be asked for; those before them with which they are compared. */
  private static Stream<DatasetVersion> told(Statistics statistics, Tier tier) {
    List<DatasetVersion> asked = statistics.versions(tier);
    return Stream.concat(
        asked.stream(),
        // Of those before the first, later versions are compared with fewer.
        asked.stream().limit(1).flatMap(first -> statistics.versions(tier, first).stream()));
  }
}
