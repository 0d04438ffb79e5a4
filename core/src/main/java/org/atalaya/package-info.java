// SPDX-License-Identifier: Apache-2.0

/**
 * The observatory: one object that answers what the public may ask. Start with {@link
 * org.atalaya.Observatory}.
 */
@NullMarked
package org.atalaya;

import org.jspecify.annotations.NullMarked;
