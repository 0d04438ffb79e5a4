// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.Watermark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link CaseFeed} has to do. Extend it and say how rows get into your system; each test
 * begins with an empty one.
 */
public abstract class CaseFeedContract {

  private static final int MOST_BATCHES = 10_000;

  /** A feed of the system, new each time. */
  protected abstract CaseFeed feed();

  /** Enters or corrects the row {@code id}, so that {@code state} can be read from it. */
  protected abstract void put(String id, int state);

  /** Deletes the row {@code id}. */
  protected abstract void delete(String id);

  /** The id of the row with these values, of which those that identify it are there. */
  protected abstract String id(Map<String, String> values);

  /** The state of the row with these values. */
  protected abstract int state(Map<String, String> values);

  @Test
  void changesSince_emptySystem_isCaughtUp() {
    CaseFeed.Batch batch = feed().changesSince(Watermark.START, 10);

    assertThat(batch.changes()).isEmpty();
    assertThat(batch.asOf()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void changesSince_anyLimit_tellsOfEveryRowAndKeepsTheLimit(int limit) {
    Map<String, Integer> expected = new HashMap<>();
    for (int row = 0; row < 7; row++) {
      put("r" + row, row);
      expected.put("r" + row, row);
    }
    Map<String, Integer> told = new HashMap<>();

    Watermark end = follow(Watermark.START, limit, told);

    assertThat(told).isEqualTo(expected);
    assertThat(end).isNotEqualTo(Watermark.START);
  }

  @Test
  void changesSince_corrected_tellsOfTheLastState() {
    put("a", 1);
    put("b", 1);
    Map<String, Integer> told = new HashMap<>();
    Watermark mark = follow(Watermark.START, 10, told);

    put("a", 2);
    put("a", 3);
    follow(mark, 10, told);

    assertThat(told).isEqualTo(Map.of("a", 3, "b", 1));
  }

  @Test
  void changesSince_deletedAndEnteredAgain_tellsOfBoth() {
    put("a", 1);
    put("b", 1);
    Map<String, Integer> told = new HashMap<>();
    Watermark mark = follow(Watermark.START, 10, told);

    delete("a");
    mark = follow(mark, 10, told);
    assertThat(told).isEqualTo(Map.of("b", 1));

    put("a", 2);
    follow(mark, 10, told);
    assertThat(told).isEqualTo(Map.of("a", 2, "b", 1));
  }

  /** As after a restart, and after a crash before the batch was applied. */
  @Test
  void changesSince_sameWatermarkAgain_leavesNothingOut() {
    put("a", 1);
    Watermark mark = follow(Watermark.START, 10, new HashMap<>());
    put("b", 2);
    Map<String, Integer> first = new HashMap<>();
    Map<String, Integer> again = new HashMap<>();

    follow(mark, 1, first);
    put("c", 3);
    follow(new Watermark(mark.text()), 1, again);

    assertThat(first).containsEntry("b", 2);
    assertThat(again).containsEntry("b", 2).containsEntry("c", 3);
  }

  @Test
  void changesSince_randomHistory_leadsToTheStateOfTheSystem() {
    Random random = new Random(1);
    Map<String, Integer> system = new HashMap<>();
    Map<String, Integer> told = new HashMap<>();
    Watermark mark = Watermark.START;
    for (int step = 0; step < 120; step++) {
      String id = "r" + random.nextInt(12);
      if (random.nextInt(4) > 0) {
        put(id, step);
        system.put(id, step);
      } else if (system.remove(id) != null) {
        delete(id);
      }
      if (random.nextInt(5) == 0) {
        mark = follow(mark, 1 + random.nextInt(4), told);
        assertThat(told).as("step %d", step).isEqualTo(system);
      }
    }
  }

  @Test
  void toString_ofWhatItTells_holdsNoContent() {
    put("contents", 7654321);

    CaseFeed.Batch batch = feed().changesSince(Watermark.START, 10);

    assertThat(batch.changes()).hasSize(1);
    assertThat(batch.toString() + batch.changes() + batch.next())
        .doesNotContain("contents")
        .doesNotContain("7654321");
    assertThat(batch.changes().getFirst().changeId()).doesNotContain("contents");
  }

  /** Reads to the end, keeping the last state of each row that was told of. */
  private Watermark follow(Watermark from, int limit, Map<String, Integer> told) {
    Watermark mark = from;
    Set<Watermark> seen = new HashSet<>();
    for (int batches = 0; batches < MOST_BATCHES; batches++) {
      CaseFeed.Batch batch = feed().changesSince(mark, limit);
      assertThat(batch.changes()).hasSizeLessThanOrEqualTo(limit);
      batch.changes().forEach(change -> apply(change, told));
      mark = batch.next();
      if (batch.asOf().isPresent()) {
        return mark;
      }
      assertThat(seen.add(mark)).as("the feed goes on").isTrue();
    }
    throw new AssertionError("the feed never ends");
  }

  private void apply(CaseChange change, Map<String, Integer> told) {
    switch (change) {
      case CaseChange.Upsert upsert -> told.put(id(upsert.values()), state(upsert.values()));
      case CaseChange.Deletion deletion -> told.remove(id(deletion.rowId()));
      case CaseChange.Unreadable unreadable ->
          throw new AssertionError("unreadable: " + unreadable.reason());
    }
  }
}
