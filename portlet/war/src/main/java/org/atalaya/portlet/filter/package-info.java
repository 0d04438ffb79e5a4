// SPDX-License-Identifier: Apache-2.0

/** The choice of year, department and crime for all portlets of a page. */
@NullMarked
package org.atalaya.portlet.filter;

import org.jspecify.annotations.NullMarked;
