// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.List;
import java.util.UUID;

/**
 * Says that an alert has ended, to those who have shown it: alike for every outcome, and without
 * anything about the person. The last announcement is the end. It is there for 90 days.
 */
public record Tombstone(UUID id, List<Announcement> announcements) implements PublicAlert {

  public Tombstone {
    announcements = List.copyOf(announcements);
  }
}
