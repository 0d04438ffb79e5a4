// SPDX-License-Identifier: Apache-2.0

/**
 * Figures computed from published figures: shares, changes, rankings; and the inhabitants that
 * rates are made of. Nothing here sees an exact count, so nothing here can reveal one. Start with
 * {@link org.atalaya.measures.Measures} or {@link org.atalaya.measures.Population}.
 */
@NullMarked
package org.atalaya.measures;

import org.jspecify.annotations.NullMarked;
