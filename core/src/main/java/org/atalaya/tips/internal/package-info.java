// SPDX-License-Identifier: Apache-2.0

/** How the tables of tips and the views of the authority are read and written. */
@NullMarked
package org.atalaya.tips.internal;

import org.jspecify.annotations.NullMarked;
