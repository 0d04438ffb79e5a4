// SPDX-License-Identifier: Apache-2.0

/** The component for Vaadin Flow around the element {@code atalaya-registry-check}. */
@NullMarked
package org.atalaya.widgets.registrycheck;

import org.jspecify.annotations.NullMarked;
