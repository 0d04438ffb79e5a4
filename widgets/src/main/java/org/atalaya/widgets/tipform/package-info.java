// SPDX-License-Identifier: Apache-2.0

/** The component for Vaadin Flow around the element {@code atalaya-tip-form}. */
@NullMarked
package org.atalaya.widgets.tipform;

import org.jspecify.annotations.NullMarked;
