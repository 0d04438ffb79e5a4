// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the public sees of an alert that was activated once. */
public sealed interface PublicAlert permits Bulletin, Tombstone {

  /** The id of the alert, which stays the same to its end. */
  UUID id();

  /** What was told of it so far, the oldest first, this included; never empty. */
  List<Announcement> announcements();

  /** What was told last. */
  default Announcement latest() {
    return announcements().getLast();
  }

  /**
   * A message about an alert, by which later ones refer to it.
   *
   * @param revision 1 for the activation, then one more each time
   * @param sent to the second, as the Common Alerting Protocol has it
   */
  record Announcement(int revision, Instant sent) {}
}
