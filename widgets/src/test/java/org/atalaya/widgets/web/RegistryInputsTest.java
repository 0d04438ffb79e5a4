// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atalaya.testkit.ChangedBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever people and programs send to the registry is taken or refused in words: changed at random
 * from what is right, always alike.
 */
class RegistryInputsTest {

  private static final int ROUNDS = 3_000;
  private static final long SEED = 20261128;

  /** Random only by name: the same in each run. */
  private static final SecureRandom ALIKE =
      new SecureRandom() {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
          Arrays.fill(bytes, (byte) 7);
        }
      };

  /** What is right, and what others found to be hard. */
  private static final List<String> SEEDS =
      List.of(
          "1587 56444 0904",
          "SLV A0123-4567",
          "1980-05-04",
          "Ana María|Muñoz de la Cruz|ana@example.org|education|2026-11",
          "{\"code\":\"ABCD-0123\",\"familyName\":\"Muñoz\",\"birthDate\":\"1980-05-04\"}",
          "{\"code\":{\"a\":[1,2,{\"b\":null}]},\"x\":1e999}",
          "state=abc&go=next&birthDate-day=4&birthDate-month=5&birthDate-year=1980&x=%F0%9F%99%82%zz",
          "code,family_name,birth_date\nABCD0123,\"Mu\"\"ñoz\",1980-05-04\n,,\n",
          "{\"algorithm\":\"SHA-256\",\"challenge\":\"00\",\"number\":7,\"salt\":\"a?expires=9\",\"signature\":\"b\"}",
          RegistryState.begin(RegistryFlow.REQUEST, RegistryInputs.CLOCK.instant(), ALIKE)
              .seal(RegistryInputs.KEY, ALIKE),
          "\u0000\ud800\u202e\uff11\u0661\u00ad\ufeff");

  @TempDir Path folder;

  @Test
  void inputs_changedAtRandom_areTakenOrRefused() throws Exception {
    Random random = new Random(SEED);
    int refused = 0;
    try (RegistryInputs inputs = new RegistryInputs(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        String seed = SEEDS.get(random.nextInt(SEEDS.size()));
        refused += inputs.each(ChangedBytes.of(seed.getBytes(StandardCharsets.UTF_8), random));
      }
    }
    assertThat(refused).as("most are refused, and not all").isBetween(ROUNDS, 8 * ROUNDS);
  }
}
