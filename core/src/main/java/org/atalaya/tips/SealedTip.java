// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;

/**
 * A tip as it is sent.
 *
 * @param id made by the sender
 * @param envelope the exact bytes, clear, at most {@value #MOST_ENVELOPE_BYTES}
 * @param letter part 0
 * @param mailbox where answers go; empty if the sender keeps no receipt
 */
public record SealedTip(
    TipId id, byte[] envelope, SealedPart letter, Optional<MailboxAddress> mailbox) {

  /** Bytes of the longest envelope. */
  public static final int MOST_ENVELOPE_BYTES = 2048;

  public SealedTip {
    if (envelope.length == 0 || envelope.length > MOST_ENVELOPE_BYTES) {
      throw new IllegalArgumentException(
          "an envelope has 1 to %d bytes, given: %d"
              .formatted(MOST_ENVELOPE_BYTES, envelope.length));
    }
    envelope = envelope.clone();
  }

  @Override
  public byte[] envelope() {
    return envelope.clone();
  }

  /** What everything in it is bound to. */
  public TipContext context() {
    return TipContext.of(id, envelope);
  }

  /** By what the same tip sent again is known. */
  byte[] digest() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(id.bytes());
    // Of a length of its own, so that nothing can be moved from one field to the next.
    all.writeBytes(context().envelopeHash());
    all.writeBytes(partDigest(letter));
    mailbox.ifPresent(address -> {
      all.writeBytes(address.lookupHash());
      all.writeBytes(address.publicKey());
    });
    return sha256(all.toByteArray());
  }

  /** By what the same letter sent again is known. */
  static byte[] partDigest(SealedPart part) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(part.forUnit().bytes());
    all.writeBytes(part.forRecovery().bytes());
    all.writeBytes(part.letter().bytes());
    return sha256(all.toByteArray());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "SealedTip[" + id.text() + "]";
  }
}
