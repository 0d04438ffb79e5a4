// SPDX-License-Identifier: Apache-2.0

/** The component for Vaadin Flow around the element {@code atalaya-alert-ticker}. */
@NullMarked
package org.atalaya.widgets.alertticker;

import org.jspecify.annotations.NullMarked;
