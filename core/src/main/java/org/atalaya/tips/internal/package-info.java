// SPDX-License-Identifier: Apache-2.0

/** The tables of tips, and Bouncy Castle behind receipts. */
@NullMarked
package org.atalaya.tips.internal;

import org.jspecify.annotations.NullMarked;
