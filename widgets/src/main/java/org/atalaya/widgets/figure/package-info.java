// SPDX-License-Identifier: Apache-2.0

/**
 * The key figure for Vaadin Flow: a thin wrapper of the element {@code atalaya-figure}. Start with
 * {@link org.atalaya.widgets.figure.AtalayaFigure}.
 */
@NullMarked
package org.atalaya.widgets.figure;

import org.jspecify.annotations.NullMarked;
