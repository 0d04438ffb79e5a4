// SPDX-License-Identifier: Apache-2.0

/** How the registry's own tables and the authority's view are read and written. */
@NullMarked
package org.atalaya.registry.internal;

import org.jspecify.annotations.NullMarked;
