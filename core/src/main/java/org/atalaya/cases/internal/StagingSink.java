// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.ImportReport.RejectedRow;
import org.jspecify.annotations.Nullable;

/**
 * Has the rows of one file encoded by other threads while it is read, and hands them on in the
 * order of the file: which of two rows with the same id is the later one does not depend on the
 * threads.
 */
final class StagingSink implements DelimitedFile.RecordSink {

  private static final int REJECTED_KEPT = 100;
  private static final int BATCHES_AHEAD = 2 * Runtime.getRuntime().availableProcessors() + 2;
  private static final BitSet NONE = new BitSet();

  private final DelimitedFile file;
  private final Function<List<String>, RowEncoder> encoders;
  private final ExecutorService threads;
  private final SeenIds seen;
  private final ImportFindings findings;
  private final Consumer<EncodedBatch> target;
  private final ImportProgress progress;
  private final List<RejectedRow> rejected = new ArrayList<>();
  private final Deque<Future<EncodedBatch>> ahead = new ArrayDeque<>();
  private final Queue<RowEncoder> idle = new ConcurrentLinkedQueue<>();
  private List<String> header = List.of();
  private @Nullable RowEncoder own;
  private long rowsRead;
  private long rowsLoaded;

  /**
   * A sink.
   *
   * @param encoders makes an encoder for the columns of this file
   * @param threads where batches are encoded
   * @param seen the ids of the table's rows so far
   * @param target takes the rows that are loaded
   */
  StagingSink(
      DelimitedFile file,
      Function<List<String>, RowEncoder> encoders,
      ExecutorService threads,
      SeenIds seen,
      ImportFindings findings,
      Consumer<EncodedBatch> target,
      ImportProgress progress) {
    this.file = file;
    this.encoders = encoders;
    this.threads = threads;
    this.seen = seen;
    this.findings = findings;
    this.target = target;
    this.progress = progress;
  }

  @Override
  public void header(List<String> names) {
    header = names;
    own = encoders.apply(names);
  }

  @Override
  public void accept(FieldBatch batch) {
    ahead.add(threads.submit(() -> encode(batch)));
    if (ahead.size() > BATCHES_AHEAD) {
      take(ahead.remove());
    }
  }

  /** Waits for what is still being encoded, and says what became of the file. */
  FileReport finish() {
    while (!ahead.isEmpty()) {
      take(ahead.remove());
    }
    return new FileReport(file.name(), file.encoding().name(), rowsRead, rowsLoaded, rejected);
  }

  /** The columns of the file that the mapping does not name. */
  List<String> unusedColumns() {
    return requireNonNull(own).unusedColumns();
  }

  private EncodedBatch encode(FieldBatch batch) {
    RowEncoder free = idle.poll();
    RowEncoder encoder = free == null ? encoders.apply(header) : free;
    EncodedBatch encoded = encoder.encode(batch, NONE);
    idle.add(encoder);
    return encoded;
  }

  private void take(Future<EncodedBatch> future) {
    EncodedBatch encoded = settle(result(future));
    findings.add(encoded.findings);
    for (RejectedRow row : encoded.rejected) {
      if (rejected.size() < REJECTED_KEPT) {
        rejected.add(row);
      }
    }
    rowsRead += encoded.source.rows();
    rowsLoaded += encoded.rows;
    target.accept(encoded);
    progress.rows(encoded.source.rows(), file);
  }

  private static EncodedBatch result(Future<EncodedBatch> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImportException("The import was interrupted; the case store stays as it was.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("rows could not be encoded", e.getCause());
    }
  }

  /** Tells equal rows apart, and leaves out those with the id of an earlier one. */
  private EncodedBatch settle(EncodedBatch encoded) {
    RowEncoder rows = requireNonNull(own);
    BitSet repeated = new BitSet();
    for (int at = 0; at < encoded.rows; at++) {
      int before = seen.add(encoded.ids[at]);
      if (before > 0 && rows.byContent()) {
        rows.repeat(encoded, at, before);
      } else if (before > 0) {
        repeated.set(encoded.sourceRows[at]);
      }
    }
    return repeated.isEmpty() ? encoded : rows.encode(encoded.source, repeated);
  }
}
