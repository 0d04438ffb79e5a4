// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.portlet.ActionParameters;
import jakarta.portlet.PortletConfig;
import jakarta.portlet.PortletSession;
import jakarta.portlet.RenderParameters;
import jakarta.portlet.ResourceParameters;
import jakarta.portlet.ResourceRequest;
import jakarta.portlet.ResourceResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pluto.container.PortletAsyncManager;
import org.apache.pluto.container.PortletContainer;
import org.apache.pluto.container.PortletResourceRequestContext;
import org.apache.pluto.container.PortletResponseContext;
import org.apache.pluto.container.PortletURLProvider.ParamType;
import org.apache.pluto.container.PortletURLProvider.TYPE;
import org.apache.pluto.container.PortletWindow;
import org.apache.pluto.container.impl.ActionParametersImpl;
import org.apache.pluto.container.impl.RenderParametersImpl;
import org.apache.pluto.container.impl.ResourceParametersImpl;
import org.jspecify.annotations.Nullable;

/** One request to one portlet, of any phase; nothing is asynchronous. */
final class RequestContext implements PortletResourceRequestContext {

  private final PortletContainer container;
  private final HttpServletRequest outer;
  private final HttpServletResponse outerResponse;
  private final PortalWindow window;
  private final String phase;
  private final Link link;
  private @Nullable PortletConfig config;
  private @Nullable ServletContext context;
  private HttpServletRequest inner;
  private HttpServletResponse innerResponse;
  private @Nullable HttpServletRequest dispatched;
  private @Nullable Map<String, List<String>> queryParameters;
  private @Nullable ResourceResponse resourceResponse;
  private @Nullable String renderHeaders;
  private boolean executing;

  RequestContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortalWindow window,
      TYPE type,
      String phase) {
    this.container = container;
    this.outer = request;
    this.outerResponse = response;
    this.inner = request;
    this.innerResponse = response;
    this.window = window;
    this.phase = phase;
    this.link = new Link(window, type, PortalServlet.base(request), window.page());
  }

  @Override
  public void init(
      PortletConfig portletConfig,
      ServletContext servletContext,
      HttpServletRequest request,
      HttpServletResponse response,
      PortletResponseContext responseContext) {
    config = portletConfig;
    context = servletContext;
    inner = request;
    innerResponse = response;
  }

  @Override
  public PortletContainer getContainer() {
    return container;
  }

  @Override
  public @Nullable PortletConfig getPortletConfig() {
    return config;
  }

  @Override
  public @Nullable ServletContext getServletContext() {
    return context;
  }

  @Override
  public HttpServletRequest getContainerRequest() {
    return outer;
  }

  @Override
  public HttpServletResponse getContainerResponse() {
    return outerResponse;
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

  private HttpServletRequest present() {
    return dispatched == null ? inner : dispatched;
  }

  private String attribute(String name) {
    return name.startsWith("jakarta.servlet.") ? name : window.id() + "_" + name;
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    String prefix = window.id() + "_";
    List<String> names = new ArrayList<>();
    for (String name : Collections.list(present().getAttributeNames())) {
      names.add(name.startsWith(prefix) ? name.substring(prefix.length()) : name);
    }
    return Collections.enumeration(names);
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    Object own = present().getAttribute(attribute(name));
    return own == null ? present().getAttribute(name) : own;
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    present().setAttribute(attribute(name), value);
  }

  @Override
  public Locale getPreferredLocale() {
    return inner.getLocale();
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    return inner.getCookies();
  }

  @Override
  public Map<String, String[]> getProperties() {
    Map<String, String[]> properties = new LinkedHashMap<>();
    for (String name : Collections.list(inner.getHeaderNames())) {
      properties.put(name, Collections.list(inner.getHeaders(name)).toArray(String[]::new));
    }
    return properties;
  }

  @Override
  public @Nullable PortletSession getPortletSession(boolean create) {
    HttpSession session = inner.getSession(create);
    return session == null || config == null
        ? null
        : container
            .getContainerServices()
            .getPortletEnvironmentService()
            .createPortletSession(config.getPortletContext(), window, session);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> all = new LinkedHashMap<>(getPrivateParameterMap());
    all.putAll(getPublicParameterMap());
    return all;
  }

  @Override
  public Map<String, String[]> getPrivateParameterMap() {
    Map<String, String[]> own = new LinkedHashMap<>();
    if (link.getType() != TYPE.ACTION) {
      own.putAll(getPrivateRenderParameterMap());
    }
    if (link.getType() != TYPE.RENDER) {
      own.putAll(window.page().arguments);
    }
    return own;
  }

  @Override
  public Map<String, String[]> getPublicParameterMap() {
    return link.getParameterMap(window.id(), ParamType.PUBLIC);
  }

  @Override
  public Map<String, String[]> getPrivateRenderParameterMap() {
    return new LinkedHashMap<>(window.page().privates(window.id()));
  }

  @Override
  public RenderParameters getRenderParameters() {
    return new RenderParametersImpl(link, window.id());
  }

  @Override
  public ActionParameters getActionParameters() {
    return new ActionParametersImpl(link, window.id());
  }

  @Override
  public ResourceParameters getResourceParameters() {
    return new ResourceParametersImpl(link, window.id());
  }

  @Override
  public void setRenderHeaders(@Nullable String headers) {
    renderHeaders = headers;
  }

  @Override
  public @Nullable String getRenderHeaders() {
    return renderHeaders;
  }

  @Override
  public DispatcherType getDispatcherType() {
    return executing ? DispatcherType.REQUEST : inner.getDispatcherType();
  }

  @Override
  public boolean isExecutingRequestBody() {
    return executing;
  }

  @Override
  public void setExecutingRequestBody(boolean now) {
    executing = now;
  }

  @Override
  public @Nullable HttpServletRequest getAsyncServletRequest() {
    return null;
  }

  @Override
  public void setAsyncServletRequest(HttpServletRequest request) {
    throw asynchronous();
  }

  @Override
  public void startDispatch(
      HttpServletRequest wrapped, Map<String, List<String>> query, String ofPhase) {
    dispatched = wrapped;
    queryParameters = query;
  }

  @Override
  public void endDispatch() {
    dispatched = null;
    queryParameters = null;
  }

  @Override
  public @Nullable Map<String, List<String>> getQueryParams() {
    return queryParameters;
  }

  @Override
  public String getPhase() {
    return phase;
  }

  @Override
  public @Nullable String getResourceID() {
    return window.page().resource;
  }

  @Override
  public String getCacheability() {
    return window.page().cacheability;
  }

  @Override
  public @Nullable ResourceResponse getResponse() {
    return resourceResponse;
  }

  @Override
  public void setResponse(ResourceResponse response) {
    resourceResponse = response;
  }

  private static IllegalStateException asynchronous() {
    return new IllegalStateException("this portal knows no asynchronous requests");
  }

  @Override
  public AsyncContext startAsync(ResourceRequest request) {
    throw asynchronous();
  }

  @Override
  public AsyncContext startAsync(
      ResourceRequest request, ResourceResponse response, boolean original) {
    throw asynchronous();
  }

  @Override
  public AsyncContext startAsync() {
    throw asynchronous();
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    throw asynchronous();
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }

  @Override
  public boolean isAsyncSupported() {
    return false;
  }

  @Override
  public AsyncContext getAsyncContext() {
    throw asynchronous();
  }

  @Override
  public HttpSession getSession() {
    return inner.getSession();
  }

  @Override
  public @Nullable PortletAsyncManager getPortletAsyncContext() {
    return null;
  }

  @Override
  public @Nullable BeanManager getBeanManager() {
    return null;
  }

  @Override
  public void setBeanManager(@Nullable BeanManager manager) {}
}
