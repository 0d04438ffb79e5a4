// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.util.Arrays;

/**
 * What somebody wrote, readable: the content of a letter or a reply, as JSON in UTF-8. Overwritten
 * when closed; not in {@link #toString}.
 */
public final class TipLetter implements AutoCloseable {

  /** Bytes of the longest content. */
  public static final int MOST_BYTES = PaddedText.LARGEST - Integer.BYTES;

  private final byte[] content;

  private TipLetter(byte[] content) {
    this.content = content;
  }

  /**
   * A copy of a content.
   *
   * @throws IllegalArgumentException if it has more than {@value #MOST_BYTES} bytes
   */
  public static TipLetter of(byte[] plaintext) {
    return owning(plaintext.clone());
  }

  /** Takes over the bytes: they are overwritten with it. */
  static TipLetter owning(byte[] plaintext) {
    if (plaintext.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a letter has at most %d bytes, given: %d".formatted(MOST_BYTES, plaintext.length));
    }
    return new TipLetter(plaintext);
  }

  /** The content, which is overwritten when this is closed: not to be kept. */
  public byte[] plaintext() {
    return content;
  }

  /** Overwrites it. */
  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "TipLetter[not shown]";
  }
}
