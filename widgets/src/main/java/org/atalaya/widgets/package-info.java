// SPDX-License-Identifier: Apache-2.0

/**
 * Everything that is embedded, and the HTTP surface that feeds it: one package for each Flow
 * component, {@code web} for the public web API, {@code autoconfigure} for Spring Boot. Start with
 * {@link org.atalaya.widgets.ElementsVersion}, the address of the custom elements.
 */
@NullMarked
package org.atalaya.widgets;

import org.jspecify.annotations.NullMarked;
