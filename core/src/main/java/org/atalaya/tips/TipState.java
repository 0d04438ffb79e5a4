// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.util.List;

/** Where a tip stands; told to whoever holds the receipt, too. */
public enum TipState {
  /** It, or an addition to it, waits for somebody of the unit. */
  RECEIVED,
  /** Somebody of the unit has it. */
  ACKNOWLEDGED,
  /** It is done; an addition opens it again. */
  CLOSED;

  /** Those that are work. */
  public static final List<TipState> OPEN = List.of(RECEIVED, ACKNOWLEDGED);
}
