// SPDX-License-Identifier: Apache-2.0

/** Emergency numbers, and the way to tell the authority something. */
@NullMarked
package org.atalaya.portlet.tipline;

import org.jspecify.annotations.NullMarked;
