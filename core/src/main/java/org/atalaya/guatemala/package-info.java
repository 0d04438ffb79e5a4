// SPDX-License-Identifier: Apache-2.0

/**
 * The country pack of Guatemala: its indicators, the code lists of its institutions and the
 * mappings of the files they publish. Start with {@link org.atalaya.guatemala.Guatemala}.
 */
@NullMarked
package org.atalaya.guatemala;

import org.jspecify.annotations.NullMarked;
