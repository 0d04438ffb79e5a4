// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.Map;

/** What happened to one row of a live case system. */
public sealed interface CaseChange {

  /** A counting unit of which each row of the table is one; it says which table that is. */
  CountingUnit unit();

  /**
   * By what staff find the change in the system. It is shown to them and kept, so it must not be
   * made from the content of the row: no case number, no name.
   */
  String changeId();

  /**
   * The row was entered or corrected.
   *
   * @param values all its columns that the mapping names, as texts by name; the empty text where it
   *     says nothing
   */
  record Upsert(CountingUnit unit, String changeId, Map<String, String> values)
      implements CaseChange {
    public Upsert {
      values = Map.copyOf(values);
    }

    /** Which change it is, and no content. */
    @Override
    public String toString() {
      return "Upsert[%s, %s]".formatted(unit, changeId);
    }
  }

  /**
   * The row is gone.
   *
   * @param rowId the columns that identify it, as texts by name
   */
  record Deletion(CountingUnit unit, String changeId, Map<String, String> rowId)
      implements CaseChange {
    public Deletion {
      rowId = Map.copyOf(rowId);
    }

    /** Which change it is, and no content. */
    @Override
    public String toString() {
      return "Deletion[%s, %s]".formatted(unit, changeId);
    }
  }

  /**
   * Something that the feed cannot make sense of, to be set aside.
   *
   * @param reason what is wrong with it, without its content
   */
  record Unreadable(CountingUnit unit, String changeId, String reason) implements CaseChange {}
}
