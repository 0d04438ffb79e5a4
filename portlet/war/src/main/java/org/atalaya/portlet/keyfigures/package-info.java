// SPDX-License-Identifier: Apache-2.0

/** Numbers side by side, each with its change and its course. */
@NullMarked
package org.atalaya.portlet.keyfigures;

import org.jspecify.annotations.NullMarked;
