// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.MailboxPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the time of a look-up tells that a mailbox exists: one that has an answer beside ones
 * that do not exist, in an order drawn at random, on one thread. Printed are median and 99th
 * percentile of both, and how often a known one takes longer than an unknown one of all pairs: 50 %
 * is when nothing can be told. Asserted is only what was found.
 */
class TipLookUpBenchmark {

  private static final int WARM = 1_000;
  private static final int LOOK_UPS = 4_000;
  private static final int OTHERS = 200;

  @TempDir Path folder;

  @Test
  void look_sqlite() throws Exception {
    try (OperationalStore store = OperationalStore.at(folder.resolve("tips.sqlite"))) {
      measure(store);
    }
  }

  private void measure(OperationalStore store) throws Exception {
    LineUnderTest line = new LineUnderTest(store, Files.createDirectory(folder.resolve("node")));
    for (int tip = 0; tip < OTHERS; tip++) {
      line.sender().send("otra cosa");
    }
    Sender known = line.sender();
    known.send("algo");
    InboxEntry entry = line.entry(known);
    line.staff.inbox().reply("ana@mp", known.id, entry.revision(), LineUnderTest.letter("gracias"));
    Sender[] unknown = new Sender[OTHERS];
    Arrays.setAll(unknown, one -> line.sender());

    Random order = new Random(7);
    time(order, WARM, known, unknown);
    long[][] times = time(order, LOOK_UPS, known, unknown);

    System.out.printf(
        Locale.ROOT,
        "known %.0f µs (p99 %.0f), unknown %.0f µs (p99 %.0f); known longer in %.1f %% of"
            + " pairs%n",
        at(times[0], 0.5),
        at(times[0], 0.99),
        at(times[1], 0.5),
        at(times[1], 0.99),
        100 * longer(times[0], times[1]));
  }

  /** Nanoseconds of known ones and of unknown ones, as many of each, sorted. */
  private static long[][] time(Random order, int many, Sender known, Sender[] unknown) {
    long[][] times = new long[2][many];
    for (int look = 0; look < many; look++) {
      int first = order.nextInt(2);
      for (int which : new int[] {first, 1 - first}) {
        Sender sender = which == 0 ? known : unknown[order.nextInt(unknown.length)];
        long begun = System.nanoTime();
        MailboxPage page = sender.look();
        times[which][look] = System.nanoTime() - begun;
        assertThat(page.known()).isEqualTo(which == 0);
      }
    }
    Arrays.sort(times[0]);
    Arrays.sort(times[1]);
    return times;
  }

  /** Microseconds. */
  private static double at(long[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))] / 1000.0;
  }

  /** Of all pairs, in how many the first is longer: the statistic of Mann and Whitney. */
  private static double longer(long[] first, long[] second) {
    double pairs = 0;
    int below = 0;
    for (long one : first) {
      while (below < second.length && second[below] < one) {
        below++;
      }
      pairs += below;
    }
    return pairs / first.length / second.length;
  }
}
