// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atalaya.cases.ColumnUse;
import org.atalaya.cases.MappingProposal;
import org.atalaya.cases.MappingProposal.Column;
import org.atalaya.cases.MappingProposal.Confidence;
import org.atalaya.cases.Wording;

/** Gives each use that only one column can have to one column, and no date to two. */
final class SharedUses {

  private static final Wording WORDING = Wording.of(MappingProposal.class);

  private static final Map<ColumnUse, ColumnUse> INSTEAD =
      Map.of(
          ColumnUse.EVENT_DATE, ColumnUse.REGISTERED_DATE,
          ColumnUse.EVENT_YEAR, ColumnUse.REGISTERED_YEAR,
          ColumnUse.EVENT_MONTH, ColumnUse.REGISTERED_MONTH,
          ColumnUse.EVENT_DAY, ColumnUse.REGISTERED_DAY);

  private final List<Column> columns;

  private SharedUses(List<Column> columns) {
    this.columns = new ArrayList<>(columns);
  }

  static List<Column> settle(List<Column> columns) {
    SharedUses uses = new SharedUses(columns);
    uses.secondPlace();
    for (ColumnUse use : ColumnUse.values()) {
      if (!use.isRepeatable()) {
        uses.keepBest(use);
      }
    }
    uses.wholeBeforeParts(
        ColumnUse.REGISTERED_DATE,
        Set.of(ColumnUse.REGISTERED_YEAR, ColumnUse.REGISTERED_MONTH, ColumnUse.REGISTERED_DAY));
    uses.wholeBeforeParts(
        ColumnUse.EVENT_DATE,
        Set.of(ColumnUse.EVENT_YEAR, ColumnUse.EVENT_MONTH, ColumnUse.EVENT_DAY));
    uses.eventWhereNothingElse();
    return uses.columns;
  }

  /** Of two places, the one that does not speak of the event is that of the complaint. */
  private void secondPlace() {
    List<Integer> places = new ArrayList<>();
    boolean event = false;
    for (int i = 0; i < columns.size(); i++) {
      ColumnUse use = columns.get(i).use();
      if (use == ColumnUse.MUNICIPALITY || use == ColumnUse.DEPARTMENT) {
        places.add(i);
        event |= columns.get(i).confidence() == Confidence.SURE;
      }
    }
    if (event) {
      places.stream()
          .filter(i -> columns.get(i).confidence() != Confidence.SURE)
          .forEach(i -> change(i, ColumnUse.REPORTING_DEPARTMENT, "reporting"));
    }
  }

  private void keepBest(ColumnUse use) {
    int best = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).use() == use
          && (best < 0
              || columns.get(i).confidence().compareTo(columns.get(best).confidence()) < 0)) {
        best = i;
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      if (i != best && columns.get(i).use() == use) {
        // A category of days would be one value for each.
        boolean category = columns.get(i).choices().contains(ColumnUse.CATEGORY) && !use.isOfDate();
        change(i, category ? ColumnUse.CATEGORY : ColumnUse.LEFT_OUT, "second");
      }
    }
  }

  private void wholeBeforeParts(ColumnUse whole, Set<ColumnUse> parts) {
    if (columns.stream().anyMatch(column -> column.use() == whole)) {
      for (int i = 0; i < columns.size(); i++) {
        if (parts.contains(columns.get(i).use())) {
          change(i, ColumnUse.LEFT_OUT, "haswhole");
        }
      }
    }
  }

  private void eventWhereNothingElse() {
    Set<ColumnUse> registered = Set.of(ColumnUse.REGISTERED_DATE, ColumnUse.REGISTERED_YEAR);
    if (columns.stream().noneMatch(column -> registered.contains(column.use()))) {
      for (int i = 0; i < columns.size(); i++) {
        ColumnUse instead = INSTEAD.get(columns.get(i).use());
        if (instead != null) {
          change(i, instead, "eventonly");
        }
      }
    }
  }

  private void change(int i, ColumnUse use, String reason) {
    columns.set(i, columns.get(i).as(use, Confidence.UNSURE, WORDING.label("reason." + reason)));
  }
}
