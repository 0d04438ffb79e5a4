// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.PortletMode;
import jakarta.portlet.WindowState;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.pluto.container.PortletURLProvider;
import org.jspecify.annotations.Nullable;

/** The address that a portlet is about to write: the page's state with its own changes. */
final class Link implements PortletURLProvider {

  private final PortalWindow window;
  private final TYPE type;
  private final String base;
  private final PageState state;
  private final Map<String, List<String>> properties = new HashMap<>();
  private @Nullable String fragment;

  Link(PortalWindow window, TYPE type, String base, PageState state) {
    this.window = window;
    this.type = type;
    this.base = base;
    this.state = state;
  }

  /** A link out of the page in which {@code window} stands. */
  static Link from(PortalWindow window, TYPE type, String base) {
    PageState state = window.page().copy();
    if (type != TYPE.RENDER) {
      state.call = type == TYPE.ACTION ? PageState.Call.ACTION : PageState.Call.RESOURCE;
      state.target = window.id();
    }
    return new Link(window, type, base, state);
  }

  PageState state() {
    return state;
  }

  @Override
  public TYPE getType() {
    return type;
  }

  @Override
  public Map<String, String[]> getParameterMap(String id, ParamType kind) {
    return switch (kind) {
      case ACTION, RESOURCE -> new LinkedHashMap<>(state.arguments);
      case PUBLIC -> publics();
      case RENDER -> {
        Map<String, String[]> all = new LinkedHashMap<>(state.privates(id));
        all.putAll(publics());
        yield all;
      }
    };
  }

  private Map<String, String[]> publics() {
    Map<String, String[]> publics = new LinkedHashMap<>();
    window
        .publicNames()
        .forEach((name, qualified) -> {
          String[] values = state.publics.get(qualified);
          if (values != null) {
            publics.put(name, values);
          }
        });
    return publics;
  }

  @Override
  public void setParameter(String id, String name, ParamType kind, String[] values) {
    QName qualified = window.publicNames().get(name);
    if (kind == ParamType.ACTION || kind == ParamType.RESOURCE) {
      state.arguments.put(name, values);
    } else if (qualified != null) {
      state.publics.put(qualified, values);
    } else {
      state.privates(id).put(name, values);
    }
  }

  @Override
  public void removeParameter(String id, String name, ParamType kind) {
    QName qualified = window.publicNames().get(name);
    if (kind == ParamType.ACTION || kind == ParamType.RESOURCE) {
      state.arguments.remove(name);
    } else if (qualified != null) {
      state.publics.remove(qualified);
    } else {
      state.privates(id).remove(name);
    }
  }

  @Override
  public void clearParameters(String id, ParamType kind) {
    switch (kind) {
      case ACTION, RESOURCE -> state.arguments.clear();
      case RENDER -> state.privates(id).clear();
      case PUBLIC -> window.publicNames().values().forEach(state.publics::remove);
    }
  }

  private ParamType own() {
    return switch (type) {
      case ACTION -> ParamType.ACTION;
      case RESOURCE -> ParamType.RESOURCE;
      case RENDER -> ParamType.RENDER;
    };
  }

  @Override
  public Set<String> getPublicParameterNames(String id) {
    return publics().keySet();
  }

  @Override
  public void addPublicRenderParameter(String id, String name, String[] values) {
    setParameter(id, name, ParamType.RENDER, values);
  }

  @Override
  public void removePublicRenderParameter(String id, String name) {
    removeParameter(id, name, ParamType.RENDER);
  }

  @Override
  public boolean isPublicRenderParameter(String id, String name) {
    return window.publicNames().containsKey(name);
  }

  @Override
  public Set<String> getPrivateParameterNames(String id) {
    return new LinkedHashMap<>(own() == ParamType.RENDER ? state.privates(id) : state.arguments)
        .keySet();
  }

  @Override
  public String @Nullable [] getParameterValues(String id, String name) {
    return getParameterMap(id, own()).get(name);
  }

  @Override
  public void setParameter(String id, String name, String[] values) {
    setParameter(id, name, own(), values);
  }

  @Override
  public void removeParameter(String id, String name) {
    removeParameter(id, name, own());
  }

  @Override
  public void setPortletMode(PortletMode mode) {
    state.modes.put(window.id(), mode.toString());
  }

  @Override
  public PortletMode getPortletMode() {
    return new PortletMode(state.modes.getOrDefault(window.id(), "view"));
  }

  @Override
  public void setWindowState(WindowState value) {
    state.states.put(window.id(), value.toString());
  }

  @Override
  public WindowState getWindowState() {
    return new WindowState(state.states.getOrDefault(window.id(), "normal"));
  }

  @Override
  public void setSecure(boolean secure) {}

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String getCacheability() {
    return state.cacheability;
  }

  @Override
  public void setCacheability(String level) {
    state.cacheability = level;
  }

  @Override
  public @Nullable String getResourceID() {
    return state.resource;
  }

  @Override
  public void setResourceID(@Nullable String id) {
    state.resource = id;
  }

  @Override
  public String toURL() {
    return state.address(base) + (fragment == null ? "" : "#" + fragment);
  }

  @Override
  public void write(Writer out, boolean escape) throws IOException {
    append(out, escape);
  }

  @Override
  public Appendable append(Appendable out, boolean escape) throws IOException {
    return out.append(escape ? toURL().replace("&", "&amp;") : toURL());
  }

  @Override
  public Map<String, List<String>> getProperties() {
    return properties;
  }

  @Override
  public void setAuthenticated(boolean authenticated) {}

  @Override
  public boolean getAuthenticated() {
    return false;
  }

  @Override
  public void setFragmentIdentifier(@Nullable String text) {
    fragment = text;
  }

  @Override
  public @Nullable String getFragmentIdentifier() {
    return fragment;
  }
}
