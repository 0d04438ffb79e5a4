// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.io.IOException;
import java.io.InputStream;

/** A file that is being opened, readable. Not in {@link #toString}. */
public final class OpenedFile {

  private final FileHeader header;
  private final InputStream plaintext;

  /** What {@code opening} goes on with: the bytes, then so many zeros. */
  OpenedFile(FileHeader header, InputStream opening, long zeros) {
    this.header = header;
    plaintext = new Content(opening, header.size(), zeros);
  }

  /** What its sender says of it. */
  public FileHeader header() {
    return header;
  }

  /**
   * Its bytes. A read fails with an {@link IOException} if what is read was changed, and the last
   * one, which says that the file is over, if anything is missing or too much.
   */
  public InputStream plaintext() {
    return plaintext;
  }

  /** The bytes before the padding, which is read and checked before the end is told. */
  private static final class Content extends InputStream {

    private static final int BUFFER = 64 * 1024;

    private final InputStream opening;
    private final long zeros;
    private long left;
    private boolean ended;

    Content(InputStream opening, long size, long zeros) {
      this.opening = opening;
      this.zeros = zeros;
      left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        end();
        return -1;
      }
      int read = opening.read(bytes, from, (int) Math.min(left, length));
      if (read < 0) {
        throw new IOException("a sealed file is shorter than its header says");
      }
      left -= read;
      return read;
    }

    private void end() throws IOException {
      if (ended) {
        return;
      }
      byte[] buffer = new byte[BUFFER];
      long seen = 0;
      for (int read = opening.read(buffer); read >= 0; read = opening.read(buffer)) {
        for (int place = 0; place < read; place++) {
          if (buffer[place] != 0) {
            throw new IOException("a sealed file has something behind its end");
          }
        }
        seen += read;
      }
      if (seen != zeros) {
        throw new IOException("a sealed file is padded to another size than it has to be");
      }
      ended = true;
    }

    @Override
    public void close() throws IOException {
      opening.close();
    }
  }

  /** Without name and bytes. */
  @Override
  public String toString() {
    return "OpenedFile[not shown]";
  }
}
