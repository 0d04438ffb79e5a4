// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An official bulletin: a person who is missing now, as everyone may show her until {@code
 * expires}, and not a moment longer without asking again.
 *
 * @param number of the bulletin, as the authority counts them
 * @param expires after which nobody may show it, unless a later announcement moved it
 * @param photo whether the board has a photo of her
 */
public record Bulletin(
    UUID id,
    String number,
    AlertKind kind,
    List<Announcement> announcements,
    Instant expires,
    MissingPerson person,
    boolean photo)
    implements PublicAlert {

  public Bulletin {
    announcements = List.copyOf(announcements);
  }

  /** When it was activated. */
  public Instant activated() {
    return announcements.getFirst().sent();
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "Bulletin[id=%s, revision=%d]".formatted(id, latest().revision());
  }
}
