// SPDX-License-Identifier: Apache-2.0

/**
 * The public HTTP surface, as plain servlets: statistics and charts under {@code {base}/v1/}, the
 * loader {@code {base}/embed.js}, and the built elements under {@code /atalaya/elements/}. No
 * answer depends on who asks, none sets a cookie, and every one may be cached. Start with {@link
 * org.atalaya.widgets.web.PublicApiServlet}.
 */
@NullMarked
package org.atalaya.widgets.web;

import org.jspecify.annotations.NullMarked;
