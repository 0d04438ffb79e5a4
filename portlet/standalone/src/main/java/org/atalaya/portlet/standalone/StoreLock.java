// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a store to one application, as long as it is open. DuckDB keeps other processes out, but
 * not the other applications of a portal: each has loaded a DuckDB of its own, and the locks of a
 * process do not hold against itself. Two that write would ruin the file.
 */
record StoreLock(FileChannel channel) implements AutoCloseable {

  /**
   * Locks a store.
   *
   * @throws IOException if another has it, or no file can be made beside it
   */
  static StoreLock of(Path store) throws IOException {
    FileChannel channel =
        FileChannel.open(
            store.resolveSibling(store.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new StoreLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another application of this process.
    }
    channel.close();
    throw new IOException("another application has it open");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
