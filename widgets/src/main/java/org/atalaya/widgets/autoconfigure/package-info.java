// SPDX-License-Identifier: Apache-2.0

/**
 * Wires an observatory and its HTTP surface into a Spring Boot application, from {@code atalaya.*}
 * settings. Every bean gives way to one of the application's own.
 */
@NullMarked
package org.atalaya.widgets.autoconfigure;

import org.jspecify.annotations.NullMarked;
