// SPDX-License-Identifier: Apache-2.0

/**
 * The two nodes of a tip line as processes of their own, each a host that has next to nothing of
 * its own: what they do is in their settings.
 */
@NullMarked
package org.atalaya.demo.nodes;

import org.jspecify.annotations.NullMarked;
