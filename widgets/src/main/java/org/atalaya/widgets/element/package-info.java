// SPDX-License-Identifier: Apache-2.0

/**
 * What the components for Vaadin Flow have in common that wrap an element: its attributes, and
 * where its answers come from. Start with {@link org.atalaya.widgets.element.ObservatoryComponent}.
 */
@NullMarked
package org.atalaya.widgets.element;

import org.jspecify.annotations.NullMarked;
