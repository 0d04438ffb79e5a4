// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.atalaya.tips.sealing.internal.TinkHpke;

/**
 * A data key, wrapped to a recipient by HPKE: 0x01, id of the recipient's key (4), encapsulated key
 * (32), ciphertext (48). Bound to the tip and its envelope, not to a part.
 */
public final class WrappedKey {

  /** Bytes of a wrap. */
  public static final int BYTES = 1 + Integer.BYTES + 32 + DataKey.BYTES + 16;

  private final byte[] bytes;

  private WrappedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * One as it was sent or stored; whether it opens is not checked, and cannot be without the key.
   *
   * @throws IllegalArgumentException if it is of another length or version
   */
  public static WrappedKey of(byte[] bytes) {
    if (bytes.length != BYTES || bytes[0] != 1) {
      throw new IllegalArgumentException(
          "a wrapped key has %d bytes, the first 1; given: %d bytes"
              .formatted(BYTES, bytes.length));
    }
    WrappedKey wrapped = new WrappedKey(bytes.clone());
    wrapped.keyId();
    return wrapped;
  }

  /** Wraps a data key of a tip to a recipient. */
  public static WrappedKey wrap(DataKey key, RecipientKey recipient, TipContext context) {
    return new WrappedKey(
        TinkHpke.seal(
            recipient.bytes(), recipient.id().number(), key.plaintextBytes(), context.wrapInfo()));
  }

  /** To which key it is wrapped. */
  public KeyId keyId() {
    return new KeyId(HexFormat.of().formatHex(bytes, 1, 1 + Integer.BYTES));
  }

  /**
   * The data key; whoever gets it closes it.
   *
   * @throws DoesNotOpenException if it is wrapped to another key, of another tip, or was changed
   */
  public DataKey open(PrivateRecipientKey recipient, TipContext context)
      throws DoesNotOpenException {
    try {
      return DataKey.owning(
          TinkHpke.open(
              recipient.plaintextBytes(), recipient.id().number(), bytes, context.wrapInfo()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new DoesNotOpenException("a wrapped key");
    }
  }

  /** As it is sent and stored. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
