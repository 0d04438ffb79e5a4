// SPDX-License-Identifier: Apache-2.0

/**
 * The observatory over HTTP, for hosts that keep no records of their own: portals, portlets, other
 * agencies. Start with {@link org.atalaya.remote.RemoteObservatory}.
 *
 * <p>It reads what any observatory publishes <em>whole</em>: the answer to one question with all
 * its words in all languages, as {@link org.atalaya.remote.WholeJson} writes it. Figures are as
 * published, rounded like in every other format. Alerts are read out of the public JSON Feed,
 * {@link org.atalaya.remote.RemoteBulletin}.
 */
@NullMarked
package org.atalaya.remote;

import org.jspecify.annotations.NullMarked;
