// SPDX-License-Identifier: Apache-2.0

/**
 * The chart for Vaadin Flow: a thin wrapper of the element {@code atalaya-chart}. Start with {@link
 * org.atalaya.widgets.chart.AtalayaChart}.
 */
@NullMarked
package org.atalaya.widgets.chart;

import org.jspecify.annotations.NullMarked;
