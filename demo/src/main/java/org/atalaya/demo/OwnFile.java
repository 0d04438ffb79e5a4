// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.MappingProposal;
import org.atalaya.cases.MappingValidation;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceFile;
import org.atalaya.cases.ValidationReport;
import org.atalaya.cases.Wording;
import org.atalaya.guatemala.Guatemala;
import org.jspecify.annotations.Nullable;

/**
 * One file that an evaluator handed in, and the observatory over it. Nothing of it is written to a
 * disk; all of it is gone when it is closed.
 */
public final class OwnFile implements AutoCloseable {

  private static final Wording WORDING = Wording.of(OwnFile.class);
  private static final int GZIP_MAGIC = 0x8b1f;

  private final InstantSource clock;
  private final Runnable dropped;
  private volatile Instant lastUsed;
  private @Nullable SourceFile source;
  private @Nullable CaseStore store;
  private boolean closed;

  OwnFile(InstantSource clock, Runnable dropped) {
    this.clock = clock;
    this.dropped = dropped;
    this.lastUsed = clock.instant();
  }

  /**
   * Takes the file in and proposes a mapping for it.
   *
   * @throws ImportException if it is too large or none that can be read
   * @throws IOException if it does not arrive
   */
  public MappingProposal take(String name, InputStream content) throws IOException {
    used();
    byte[] arrived = content.readNBytes(OwnFiles.MOST_BYTES + 1);
    refuseTooLarge(arrived.length, "ownfile.large");
    SourceFile file = SourceFile.inMemory(name, unpacked(name, arrived));
    synchronized (this) {
      source = file;
    }
    return MappingProposal.of(
        file, Guatemala.CODE_LISTS, Clock.system(Guatemala.ZONE), OwnFiles.LIMITS);
  }

  /** Unpacked once and up to the limit, since a few bytes can unpack to more than any memory. */
  private static byte[] unpacked(String name, byte[] arrived) throws IOException {
    boolean gzip =
        arrived.length > 1 && ((arrived[0] & 0xff) | (arrived[1] & 0xff) << 8) == GZIP_MAGIC;
    if (!gzip) {
      return arrived;
    }
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(new ByteArrayInputStream(arrived)))) {
      byte[] plain = in.readNBytes(OwnFiles.MOST_BYTES + 1);
      refuseTooLarge(plain.length, "ownfile.unpacked");
      return plain;
    } catch (ZipException | EOFException e) {
      throw new ImportException(WORDING.label("ownfile.gzip"));
    }
  }

  private static void refuseTooLarge(int length, String key) {
    if (length > OwnFiles.MOST_BYTES) {
      throw new ImportException(WORDING.label(key, OwnFiles.MOST_BYTES / 1_000_000));
    }
  }

  /** What a mapping makes of the file. */
  public ValidationReport validate(CsvMapping mapping) {
    used();
    return MappingValidation.run(mapping, source(), Clock.system(Guatemala.ZONE));
  }

  /**
   * Loads the file, and protects its figures as those of any records that are not public.
   *
   * @return absent if it was closed meanwhile
   * @throws ImportException if it cannot be loaded
   */
  public Optional<Observatory> load(CsvMapping mapping, CaseLoader.Progress progress) {
    used();
    CaseStore loading =
        CaseStore.inMemory(
            mapping, RecordKeySecret.generate(new SecureRandom()), Clock.system(Guatemala.ZONE));
    try {
      loading.loader().load(mapping, source(), progress);
    } catch (RuntimeException e) {
      loading.close();
      throw e;
    }
    if (!keep(loading)) {
      loading.close();
      return Optional.empty();
    }
    return Optional.of(
        Observatory.inProcess(
            loading, Guatemala.indicators(), Guatemala.disclosurePolicy().profile(loading)));
  }

  private synchronized boolean keep(CaseStore loaded) {
    if (closed) {
      return false;
    }
    if (store != null) {
      store.close();
    }
    store = loaded;
    return true;
  }

  private synchronized SourceFile source() {
    if (source == null) {
      throw new ImportException(WORDING.label("ownfile.gone"));
    }
    return source;
  }

  /** Notes that somebody asked something of it. */
  public void used() {
    lastUsed = clock.instant();
  }

  Instant lastUsed() {
    return lastUsed;
  }

  void tellDropped() {
    dropped.run();
  }

  @Override
  public synchronized void close() {
    closed = true;
    source = null;
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
