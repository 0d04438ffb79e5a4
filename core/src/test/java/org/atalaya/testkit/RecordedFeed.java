// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Watermark;

/**
 * A feed of changes that a test writes down, in batches as small as it likes.
 *
 * <pre>{@code
 * RecordedFeed feed = new RecordedFeed(CountingUnit.CASE, "id,fecha,sexo", 10, clock);
 * feed.enter("a,2010-01-15,2").delete("a");
 * }</pre>
 */
public final class RecordedFeed implements CaseFeed {

  private final CountingUnit unit;
  private final List<String> columns;
  private final int most;
  private final InstantSource clock;
  private final List<CaseChange> changes = new ArrayList<>();

  /**
   * A feed without changes.
   *
   * @param columns names of the columns, between commas; the first identifies a row
   * @param most how many changes at most are in a batch
   * @param clock the system's time
   */
  public RecordedFeed(CountingUnit unit, String columns, int most, InstantSource clock) {
    this.unit = unit;
    this.columns = List.of(columns.split(",", -1));
    this.most = most;
    this.clock = clock;
  }

  /** Enters or corrects a row, the values between commas. */
  public RecordedFeed enter(String row) {
    String[] values = row.split(",", -1);
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      byName.put(columns.get(i), values[i]);
    }
    return add(new CaseChange.Upsert(unit, nextId(), byName));
  }

  /** Enters or corrects each line as a row. */
  public RecordedFeed enterAll(String rows) {
    Arrays.stream(rows.split("\n")).forEach(this::enter);
    return this;
  }

  /** Deletes a row. */
  public RecordedFeed delete(String id) {
    return add(new CaseChange.Deletion(unit, nextId(), Map.of(columns.getFirst(), id)));
  }

  /** Adds any change. */
  public synchronized RecordedFeed add(CaseChange change) {
    changes.add(change);
    return this;
  }

  private synchronized String nextId() {
    return Integer.toString(changes.size() + 1);
  }

  @Override
  public synchronized Batch changesSince(Watermark after, int limit) {
    int from = after.equals(Watermark.START) ? 0 : Integer.parseInt(after.text());
    int to = Math.min(changes.size(), from + Math.min(most, limit));
    Optional<Instant> asOf = to == changes.size() ? Optional.of(clock.instant()) : Optional.empty();
    return new Batch(
        changes.subList(from, to),
        new Watermark(Integer.toString(to)),
        asOf,
        OptionalLong.of(changes.size() - to));
  }
}
