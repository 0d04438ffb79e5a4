// SPDX-License-Identifier: Apache-2.0

/**
 * What the desks of staff have in common: their words, what they tell, what they ask before they
 * act, and how they keep what they work on. Hosts use the desks themselves.
 */
@NullMarked
package org.atalaya.widgets.desk;

import org.jspecify.annotations.NullMarked;
