// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.portlet.ActionRequest;
import jakarta.portlet.ActionResponse;
import jakarta.portlet.EventPortlet;
import jakarta.portlet.EventRequest;
import jakarta.portlet.EventResponse;
import jakarta.portlet.HeaderPortlet;
import jakarta.portlet.HeaderRequest;
import jakarta.portlet.HeaderResponse;
import jakarta.portlet.Portlet;
import jakarta.portlet.PortletContext;
import jakarta.portlet.PortletException;
import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import jakarta.portlet.ResourceRequest;
import jakarta.portlet.ResourceResponse;
import jakarta.portlet.ResourceServingPortlet;
import java.io.IOException;
import org.apache.pluto.container.FilterManager;
import org.jspecify.annotations.Nullable;

/** Calls the portlet at once: the applications of these tests have no portlet filters. */
final class NoFilters implements FilterManager {

  @Override
  public void processFilter(
      ActionRequest request, ActionResponse response, Portlet portlet, PortletContext context)
      throws PortletException, IOException {
    portlet.processAction(request, response);
  }

  @Override
  public void processFilter(
      HeaderRequest request, HeaderResponse response, HeaderPortlet portlet, PortletContext context)
      throws PortletException, IOException {
    portlet.renderHeaders(request, response);
  }

  @Override
  public void processFilter(
      RenderRequest request, RenderResponse response, Portlet portlet, PortletContext context)
      throws PortletException, IOException {
    portlet.render(request, response);
  }

  @Override
  public void processFilter(
      ResourceRequest request,
      ResourceResponse response,
      ResourceServingPortlet portlet,
      PortletContext context)
      throws PortletException, IOException {
    portlet.serveResource(request, response);
  }

  @Override
  public void processFilter(
      EventRequest request, EventResponse response, EventPortlet portlet, PortletContext context)
      throws PortletException, IOException {
    portlet.processEvent(request, response);
  }

  @Override
  public void setBeanManager(@Nullable BeanManager manager) {}
}
