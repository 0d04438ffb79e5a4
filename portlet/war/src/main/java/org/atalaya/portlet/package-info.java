// SPDX-License-Identifier: Apache-2.0

/**
 * The widgets as Jakarta portlets: each prints the same custom element that a partner page would
 * use, set up by the editor of the portal page, around markup that is complete without script.
 * Figures come from an observatory elsewhere, {@link org.atalaya.portlet.SharedObservatory}. One
 * package for each portlet; they are listed in {@code WEB-INF/portlet.xml}.
 */
@NullMarked
package org.atalaya.portlet;

import org.jspecify.annotations.NullMarked;
