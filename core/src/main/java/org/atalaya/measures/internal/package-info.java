// SPDX-License-Identifier: Apache-2.0

/**
 * The formulae of the measures, as functions of numbers: intervals of rates and changes, curves of
 * exits, completeness of recent months. Nothing here knows tables. The numbers are published
 * counts, so they may carry the noise of disclosure control; its variance is part of every
 * interval. May change any day.
 */
@NullMarked
package org.atalaya.measures.internal;

import org.jspecify.annotations.NullMarked;
