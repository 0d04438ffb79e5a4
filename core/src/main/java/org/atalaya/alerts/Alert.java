// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.PublicAlert.Announcement;

/**
 * An alert as staff see it.
 *
 * @param number of the bulletin, given with the draft so that the photo can carry it; numbers of
 *     drafts that were discarded stay unused
 * @param version one more with each change, to be given back with the next one
 * @param draft what is known of the person; empty once the alert has ended
 * @param assessment of her safety; empty if there is none since the draft was changed last
 * @param photo whether there is one
 * @param announcements what the public was told so far; empty for a draft
 */
public record Alert(
    UUID id,
    String number,
    AlertKind kind,
    AlertState state,
    int version,
    Optional<AlertDraft> draft,
    Optional<SafetyAssessment> assessment,
    boolean photo,
    List<Announcement> announcements) {

  public Alert {
    announcements = List.copyOf(announcements);
  }

  /** Without the person, and without how it ended. */
  @Override
  public String toString() {
    return "Alert[id=%s, version=%d]".formatted(id, version);
  }
}
