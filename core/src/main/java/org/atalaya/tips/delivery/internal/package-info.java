// SPDX-License-Identifier: Apache-2.0

/** How the table of escalations is read and written. */
@NullMarked
package org.atalaya.tips.delivery.internal;

import org.jspecify.annotations.NullMarked;
