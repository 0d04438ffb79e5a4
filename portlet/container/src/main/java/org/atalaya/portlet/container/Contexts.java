// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.PortletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.pluto.container.PortletActionResponseContext;
import org.apache.pluto.container.PortletContainer;
import org.apache.pluto.container.PortletEventResponseContext;
import org.apache.pluto.container.PortletHeaderResponseContext;
import org.apache.pluto.container.PortletRenderResponseContext;
import org.apache.pluto.container.PortletRequestContext;
import org.apache.pluto.container.PortletRequestContextService;
import org.apache.pluto.container.PortletResourceRequestContext;
import org.apache.pluto.container.PortletResourceResponseContext;
import org.apache.pluto.container.PortletURLProvider.TYPE;
import org.apache.pluto.container.PortletWindow;

/** What Pluto asks for in each phase. */
final class Contexts implements PortletRequestContextService {

  @Override
  public PortletRequestContext getPortletActionRequestContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window) {
    return asked(container, request, response, window, TYPE.ACTION, PortletRequest.ACTION_PHASE);
  }

  @Override
  public PortletRequestContext getPortletEventRequestContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window) {
    return asked(container, request, response, window, TYPE.RENDER, PortletRequest.EVENT_PHASE);
  }

  @Override
  public PortletResourceRequestContext getPortletResourceRequestContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window) {
    return asked(
        container, request, response, window, TYPE.RESOURCE, PortletRequest.RESOURCE_PHASE);
  }

  @Override
  public PortletRequestContext getPortletHeaderRequestContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window) {
    return asked(container, request, response, window, TYPE.RENDER, PortletRequest.HEADER_PHASE);
  }

  @Override
  public PortletRequestContext getPortletRenderRequestContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window) {
    return asked(container, request, response, window, TYPE.RENDER, PortletRequest.RENDER_PHASE);
  }

  private static RequestContext asked(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window,
      TYPE type,
      String phase) {
    return new RequestContext(container, request, response, (PortalWindow) window, type, phase);
  }

  @Override
  public PortletActionResponseContext getPortletActionResponseContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window,
      PortletRequestContext context) {
    return new StateContext(
        container, request, response, (PortalWindow) window, PortletRequest.ACTION_PHASE);
  }

  @Override
  public PortletEventResponseContext getPortletEventResponseContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window,
      PortletRequestContext context) {
    return new StateContext(
        container, request, response, (PortalWindow) window, PortletRequest.EVENT_PHASE);
  }

  @Override
  public PortletResourceResponseContext getPortletResourceResponseContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window,
      PortletRequestContext context) {
    return written(container, request, response, window, PortletRequest.RESOURCE_PHASE);
  }

  @Override
  public PortletRenderResponseContext getPortletRenderResponseContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window,
      PortletRequestContext context) {
    return written(container, request, response, window, PortletRequest.RENDER_PHASE);
  }

  @Override
  public PortletHeaderResponseContext getPortletHeaderResponseContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window,
      PortletRequestContext context) {
    return written(container, request, response, window, PortletRequest.HEADER_PHASE);
  }

  private static MimeContext written(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletWindow window,
      String phase) {
    return new MimeContext(container, request, response, (PortalWindow) window, phase);
  }
}
