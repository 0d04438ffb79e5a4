// SPDX-License-Identifier: Apache-2.0

/** One chart, table or figure, as the editor chose. */
@NullMarked
package org.atalaya.portlet.statistics;

import org.jspecify.annotations.NullMarked;
