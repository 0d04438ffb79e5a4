// SPDX-License-Identifier: Apache-2.0

/** The tables of alerts. */
@NullMarked
package org.atalaya.alerts.internal;

import org.jspecify.annotations.NullMarked;
