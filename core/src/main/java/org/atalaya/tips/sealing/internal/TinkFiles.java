// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing.internal;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Tink's streams of AES256_GCM_HKDF_1MB. */
public final class TinkFiles {

  private static final int KEY_BYTES = 32;
  private static final int SEGMENT_BYTES = 1024 * 1024;

  private TinkFiles() {}

  private static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
  }

  /** Seals what is written, until it is closed; the stream beneath stays open. */
  public static OutputStream sealing(OutputStream sealed, byte[] key, byte[] context)
      throws IOException {
    try {
      return streaming(key).newEncryptingStream(new Left(sealed), context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** A stream that is not closed with what is laid over it. */
  private static final class Left extends FilterOutputStream {

    Left(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Opens what is read. */
  public static InputStream opening(InputStream sealed, byte[] key, byte[] context)
      throws IOException {
    try {
      return streaming(key).newDecryptingStream(sealed, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** How many bytes a plaintext has when it is sealed. */
  public static long sealedSize(long plaintext) {
    try {
      return streaming(new byte[KEY_BYTES]).expectedCiphertextSize(plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }
}
