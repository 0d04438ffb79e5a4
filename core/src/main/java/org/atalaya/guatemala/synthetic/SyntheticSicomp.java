// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.alerts.UnprotectedAlertFact;
import org.atalaya.tips.UnprotectedTipFact;

/**
 * A case system that is invented: flat files of complaints, missing-person alerts and tips with the
 * levels, shares and patterns that are published for Guatemala, and with nobody in them.
 *
 * <pre>{@code
 * SyntheticSicomp.of(1, LocalDate.of(2024, 12, 31)).cases(100_000).years(3)
 *     .write(folder, SyntheticSicomp.Progress.NONE);
 * }</pre>
 *
 * <p>The same seed, days and number of cases give the same bytes. A case follows from the seed and
 * its number: {@link #knownAt} writes the same cases as the system held them on an earlier day,
 * without the complaints, corrections, suspects and acts that were entered later.
 *
 * <p>It does not check that the disk has room: expect about 800 bytes for a case.
 *
 * @param seed what everything is drawn from
 * @param lastDay the last day of registration
 * @param cases how many complaints are registered, 1 to 100,000,000; a few of the last days are
 *     entered later and thus not in the files
 * @param years how many years up to {@code lastDay}, 1 to 30
 * @param knownAt the day on which the system is looked at, not after {@code lastDay}
 */
public record SyntheticSicomp(
    long seed, LocalDate lastDay, long cases, int years, LocalDate knownAt) {

  /** The files that are written. */
  public static final List<String> FILES =
      List.of(
          "cases.csv",
          "victims.csv",
          "suspects.csv",
          "offences.csv",
          "pairs.csv",
          "proceedings.csv",
          "alerts.csv",
          "tips.csv");

  /** Most cases that can be asked for. */
  public static final long MAX_CASES = 100_000_000;

  private static final int MAX_YEARS = 30;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  /** Events lie at most so many days before their registration. */
  private static final int LONGEST_DELAY = 600;

  private static final long PROGRESS_EVERY = 1 << 16;

  public SyntheticSicomp {
    if (cases < 1 || cases > MAX_CASES) {
      throw new IllegalArgumentException(
          "cases must be from 1 to %d, given: %d".formatted(MAX_CASES, cases));
    }
    if (years < 1 || years > MAX_YEARS) {
      throw new IllegalArgumentException(
          "years must be from 1 to %d, given: %d".formatted(MAX_YEARS, years));
    }
    if (lastDay.isBefore(EARLIEST) || lastDay.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "the last day must be from %s to %s, given: %s".formatted(EARLIEST, LATEST, lastDay));
    }
    if (knownAt.isAfter(lastDay) || knownAt.isBefore(firstDay(lastDay, years))) {
      throw new IllegalArgumentException(
          "the day on which the system is looked at must be from %s to %s, given: %s"
              .formatted(firstDay(lastDay, years), lastDay, knownAt));
    }
  }

  /** 100,000 complaints of the three years up to {@code lastDay}, as known on that day. */
  public static SyntheticSicomp of(long seed, LocalDate lastDay) {
    return new SyntheticSicomp(seed, lastDay, 100_000, 3, lastDay);
  }

  /** With so many complaints. */
  public SyntheticSicomp cases(long number) {
    return new SyntheticSicomp(seed, lastDay, number, years, knownAt);
  }

  /** With complaints of so many years. */
  public SyntheticSicomp years(int number) {
    return new SyntheticSicomp(seed, lastDay, cases, number, knownAt);
  }

  /** The same system, looked at on an earlier day. */
  public SyntheticSicomp knownAt(LocalDate day) {
    return new SyntheticSicomp(seed, lastDay, cases, years, day);
  }

  /** The first day of registration. */
  public LocalDate firstDay() {
    return firstDay(lastDay, years);
  }

  private static LocalDate firstDay(LocalDate lastDay, int years) {
    return lastDay.plusDays(1).minusYears(years);
  }

  /**
   * Writes the {@link #FILES} into {@code folder}, over those that are there. Takes the same memory
   * whatever the number of cases.
   *
   * @return rows by file
   * @throws IOException if the folder cannot be made or a file cannot be written
   */
  public Summary write(Path folder, Progress progress) throws IOException {
    Files.createDirectories(folder);
    Calibration calibration = Calibration.read();
    Vocabularies words = new Vocabularies();
    Places places = new Places(calibration, seed, firstDay(), lastDay);
    Timeline timeline = new Timeline(calibration, seed, firstDay(), lastDay, cases);
    CaseGenerator generator = new CaseGenerator(calibration, words, places, seed);
    AlertGenerator alerts = new AlertGenerator(calibration, words, places, seed, knownAt);
    TipGenerator tips = new TipGenerator(calibration, places, seed);
    int firstDate = timeline.firstEpochDay() - LONGEST_DELAY;
    try (CaseFiles files =
        new CaseFiles(folder, words, places, firstDate, (int) knownAt.toEpochDay())) {
      SyntheticCase drawn = new SyntheticCase();
      for (int i = 0; i < timeline.days(); i++) {
        LocalDate day = firstDay().plusDays(i);
        if (day.isAfter(knownAt)) {
          break;
        }
        for (long before = timeline.casesBefore(i);
            before < timeline.casesBefore(i + 1);
            before++) {
          generator.draw(before + 1, day, drawn);
          files.write(drawn);
          Optional<UnprotectedAlertFact> alert = alerts.draw(before + 1, day);
          if (alert.isPresent()) {
            files.write(alert.get());
          }
          Optional<UnprotectedTipFact> tip = tips.draw(before + 1, day);
          if (tip.isPresent()) {
            files.write(tip.get());
          }
          if ((before + 1) % PROGRESS_EVERY == 0) {
            progress.cases(before + 1, cases);
          }
        }
      }
      return new Summary(files.rows());
    }
  }

  /**
   * What was written.
   *
   * @param rows rows by file name, the header left out
   */
  public record Summary(Map<String, Long> rows) {
    public Summary {
      rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Rows of all files. */
    public long total() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows of one file, if it is one of {@link #FILES}. */
    public Optional<Long> rowsOf(String file) {
      return Optional.ofNullable(rows.get(file));
    }
  }

  /** Told of the cases drawn so far. */
  @FunctionalInterface
  public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /** {@code done} of {@code total} cases are drawn. */
    void cases(long done, long total);
  }
}
