// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.atalaya.tips.sealing.TipContext.Use;
import org.atalaya.tips.sealing.internal.TinkFiles;

/**
 * Files under a data key, in segments of 1 MiB, so that memory does not grow with the file
 * (AES256_GCM_HKDF_1MB of Tink, with the context of the part). Within: length of the header (4),
 * header (name, type, size), the bytes, and zeros up to a size that tells at most 12 % less than
 * the length (Padmé).
 */
public final class SealedFiles {

  /** Bytes of the largest file. */
  public static final long MOST_BYTES = 100L * 1024 * 1024;

  private static final int MOST_HEADER_BYTES = 4096;
  private static final int BUFFER = 64 * 1024;
  private static final String WHAT = "a file";

  private SealedFiles() {}

  /**
   * Seals a file. Neither stream is closed.
   *
   * @throws IOException if it has another length than its header says, or a stream fails
   */
  public static void seal(
      FileHeader header,
      InputStream plaintext,
      OutputStream sealed,
      DataKey key,
      TipContext context,
      int part)
      throws IOException {
    byte[] head = header.json();
    long size = Integer.BYTES + head.length + header.size();
    OutputStream out =
        TinkFiles.sealing(sealed, key.derive(context.info(Use.FILE, part)), context.part(part));
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(head.length).array());
    out.write(head);
    copy(plaintext, out, header.size());
    if (plaintext.read() >= 0) {
      throw new IOException("a file is longer than its header says");
    }
    byte[] zeros = new byte[BUFFER];
    for (long left = padded(size) - size; left > 0; left -= Math.min(left, BUFFER)) {
      out.write(zeros, 0, (int) Math.min(left, BUFFER));
    }
    // Ends the last segment, and not the stream beneath.
    out.close();
  }

  private static void copy(InputStream from, OutputStream to, long size) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (long left = size; left > 0; ) {
      int read = from.read(buffer, 0, (int) Math.min(left, BUFFER));
      if (read < 0) {
        throw new EOFException("a file is shorter than its header says");
      }
      to.write(buffer, 0, read);
      left -= read;
    }
    Arrays.fill(buffer, (byte) 0);
  }

  /**
   * The size up to which {@code size} bytes are filled: of a size between 2^e and 2^(e+1) only so
   * many leading bits are kept as it takes to write e.
   */
  static long padded(long size) {
    if (size < 2) {
      return size;
    }
    int exponent = 63 - Long.numberOfLeadingZeros(size);
    int kept = 32 - Integer.numberOfLeadingZeros(exponent);
    long mask = (1L << exponent - kept) - 1;
    return size + mask & ~mask;
  }

  /** How many bytes a file has when it is sealed. */
  public static long sealedSize(FileHeader header) {
    return TinkFiles.sealedSize(padded(Integer.BYTES + header.json().length + header.size()));
  }

  /** How many bytes a sealed file has at most. */
  public static long mostSealedBytes() {
    return TinkFiles.sealedSize(padded(Integer.BYTES + MOST_HEADER_BYTES + MOST_BYTES));
  }

  /**
   * Opens a file: the header at once, the bytes as they are read. Whoever reads to the end knows
   * that all of it is as it was sealed; who stops before knows it of what was read.
   *
   * @throws DoesNotOpenException if it is not that part, or was changed
   * @throws IOException if the stream fails
   */
  public static OpenedFile open(InputStream sealed, DataKey key, TipContext context, int part)
      throws DoesNotOpenException, IOException {
    byte[] partKey = key.derive(context.info(Use.FILE, part));
    Source source = new Source(sealed);
    try {
      InputStream in = TinkFiles.opening(source, partKey, context.part(part));
      int length = ByteBuffer.wrap(exactly(in, Integer.BYTES)).getInt();
      if (length < 0 || length > MOST_HEADER_BYTES) {
        throw new DoesNotOpenException(WHAT);
      }
      FileHeader header = FileHeader.parse(exactly(in, length));
      long size = Integer.BYTES + length + header.size();
      return new OpenedFile(header, in, padded(size) - size);
    } catch (IllegalArgumentException e) {
      throw new DoesNotOpenException(WHAT);
    } catch (IOException e) {
      if (source.failed) {
        throw e;
      }
      throw new DoesNotOpenException(WHAT);
    }
  }

  /** Knows whether it was the stream that failed, and not what came out of it. */
  private static final class Source extends FilterInputStream {

    private boolean failed;

    Source(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return in.read(bytes, from, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a file ends within its header");
    }
    return bytes;
  }
}
