// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import org.atalaya.cases.CaseLoader.Progress;

/** Tells how far an import is, now and then. */
final class ImportProgress {

  private static final int EVERY = 10_000;

  private final Progress progress;
  private final long totalBytes;
  private long rows;
  private long finishedBytes;

  ImportProgress(Progress progress, long totalBytes) {
    this.progress = progress;
    this.totalBytes = totalBytes;
  }

  void rows(int more, DelimitedFile file) {
    rows += more;
    if (rows / EVERY > (rows - more) / EVERY) {
      progress.at(rows, Math.min(finishedBytes + file.bytesRead(), totalBytes), totalBytes);
    }
  }

  void finished(DelimitedFile file) {
    finishedBytes += file.bytesRead();
    progress.at(rows, Math.min(finishedBytes, totalBytes), totalBytes);
  }
}
