// SPDX-License-Identifier: Apache-2.0

/**
 * The widgets as Jakarta portlets: each prints the same custom element that a partner page would
 * use, set up by the editor of the portal page. One package for each portlet; they are listed in
 * {@code WEB-INF/portlet.xml}.
 */
@NullMarked
package org.atalaya.portlet;

import org.jspecify.annotations.NullMarked;
