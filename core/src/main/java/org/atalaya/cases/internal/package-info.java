// SPDX-License-Identifier: Apache-2.0

/** Reading files and mappings, and the fact tables in DuckDB: may change any day. */
@NullMarked
package org.atalaya.cases.internal;

import org.jspecify.annotations.NullMarked;
