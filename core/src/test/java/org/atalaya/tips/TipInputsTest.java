// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.atalaya.testkit.ChangedBytes;
import org.junit.jupiter.api.Test;

/** Whatever senders of tips write is read or refused: changed at random, always alike. */
class TipInputsTest {

  private static final int ROUNDS = 5_000;
  private static final long SEED = 20261128;

  /** What is right, and what others found to be hard. */
  private static final List<String> SEEDS =
      List.of(
          "{\"office\":\"no\",\"form\":\"1\",\"lang\":\"es\"}",
          "{\"office\":\"no\",\"case\":\"\\u0041\",\"letter\":\"\ud83d\ude42\",\"form\":\"1\",\"lang\":\"es\"}",
          "{\"text\":\"vi algo\",\"contact\":\"ana@example.org\"}",
          "{\"text\":{\"a\":[[[[1e999]]]]},\"contact\":null}",
          "{\"recipients\":\"e30\",\"signature\":\"AA\"}",
          "AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
          "1234 5678 9012 3456 7890 1234",
          "\u0000\u202e\uff11\u0661\u00ad\ufeff");

  @Test
  void inputs_changedAtRandom_areTakenOrRefused() {
    Random random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String seed = SEEDS.get(random.nextInt(SEEDS.size()));
      refused += TipInputs.each(ChangedBytes.of(seed.getBytes(StandardCharsets.UTF_8), random));
    }

    int all = TipInputs.READERS * ROUNDS;
    assertThat(refused).as("most are refused, and not all").isBetween(all / 2, all - ROUNDS / 50);
  }
}
