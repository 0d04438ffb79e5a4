// SPDX-License-Identifier: Apache-2.0

/** How the views of the authority are read. */
@NullMarked
package org.atalaya.tips.routing.internal;

import org.jspecify.annotations.NullMarked;
