// SPDX-License-Identifier: Apache-2.0

/** Several charts, maps, tables and figures in one grid. */
@NullMarked
package org.atalaya.portlet.dashboard;

import org.jspecify.annotations.NullMarked;
