// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;
import org.atalaya.measures.Population;
import org.atalaya.statistics.IndicatorCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The records that the demo shows: files of the evaluator's, or invented ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoProperties.class)
class DemoData {

  private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

  /** Any number would do; the day against violence on women is easy to remember. */
  private static final long SEED = 20201125;

  private static final String SYNTHETIC = "sicomp";
  private static final String SOURCE = "atalaya.demo.source";

  /** So that a cohort of a whole year has been followed up for two. */
  private static final int YEARS = 4;

  @Bean
  DemoClock demoClock() {
    return new DemoClock();
  }

  /** As the library makes one, but for the clock. */
  @Bean
  Observatory observatory(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      Population population,
      DemoClock clock) {
    return Observatory.inProcess(store, indicators, profile, Optional.of(population), clock);
  }

  /** Files that the evaluator names. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(SOURCE)
  static class Named {

    @Bean
    CaseStore caseStore(DemoProperties properties, DemoClock clock) {
      CsvMapping mapping = Guatemala.mapping(properties.mapping());
      CaseStore store = store(mapping, clock);
      try {
        log(store.loader().load(mapping, properties.files(), progress()));
        return store;
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    }
  }

  /** Without files, those of an invented case system, which is then followed. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(NothingNamed.class)
  static class Invented {

    /** What was loaded, and of which system. */
    record Records(CaseStore store, InventedCaseSystem system) {}

    @Bean
    CsvMapping mapping() {
      return Guatemala.mapping(SYNTHETIC);
    }

    @Bean
    Records records(DemoProperties properties, CsvMapping mapping, DemoClock clock)
        throws IOException {
      return invented(properties.rows(), mapping, clock);
    }

    @Bean
    CaseStore caseStore(Records records) {
      return records.store();
    }

    @Bean
    InventedCaseSystem caseSystem(Records records) {
      return records.system();
    }
  }

  /** Where no files are named. */
  static final class NothingNamed extends NoneNestedConditions {

    NothingNamed() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty(SOURCE)
    static class FilesNamed {}
  }

  /**
   * Invented cases up to the last whole month, because half a month would look like a fall; first
   * as the system held them a year before, so that last year is known as it was known then.
   */
  private static Invented.Records invented(int cases, CsvMapping mapping, DemoClock clock)
      throws IOException {
    LocalDate lastDay = LocalDate.now(clock).withDayOfMonth(1).minusDays(1);
    SyntheticSicomp system = SyntheticSicomp.of(SEED, lastDay).cases(cases).years(YEARS);
    Path folder = Files.createTempDirectory("atalaya-synthetic");
    CaseStore store = store(mapping, clock);
    try {
      List<CaseLoader.Snapshot> history =
          Stream.of(lastDay.minusYears(1), lastDay)
              .<CaseLoader.Snapshot>map(day -> () -> written(system.knownAt(day), folder))
              .toList();
      store.loader().loadHistory(mapping, history, progress()).forEach(DemoData::log);
      return new Invented.Records(store, InventedCaseSystem.of(folder, clock));
    } catch (RuntimeException | IOException e) {
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

  private static CaseStore store(CsvMapping mapping, DemoClock clock) {
    return CaseStore.inMemory(mapping, recordKeySecret(), clock);
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
