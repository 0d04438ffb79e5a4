// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

/** Tests of a portal that runs already. */
interface Visited {

  PortalVisit visit();
}
