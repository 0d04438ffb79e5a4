// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.CacheControl;
import jakarta.portlet.PortletMode;
import jakarta.portlet.PortletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import org.apache.pluto.container.PortletContainer;
import org.apache.pluto.container.PortletHeaderResponseContext;
import org.apache.pluto.container.PortletRenderResponseContext;
import org.apache.pluto.container.PortletResourceResponseContext;
import org.jspecify.annotations.Nullable;

/** The answer to a phase that writes: markup, what belongs into the page's head, a resource. */
final class MimeContext extends ResponseContext
    implements PortletHeaderResponseContext,
        PortletRenderResponseContext,
        PortletResourceResponseContext {

  private final boolean resource;
  private final boolean head;
  private @Nullable CacheControl cacheControl;

  MimeContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortalWindow window,
      String phase) {
    super(container, request, response, window, phase);
    resource = phase.equals(PortletRequest.RESOURCE_PHASE);
    head = phase.equals(PortletRequest.HEADER_PHASE);
  }

  @Override
  public void setTitle(String title) {
    request.setAttribute(PortalServlet.TITLE + window.id(), title);
  }

  @Override
  public void setNextPossiblePortletModes(Collection<PortletMode> modes) {}

  @Override
  public void addDependency(String name, String scope, String version) {
    headers.addDependency(name, scope, version);
  }

  @Override
  public void addDependency(String name, String scope, String version, String markup) {
    headers.addDependency(name, scope, version, markup);
  }

  @Override
  public CacheControl getCacheControl() {
    if (cacheControl == null) {
      cacheControl = new Caching();
    }
    return cacheControl;
  }

  @Override
  public Locale getLocale() {
    return response.getLocale();
  }

  @Override
  public @Nullable String getContentType() {
    return resource ? response.getContentType() : "text/html";
  }

  @Override
  public void setContentType(String type) {
    if (resource) {
      response.setContentType(type);
    }
  }

  @Override
  public String getCharacterEncoding() {
    return response.getCharacterEncoding();
  }

  @Override
  public void setCharacterEncoding(String name) {
    response.setCharacterEncoding(name);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return head ? headers.getBaoStream() : response.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    return head ? headers.getWriter() : response.getWriter();
  }

  @Override
  public int getBufferSize() {
    return response.getBufferSize();
  }

  @Override
  public void setBufferSize(int size) {
    response.setBufferSize(size);
  }

  @Override
  public void reset() {
    response.reset();
  }

  @Override
  public void resetBuffer() {
    response.resetBuffer();
  }

  @Override
  public void flushBuffer() throws IOException {
    response.flushBuffer();
  }

  @Override
  public boolean isCommitted() {
    return response.isCommitted();
  }

  @Override
  public void setLocale(Locale locale) {
    response.setLocale(locale);
  }

  @Override
  public void setContentLength(int length) {
    response.setContentLength(length);
  }

  @Override
  public void setContentLengthLong(long length) {
    response.setContentLengthLong(length);
  }

  @Override
  public void setStatus(int status) {
    response.setStatus(status);
  }

  @Override
  public int getStatus() {
    return response.getStatus();
  }

  /** What a portlet says of keeping its markup; this portal keeps none. */
  private static final class Caching implements CacheControl {
    private @Nullable String tag;
    private int seconds;
    private boolean shared;
    private boolean cached;

    @Override
    public int getExpirationTime() {
      return seconds;
    }

    @Override
    public void setExpirationTime(int time) {
      seconds = time;
    }

    @Override
    public boolean isPublicScope() {
      return shared;
    }

    @Override
    public void setPublicScope(boolean scope) {
      shared = scope;
    }

    @Override
    public @Nullable String getETag() {
      return tag;
    }

    @Override
    public void setETag(String value) {
      tag = value;
    }

    @Override
    public boolean useCachedContent() {
      return cached;
    }

    @Override
    public void setUseCachedContent(boolean use) {
      cached = use;
    }
  }
}
