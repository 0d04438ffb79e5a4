// SPDX-License-Identifier: Apache-2.0

/**
 * Figures computed from published figures: shares, changes, rankings. Nothing here sees an exact
 * count, so nothing here can reveal one. Start with {@link org.atalaya.measures.Measures}.
 */
@NullMarked
package org.atalaya.measures;

import org.jspecify.annotations.NullMarked;
