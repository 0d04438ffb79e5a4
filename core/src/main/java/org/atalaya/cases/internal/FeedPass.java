// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.Watermark;

/**
 * How far a pass over the views has come: the watermark of a {@link ChangeViews}.
 *
 * @param from from which time on every view is read
 * @param began when it began, by the clock of the database; absent if it has not
 * @param view the number of the view that is being read
 * @param position where in this view
 * @param remaining how many rows are still to come, where that was counted
 */
record FeedPass(
    Instant from, Optional<Instant> began, int view, Position position, OptionalLong remaining) {

  /** Before all rows, and a time that every database can tell. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final String NONE = "-";

  /**
   * A place in the order of a view's rows.
   *
   * @param changedAt the time of the row before it
   * @param changeId the id of that row
   */
  record Position(Instant changedAt, long changeId) {
    static Position before(Instant time) {
      return new Position(time, Long.MIN_VALUE);
    }
  }

  private static FeedPass from(Instant time) {
    return new FeedPass(time, Optional.empty(), 0, Position.before(time), OptionalLong.empty());
  }

  /**
   * Reads a watermark.
   *
   * @throws CaseFeedException if it is not one of a feed with so many views
   */
  static FeedPass parse(Watermark watermark, int views) {
    if (watermark.equals(Watermark.START)) {
      return from(FIRST);
    }
    String[] parts = watermark.text().split(" ", -1);
    try {
      FeedPass pass =
          new FeedPass(
              Instant.parse(parts[0]),
              parts[1].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(parts[1])),
              Integer.parseInt(parts[2]),
              new Position(Instant.parse(parts[3]), Long.parseLong(parts[4])),
              parts[5].equals(NONE)
                  ? OptionalLong.empty()
                  : OptionalLong.of(Long.parseLong(parts[5])));
      if (parts.length == 6 && pass.view >= 0 && pass.view < views) {
        return pass;
      }
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // Told below.
    }
    throw new CaseFeedException(
        "The store followed another feed before; follow this one into a new store.");
  }

  Watermark watermark() {
    return new Watermark(
        String.join(
            " ",
            from.toString(),
            began.map(Instant::toString).orElse(NONE),
            Integer.toString(view),
            position.changedAt.toString(),
            Long.toString(position.changeId),
            remaining.isPresent() ? Long.toString(remaining.getAsLong()) : NONE));
  }

  FeedPass begun(Instant now) {
    return new FeedPass(from, Optional.of(began.orElse(now)), view, position, remaining);
  }

  FeedPass at(Position last) {
    return new FeedPass(from, began, view, last, remaining);
  }

  FeedPass nextView() {
    return new FeedPass(from, began, view + 1, Position.before(from), remaining);
  }

  FeedPass withRemaining(OptionalLong rows) {
    return new FeedPass(from, began, view, position, rows);
  }

  /** The pass after this one, which is at its end. */
  FeedPass next(Duration overlap) {
    return from(began.orElse(from).minus(overlap));
  }
}
