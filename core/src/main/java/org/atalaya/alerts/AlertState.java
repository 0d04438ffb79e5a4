// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.Instant;

/**
 * Where an alert is in its life: draft → active → updated → ended → erased. Only a draft can be
 * discarded, and is gone as if it had never been; nothing leads back.
 */
public sealed interface AlertState {

  /** Staff work on it; the public knows nothing of it. */
  record Draft() implements AlertState {}

  /**
   * Posted, as it was activated.
   *
   * @param expires after which the public sees a tombstone, until staff announce it anew
   */
  record Active(Instant expires) implements AlertState {}

  /**
   * Posted, and announced anew since.
   *
   * @param revision of what was announced last
   */
  record Updated(int revision, Instant expires) implements AlertState {}

  /**
   * Over: the public sees a tombstone. A moment later, or as soon as the node is back that died
   * then, it is erased.
   */
  record Ended(Outcome outcome, Instant at) implements AlertState {}

  /**
   * Its key is destroyed; nothing personal can be read any more, in backups neither. How it ended
   * is kept where it is counted, and not here.
   */
  record Erased(Instant endedAt) implements AlertState {}
}
