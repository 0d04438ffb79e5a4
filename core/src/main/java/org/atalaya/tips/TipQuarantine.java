// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.atalaya.tips.internal.FloodTable;
import org.atalaya.tips.internal.TipTable;
import org.atalaya.tips.sealing.TipId;

/**
 * The tips that are set apart, so that a flood does not bury the others. They are in another list
 * and nothing else is different of them: they keep unit, state and clock, superiors are told of
 * them, and anybody of the unit puts them back, as does who adds to one or forwards it.
 *
 * <p>By itself a tip is set apart only in a {@link TipFlood}, and if {@link #LEFT_ALIKE} others of
 * the same unit, envelope and size came to the desk within the minute before, which stay where they
 * are. So of each kind the first are read, and one that differs is never set apart.
 */
public final class TipQuarantine {

  /** Of tips alike in a flood, how many are left among the others in a minute. */
  public static final int LEFT_ALIKE = 10;

  private static final Duration TOGETHER = Duration.ofMinutes(1);
  private static final String SET_APART = "tip quarantine";

  private final TipParts parts;
  private final TipTable tips;
  private final TipChanges changes;
  private final FloodTable floods;

  TipQuarantine(TipParts parts, TipTable tips, TipChanges changes) {
    this.parts = parts;
    this.tips = tips;
    this.changes = changes;
    floods = new FloodTable(parts.store().engine());
  }

  /** Looks at one that came in a flood. One with which anything was done stays where it is. */
  void arrived(Connection connection, TipId tip) {
    TipTable.Row row = tips.lock(connection, tip.text()).orElseThrow();
    long after = parts.now().minus(TOGETHER).toEpochMilli();
    if (row.revision() == 1 && floods.alike(connection, row, after, LEFT_ALIKE) >= LEFT_ALIKE) {
      changes.replace(connection, TipFlood.ACTOR, SET_APART, row.apart(Quarantine.FLOOD.name()));
    }
  }

  /** Those of units in states, the longest waiting first; nothing is opened. */
  public List<InboxEntry> list(Collection<String> units, Collection<TipState> states, int most) {
    List<String> names = states.stream().map(TipState::name).toList();
    return parts.store().read(connection -> tips.of(connection, units, names, true, most)).stream()
        .map(InboxEntry::of)
        .toList();
  }

  /**
   * Sets one apart.
   *
   * @param actor by the id that sign-in gives
   * @throws TipConflictException if it was changed since, or is set apart
   */
  public InboxEntry put(String actor, TipId tip, int revision) {
    return changes.change(
        actor,
        SET_APART,
        tip,
        revision,
        row -> {
          TipChanges.require(row.quarantine() == null);
          return row.apart(Quarantine.STAFF.name());
        });
  }

  /**
   * Puts one back among the others; nothing but somebody sets it apart again.
   *
   * @param actor by the id that sign-in gives
   * @throws TipConflictException if it was changed since, or is not set apart
   */
  public InboxEntry release(String actor, TipId tip, int revision) {
    return changes.change(
        actor,
        "tip release",
        tip,
        revision,
        row -> {
          TipChanges.require(row.quarantine() != null);
          return row.apart(null);
        });
  }
}
