// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.PortletMode;
import jakarta.portlet.WindowState;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.apache.pluto.container.PortletWindow;
import org.apache.pluto.container.PortletWindowID;
import org.apache.pluto.container.om.portlet.PortletDefinition;
import org.apache.pluto.container.om.portlet.PublicRenderParameter;

/**
 * A portlet on a page: {@code context~portlet~number}.
 *
 * @param id that text
 */
record PortalWindow(String id, PageState page, PortletDefinition portlet) implements PortletWindow {

  /** The path of the portlet's application. */
  static String application(String id) {
    return "/" + id.split("~")[0];
  }

  /** The name of the portlet. */
  static String portlet(String id) {
    return id.split("~")[1];
  }

  @Override
  public PortletWindowID getId() {
    return () -> id;
  }

  @Override
  public WindowState getWindowState() {
    return new WindowState(page.states.getOrDefault(id, "normal"));
  }

  @Override
  public PortletMode getPortletMode() {
    return new PortletMode(page.modes.getOrDefault(id, "view"));
  }

  @Override
  public PortletDefinition getPortletDefinition() {
    return portlet;
  }

  /** The public parameters that the portlet declares, by what it calls them. */
  Map<String, QName> publicNames() {
    Set<String> supported = Set.copyOf(portlet.getSupportedPublicRenderParameters());
    return portlet.getApplication().getPublicRenderParameters().stream()
        .filter(parameter -> supported.contains(parameter.getIdentifier()))
        .collect(
            Collectors.toMap(
                PublicRenderParameter::getIdentifier, PublicRenderParameter::getQName));
  }
}
