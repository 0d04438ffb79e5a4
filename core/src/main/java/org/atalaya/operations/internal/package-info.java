// SPDX-License-Identifier: Apache-2.0

/** How the operational store lies in its two databases. */
@NullMarked
package org.atalaya.operations.internal;

import org.jspecify.annotations.NullMarked;
