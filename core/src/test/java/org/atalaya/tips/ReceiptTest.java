// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.atalaya.tips.InvalidReceiptException.Kind;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class ReceiptTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static void assertRefused(String typed, Kind kind) {
    assertThatExceptionOfType(InvalidReceiptException.class)
        .isThrownBy(() -> Receipt.parse(typed))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind))
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(typed));
  }

  @Test
  void receipt_shown_isSixGroupsAndReadAgain() throws InvalidReceiptException {
    Receipt receipt = Receipt.random(RANDOM);
    String shown = receipt.plaintext();

    assertThat(shown).matches("([0-9]{4} ){5}[0-9]{4}");
    assertThat(Receipt.parse(shown)).isEqualTo(receipt);
    assertThat(Receipt.parse("  " + shown.replace(' ', '-') + "\u00a0\n")).isEqualTo(receipt);
    assertThat(receipt).hasToString("Receipt[not shown]");
  }

  /** Damm's own example: 572 is checked by 4. */
  @Test
  void checkDigit_ofTheLiterature_fits() throws InvalidReceiptException {
    // Zeros before it change nothing: 0 stays 0 in the first row.
    assertThat(Receipt.parse("00000000000000000000" + "5724")).isNotNull();
    assertRefused("00000000000000000000" + "5725", Kind.CHECK_DIGIT);
  }

  @Test
  void checkDigit_everyWrongDigitAndSwap_isFound() {
    String digits = Receipt.random(RANDOM).plaintext().replace(" ", "");

    for (int place = 0; place < digits.length(); place++) {
      for (char other = '0'; other <= '9'; other++) {
        if (other != digits.charAt(place)) {
          assertRefused(
              digits.substring(0, place) + other + digits.substring(place + 1), Kind.CHECK_DIGIT);
        }
      }
      if (place > 0 && digits.charAt(place) != digits.charAt(place - 1)) {
        assertRefused(
            digits.substring(0, place - 1)
                + digits.charAt(place)
                + digits.charAt(place - 1)
                + digits.substring(place + 1),
            Kind.CHECK_DIGIT);
      }
    }
  }

  @Test
  void typed_wrongly_isRefusedByKind() {
    assertRefused("1234", Kind.LENGTH);
    assertRefused("0".repeat(25), Kind.LENGTH);
    assertRefused("0".repeat(24) + " ".repeat(500), Kind.LENGTH);
    assertRefused("0".repeat(23) + "O", Kind.CHARACTER);
    assertRefused("0".repeat(23) + "٣", Kind.CHARACTER);
  }

  @Test
  void keys_ofOneReceiptAndSalt_areAlwaysTheSame() throws InvalidReceiptException {
    Receipt receipt = Receipt.random(RANDOM);
    byte[] salt = new byte[16];

    ReceiptKeys keys = receipt.keys(salt);
    byte[] other = salt.clone();
    other[0] = 1;

    assertThat(Receipt.parse(receipt.plaintext()).keys(salt).address()).isEqualTo(keys.address());
    assertThat(receipt.keys(other).address()).isNotEqualTo(keys.address());
    assertThat(keys.lookup().hash()).isNotEqualTo(keys.lookup().plaintextBytes());
    assertThat(keys).hasToString("ReceiptKeys[not shown]");
    assertThat(keys.lookup()).hasToString("LookupId[not shown]");
  }

  /** The library's Argon2id against the vector of RFC 9106, 5.3. */
  @Test
  void argon2id_vectorOfTheRfc_isMet() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(filled(16, 2))
            .withSecret(filled(8, 3))
            .withAdditional(filled(12, 4))
            .build());
    byte[] tag = new byte[32];
    generator.generateBytes(filled(32, 1), tag);

    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  private static byte[] filled(int length, int with) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }
}
