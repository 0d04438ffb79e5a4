// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.function.SerializableSupplier;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.TipInbox;
import org.atalaya.tips.evidence.TipEvidence;
import org.atalaya.tips.sealing.TipId;

/** The tips of the units of who is signed in, as they are now, and no others. */
final class TipAccess implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final SerializableSupplier<String> staff;
  private final SerializableSupplier<Set<String>> units;

  TipAccess(
      TipWords words, SerializableSupplier<String> staff, SerializableSupplier<Set<String>> units) {
    this.words = words;
    this.staff = staff;
    this.units = units;
  }

  String staff() {
    return staff.get();
  }

  Set<String> units() {
    return units.get();
  }

  TipInbox inbox() {
    return words.source().inbox();
  }

  TipEvidence evidence() {
    return words.source().evidence();
  }

  /** A tip without opening it; empty if there is none, or another unit has it. */
  Optional<InboxEntry> find(String id) {
    return inbox().find(new TipId(id)).filter(entry -> units().contains(entry.unit()));
  }

  /**
   * Opens a tip, which the audit chain keeps; empty as in {@link #find}.
   *
   * @throws org.atalaya.tips.TipConflictException if its key is not here
   */
  Optional<OpenedTip> open(String id) {
    if (find(id).isEmpty()) {
      return Optional.empty();
    }
    OpenedTip opened = inbox().open(staff(), new TipId(id));
    if (units().contains(opened.entry().unit())) {
      return Optional.of(opened);
    }
    // It went on between the two.
    opened.close();
    return Optional.empty();
  }
}
