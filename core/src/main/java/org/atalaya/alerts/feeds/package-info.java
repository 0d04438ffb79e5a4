// SPDX-License-Identifier: Apache-2.0

/**
 * What is posted, as others read it: JSON Feed 1.1, Atom, RSS 2.0, and the Common Alerting Protocol
 * 1.2, with a signature over the bytes. All formats say the same, since they take their words from
 * {@link org.atalaya.alerts.feeds.BulletinText}; an alert that has ended is in all of them, without
 * anything of the person. Start with {@link org.atalaya.alerts.feeds.AlertFeeds}.
 */
@NullMarked
package org.atalaya.alerts.feeds;

import org.jspecify.annotations.NullMarked;
