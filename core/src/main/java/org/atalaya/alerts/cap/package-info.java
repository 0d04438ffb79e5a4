// SPDX-License-Identifier: Apache-2.0

/**
 * Alerts of other authorities, as messages of the Common Alerting Protocol 1.0 to 1.2 and indexes
 * of them. What comes in is a stranger's: its size is looked at first, it may have no document type
 * at all, it is read in memory, and nothing that it names is ever fetched. Start with {@link
 * org.atalaya.alerts.cap.CapReader}.
 */
@NullMarked
package org.atalaya.alerts.cap;

import org.jspecify.annotations.NullMarked;
