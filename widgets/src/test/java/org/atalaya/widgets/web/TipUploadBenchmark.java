// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.testkit.TipSetUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a public node keeps in memory while fifty people send a file of 100 MB each at the same
 * time: no more than before, whatever the size of the files.
 */
class TipUploadBenchmark {

  private static final int PEOPLE = 50;
  private static final int PIECE = 1 << 20;
  private static final long FILE_BYTES = Long.getLong("atalaya.benchmark.file", 100L << 20);
  private static final String ENVELOPE =
      "{\"office\":\"no\",\"case\":\"%s\",\"form\":\"1\",\"lang\":\"es\"}".formatted(TipSetUp.CASE);
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  @TempDir Path folder;

  @Test
  void uploads_fiftyOfAHundredMegabytes_takeNoMoreMemoryThanBefore() throws Exception {
    try (PublicNode node = PublicNode.in(folder, List.of("-Xmx512m", "-XX:+UseSerialGC"))) {
      upload(node, PEOPLE, 2L << 20);
      long before = kept(node);
      long start = System.nanoTime();
      upload(node, PEOPLE, FILE_BYTES);
      double seconds = (System.nanoTime() - start) / 1e9;
      long after = kept(node);
      System.out.printf(
          Locale.ROOT,
          "%d uploads of %d MB in %.0f s (%.0f MB/s); heap after collection %.1f MB before, %.1f MB"
              + " after, of 512 MB at most%n",
          PEOPLE,
          FILE_BYTES >> 20,
          seconds,
          PEOPLE * (FILE_BYTES >> 20) / seconds,
          before / 1024.0,
          after / 1024.0);
      assertThat(after).isLessThan(before + (32 << 10));
    }
  }

  /** KiB on the heap after a collection. */
  private static long kept(PublicNode node) throws Exception {
    node.process.diagnose("GC.run");
    Matcher used = USED.matcher(node.process.diagnose("GC.heap_info"));
    long sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1));
    }
    return sum;
  }

  private static void upload(PublicNode node, int people, long size) throws Exception {
    byte[] piece = new byte[PIECE];
    new Random(1).nextBytes(piece);
    try (ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int person = 0; person < people; person++) {
        TipSender sender = node.sender(ENVELOPE);
        String ticket = RegistryClient.node(sender.send("x")).path("uploadTicket").asString();
        all.add(
            sending.submit(() -> {
              assertThat(sender.begin(ticket, 1, size).statusCode()).isEqualTo(204);
              for (long at = 0; at < size; at += PIECE) {
                assertThat(sender.piece(ticket, 1, at, piece).statusCode()).isEqualTo(204);
              }
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }
}
