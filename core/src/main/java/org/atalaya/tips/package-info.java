// SPDX-License-Identifier: Apache-2.0

/**
 * Tips: what somebody who knows something tells a prosecutor, sealed from where it is written to
 * where it is read. An <em>envelope</em> ({@link org.atalaya.tips.TipEnvelope}) is the little that
 * is not sealed, by which a tip finds its unit.
 */
@NullMarked
package org.atalaya.tips;

import org.jspecify.annotations.NullMarked;
