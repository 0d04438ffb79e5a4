// SPDX-License-Identifier: Apache-2.0

/** Reading files and mappings, and the fact tables in each engine: may change any day. */
@NullMarked
package org.atalaya.cases.internal;

import org.jspecify.annotations.NullMarked;
