// SPDX-License-Identifier: Apache-2.0

/** Tink and Bouncy Castle behind the formats; may change any day. */
@NullMarked
package org.atalaya.tips.sealing.internal;

import org.jspecify.annotations.NullMarked;
