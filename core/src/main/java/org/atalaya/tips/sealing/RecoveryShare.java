// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.atalaya.tips.sealing.internal.Shamir;

/**
 * A share of the recovery key, for one holder: fewer than {@link #needed} of them say nothing of
 * it. Not in {@link #toString}.
 *
 * <p>On paper it is 88 hexadecimal digits in groups of four: version, id of the key, how many are
 * needed and how many there are, which this is, its value, and a check of all that.
 *
 * @param key which key it is a share of
 * @param needed how many shares make the key, from 2
 * @param shares how many there are, at most 16
 * @param index which this is, from 1
 * @param value 32 bytes
 */
public record RecoveryShare(KeyId key, int needed, int shares, int index, byte[] value) {

  private static final byte VERSION = 1;
  private static final int MOST_SHARES = 16;
  private static final int CHECK_BYTES = 4;
  private static final int BYTES = 1 + Integer.BYTES + 3 + RecipientKey.BYTES + CHECK_BYTES;
  private static final int GROUP = 4;

  public RecoveryShare {
    if (needed < 2 || needed > shares || shares > MOST_SHARES || index < 1 || index > shares) {
      throw new IllegalArgumentException(
          "of at most %d shares at least 2 are needed and no more than there are; given: share %d of %d, %d needed"
              .formatted(MOST_SHARES, index, shares, needed));
    }
    value = RecipientKey.checked(value);
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  /** Splits a key. */
  public static List<RecoveryShare> split(
      PrivateRecipientKey key, int needed, int shares, SecureRandom random) {
    // Checks the numbers before anything is split.
    RecoveryShare shape =
        new RecoveryShare(key.id(), needed, shares, 1, new byte[RecipientKey.BYTES]);
    List<RecoveryShare> made = new ArrayList<>();
    for (byte[] value : Shamir.split(key.plaintextBytes(), shape.needed, shape.shares, random)) {
      made.add(new RecoveryShare(key.id(), needed, shares, made.size() + 1, value));
    }
    return made;
  }

  /**
   * The key that was split; whoever gets it closes it.
   *
   * @throws IllegalArgumentException if they are too few, one is there twice, or they are not of
   *     one key
   */
  public static PrivateRecipientKey combine(List<RecoveryShare> shares) {
    long different = shares.stream().map(RecoveryShare::index).distinct().count();
    if (shares.isEmpty() || different < shares.size() || different < shares.getFirst().needed) {
      throw new IllegalArgumentException(
          "too few different shares: %d of %d that are needed"
              .formatted(different, shares.isEmpty() ? 2 : shares.getFirst().needed));
    }
    List<Shamir.Place> places =
        shares.stream()
            .limit(shares.getFirst().needed)
            .map(share -> new Shamir.Place(share.index, share.value))
            .toList();
    PrivateRecipientKey key = PrivateRecipientKey.owning(Shamir.combine(places));
    if (shares.stream().anyMatch(share -> !share.key.equals(key.id()))) {
      key.close();
      throw new IllegalArgumentException("the shares are not of one key");
    }
    return key;
  }

  /** As it is written down. */
  public String plaintext() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .put(VERSION)
            .putInt(key.number())
            .put((byte) needed)
            .put((byte) shares)
            .put((byte) index)
            .put(value)
            .array();
    System.arraycopy(check(bytes), 0, bytes, BYTES - CHECK_BYTES, CHECK_BYTES);
    return HexFormat.of().formatHex(bytes).replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  /**
   * Reads what was written down, in any groups.
   *
   * @throws IllegalArgumentException if something is missing or mistyped
   */
  public static RecoveryShare parse(String text) {
    String digits = text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new IllegalArgumentException(
          "a share is %d hexadecimal digits, given: %d characters"
              .formatted(2 * BYTES, digits.length()));
    }
    byte[] bytes = HexFormat.of().parseHex(digits);
    byte[] check = Arrays.copyOfRange(bytes, BYTES - CHECK_BYTES, BYTES);
    if (bytes[0] != VERSION || !Arrays.equals(check, check(bytes))) {
      throw new IllegalArgumentException("a share is mistyped: its check does not fit");
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, 1, BYTES - 1);
    KeyId key = KeyId.of(rest.getInt());
    int needed = rest.get();
    int shares = rest.get();
    int index = rest.get();
    byte[] value = new byte[RecipientKey.BYTES];
    rest.get(value);
    return new RecoveryShare(key, needed, shares, index, value);
  }

  private static byte[] check(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, BYTES - CHECK_BYTES);
      return Arrays.copyOf(digest.digest(), CHECK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecoveryShare share
        && key.equals(share.key)
        && index == share.index
        && MessageDigest.isEqual(value, share.value);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + index;
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "RecoveryShare[%d of %d, not shown]".formatted(index, shares);
  }
}
