// SPDX-License-Identifier: Apache-2.0

/**
 * The desk at which staff work on alerts for missing women and children: the list, the form with
 * what the public will see, the assessment of her safety, activation, update, end and withdrawal.
 * Start with {@link org.atalaya.widgets.alertdesk.AlertDesk}.
 */
@NullMarked
package org.atalaya.widgets.alertdesk;

import org.jspecify.annotations.NullMarked;
