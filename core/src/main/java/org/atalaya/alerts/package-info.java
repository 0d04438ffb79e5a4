// SPDX-License-Identifier: Apache-2.0

/**
 * Alerts for missing women and children, from the draft to the erasure of everything personal.
 *
 * <p>An <em>alert</em> is what staff work on; a {@link org.atalaya.alerts.Bulletin} is what the
 * public sees of it while the person is missing, a {@link org.atalaya.alerts.Tombstone} what is
 * left for those who have shown it. Both are asked of an {@link org.atalaya.alerts.AlertBoard}. How
 * an alert ended is counted and never shown: a tombstone says only that it has.
 *
 * <p>{@link org.atalaya.alerts.Alerts} is where staff work, and the board; {@link
 * org.atalaya.alerts.Republishers} are those who show alerts elsewhere.
 */
@NullMarked
package org.atalaya.alerts;

import org.jspecify.annotations.NullMarked;
