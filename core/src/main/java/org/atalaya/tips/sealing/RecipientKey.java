// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.util.Arrays;

/**
 * The public key of a unit or of recovery: X25519.
 *
 * @param id of the pair
 * @param bytes 32, as in RFC 7748
 */
public record RecipientKey(KeyId id, byte[] bytes) {

  static final int BYTES = 32;

  public RecipientKey {
    bytes = checked(bytes);
  }

  static byte[] checked(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a public key has %d bytes, given: %d".formatted(BYTES, bytes.length));
    }
    return bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecipientKey key
        && id.equals(key.id)
        && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "RecipientKey[" + id.text() + "]";
  }
}
