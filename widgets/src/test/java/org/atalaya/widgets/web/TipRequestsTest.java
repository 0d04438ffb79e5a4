// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.atalaya.testkit.ChangedBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to the tip line is taken or refused in words. */
class TipRequestsTest {

  private static final int ROUNDS = 200;
  private static final long SEED = 20261128;

  /** What is right, and what others found to be hard. */
  private static final List<String> SEEDS =
      List.of(
          "{\"office\":\"no\",\"case\":\"MP001-2026-1234\",\"form\":\"1\",\"lang\":\"es\"}",
          "{\"id\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"envelope\":\"e30\",\"letter\":\"AA\",\"forUnit\":\"AQ\"}",
          "{\"lookup\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"from\":\"0\"}",
          "AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
          "vi algo|no|MP001-2026-1234|0101|femicide|yes|ana@example.org|"
              + "11111111-2222-4333-8444-555555555555",
          "algo|yes||||||",
          "r1234 5678 9012 3456 7890 1234",
          "alert=11111111-2222-4333-8444-555555555555&lang=en&x=%zz",
          "\ud83d\ude42".repeat(150),
          "\u0000\u202e\uff11\u0661\u00ad\ufeff|no|\u0001");

  @TempDir Path folder;

  @Test
  void inputs_changedAtRandom_areTakenOrRefused() throws Exception {
    Random random = new Random(SEED);
    int refused = 0;
    try (TipRequests requests = new TipRequests(folder)) {
      for (String seed : SEEDS) {
        refused += requests.each(seed.getBytes(StandardCharsets.UTF_8));
      }
      for (int round = 0; round < ROUNDS; round++) {
        String seed = SEEDS.get(random.nextInt(SEEDS.size()));
        refused += requests.each(ChangedBytes.of(seed.getBytes(StandardCharsets.UTF_8), random));
      }
    }
    assertThat(refused).as("most are refused, and not all").isBetween(8 * ROUNDS, 13 * ROUNDS);
  }

  /** A name is cut where no sign is cut in two. */
  @Test
  void form_nameOfAFileThatIsCutAmidAnEmoji_isTaken() throws Exception {
    try (TipRequests requests = new TipRequests(folder)) {
      String name = "a".repeat(254) + "\ud83d\ude42" + "|no|||||";

      assertThat(requests.each(name.getBytes(StandardCharsets.UTF_8))).isPositive();
    }
  }
}
