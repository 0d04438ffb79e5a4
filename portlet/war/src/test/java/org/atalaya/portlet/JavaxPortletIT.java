// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

/** The WAR for Portlet 3.0, in Pluto 3.1.0 as it was released and Tomcat 9. */
class JavaxPortletIT extends PortletContract {
  JavaxPortletIT() {
    super(PortalProcess.Container.JAVAX);
  }
}
