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
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.demo.sampledata.SyntheticForms;
import org.atalaya.guatemala.Guatemala;
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

  @Bean
  CaseStore caseStore(DemoProperties properties) throws IOException {
    CsvMapping mapping = Guatemala.mapping(properties.mapping());
    if (!properties.source().isEmpty()) {
      return load(mapping, properties.files());
    }
    Path file = Files.createTempFile("atalaya-synthetic", ".csv");
    try {
      // Up to the last whole month: half a month would look like a fall.
      LocalDate lastDay =
          LocalDate.now(Clock.system(Guatemala.ZONE)).withDayOfMonth(1).minusDays(1);
      SyntheticForms.write(file, properties.rows(), SEED, lastDay);
      return load(Guatemala.mapping("ine-vif").withSource(SyntheticForms.SOURCE), List.of(file));
    } finally {
      Files.delete(file);
    }
  }

  private static CaseStore load(CsvMapping mapping, List<Path> files) {
    CaseStore store = CaseStore.inMemory(mapping, recordKeySecret(), Clock.system(Guatemala.ZONE));
    try {
      ImportReport report = store.loader().load(mapping, files, progress());
      // Not how many rows: exact numbers are for the import report, not for a log.
      LOG.info(
          "Loaded source {} as dataset version {} in {} ms",
          report.source(),
          report.version(),
          report.duration().toMillis());
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Says how far a long import is, about every ten percent. */
  private static CaseLoader.Progress progress() {
    AtomicLong told = new AtomicLong();
    return (rows, bytes, totalBytes) -> {
      long tenths = totalBytes == 0 ? 10 : 10 * bytes / totalBytes;
      if (tenths > told.getAndSet(tenths)) {
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
