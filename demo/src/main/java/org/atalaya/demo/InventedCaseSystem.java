// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.FeedUnavailableException;
import org.atalaya.cases.Watermark;

/**
 * The live side of the invented case system: what is entered and corrected after its files were
 * loaded, and whether it answers at all. An evaluator decides on both.
 *
 * <p>It keeps the rows of a few of the last complaints of one department, of all units, and tells
 * of those alone: the rest is in the files.
 */
public final class InventedCaseSystem implements CaseFeed {

  /** Where the complaints that are corrected were entered: most are, so there are always some. */
  private static final String WRONG_DEPARTMENT = "01";

  /** Where they belong: few come from there, so that it shows. */
  public static final String RIGHT_DEPARTMENT = "17";

  private static final String RIGHT_MUNICIPALITY = "1701";
  private static final String CASE_ID = "case_id";
  private static final String MUNICIPALITY = "municipality";
  private static final int MOST_COMPLAINTS = 60;

  /** Holds many more than those complaints; the files can be of gigabytes. */
  private static final int TAIL_BYTES = 1 << 20;

  private static final Map<CountingUnit, String> FILES =
      Map.of(
          CountingUnit.CASE, "cases.csv",
          CountingUnit.VICTIM, "victims.csv",
          CountingUnit.SUSPECT, "suspects.csv",
          CountingUnit.OFFENCE, "offences.csv",
          CountingUnit.PAIR, "pairs.csv",
          CountingUnit.PROCEEDING, "proceedings.csv");

  /** A row as it was entered. */
  private record Row(CountingUnit unit, Map<String, String> values) {

    Row with(String column, String value) {
      Map<String, String> changed = new HashMap<>(values);
      changed.put(column, value);
      return new Row(unit, changed);
    }
  }

  private final InstantSource clock;
  private final List<Row> rows;
  private final List<CaseChange> changes = new ArrayList<>();
  private boolean down;
  private boolean corrected;
  private int rounds;
  private int read;

  private InventedCaseSystem(InstantSource clock, List<Row> rows) {
    this.clock = clock;
    this.rows = List.copyOf(rows);
  }

  /**
   * The system whose files lie in {@code folder}; they may be deleted afterwards.
   *
   * @throws IOException if they cannot be read
   */
  static InventedCaseSystem of(Path folder, InstantSource clock) throws IOException {
    List<String> cases =
        lastRows(folder, CountingUnit.CASE)
            .filter(row -> value(row, MUNICIPALITY).startsWith(WRONG_DEPARTMENT))
            .map(row -> value(row, CASE_ID))
            .toList();
    Set<String> kept =
        Set.copyOf(cases.subList(Math.max(0, cases.size() - MOST_COMPLAINTS), cases.size()));
    List<Row> rows = new ArrayList<>();
    for (CountingUnit unit : FILES.keySet()) {
      lastRows(folder, unit).filter(row -> kept.contains(value(row, CASE_ID))).forEach(rows::add);
    }
    return new InventedCaseSystem(clock, rows);
  }

  private static String value(Row row, String column) {
    return row.values().getOrDefault(column, "");
  }

  /** The rows at the end of a file: they were entered last. Its values need no quotes. */
  private static Stream<Row> lastRows(Path folder, CountingUnit unit) throws IOException {
    Path path = folder.resolve(FILES.getOrDefault(unit, ""));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      List<String> columns = List.of(file.readLine().split(",", -1));
      if (file.length() - file.getFilePointer() > TAIL_BYTES) {
        file.seek(file.length() - TAIL_BYTES);
        file.readLine();
      }
      byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8).lines().map(line -> row(unit, columns, line));
    }
  }

  private static Row row(CountingUnit unit, List<String> columns, String line) {
    String[] values = line.split(",", -1);
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      byName.put(columns.get(i), values[i]);
    }
    return new Row(unit, byName);
  }

  /** How many complaints are entered or corrected at a time, at most 60. */
  public int complaints() {
    return rows.stream().map(row -> value(row, CASE_ID)).collect(Collectors.toSet()).size();
  }

  /** Enters as many complaints anew, with all that belongs to them. */
  public synchronized void enter() {
    rounds++;
    for (Row row : rows) {
      tell(row.with(CASE_ID, "again-%d-%s".formatted(rounds, value(row, CASE_ID))));
    }
  }

  /**
   * Corrects the complaints: they were entered for another department than they belong to. The
   * second time, the correction is taken back.
   */
  public synchronized void correct() {
    corrected = !corrected;
    for (Row row : rows) {
      tell(corrected ? row.with(MUNICIPALITY, RIGHT_MUNICIPALITY) : row);
    }
  }

  private void tell(Row row) {
    changes.add(
        new CaseChange.Upsert(row.unit(), Integer.toString(changes.size() + 1), row.values()));
  }

  /** Whether the complaints are where they belong. */
  public synchronized boolean isCorrected() {
    return corrected;
  }

  /** Has it answer nobody, or answer again. What is entered meanwhile is kept. */
  public synchronized void setDown(boolean down) {
    this.down = down;
  }

  /** Whether it answers nobody. */
  public synchronized boolean isDown() {
    return down;
  }

  /** Whether all that was entered and corrected has arrived where it is counted. */
  public synchronized boolean isRead() {
    return read == changes.size();
  }

  @Override
  public synchronized Batch changesSince(Watermark after, int limit) {
    if (down) {
      throw new FeedUnavailableException(
          "the invented case system was taken down by the evaluator");
    }
    int from = after.equals(Watermark.START) ? 0 : Integer.parseInt(after.text());
    read = from;
    int to = (int) Math.min(changes.size(), (long) from + limit);
    boolean isAll = to == changes.size();
    return new Batch(
        changes.subList(from, to),
        new Watermark(Integer.toString(to)),
        isAll ? Optional.of(clock.instant()) : Optional.empty(),
        OptionalLong.of(changes.size() - to));
  }
}
