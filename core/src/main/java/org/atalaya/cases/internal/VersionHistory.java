// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.atalaya.cases.DatasetVersion;

/**
 * The dataset versions of a store, of which a feed makes many a minute: adding one and asking for
 * all takes the same time however many there are.
 */
final class VersionHistory {

  private DatasetVersion[] versions = new DatasetVersion[16];
  private volatile List<DatasetVersion> all = List.of();

  /**
   * All versions so far, the newest last; what is added later is not in this list, and any of it is
   * found at once by its place.
   */
  List<DatasetVersion> all() {
    return all;
  }

  /** The newest version; {@link DatasetVersion#EMPTY} if there is none. */
  DatasetVersion latest() {
    List<DatasetVersion> now = all;
    return now.isEmpty() ? DatasetVersion.EMPTY : now.getLast();
  }

  /** Adds a version, which is not older than those before. */
  synchronized void add(DatasetVersion version) {
    int size = all.size();
    if (size == versions.length) {
      versions = Arrays.copyOf(versions, 2 * size);
    }
    versions[size] = version;
    // Readers see what was written before this.
    all = new First(versions, size + 1);
  }

  /** Takes the versions with these numbers out; lists that were asked for before stay whole. */
  synchronized void forget(Set<Integer> numbers) {
    DatasetVersion[] kept =
        all.stream()
            .filter(version -> !numbers.contains(version.number()))
            .toArray(DatasetVersion[]::new);
    int size = kept.length;
    versions = Arrays.copyOf(kept, Math.max(16, size));
    all = new First(versions, size);
  }

  /** The first elements of an array, which do not change any more. */
  private static final class First extends AbstractList<DatasetVersion> implements RandomAccess {
    private final DatasetVersion[] versions;
    private final int size;

    First(DatasetVersion[] versions, int size) {
      this.versions = versions;
      this.size = size;
    }

    @Override
    public DatasetVersion get(int index) {
      if (index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
      return versions[index];
    }

    @Override
    public int size() {
      return size;
    }
  }
}
