// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.PortletMode;
import jakarta.portlet.WindowState;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import org.apache.pluto.container.ContainerInfo;
import org.apache.pluto.container.PortletContainerException;
import org.apache.pluto.container.PortletWindow;
import org.apache.pluto.container.RequestDispatcherService;
import org.apache.pluto.container.driver.DriverPortletConfig;
import org.apache.pluto.container.driver.DriverPortletContext;
import org.apache.pluto.container.driver.PortletContextService;
import org.apache.pluto.container.driver.PortletRegistryListener;
import org.apache.pluto.container.driver.PortletRegistryService;
import org.apache.pluto.container.impl.AbstractPortletConfigImpl;
import org.apache.pluto.container.impl.PortletContextImpl;
import org.apache.pluto.container.om.portlet.PortletApplicationDefinition;
import org.apache.pluto.container.om.portlet.PortletDefinition;
import org.apache.pluto.container.om.portlet.PortletInfo;
import org.apache.pluto.container.om.portlet.impl.ConfigurationHolder;
import org.jspecify.annotations.Nullable;

/** The portlet applications that Tomcat has started, by their paths. */
final class Registry implements PortletContextService, PortletRegistryService {

  private final RequestDispatcherService dispatchers;
  private final Map<String, Application> applications = new ConcurrentHashMap<>();
  private final Map<String, Config> configs = new ConcurrentHashMap<>();

  Registry(RequestDispatcherService dispatchers) {
    this.dispatchers = dispatchers;
  }

  @Override
  public String register(ServletConfig config) {
    ServletContext context = config.getServletContext();
    String name = context.getContextPath();
    if (!applications.containsKey(name)) {
      ConfigurationHolder holder =
          (ConfigurationHolder) context.getAttribute(ConfigurationHolder.ATTRIB_NAME);
      PortletApplicationDefinition definition = holder.getPad();
      definition.setName(name);
      definition.setContextPath(name);
      Application application = new Application(context, definition, dispatchers);
      definition
          .getPortlets()
          .forEach(portlet ->
              configs.put(name + "/" + portlet.getPortletName(), new Config(application, portlet)));
      applications.put(name, application);
    }
    return name;
  }

  /** Whether the portlets of all these paths can be asked. */
  boolean hasAll(List<String> paths) {
    return applications.keySet().containsAll(paths);
  }

  /** One window of each portlet of this path. */
  List<String> windows(String path) throws PortletContainerException {
    return getPortletApplication(path).getPortlets().stream()
        .map(portlet -> "%s~%s~1".formatted(path.substring(1), portlet.getPortletName()))
        .toList();
  }

  @Override
  public void unregister(DriverPortletContext context) {
    applications.remove(context.getApplicationName());
  }

  @Override
  public Iterator<DriverPortletContext> getPortletContexts() {
    return new ArrayList<DriverPortletContext>(applications.values()).iterator();
  }

  @Override
  public @Nullable DriverPortletContext getPortletContext(String name) {
    return applications.get(name);
  }

  @Override
  public @Nullable DriverPortletContext getPortletContext(PortletWindow window) {
    return applications.get(window.getPortletDefinition().getApplication().getName());
  }

  /** The application of a window, which has one. */
  DriverPortletContext application(PortletWindow window) {
    String name = window.getPortletDefinition().getApplication().getName();
    return Objects.requireNonNull(applications.get(name), name);
  }

  @Override
  public DriverPortletConfig getPortletConfig(String application, String portlet)
      throws PortletContainerException {
    Config config = configs.get(application + "/" + portlet);
    if (config == null) {
      throw new PortletContainerException("no portlet " + application + "/" + portlet);
    }
    return config;
  }

  @Override
  public @Nullable ClassLoader getClassLoader(String name) {
    Application application = applications.get(name);
    return application == null ? null : application.getClassLoader();
  }

  @Override
  public Iterator<String> getRegisteredPortletApplicationNames() {
    return List.copyOf(applications.keySet()).iterator();
  }

  @Override
  public PortletApplicationDefinition getPortletApplication(String name)
      throws PortletContainerException {
    Application application = applications.get(name);
    if (application == null) {
      throw new PortletContainerException("no application " + name);
    }
    return application.getPortletApplicationDefinition();
  }

  @Override
  public PortletDefinition getPortlet(String application, String portlet)
      throws PortletContainerException {
    return getPortletConfig(application, portlet).getPortletDefinition();
  }

  @Override
  public void addPortletRegistryListener(PortletRegistryListener listener) {}

  @Override
  public void removePortletRegistryListener(PortletRegistryListener listener) {}

  private static final class Application extends PortletContextImpl
      implements DriverPortletContext {
    Application(
        ServletContext context,
        PortletApplicationDefinition definition,
        RequestDispatcherService dispatchers) {
      super(context, definition, new Info(), List.of(), dispatchers);
    }

    @Override
    public String getApplicationName() {
      return portletApp.getName();
    }
  }

  private static final class Info implements ContainerInfo {
    @Override
    public String getServerInfo() {
      return getPortletContainerName() + "/" + getPortletContainerVersion();
    }

    @Override
    public String getPortletContainerName() {
      return "Pluto";
    }

    @Override
    public String getPortletContainerVersion() {
      return "3.1.0";
    }

    @Override
    public int getMajorSpecificationVersion() {
      return 3;
    }

    @Override
    public int getMinorSpecificationVersion() {
      return 0;
    }
  }

  private static final class Config extends AbstractPortletConfigImpl
      implements DriverPortletConfig {
    Config(Application application, PortletDefinition portlet) {
      super(application, portlet);
    }

    /** Portals give titles of the descriptor where the bundle has none. */
    @Override
    public ResourceBundle getResourceBundle(Locale locale) {
      Map<String, Object> texts = new HashMap<>();
      PortletInfo info = portlet.getPortletInfo();
      if (info != null && info.getTitle() != null) {
        texts.put("jakarta.portlet.title", info.getTitle());
      }
      String name = portlet.getResourceBundle();
      if (name != null) {
        ResourceBundle bundle =
            ResourceBundle.getBundle(name, locale, portletContext.getClassLoader());
        bundle.keySet().forEach(key -> texts.put(key, bundle.getObject(key)));
      }
      return new ListResourceBundle() {
        @Override
        protected Object[][] getContents() {
          return texts.entrySet().stream()
              .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
              .toArray(Object[][]::new);
        }
      };
    }

    @Override
    public Enumeration<PortletMode> getPortletModes(String type) {
      return Collections.enumeration(
          List.of(PortletMode.VIEW, PortletMode.EDIT, PortletMode.HELP).stream()
              .filter(mode -> portlet.isPortletModeSupported(type, mode))
              .toList());
    }

    @Override
    public Enumeration<WindowState> getWindowStates(String type) {
      return Collections.enumeration(
          List.of(WindowState.NORMAL, WindowState.MAXIMIZED, WindowState.MINIMIZED));
    }

    @Override
    public Map<String, QName> getPublicRenderParameterDefinitions() {
      return new PortalWindow("", new PageState(List.of()), portlet).publicNames();
    }
  }
}
