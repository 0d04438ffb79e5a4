// SPDX-License-Identifier: Apache-2.0

/**
 * Tells registered re-publishers of what was announced. Start with {@link
 * org.atalaya.alerts.webhooks.AlertWebhooks}.
 */
@NullMarked
package org.atalaya.alerts.webhooks;

import org.jspecify.annotations.NullMarked;
