// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.atalaya.tips.sealing.internal.Shamir;
import org.junit.jupiter.api.Test;

class RecoveryShareTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateRecipientKey key = PrivateRecipientKey.random(RANDOM);
  private final List<RecoveryShare> shares = RecoveryShare.split(key, 3, 5, RANDOM);

  private static byte[] bytes(PrivateRecipientKey key) {
    return key.plaintextBytes();
  }

  @Test
  void combine_anyThreeOfFive_giveTheKey() {
    for (int one = 0; one < 5; one++) {
      for (int two = 0; two < 5; two++) {
        for (int three = 0; three < 5; three++) {
          if (one != two && two != three && one != three) {
            var some = List.of(shares.get(one), shares.get(two), shares.get(three));
            assertThat(bytes(RecoveryShare.combine(some))).isEqualTo(bytes(key));
          }
        }
      }
    }
    assertThat(bytes(RecoveryShare.combine(shares))).isEqualTo(bytes(key));
  }

  @Test
  void combine_tooFewOrTwice_isRefused() {
    RecoveryShare first = shares.getFirst();

    for (List<RecoveryShare> some :
        List.of(
            List.<RecoveryShare>of(), shares.subList(0, 2), List.of(first, first, shares.get(1)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecoveryShare.combine(some))
          .withMessageContaining("too few");
    }
  }

  @Test
  void combine_ofTwoKeysOrWronglyMarked_isRefused() {
    RecoveryShare foreign =
        RecoveryShare.split(PrivateRecipientKey.random(RANDOM), 3, 5, RANDOM).get(4);
    RecoveryShare third = shares.get(2);
    RecoveryShare wrong = new RecoveryShare(third.key(), 3, 5, 4, third.value());

    for (RecoveryShare other : List.of(foreign, wrong)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecoveryShare.combine(List.of(shares.get(0), shares.get(1), other)))
          .withMessageContaining("not of one key");
    }
  }

  @Test
  void twoOfThree_fitEverySecret() {
    // With a third point chosen for it, two shares lead to any secret: they say nothing of it.
    byte[] wanted = HexFormat.of().parseHex("5a");
    byte[] one = {0x11};
    byte[] two = {0x22};

    long fitting = 0;
    for (int third = 0; third < 256; third++) {
      byte[] secret =
          Shamir.combine(
              List.of(
                  new Shamir.Place(1, one),
                  new Shamir.Place(2, two),
                  new Shamir.Place(3, new byte[] {(byte) third})));
      fitting += secret[0] == wanted[0] ? 1 : 0;
    }

    assertThat(fitting).isEqualTo(1);
  }

  /** Worked by hand over GF(2⁸) of AES: f(x) = 0x42 + 0x53 x, f(1) = 0x11, f(2) = 0xe4. */
  @Test
  void combine_knownPoints_givesTheSecretOfTheField() {
    byte[] secret =
        Shamir.combine(
            List.of(
                new Shamir.Place(1, new byte[] {0x11}),
                new Shamir.Place(2, new byte[] {(byte) 0xe4})));

    assertThat(secret).containsExactly(0x42);
  }

  @Test
  void text_inAnyGroups_isReadAgain() {
    RecoveryShare share = shares.get(1);
    String written = share.plaintext();

    assertThat(written).matches("([0-9a-f]{4} ){21}[0-9a-f]{4}");
    assertThat(RecoveryShare.parse(written)).isEqualTo(share);
    assertThat(RecoveryShare.parse(written.replace(" ", "-").toUpperCase(Locale.ROOT)))
        .isEqualTo(share);
  }

  @Test
  void text_anyDigitWrong_isRefused() {
    String written = shares.getFirst().plaintext().replace(" ", "");

    for (int place = 0; place < written.length(); place++) {
      char other = written.charAt(place) == '0' ? '1' : '0';
      String mistyped = written.substring(0, place) + other + written.substring(place + 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecoveryShare.parse(mistyped))
          .withMessageContaining("mistyped");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecoveryShare.parse(written.substring(1)))
        .withMessageContaining("88");
  }
}
