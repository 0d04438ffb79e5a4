// SPDX-License-Identifier: Apache-2.0

/**
 * The table for Vaadin Flow: a thin wrapper of the element {@code atalaya-table}. Start with {@link
 * org.atalaya.widgets.table.AtalayaTable}.
 */
@NullMarked
package org.atalaya.widgets.table;

import org.jspecify.annotations.NullMarked;
