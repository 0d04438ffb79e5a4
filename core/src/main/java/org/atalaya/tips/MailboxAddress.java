// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.util.Arrays;

/**
 * Where answers to a tip go; sent with the tip by whoever keeps a receipt.
 *
 * @param lookupHash SHA-256 of the look-up id, 32 bytes
 * @param publicKey X25519, 32 bytes
 */
public record MailboxAddress(byte[] lookupHash, byte[] publicKey) {

  private static final int BYTES = 32;

  public MailboxAddress {
    if (lookupHash.length != BYTES || publicKey.length != BYTES) {
      throw new IllegalArgumentException(
          "the hash and the key of a mailbox have %d bytes each, given: %d and %d"
              .formatted(BYTES, lookupHash.length, publicKey.length));
    }
    lookupHash = lookupHash.clone();
    publicKey = publicKey.clone();
  }

  @Override
  public byte[] lookupHash() {
    return lookupHash.clone();
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailboxAddress address
        && Arrays.equals(lookupHash, address.lookupHash)
        && Arrays.equals(publicKey, address.publicKey);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lookupHash);
  }

  /** Without either. */
  @Override
  public String toString() {
    return "MailboxAddress[not shown]";
  }
}
