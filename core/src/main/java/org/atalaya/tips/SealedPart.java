// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.WrappedKey;

/**
 * A letter as it is sent: sealed under a data key of its own, which is wrapped to the unit and,
 * always, to recovery.
 */
public record SealedPart(SealedLetter letter, WrappedKey forUnit, WrappedKey forRecovery) {}
