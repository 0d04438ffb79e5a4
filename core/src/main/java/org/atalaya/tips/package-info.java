// SPDX-License-Identifier: Apache-2.0

/**
 * Tips: what somebody knows, sealed where it is written and opened where it is worked on.
 *
 * <p>Start with {@link org.atalaya.tips.TipLine}. A <em>tip</em> is an <em>envelope</em> ({@link
 * org.atalaya.tips.TipEnvelope}), clear and minimal, by which it is <em>routed</em> to a
 * <em>unit</em>, and a sealed <em>letter</em>, with sealed <em>files</em> ({@link
 * org.atalaya.tips.sealing} has the formats). The <em>intake</em> of a public node takes it,
 * without being able to read it, and the outbox brings it to the <em>desk</em>, whose
 * <em>inbox</em> opens it. The <em>receipt</em> ({@link org.atalaya.tips.Receipt}) stays with its
 * sender and opens the <em>mailbox</em>, in which sealed <em>replies</em> lie and through which
 * <em>additions</em> come. What holds a plaintext or a key says so in its name or is closed after
 * use, and shows nothing in {@code toString}.
 */
@NullMarked
package org.atalaya.tips;

import org.jspecify.annotations.NullMarked;
