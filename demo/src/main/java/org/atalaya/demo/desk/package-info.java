// SPDX-License-Identifier: Apache-2.0

/**
 * The staff desk: an application of its own beside the portal, on an address of its own, with
 * sign-in. It shares nothing with the portal but what it is handed.
 */
@NullMarked
package org.atalaya.demo.desk;

import org.jspecify.annotations.NullMarked;
