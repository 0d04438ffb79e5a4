// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.tips.sealing.TipContext.Use;

/**
 * A letter under a data key: random nonce (12), then AES-256-GCM of the padded content with the
 * context of its part.
 *
 * <pre>{@code
 * SealedLetter sealed = SealedLetter.seal(letter, key, context, 0, random);
 * try (TipLetter opened = sealed.open(key, context, 0)) { … }
 * }</pre>
 *
 * <p>WARNING: it is secret and unchanged, but tells nothing of who wrote it: whoever has the data
 * key could have.
 */
public final class SealedLetter {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int OVERHEAD = NONCE_BYTES + TAG_BYTES;

  private final byte[] bytes;

  private SealedLetter(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * One as it was sent or stored; whether it opens is not checked, and cannot be without the key.
   *
   * @throws IllegalArgumentException if it has none of the four sizes
   */
  public static SealedLetter of(byte[] bytes) {
    if (!PaddedText.isBucket(bytes.length - OVERHEAD)) {
      throw new IllegalArgumentException(
          "a sealed letter has 1, 4, 16 or 64 KiB and 28 bytes, given: %d bytes"
              .formatted(bytes.length));
    }
    return new SealedLetter(bytes.clone());
  }

  /** Seals a letter as a part of a tip. */
  public static SealedLetter seal(
      TipLetter letter, DataKey key, TipContext context, int part, SecureRandom random) {
    return seal(Use.LETTER, letter, key, context, part, random);
  }

  /** Seals the desk's own copy of a reply. */
  public static SealedLetter sealReplyCopy(
      TipLetter reply, DataKey key, TipContext context, int number, SecureRandom random) {
    return seal(Use.REPLY, reply, key, context, number, random);
  }

  private static SealedLetter seal(
      Use use, TipLetter letter, DataKey key, TipContext context, int part, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] padded = PaddedText.pad(letter.plaintext(), 0);
    byte[] partKey = key.derive(context.info(use, part));
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, partKey, nonce, context.part(part)).doFinal(padded);
      return new SealedLetter(
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + CIPHER, e);
    } finally {
      Arrays.fill(padded, (byte) 0);
      Arrays.fill(partKey, (byte) 0);
    }
  }

  /**
   * Opens it as a part of a tip.
   *
   * @throws DoesNotOpenException if it is not that part, or was changed
   */
  public TipLetter open(DataKey key, TipContext context, int part) throws DoesNotOpenException {
    return open(Use.LETTER, "a letter", key, context, part);
  }

  /**
   * Opens the desk's own copy of a reply.
   *
   * @throws DoesNotOpenException if it is not that reply, or was changed
   */
  public TipLetter openReplyCopy(DataKey key, TipContext context, int number)
      throws DoesNotOpenException {
    return open(Use.REPLY, "the copy of a reply", key, context, number);
  }

  private TipLetter open(Use use, String what, DataKey key, TipContext context, int part)
      throws DoesNotOpenException {
    byte[] partKey = key.derive(context.info(use, part));
    try {
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      byte[] padded =
          cipher(Cipher.DECRYPT_MODE, partKey, nonce, context.part(part))
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return TipLetter.owning(PaddedText.unpad(padded, what));
    } catch (GeneralSecurityException e) {
      throw new DoesNotOpenException(what);
    } finally {
      Arrays.fill(partKey, (byte) 0);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  /** As it is sent and stored. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
