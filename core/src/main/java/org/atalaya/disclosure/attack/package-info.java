// SPDX-License-Identifier: Apache-2.0

/**
 * Attacks on what is published, to measure what remains of the risk: the attackers see {@link
 * org.atalaya.disclosure.PublishableTable}s only, the {@link
 * org.atalaya.disclosure.attack.AttackSuite} compares what they conclude with the counts. Its
 * reports hold aggregates over many cells, and are for staff.
 */
@NullMarked
package org.atalaya.disclosure.attack;

import org.jspecify.annotations.NullMarked;
