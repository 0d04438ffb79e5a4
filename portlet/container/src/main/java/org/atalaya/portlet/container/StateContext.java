// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.Event;
import jakarta.portlet.MutableRenderParameters;
import jakarta.portlet.PortletMode;
import jakarta.portlet.WindowState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.pluto.container.EventProvider;
import org.apache.pluto.container.PortletActionResponseContext;
import org.apache.pluto.container.PortletContainer;
import org.apache.pluto.container.PortletEventResponseContext;
import org.apache.pluto.container.PortletURLProvider.TYPE;
import org.apache.pluto.container.impl.MutableRenderParametersImpl;
import org.jspecify.annotations.Nullable;

/** The answer to an action or an event: the page's state as the portlet changes it. */
final class StateContext extends ResponseContext
    implements PortletActionResponseContext, PortletEventResponseContext {

  private final List<Event> events = new ArrayList<>();
  private Link link;
  private boolean closed;
  private @Nullable String location;

  StateContext(
      PortletContainer container,
      HttpServletRequest request,
      HttpServletResponse response,
      PortalWindow window,
      String phase) {
    super(container, request, response, window, phase);
    link = Link.from(window, TYPE.RENDER, PortalServlet.base(request));
  }

  @Override
  public void reset() {
    events.clear();
    link = Link.from(window, TYPE.RENDER, PortalServlet.base(request));
  }

  /** From now on the page is in the state that the portlet left. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    PageState page = window.page();
    page.modes.putAll(link.state().modes);
    page.states.putAll(link.state().states);
    page.privates.clear();
    page.privates.putAll(link.state().privates);
    page.publics.clear();
    page.publics.putAll(link.state().publics);
  }

  @Override
  public String getResponseURL() {
    close();
    return location == null ? window.page().copy().address(PortalServlet.base(request)) : location;
  }

  @Override
  public void setRedirect(String address) {
    location = address;
  }

  @Override
  public void setRedirect(String address, String renderUrlParameter) {
    location = address;
  }

  @Override
  public boolean isRedirect() {
    return location != null;
  }

  @Override
  public PortletMode getPortletMode() {
    return link.getPortletMode();
  }

  @Override
  public void setPortletMode(PortletMode mode) {
    link.setPortletMode(mode);
  }

  @Override
  public WindowState getWindowState() {
    return link.getWindowState();
  }

  @Override
  public void setWindowState(WindowState state) {
    link.setWindowState(state);
  }

  @Override
  public EventProvider getEventProvider() {
    return Sent::new;
  }

  @Override
  public List<Event> getEvents() {
    return events;
  }

  @Override
  public void addPublicRenderParameter(String id, String name, String[] values) {
    link.addPublicRenderParameter(id, name, values);
  }

  @Override
  public void removePublicRenderParameter(String id, String name) {
    link.removePublicRenderParameter(id, name);
  }

  @Override
  public boolean isPublicRenderParameter(String id, String name) {
    return link.isPublicRenderParameter(id, name);
  }

  @Override
  public Set<String> getPrivateParameterNames(String id) {
    return link.getPrivateParameterNames(id);
  }

  @Override
  public String @Nullable [] getParameterValues(String id, String name) {
    return link.getParameterValues(id, name);
  }

  @Override
  public void setParameter(String id, String name, String[] values) {
    link.setParameter(id, name, values);
  }

  @Override
  public void removeParameter(String id, String name) {
    link.removeParameter(id, name);
  }

  @Override
  public MutableRenderParameters getRenderParameters(String id) {
    return new MutableRenderParametersImpl(link, id);
  }

  /** An event whose payload is of the JDK, so that every application can read it. */
  record Sent(QName getQName, Serializable getValue) implements Event {
    @Override
    public String getName() {
      return getQName.getLocalPart();
    }
  }
}
