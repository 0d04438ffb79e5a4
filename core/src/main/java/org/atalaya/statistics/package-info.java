// SPDX-License-Identifier: Apache-2.0

/**
 * What is published and how it is asked for: indicators (each with unit, definition and the note
 * that is printed with its figures), queries and their validation, and exact counts.
 *
 * <p>Start with {@link org.atalaya.statistics.Statistics}. Its answer, {@link
 * org.atalaya.statistics.UnprotectedTable}, holds exact counts and can only be handed on to {@code
 * org.atalaya.disclosure}.
 */
@NullMarked
package org.atalaya.statistics;

import org.jspecify.annotations.NullMarked;
