// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.atalaya.tips.internal.Argon2id;
import org.atalaya.tips.sealing.PrivateMailboxKey;

/**
 * What whoever sent a tip returns with: 23 random digits and one that checks them (Damm: it finds
 * every single wrong digit and every two neighbours that changed places). Not in {@link #toString}.
 *
 * <p>It is made and used in the browser; here only where there is no script. Nothing that is sent
 * or stored leads back to it but by trying, one Argon2id each.
 */
public final class Receipt {

  /** How many digits it has. */
  public static final int DIGITS = 24;

  /** Bytes of the salt of a deployment: public, and the same on all its nodes and for good. */
  public static final int SALT_BYTES = 16;

  private static final int HALF = 32;
  private static final int GROUP = 4;
  private static final int MOST_TYPED = 200;

  /** Damm's quasigroup of order ten: the next interim digit, by row the last one. */
  private static final int[][] DAMM = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
  };

  private final byte[] digits;

  private Receipt(byte[] digits) {
    this.digits = digits;
  }

  /** A new one. */
  public static Receipt random(SecureRandom random) {
    byte[] digits = new byte[DIGITS];
    int interim = 0;
    for (int place = 0; place < DIGITS - 1; place++) {
      int digit = random.nextInt(10);
      digits[place] = (byte) ('0' + digit);
      interim = DAMM[interim][digit];
    }
    digits[DIGITS - 1] = (byte) ('0' + interim);
    return new Receipt(digits);
  }

  /**
   * Reads what somebody typed or pasted, in any groups.
   *
   * @throws InvalidReceiptException that says what is wrong with it, and nothing of it
   */
  public static Receipt parse(String typed) throws InvalidReceiptException {
    byte[] digits = new byte[DIGITS];
    int count = 0;
    int interim = 0;
    for (int place = 0; place < Math.min(typed.length(), MOST_TYPED); place++) {
      char letter = typed.charAt(place);
      if (Character.isWhitespace(letter) || letter == '-' || Character.isSpaceChar(letter)) {
        continue;
      }
      if (letter < '0' || letter > '9') {
        throw new InvalidReceiptException(InvalidReceiptException.Kind.CHARACTER);
      }
      if (count < DIGITS) {
        digits[count] = (byte) letter;
        interim = DAMM[interim][letter - '0'];
      }
      count++;
    }
    if (count != DIGITS || typed.length() > MOST_TYPED) {
      throw new InvalidReceiptException(InvalidReceiptException.Kind.LENGTH);
    }
    if (interim != 0) {
      throw new InvalidReceiptException(InvalidReceiptException.Kind.CHECK_DIGIT);
    }
    return new Receipt(digits);
  }

  /** As it is shown, once, to whoever sent the tip: six groups of four digits. */
  public String plaintext() {
    String text = new String(digits, StandardCharsets.US_ASCII);
    return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  /**
   * What follows from it: Argon2id, 19 MiB, two passes, one lane. Takes tens of milliseconds.
   *
   * @param salt of the deployment, {@value #SALT_BYTES} bytes
   */
  public ReceiptKeys keys(byte[] salt) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException(
          "the salt has %d bytes, given: %d".formatted(SALT_BYTES, salt.length));
    }
    byte[] both = Argon2id.hash(digits, salt, 2 * HALF);
    try {
      return new ReceiptKeys(
          new LookupId(Arrays.copyOf(both, HALF)),
          PrivateMailboxKey.owning(Arrays.copyOfRange(both, HALF, 2 * HALF)));
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Receipt receipt && MessageDigest.isEqual(digits, receipt.digits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digits);
  }

  /** Without the digits. */
  @Override
  public String toString() {
    return "Receipt[not shown]";
  }
}
