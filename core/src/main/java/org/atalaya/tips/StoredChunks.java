// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.atalaya.operations.OperationalStore;
import org.atalaya.tips.internal.FileTable;

/** A sealed file out of the pieces in the store, one of them in memory at a time. */
final class StoredChunks extends InputStream {

  private final OperationalStore store;
  private final FileTable table;
  private final String tip;
  private final FileTable.Row file;
  private byte[] chunk = new byte[0];
  private int place;
  private long position;

  StoredChunks(OperationalStore store, String tip, FileTable.Row file) {
    this.store = store;
    this.tip = tip;
    this.file = file;
    table = new FileTable(store.engine());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (place == chunk.length) {
      if (position == file.size()) {
        return -1;
      }
      chunk = next();
      place = 0;
      position += chunk.length;
    }
    int read = Math.min(length, chunk.length - place);
    System.arraycopy(chunk, place, bytes, from, read);
    place += read;
    return read;
  }

  private byte[] next() throws IOException {
    return store
        .read(connection -> table.chunk(connection, tip, file.part(), position))
        .orElseThrow(() -> new EOFException("a piece of a file is missing"));
  }
}
