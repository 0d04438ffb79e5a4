// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

/** Why a tip goes to another unit. */
public enum ForwardReason {
  /** The other unit is competent. */
  COMPETENCE,
  /** It concerns somebody of the unit that has it. */
  CONFLICT_OF_INTEREST,
  /** The case went to another prosecutor. */
  REASSIGNED,
  /** Nobody of the unit is there. */
  ABSENCE
}
