// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

/** Why a tip is closed. Words of a list, as anything written would tell of the tip. */
public enum CloseReason {
  /** It went into a case file. */
  IN_CASE,
  /** It was looked into, and there is nothing more to do. */
  LOOKED_INTO,
  /** It says what another tip says. */
  DUPLICATE,
  /** It is for nobody here. */
  NOT_COMPETENT,
  /** It is no tip. */
  ABUSE
}
