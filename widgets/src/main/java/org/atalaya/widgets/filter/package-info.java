// SPDX-License-Identifier: Apache-2.0

/**
 * Lets readers choose, by Vaadin's own fields, what a question is restricted to. Start with {@link
 * org.atalaya.widgets.filter.StatisticsFilter}.
 */
@NullMarked
package org.atalaya.widgets.filter;

import org.jspecify.annotations.NullMarked;
