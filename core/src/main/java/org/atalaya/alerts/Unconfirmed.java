// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.Instant;
import java.util.UUID;

/**
 * A re-publisher that has not confirmed that an alert is gone from wherever it was shown.
 *
 * @param endedAt when the alert ended
 * @param reminders sent so far
 */
public record Unconfirmed(String channel, UUID alert, Instant endedAt, int reminders) {}
