// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The records that the demo shows: files of the evaluator's, or invented ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoProperties.class)
class DemoData {

  private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

  /** Any number would do; the day against violence on women is easy to remember. */
  private static final long SEED = 20201125;

  private static final String SYNTHETIC = "sicomp";

  /** So that a cohort of a whole year has been followed up for two. */
  private static final int YEARS = 4;

  @Bean
  CaseStore caseStore(DemoProperties properties) throws IOException {
    if (!properties.source().isEmpty()) {
      CsvMapping mapping = Guatemala.mapping(properties.mapping());
      return load(store(mapping), mapping, properties.files());
    }
    return synthetic(properties.rows());
  }

  /**
   * Invented cases up to the last whole month, because half a month would look like a fall; first
   * as the system held them a year before, so that last year is known as it was known then.
   */
  private static CaseStore synthetic(int cases) throws IOException {
    LocalDate lastDay = LocalDate.now(Clock.system(Guatemala.ZONE)).withDayOfMonth(1).minusDays(1);
    SyntheticSicomp system = SyntheticSicomp.of(SEED, lastDay).cases(cases).years(YEARS);
    Path folder = Files.createTempDirectory("atalaya-synthetic");
    CaseStore store = store(Guatemala.mapping(SYNTHETIC));
    try {
      List<CaseLoader.Snapshot> history =
          Stream.of(lastDay.minusYears(1), lastDay)
              .<CaseLoader.Snapshot>map(day -> () -> written(system.knownAt(day), folder))
              .toList();
      store
          .loader()
          .loadHistory(Guatemala.mapping(SYNTHETIC), history, progress())
          .forEach(DemoData::log);
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    } finally {
      for (String file : SyntheticSicomp.FILES) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.deleteIfExists(folder);
    }
  }

  private static List<Path> written(SyntheticSicomp system, Path folder) {
    try {
      system.write(folder, SyntheticSicomp.Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SyntheticSicomp.FILES.stream().map(folder::resolve).toList();
  }

  private static CaseStore store(CsvMapping mapping) {
    return CaseStore.inMemory(mapping, recordKeySecret(), Clock.system(Guatemala.ZONE));
  }

  private static CaseStore load(CaseStore store, CsvMapping mapping, List<Path> files) {
    try {
      log(store.loader().load(mapping, files, progress()));
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Not how many rows: exact numbers are for the import report, not for a log. */
  private static void log(ImportReport report) {
    LOG.info(
        "Loaded source {} as dataset version {} in {} ms",
        report.source(),
        report.version(),
        report.duration().toMillis());
  }

  /** Says how far a long import is, about every ten percent. */
  private static CaseLoader.Progress progress() {
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
