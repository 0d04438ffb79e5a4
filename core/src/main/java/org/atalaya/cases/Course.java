// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the categories of a dimension say about time: how many completed days passed from one date
 * to another, in bands, and, where several things can end the time, which came first.
 *
 * <p>The category of an exit and a band has the code {@code <exit>.<first day>-<last day>}, that of
 * a band alone {@code <first day>-<last day>}; the last band is {@code <first day>+}. Nobody has to
 * take codes apart: {@link #step} says what a category means.
 *
 * @param lowerBounds first day of each band, from 0, ascending; the last band is open
 * @param exits what can end the time, in the order that decides on the same day; empty where only
 *     one thing can
 * @param none code of the category "has not ended"
 */
public record Course(List<Integer> lowerBounds, List<Exit> exits, String none) {

  public Course {
    lowerBounds = List.copyOf(lowerBounds);
    exits = List.copyOf(exits);
    if (lowerBounds.isEmpty() || lowerBounds.getFirst() != 0) {
      throw new IllegalArgumentException(
          "lowerBounds: the first band begins with day 0, given: " + lowerBounds);
    }
    for (int i = 1; i < lowerBounds.size(); i++) {
      if (lowerBounds.get(i) <= lowerBounds.get(i - 1)) {
        throw new IllegalArgumentException(
            "lowerBounds: the first days of the bands must ascend, given: " + lowerBounds);
      }
    }
    Set<String> ids = new HashSet<>();
    for (Exit exit : exits) {
      if (!ids.add(exit.id())) {
        throw new IllegalArgumentException("exits: %s is declared twice".formatted(exit.id()));
      }
    }
  }

  /** How many bands there are. */
  public int bands() {
    return lowerBounds.size();
  }

  /** The band in which {@code days}, 0 or more, lie. */
  public int band(int days) {
    int band = 0;
    while (band + 1 < bands() && days >= lowerBounds.get(band + 1)) {
      band++;
    }
    return band;
  }

  /** First day of a band. */
  public int firstDay(int band) {
    return lowerBounds.get(band);
  }

  /** Last day of a band; none for the last. */
  public OptionalInt lastDay(int band) {
    return band + 1 < bands() ? OptionalInt.of(lowerBounds.get(band + 1) - 1) : OptionalInt.empty();
  }

  /**
   * The code of the category of an exit and a band.
   *
   * @param exit position in {@link #exits()}; 0 where there are none
   */
  public String code(int exit, int band) {
    OptionalInt last = lastDay(band);
    String days = firstDay(band) + (last.isPresent() ? "-" + last.getAsInt() : "+");
    return exits.isEmpty() ? days : exits.get(exit).id() + "." + days;
  }

  /** The codes of all exits and bands, by exit, then by band; without {@link #none()}. */
  public List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (int exit = 0; exit < Math.max(1, exits.size()); exit++) {
      for (int band = 0; band < bands(); band++) {
        codes.add(code(exit, band));
      }
    }
    return codes;
  }

  /** What the category {@code code} means; none for "has not ended" and "unknown". */
  public Optional<Step> step(String code) {
    int index = codes().indexOf(code);
    if (index < 0) {
      return Optional.empty();
    }
    int band = index % bands();
    Optional<Exit> exit =
        exits.isEmpty() ? Optional.empty() : Optional.of(exits.get(index / bands()));
    return Optional.of(new Step(exit, firstDay(band), lastDay(band)));
  }

  /**
   * Something that can end the time.
   *
   * @param id lower-case words joined by '-'
   * @param label its name for people
   */
  public record Exit(String id, Label label) {
    public Exit {
      if (!Dimension.isId(id)) {
        throw new IllegalArgumentException(
            "an exit id is lower-case words joined by '-', given: " + id);
      }
    }
  }

  /**
   * One category taken apart.
   *
   * @param exit what ended the time, where several things could
   * @param firstDay first completed day of the band
   * @param lastDay its last one; none where the band is open
   */
  public record Step(Optional<Exit> exit, int firstDay, OptionalInt lastDay) {}
}
