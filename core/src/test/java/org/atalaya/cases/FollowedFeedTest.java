// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed into a DuckDB file. */
class FollowedFeedTest extends FollowedFeedContract {

  @TempDir Path folder;

  @Override
  protected CaseStore open(String name, CsvMapping mapping, Clock clock) {
    return CaseStore.at(folder.resolve(name + ".duckdb"), mapping, SampleCases.SECRET, clock);
  }

  @Override
  protected List<String> select(CaseStore store, String sql) {
    return FactRows.select(store, sql);
  }

  /** While somebody always asks, DuckDB does not empty its log by itself. */
  @Test
  void catchUp_manyRowsWhileAsked_logStaysShort() throws Exception {
    RecordedFeed large = feed(10_000);
    AtomicBoolean asking = new AtomicBoolean(true);
    long longest = 0;
    try (CaseStore kept = open("kept", MAPPING, clock);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        FollowedFeed followed = kept.loader().follow(MAPPING, large, FeedProgress.NONE)) {
      Callable<Boolean> ask =
          () -> {
            while (asking.get()) {
              CaseLoaderTest.total(kept, 1);
            }
            return true;
          };
      List<Future<Boolean>> asked = List.of(threads.submit(ask), threads.submit(ask));
      for (int round = 0; round < 12; round++) {
        for (int row = 0; row < 10_000; row++) {
          large.enter("r" + row + ",2010-01-15,101," + (1 + round % 2) + "," + round + ",1122,1");
        }
        followed.catchUp();
        Path log = folder.resolve("kept.duckdb.wal");
        longest = Math.max(longest, Files.exists(log) ? Files.size(log) : 0);
      }
      asking.set(false);
      for (Future<Boolean> one : asked) {
        assertThat(one.get()).isTrue();
      }
    }
    // Measured: 6.5 MB; 15.5 MB where it is left to DuckDB.
    assertThat(longest).isLessThan(10_000_000);
  }
}
