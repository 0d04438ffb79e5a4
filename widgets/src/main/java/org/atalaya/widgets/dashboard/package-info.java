// SPDX-License-Identifier: Apache-2.0

/**
 * The dashboard for Vaadin Flow: a thin wrapper of the element {@code atalaya-dashboard}. Start
 * with {@link org.atalaya.widgets.dashboard.AtalayaDashboard}.
 */
@NullMarked
package org.atalaya.widgets.dashboard;

import org.jspecify.annotations.NullMarked;
