// SPDX-License-Identifier: Apache-2.0

/**
 * Finding again what somebody has opened, on nodes for staff: by words, and by likeness. It is in
 * memory only, of each person apart, and for half an hour. Start with {@link
 * org.atalaya.tips.search.OpenedLetters}.
 */
@NullMarked
package org.atalaya.tips.search;

import org.jspecify.annotations.NullMarked;
