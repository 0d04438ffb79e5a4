// SPDX-License-Identifier: Apache-2.0

/**
 * Tips: what somebody knows, sealed where it is written and opened where it is worked on.
 *
 * <p>A <em>tip</em> is an <em>envelope</em> ({@link org.atalaya.tips.TipEnvelope}), clear and
 * minimal, by which it is <em>routed</em> to a <em>unit</em>, and a sealed <em>letter</em>, with
 * sealed <em>files</em> ({@link org.atalaya.tips.sealing} has the formats). The <em>receipt</em>
 * ({@link org.atalaya.tips.Receipt}) stays with its sender and opens the <em>mailbox</em>, in which
 * sealed <em>replies</em> lie and through which <em>additions</em> come.
 */
@NullMarked
package org.atalaya.tips;

import org.jspecify.annotations.NullMarked;
