// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.atalaya.tips.sealing.TipContext.Use;
import org.atalaya.tips.sealing.internal.TinkHpke;

/**
 * An answer of the desk, sealed by HPKE to the key of whoever holds the receipt: encapsulated key
 * (32), ciphertext. All are of one size, whatever was answered.
 *
 * <p>WARNING: whoever knows the public key of a mailbox can seal to it, the server too. So an
 * answer proves nothing of who wrote it.
 */
public final class SealedReply {

  /** Bytes of each. */
  public static final int BYTES = 32 + SealedReply.PADDED + 16;

  /** Bytes of the longest answer, as JSON in UTF-8. */
  public static final int MOST_CONTENT_BYTES = SealedReply.PADDED - Integer.BYTES;

  private static final int PADDED = 4 * 1024;

  private final byte[] bytes;

  private SealedReply(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * One as it was stored.
   *
   * @throws IllegalArgumentException if it is of another length
   */
  public static SealedReply of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a sealed reply has %d bytes, given: %d".formatted(BYTES, bytes.length));
    }
    return new SealedReply(bytes.clone());
  }

  /**
   * Seals an answer.
   *
   * @param mailbox public key that was sent with the tip
   * @param number 0 for the first answer
   * @throws IllegalArgumentException if it is longer than {@value #MOST_CONTENT_BYTES} bytes, or if
   *     the key is none
   */
  public static SealedReply seal(TipLetter reply, byte[] mailbox, TipContext context, int number) {
    if (reply.plaintext().length > MOST_CONTENT_BYTES) {
      throw new IllegalArgumentException(
          "an answer has at most %d bytes, given: %d"
              .formatted(MOST_CONTENT_BYTES, reply.plaintext().length));
    }
    byte[] padded = PaddedText.pad(reply.plaintext(), PADDED);
    try {
      return new SealedReply(TinkHpke.seal(mailbox, null, padded, context.info(Use.REPLY, number)));
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  /**
   * Opens it, as the browser of whoever holds the receipt does.
   *
   * @throws DoesNotOpenException if it is for another mailbox, tip or number, or was changed
   */
  public TipLetter open(PrivateMailboxKey mailbox, TipContext context, int number)
      throws DoesNotOpenException {
    try {
      byte[] padded =
          TinkHpke.open(mailbox.plaintextBytes(), null, bytes, context.info(Use.REPLY, number));
      return TipLetter.owning(PaddedText.unpad(padded, "a reply"));
    } catch (GeneralSecurityException e) {
      throw new DoesNotOpenException("a reply");
    }
  }

  /** As it is stored and sent. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
