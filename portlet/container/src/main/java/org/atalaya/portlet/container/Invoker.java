// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.ActionRequest;
import jakarta.portlet.ActionResponse;
import jakarta.portlet.EventRequest;
import jakarta.portlet.EventResponse;
import jakarta.portlet.HeaderRequest;
import jakarta.portlet.HeaderResponse;
import jakarta.portlet.PortletException;
import jakarta.portlet.PortletRequest;
import jakarta.portlet.PortletResponse;
import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import jakarta.portlet.ResourceRequest;
import jakarta.portlet.ResourceResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.pluto.container.FilterManager;
import org.apache.pluto.container.PortletInvokerService;
import org.apache.pluto.container.PortletRequestContext;
import org.apache.pluto.container.PortletWindow;
import org.jspecify.annotations.Nullable;

/** Hands a request over to the servlet that Pluto keeps for each portlet in its application. */
final class Invoker implements PortletInvokerService {

  private final Registry registry;

  Invoker(Registry registry) {
    this.registry = registry;
  }

  @Override
  public void action(
      PortletRequestContext context,
      ActionRequest request,
      ActionResponse response,
      FilterManager filters)
      throws IOException, PortletException {
    invoke(context, request, response, filters, METHOD_ACTION);
  }

  @Override
  public void event(
      PortletRequestContext context,
      EventRequest request,
      EventResponse response,
      FilterManager filters)
      throws IOException, PortletException {
    invoke(context, request, response, filters, METHOD_EVENT);
  }

  @Override
  public void render(
      PortletRequestContext context,
      RenderRequest request,
      RenderResponse response,
      FilterManager filters)
      throws IOException, PortletException {
    invoke(context, request, response, filters, METHOD_RENDER);
  }

  @Override
  public void header(
      PortletRequestContext context,
      HeaderRequest request,
      HeaderResponse response,
      FilterManager filters)
      throws IOException, PortletException {
    invoke(context, request, response, filters, METHOD_HEADER);
  }

  @Override
  public void serveResource(
      PortletRequestContext context,
      ResourceRequest request,
      ResourceResponse response,
      FilterManager filters)
      throws IOException, PortletException {
    invoke(context, request, response, filters, METHOD_RESOURCE);
  }

  @Override
  public void load(PortletRequestContext context, PortletRequest request, PortletResponse response)
      throws IOException, PortletException {
    invoke(context, request, response, null, METHOD_LOAD);
  }

  @Override
  public void admin(PortletRequestContext context, PortletRequest request, PortletResponse response)
      throws IOException, PortletException {
    invoke(context, request, response, null, METHOD_ADMIN);
  }

  /** Always included: a forward would commit the answer, and later headers would be lost. */
  private void invoke(
      PortletRequestContext context,
      PortletRequest request,
      PortletResponse response,
      @Nullable FilterManager filters,
      Integer method)
      throws IOException, PortletException {
    PortletWindow window = context.getPortletWindow();
    RequestDispatcher dispatcher =
        registry
            .application(window)
            .getServletContext()
            .getRequestDispatcher(URIPREFIX + window.getPortletDefinition().getPortletName());
    HttpServletRequest outer = context.getContainerRequest();
    outer.setAttribute(METHOD_ID, method);
    outer.setAttribute(PORTLET_REQUEST, request);
    outer.setAttribute(PORTLET_RESPONSE, response);
    outer.setAttribute(FILTER_MANAGER, filters);
    try {
      dispatcher.include(outer, context.getContainerResponse());
    } catch (ServletException e) {
      throw e.getRootCause() instanceof PortletException cause ? cause : new PortletException(e);
    } finally {
      outer.removeAttribute(METHOD_ID);
      outer.removeAttribute(PORTLET_REQUEST);
      outer.removeAttribute(PORTLET_RESPONSE);
      outer.removeAttribute(FILTER_MANAGER);
    }
  }
}
