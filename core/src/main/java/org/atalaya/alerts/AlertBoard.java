// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the public asks for alerts: who is missing now, and which alerts have ended. */
public interface AlertBoard {

  /**
   * All that is shown now.
   *
   * @param bulletins of those who are missing and whose bulletin has not expired, the newest first
   * @param tombstones of alerts that ended in the last 90 days, or expired, the newest first
   */
  record Posted(List<Bulletin> bulletins, List<Tombstone> tombstones) {

    public Posted {
      bulletins = List.copyOf(bulletins);
      tombstones = List.copyOf(tombstones);
    }

    /**
     * Differs between any two that differ, however they came about, on every node alike: for entity
     * tags. Takes a moment with a thousand alerts; keep it with what was made of this.
     */
    public long version() {
      return PostedVersion.of(this);
    }
  }

  /** What is posted at this moment: the same object, as long as that is the same. */
  Posted posted();

  /** An alert that is, or was, public; empty if there is none with this id or it is long over. */
  Optional<PublicAlert> find(UUID id);

  /** The photo of a bulletin, as JPEG; empty once the alert has ended. */
  Optional<byte[]> photo(UUID id, PhotoSize size);
}
