// SPDX-License-Identifier: Apache-2.0

/**
 * The desk at which staff work on tips: what waits for their units, one tip opened at a time with
 * its letters, answers and files, and what can be done with it. Start with {@link
 * org.atalaya.widgets.tipdesk.TipDesk}. What is <em>unkept</em> goes to the browser or comes from
 * it, and is never in the state of a session.
 */
@NullMarked
package org.atalaya.widgets.tipdesk;

import org.jspecify.annotations.NullMarked;
