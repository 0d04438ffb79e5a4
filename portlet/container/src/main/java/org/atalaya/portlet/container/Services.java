// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.Event;
import jakarta.portlet.PortalContext;
import jakarta.portlet.PortletException;
import jakarta.portlet.PortletMode;
import jakarta.portlet.WindowState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.pluto.container.CCPPProfileService;
import org.apache.pluto.container.EventCoordinationService;
import org.apache.pluto.container.FilterManagerService;
import org.apache.pluto.container.NamespaceMapper;
import org.apache.pluto.container.PortletContainer;
import org.apache.pluto.container.PortletContainerException;
import org.apache.pluto.container.PortletEnvironmentService;
import org.apache.pluto.container.PortletInvokerService;
import org.apache.pluto.container.PortletPreferencesService;
import org.apache.pluto.container.PortletRequestContextService;
import org.apache.pluto.container.PortletURLListenerService;
import org.apache.pluto.container.PortletWindow;
import org.apache.pluto.container.PortletWindowID;
import org.apache.pluto.container.RequestDispatcherService;
import org.apache.pluto.container.UserInfoService;
import org.apache.pluto.container.driver.AdministrativeRequestListener;
import org.apache.pluto.container.driver.PortalAdministrationService;
import org.apache.pluto.container.driver.PortalDriverServices;
import org.apache.pluto.container.driver.PortletContextService;
import org.apache.pluto.container.driver.PortletInvocationListener;
import org.apache.pluto.container.driver.PortletRegistryService;
import org.apache.pluto.container.impl.PortletEnvironmentServiceImpl;
import org.apache.pluto.container.impl.RequestDispatcherServiceImpl;
import org.jspecify.annotations.Nullable;

/** What Pluto asks its portal for. */
final class Services implements PortalDriverServices {

  private final RequestDispatcherService dispatchers = new RequestDispatcherServiceImpl();
  private final PortletEnvironmentService environment = new PortletEnvironmentServiceImpl();
  private final Registry registry = new Registry(dispatchers);
  private final StoredPreferences preferences;

  /**
   * The services.
   *
   * @param preferences the file of preferences
   */
  Services(Path preferences) {
    this.preferences = new StoredPreferences(preferences, registry);
  }

  Registry registry() {
    return registry;
  }

  @Override
  public PortalContext getPortalContext() {
    return new Portal();
  }

  /** Each event goes to every window of the page whose portlet is declared to take it. */
  @Override
  public EventCoordinationService getEventCoordinationService() {
    return this::processEvents;
  }

  private void processEvents(
      PortletContainer container,
      PortletWindow from,
      HttpServletRequest request,
      HttpServletResponse response,
      List<Event> events) {
    PageState page = ((PortalWindow) from).page();
    for (Event event : events) {
      response.addHeader("Portal-Event", event.getQName() + " " + event.getValue());
      for (String id : page.windows) {
        try {
          PortalWindow window = window(id, page);
          if (window.portlet().getSupportedProcessingEvents().stream()
              .anyMatch(reference -> event.getQName().equals(reference.getQualifiedName()))) {
            container.doEvent(window, request, response, event);
          }
        } catch (PortletContainerException | PortletException | IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Sends the event of a request to the page. */
  void send(
      PortletContainer container,
      PageState page,
      HttpServletRequest request,
      HttpServletResponse response)
      throws PortletContainerException {
    Event event = new StateContext.Sent(QName.valueOf(page.target), request.getParameter("value"));
    PortalWindow any = window(page.windows.getFirst(), page);
    processEvents(container, any, request, response, List.of(event));
  }

  PortalWindow window(String id, PageState page) throws PortletContainerException {
    return new PortalWindow(
        id, page, registry.getPortlet(PortalWindow.application(id), PortalWindow.portlet(id)));
  }

  @Override
  public PortletRequestContextService getPortletRequestContextService() {
    return new Contexts();
  }

  @Override
  public FilterManagerService getFilterManagerService() {
    return (window, phase) -> new NoFilters();
  }

  @Override
  public PortletURLListenerService getPortletURLListenerService() {
    return application -> List.of();
  }

  @Override
  public PortletPreferencesService getPortletPreferencesService() {
    return preferences;
  }

  @Override
  public PortletEnvironmentService getPortletEnvironmentService() {
    return environment;
  }

  @Override
  public PortletInvokerService getPortletInvokerService() {
    return new Invoker(registry);
  }

  @Override
  public UserInfoService getUserInfoService() {
    return (request, window) -> Map.of();
  }

  @Override
  public NamespaceMapper getNamespaceMapper() {
    return new Namespaces();
  }

  @Override
  public @Nullable CCPPProfileService getCCPPProfileService() {
    return null;
  }

  @Override
  public RequestDispatcherService getRequestDispatcherService() {
    return dispatchers;
  }

  @Override
  public PortletContextService getPortletContextService() {
    return registry;
  }

  @Override
  public PortletRegistryService getPortletRegistryService() {
    return registry;
  }

  @Override
  public PortalAdministrationService getPortalAdministrationService() {
    return new PortalAdministrationService() {
      @Override
      public List<AdministrativeRequestListener> getAdministrativeRequestListeners() {
        return List.of();
      }

      @Override
      public List<PortletInvocationListener> getPortletInvocationListeners() {
        return List.of();
      }
    };
  }

  private static final class Namespaces implements NamespaceMapper {
    @Override
    public String encode(PortletWindowID window, String name) {
      return window.getStringId().replaceAll("[^A-Za-z0-9]", "_") + "_" + name;
    }

    @Override
    public @Nullable String decode(PortletWindowID window, String name) {
      String prefix = encode(window, "");
      return name.startsWith(prefix) ? name.substring(prefix.length()) : null;
    }
  }

  private static final class Portal implements PortalContext {
    @Override
    public @Nullable String getProperty(String name) {
      return null;
    }

    @Override
    public Enumeration<String> getPropertyNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<PortletMode> getSupportedPortletModes() {
      return Collections.enumeration(List.of(PortletMode.VIEW, PortletMode.EDIT, PortletMode.HELP));
    }

    @Override
    public Enumeration<WindowState> getSupportedWindowStates() {
      return Collections.enumeration(
          List.of(WindowState.NORMAL, WindowState.MAXIMIZED, WindowState.MINIMIZED));
    }

    @Override
    public String getPortalInfo() {
      return "Test portal";
    }
  }
}
