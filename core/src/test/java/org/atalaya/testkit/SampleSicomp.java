// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;

/** A store in memory with 6,000 invented cases of four years, always the same. */
public final class SampleSicomp {

  /** The last day of the records. */
  public static final LocalDate LAST_DAY = LocalDate.of(2024, 10, 31);

  /** The noon of that day. */
  public static final Clock CLOCK =
      Clock.fixed(LAST_DAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  private SampleSicomp() {}

  /**
   * The store, with a version as known on each of some days before {@link #LAST_DAY} and one as
   * known then.
   *
   * @param folder where files may be written
   * @param earlier the days of the first versions, in order
   */
  public static CaseStore store(Path folder, LocalDate... earlier) throws IOException {
    CaseStore store = CaseStore.inMemory(mapping(), SampleCases.SECRET, CLOCK);
    load(store, folder, earlier);
    return store;
  }

  /** The mapping of the records. */
  public static CsvMapping mapping() {
    return Guatemala.mapping("sicomp");
  }

  /** Loads the versions of {@link #store} into an empty store with {@link #mapping}. */
  public static void load(CaseStore store, Path folder, LocalDate... earlier) throws IOException {
    SyntheticSicomp system = SyntheticSicomp.of(7, LAST_DAY).cases(6_000).years(4);
    for (LocalDate day : Stream.concat(Stream.of(earlier), Stream.of(LAST_DAY)).toList()) {
      system.knownAt(day).write(folder, SyntheticSicomp.Progress.NONE);
      store
          .loader()
          .load(
              mapping(),
              SyntheticSicomp.FILES.stream().map(folder::resolve).toList(),
              CaseLoader.Progress.NONE);
    }
  }
}
