// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

/** In Pluto made into a container of Jakarta Portlet 4.0, in Tomcat 11. */
class JakartaPortletIT extends PortletContract {
  JakartaPortletIT() {
    super(PortalProcess.Container.JAKARTA);
  }
}
