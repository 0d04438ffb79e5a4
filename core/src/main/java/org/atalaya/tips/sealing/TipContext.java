// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What everything sealed of a tip is bound to: its id and the exact bytes of its envelope. With
 * another envelope, in another tip or as another part nothing opens.
 */
public final class TipContext {

  /** The highest number of a part. */
  public static final int MOST_PARTS = 999;

  static final int HASH_BYTES = 32;

  private static final String VERSION = "atalaya-tip/1";

  private final TipId tip;
  private final byte[] envelopeHash;

  private TipContext(TipId tip, byte[] envelopeHash) {
    this.tip = tip;
    this.envelopeHash = envelopeHash;
  }

  /** The context of a tip with an envelope, as it was sent. */
  public static TipContext of(TipId tip, byte[] envelope) {
    try {
      return new TipContext(tip, MessageDigest.getInstance("SHA-256").digest(envelope));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The same for who returns, and has of the envelope the hash. */
  public static TipContext ofHash(TipId tip, byte[] envelopeHash) {
    if (envelopeHash.length != HASH_BYTES) {
      throw new IllegalArgumentException(
          "the hash of an envelope has %d bytes, given: %d"
              .formatted(HASH_BYTES, envelopeHash.length));
    }
    return new TipContext(tip, envelopeHash.clone());
  }

  /** The tip. */
  public TipId tip() {
    return tip;
  }

  /** SHA-256 of the envelope; with the id all that the browser needs to add to a tip. */
  public byte[] envelopeHash() {
    return envelopeHash.clone();
  }

  /** What a key is derived for, and so what cannot be taken for one another. */
  enum Use {
    LETTER("letter"),
    FILE("file"),
    REPLY("reply");

    private final String word;

    Use(String word) {
      this.word = word;
    }
  }

  /** The authenticated context of a part. */
  byte[] part(int number) {
    if (number < 0 || number > MOST_PARTS) {
      throw new IllegalArgumentException(
          "the number of a part is 0 to %d, given: %d".formatted(MOST_PARTS, number));
    }
    byte[] version = ascii(VERSION);
    return ByteBuffer.allocate(version.length + 1 + TipId.BYTES + HASH_BYTES + Integer.BYTES)
        .put(version)
        .put((byte) 0)
        .put(tip.bytes())
        .put(envelopeHash)
        .putInt(number)
        .array();
  }

  /** What the key of a part is derived with, or a reply sealed. */
  byte[] info(Use use, int number) {
    byte[] label = ascii(VERSION + " " + use.word);
    byte[] context = part(number);
    return ByteBuffer.allocate(label.length + context.length).put(label).put(context).array();
  }

  /** What a data key is wrapped with. */
  byte[] wrapInfo() {
    byte[] label = ascii(VERSION + " wrap");
    return ByteBuffer.allocate(label.length + TipId.BYTES + HASH_BYTES)
        .put(label)
        .put(tip.bytes())
        .put(envelopeHash)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
