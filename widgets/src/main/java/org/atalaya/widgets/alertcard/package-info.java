// SPDX-License-Identifier: Apache-2.0

/** The component for Vaadin Flow around the element {@code atalaya-alert-card}. */
@NullMarked
package org.atalaya.widgets.alertcard;

import org.jspecify.annotations.NullMarked;
