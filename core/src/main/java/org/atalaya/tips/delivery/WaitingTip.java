// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.time.Instant;
import org.atalaya.tips.TipEnvelope;

/**
 * A tip at the desk, as far as telling of it needs to know.
 *
 * @param id of 22 characters
 * @param unit that has it now
 * @param since when that unit got it, to the second
 * @param acknowledged whether somebody of the unit has said that it was seen
 */
public record WaitingTip(
    String id, String unit, TipEnvelope envelope, Instant since, boolean acknowledged) {

  /** Nothing but its id. */
  @Override
  public String toString() {
    return "WaitingTip[" + id + "]";
  }
}
