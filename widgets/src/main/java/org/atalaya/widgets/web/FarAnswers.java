// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.EntryUnit;
import org.ehcache.config.units.MemoryUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers for which there is no room on the heap: outside of it, and on disk where a folder is
 * given. On disk they outlive a clean stop; after a crash, and for another build or configuration,
 * it is empty.
 */
final class FarAnswers implements AutoCloseable {

  private static final String NAME = "answers";

  private final Optional<SealedFolder> folder;
  private final CacheManager manager;
  private final Cache<String, byte[]> cache;

  /** Nobody reads or writes while it is closed, or after. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  private FarAnswers(CacheSettings settings, Optional<SealedFolder> folder) {
    this.folder = folder;
    CacheManagerBuilder<CacheManager> builder = CacheManagerBuilder.newCacheManagerBuilder();
    manager =
        folder.isPresent()
            ? opened(
                builder.with(CacheManagerBuilder.persistence(folder.get().files().toFile())),
                settings)
            : opened(builder, settings);
    cache = manager.getCache(NAME, String.class, byte[].class);
  }

  private static CacheManager opened(
      CacheManagerBuilder<? extends CacheManager> builder, CacheSettings settings) {
    return builder
        .withCache(
            NAME,
            CacheConfigurationBuilder.newCacheConfigurationBuilder(
                String.class, byte[].class, pools(settings)))
        .build(true);
  }

  private static ResourcePoolsBuilder pools(CacheSettings settings) {
    // Ehcache wants some heap before anything else; Caffeine is the better one.
    ResourcePoolsBuilder pools =
        ResourcePoolsBuilder.newResourcePoolsBuilder().heap(1, EntryUnit.ENTRIES);
    if (settings.offHeap() > 0) {
      pools = pools.offheap(settings.offHeap(), MemoryUnit.B);
    }
    if (settings.disk().isPresent()) {
      pools = pools.disk(settings.disk().get().size(), MemoryUnit.B, true);
    }
    return pools;
  }

  /**
   * Opens it; empty where the settings give no room.
   *
   * @param purpose tells builds and configurations apart
   * @throws IllegalStateException if the folder cannot be used, with words on what to do
   */
  static Optional<FarAnswers> open(CacheSettings settings, String purpose) {
    if (settings.offHeap() == 0 && settings.disk().isEmpty()) {
      return Optional.empty();
    }
    Optional<SealedFolder> folder = settings.disk().map(disk -> folder(disk, purpose));
    try {
      return Optional.of(new FarAnswers(settings, folder));
    } catch (RuntimeException e) {
      folder.ifPresent(SealedFolder::close);
      throw new IllegalStateException(
          "the caches of atalaya.cache cannot be opened; is there as much memory outside the heap"
              + " (-XX:MaxDirectMemorySize) as atalaya.cache.off-heap says?",
          e);
    }
  }

  /** Of another size it would be laid out in another way. */
  private static SealedFolder folder(CacheSettings.Disk disk, String purpose) {
    return new SealedFolder(disk.directory(), disk.key(), disk.size() + "\n" + purpose);
  }

  Optional<Answer> find(String key) {
    use.readLock().lock();
    try {
      byte @Nullable [] found = closed ? null : cache.get(key);
      return Optional.ofNullable(found).map(AnswerBytes::read);
    } finally {
      use.readLock().unlock();
    }
  }

  void keep(String key, Answer answer) {
    use.readLock().lock();
    try {
      if (!closed) {
        cache.put(key, AnswerBytes.write(answer));
      }
    } finally {
      use.readLock().unlock();
    }
  }

  /** Writes to the end what is to outlive this run. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        manager.close();
        folder.ifPresent(SealedFolder::close);
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
