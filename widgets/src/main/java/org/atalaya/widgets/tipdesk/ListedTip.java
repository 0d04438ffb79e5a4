// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.Quarantine;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.TipState;
import org.jspecify.annotations.Nullable;

/** A line of the list: what can be told without opening the tip. */
record ListedTip(
    String id,
    String unit,
    TipState state,
    Instant since,
    boolean overdue,
    @Nullable Quarantine apart,
    @Nullable Says says)
    implements Serializable {

  /** What the envelope says. */
  record Says(
      boolean office,
      boolean minor,
      @Nullable String alert,
      @Nullable String caseNumber,
      @Nullable String crime,
      @Nullable String municipality)
      implements Serializable {

    static Says of(TipEnvelope envelope) {
      return new Says(
          envelope.office(),
          envelope.minor() == TipEnvelope.Minor.YES,
          envelope.alert().map(UUID::toString).orElse(null),
          envelope.caseNumber().orElse(null),
          envelope.crime().orElse(null),
          envelope.municipality().orElse(null));
    }
  }

  static ListedTip of(TipWords words, InboxEntry entry) {
    return new ListedTip(
        entry.id().text(),
        entry.unit(),
        entry.state(),
        TipWords.since(entry),
        words.isOverdue(entry),
        entry.quarantine(),
        words.envelope(entry).map(Says::of).orElse(null));
  }

  /** What it is about, one thing after the other. */
  List<String> about(TipWords words) {
    Says known = says;
    if (known == null) {
      return List.of(words.text("about.unreadable"));
    }
    List<String> about = new ArrayList<>();
    if (known.office()) {
      about.add(words.text("about.office"));
    }
    if (known.minor()) {
      about.add(words.text("about.minor"));
    }
    if (known.alert() != null) {
      about.add(words.text("about.alert", TipWords.shortened(known.alert())));
    }
    if (known.caseNumber() != null) {
      about.add(words.text("about.case", known.caseNumber()));
    }
    if (known.crime() != null) {
      about.add(words.category("crime-group", known.crime()));
    }
    if (known.municipality() != null) {
      about.add(words.category("municipality", known.municipality()));
    }
    return about.isEmpty() ? List.of(words.text("about.nothing")) : about;
  }

  /** Where it stands, since when, and whether that is too long. */
  String state(TipWords words) {
    String said = words.text("state." + state.name(), words.moment(since));
    String timed = overdue ? words.text("state.overdue", said) : said;
    return apart == null ? timed : words.text("state.apart." + apart.name(), timed);
  }
}
