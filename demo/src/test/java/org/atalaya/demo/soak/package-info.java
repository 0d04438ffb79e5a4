// SPDX-License-Identifier: Apache-2.0
/** The demo under a mixed load for half an hour; see the profile {@code soak}. */
@NullMarked
package org.atalaya.demo.soak;

import org.jspecify.annotations.NullMarked;
