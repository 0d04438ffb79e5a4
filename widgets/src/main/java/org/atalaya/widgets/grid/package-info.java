// SPDX-License-Identifier: Apache-2.0

/**
 * The observatory's tables in Vaadin's own grid. Start with {@link
 * org.atalaya.widgets.grid.StatisticsGrid}.
 */
@NullMarked
package org.atalaya.widgets.grid;

import org.jspecify.annotations.NullMarked;
