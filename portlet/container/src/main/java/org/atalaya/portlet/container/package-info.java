// SPDX-License-Identifier: Apache-2.0

/**
 * A small portal around Apache Pluto, for tests: it says which portlets stand on a page, keeps
 * their preferences in a file and carries their state in addresses. Everything that a portlet sees
 * is Pluto's. Start at {@link TestPortal}.
 */
@NullMarked
package org.atalaya.portlet.container;

import org.jspecify.annotations.NullMarked;
