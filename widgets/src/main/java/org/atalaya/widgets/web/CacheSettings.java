// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Where finished answers are kept beyond the heap.
 *
 * @param offHeap bytes of memory outside the heap; 0 for none
 * @param disk where they are kept over a restart, if at all
 */
public record CacheSettings(long offHeap, Optional<Disk> disk) {

  /** Answers are kept on the heap only. */
  public static final CacheSettings HEAP_ONLY = new CacheSettings(0, Optional.empty());

  /** Less than that the cache does not take. */
  private static final long LEAST = 1L << 20;

  public CacheSettings {
    if (offHeap != 0 && offHeap < LEAST) {
      throw new IllegalArgumentException(
          "atalaya.cache.off-heap must be 0 or at least 1MB. Provided value: %d bytes"
              .formatted(offHeap));
    }
    long least = Math.max(LEAST, offHeap + 1);
    if (disk.isPresent() && disk.get().size() < least) {
      throw new IllegalArgumentException(
          "atalaya.cache.disk must be at least 1MB and more than atalaya.cache.off-heap. Provided value: %d bytes"
              .formatted(disk.get().size()));
    }
  }

  /**
   * A folder of one process.
   *
   * @param directory the folder, which is made if it does not exist
   * @param size bytes of answers at most
   * @param key by which the folder is sealed between two runs; kept elsewhere, the same each time
   */
  public record Disk(Path directory, long size, SecretKey key) {}
}
