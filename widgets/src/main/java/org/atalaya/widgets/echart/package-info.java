// SPDX-License-Identifier: Apache-2.0

/**
 * Apache ECharts for Vaadin Flow, for the figures of any application. Start with {@link
 * org.atalaya.widgets.echart.EChart}.
 */
@NullMarked
package org.atalaya.widgets.echart;

import org.jspecify.annotations.NullMarked;
