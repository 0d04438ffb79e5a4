// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;

/**
 * The records of the invented case system, and the system itself, which is then followed.
 *
 * @param mapping what their columns mean
 * @param store what was loaded
 * @param system where changes come from
 */
record InventedRecords(CsvMapping mapping, CaseStore store, InventedCaseSystem system) {

  /** Any number would do; the day against violence on women is easy to remember. */
  private static final long SEED = 20201125;

  private static final String MAPPING = "sicomp";

  /** So that a cohort of a whole year has been followed up for two. */
  private static final int YEARS = 4;

  /** Those that were begun, once they are there. */
  static InventedRecords made(CompletableFuture<InventedRecords> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Begins to make them beside everything else that a start takes. */
  static CompletableFuture<InventedRecords> begin(int cases, DemoClock clock) {
    // Not in the common pool, whose threads do not see what is within the jar.
    return CompletableFuture.supplyAsync(
        () -> make(cases, clock),
        command -> Thread.ofPlatform().name("records").daemon().start(command));
  }

  /**
   * Invented cases up to the last whole month, because half a month would look like a fall; first
   * as the system held them a year before, so that last year is known as it was known then.
   */
  private static InventedRecords make(int cases, DemoClock clock) {
    CsvMapping mapping = Guatemala.mapping(MAPPING);
    LocalDate lastDay = LocalDate.now(clock).withDayOfMonth(1).minusDays(1);
    SyntheticSicomp system = SyntheticSicomp.of(SEED, lastDay).cases(cases).years(YEARS);
    CaseStore store = DemoRecords.store(mapping, clock);
    try {
      Path folder = Files.createTempDirectory("atalaya-synthetic");
      try {
        List<CaseLoader.Snapshot> history =
            Stream.of(lastDay.minusYears(1), lastDay)
                .<CaseLoader.Snapshot>map(day -> () -> written(system.knownAt(day), folder))
                .toList();
        store
            .loader()
            .loadHistory(mapping, history, DemoRecords.progress())
            .forEach(DemoRecords::log);
        return new InventedRecords(mapping, store, InventedCaseSystem.of(folder, clock));
      } finally {
        for (String file : SyntheticSicomp.FILES) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      store.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static List<Path> written(SyntheticSicomp system, Path folder) {
    try {
      system.write(folder, SyntheticSicomp.Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SyntheticSicomp.FILES.stream().map(folder::resolve).toList();
  }
}
