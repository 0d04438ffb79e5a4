// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the demo keeps records, and what it says of loading them. */
final class DemoRecords {

  private static final Logger LOG = LoggerFactory.getLogger(DemoRecords.class);

  private DemoRecords() {}

  /** An empty store in memory. */
  static CaseStore store(CsvMapping mapping, DemoClock clock) {
    return CaseStore.inMemory(mapping, recordKeySecret(), clock);
  }

  /** Not how many rows: exact numbers are for the import report, not for a log. */
  static void log(ImportReport report) {
    LOG.info(
        "Loaded source {} as dataset version {} in {} ms",
        report.source(),
        report.version(),
        report.duration().toMillis());
  }

  /** Says how far a long import is, about every ten percent. */
  static CaseLoader.Progress progress() {
    AtomicLong told = new AtomicLong();
    return (rows, bytes, totalBytes) -> {
      long tenths = totalBytes == 0 ? 10 : 10 * bytes / totalBytes;
      if (tenths != told.getAndSet(tenths)) {
        LOG.info("Loading: {} %", 10 * tenths);
      }
    };
  }

  /** Kept in the user's home, so that a demo started again gives the same records the same keys. */
  private static RecordKeySecret recordKeySecret() {
    Path file = Path.of(System.getProperty("user.home"), ".atalaya-demo", "record-key.secret");
    try {
      return RecordKeySecret.loadOrCreate(file, new SecureRandom());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
