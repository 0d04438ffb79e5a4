// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The chain of custody of a file: who did what with it and when, the earliest first. Each entry
 * names the hash of the original, so that a record tells of which bytes it speaks. It is a value:
 * the audit chain keeps it from being changed afterwards.
 *
 * @param entries at least one, in the order of their times
 */
public record Custody(List<Entry> entries) {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** What was done. */
  public enum Act {
    /** It arrived, sealed. */
    RECEIVED,
    /** It was unsealed. */
    OPENED,
    /** It was looked into, in a process of its own. */
    EXAMINED,
    /** A copy without metadata was made. */
    COPIED,
    /** The original left, for the file of the case. */
    EXPORTED
  }

  /**
   * Something that was done.
   *
   * @param staff the id of who did it
   * @param sha256 of the original, as 64 small hexadecimal digits
   */
  public record Entry(Instant at, String staff, Act act, String sha256) {
    public Entry {
      if (!HASH.matcher(sha256).matches()) {
        throw new IllegalArgumentException("a hash has 64 small hexadecimal digits");
      }
    }
  }

  public Custody {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("custody begins with an entry");
    }
    for (int i = 1; i < entries.size(); i++) {
      check(entries.get(i - 1), entries.get(i));
    }
  }

  private static void check(Entry before, Entry after) {
    if (after.at().isBefore(before.at())) {
      throw new IllegalArgumentException("entries of custody are in the order of their times");
    }
    if (!after.sha256().equals(before.sha256())) {
      throw new IllegalArgumentException("all entries of custody are of the same original");
    }
  }

  /** This custody and what was done next. */
  public Custody with(Entry entry) {
    List<Entry> longer = new ArrayList<>(entries);
    longer.add(entry);
    return new Custody(longer);
  }
}
