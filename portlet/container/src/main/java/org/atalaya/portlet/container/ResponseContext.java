// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.PortletConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import org.apache.pluto.container.HeaderData;
import org.apache.pluto.container.PortletContainer;
import org.apache.pluto.container.PortletResponseContext;
import org.apache.pluto.container.PortletURLProvider;
import org.apache.pluto.container.PortletURLProvider.TYPE;
import org.apache.pluto.container.PortletWindow;
import org.apache.pluto.container.ResourceURLProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What all answers of portlets have in common. */
abstract sealed class ResponseContext implements PortletResponseContext
    permits MimeContext, StateContext {

  protected final PortalWindow window;
  protected final HttpServletRequest request;
  protected final HttpServletResponse response;
  protected final HeaderData headers = new HeaderData();
  private final PortletContainer container;
  private @Nullable PortletConfig config;
  private HttpServletRequest inner;
  private HttpServletResponse innerResponse;
  private String lifecycle;
  private boolean propertiesAllowed;

  ResponseContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortalWindow window,
      String lifecycle) {
    this.container = container;
    this.request = request;
    this.response = response;
    this.inner = request;
    this.innerResponse = response;
    this.window = window;
    this.lifecycle = lifecycle;
  }

  @Override
  public void init(
      PortletConfig portletConfig, HttpServletRequest forPortlet, HttpServletResponse answer) {
    config = portletConfig;
    inner = forPortlet;
    innerResponse = answer;
  }

  @Override
  public PortletContainer getContainer() {
    return container;
  }

  @Override
  public HttpServletRequest getContainerRequest() {
    return request;
  }

  @Override
  public HttpServletResponse getContainerResponse() {
    return response;
  }

  @Override
  public @Nullable PortletConfig getPortletConfig() {
    return config;
  }

  @Override
  public HttpServletRequest getServletRequest() {
    return inner;
  }

  @Override
  public HttpServletResponse getServletResponse() {
    return innerResponse;
  }

  @Override
  public PortletWindow getPortletWindow() {
    return window;
  }

  @Override
  public void setLifecycle(String phase) {
    lifecycle = phase;
  }

  @Override
  public String getLifecycle() {
    return lifecycle;
  }

  @Override
  public void setPropsAllowed(boolean allowed) {
    propertiesAllowed = allowed;
  }

  @Override
  public boolean isSetPropsAllowed() {
    return propertiesAllowed;
  }

  @Override
  public HeaderData getHeaderData() {
    return headers;
  }

  @Override
  public ResourceURLProvider getResourceURLProvider() {
    return new ResourceURLProvider() {
      private String url = "";

      @Override
      public void setAbsoluteURL(String path) {
        url = path;
      }

      @Override
      public void setFullPath(String path) {
        url = path;
      }

      @Override
      public String toString() {
        return url;
      }
    };
  }

  @Override
  public PortletURLProvider getPortletURLProvider(TYPE type) {
    return Link.from(window, type, PortalServlet.base(request));
  }

  @Override
  public void addProperty(Cookie cookie) {
    headers.addCookie(cookie);
  }

  @Override
  public void addProperty(String key, Element element) {
    headers.addHeaderTag(element);
  }

  @Override
  public void addProperty(String key, String value) {
    response.addHeader(key, value);
  }

  @Override
  public void setProperty(String key, String value) {
    response.setHeader(key, value);
  }

  @Override
  public Element createElement(String name) {
    return headers.createElement(name);
  }

  @Override
  public String getProperty(String key) {
    return response.getHeader(key);
  }

  @Override
  public Collection<String> getPropertyValues(String key) {
    return List.copyOf(response.getHeaders(key));
  }

  @Override
  public Collection<String> getPropertyNames() {
    return response.getHeaderNames();
  }

  @Override
  public void processHttpHeaders() {}

  @Override
  public void close() {}

  @Override
  public void release() {}

  @Override
  public void setActionScopedId(String id, String[] values) {}
}
