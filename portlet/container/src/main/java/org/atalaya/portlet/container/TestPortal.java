// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.pluto.container.driver.PlutoServices;
import org.apache.pluto.container.impl.PortletContainerImpl;
import org.apache.tomcat.util.descriptor.web.ContextEnvironment;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * Starts the portal: {@code TestPortal {folder} {application}={exploded WAR} …}. Behind a WAR,
 * after commas, may stand {@code init:{name}={value}} and {@code jndi:{name}={value}}: init
 * parameters and JNDI entries of the application. It prints {@code PORT} and its port once all
 * portlets answer, and the address of a page with all portlets of the first application, and runs
 * until its process ends. The system property {@code portal.port} says which port; {@code
 * portal.role}, which role everybody has. In the folder lie the preferences, and what Tomcat
 * writes.
 */
public final class TestPortal {

  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#eef0f3;color:#1d2733}
      main{max-width:72rem;margin:0 auto;padding:1rem}
      .portlet{background:#fff;border:1px solid #d6dbe1;border-radius:6px;padding:0 1rem 1rem;margin:0 0 1rem}
      .portlet>header{display:flex;justify-content:space-between;align-items:center}
      .portlet>header h2{font-size:1rem}
      .portlet>header nav{font-size:.875rem}
      """;

  private TestPortal() {}

  /** Starts it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Services services = new Services(folder.resolve("preferences.properties"));
    PlutoServices pluto = new PlutoServices(services);
    PortletContainerImpl container = new PortletContainerImpl("portal", pluto);
    container.init();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.resolve("tomcat").toString());
    tomcat.setPort(Integer.getInteger("portal.port", 0));
    tomcat.setAddDefaultWebXmlToWebapp(false);
    tomcat.enableNaming();
    portal(tomcat, folder, new PortalServlet(services, container));
    List<String> paths = new ArrayList<>();
    for (String application : Arrays.asList(arguments).subList(1, arguments.length)) {
      String[] parts = application.split("=", 2);
      paths.add("/" + parts[0]);
      String[] settings = parts[1].split(",");
      Context context = application(tomcat, "/" + parts[0], Path.of(settings[0]).toAbsolutePath());
      Arrays.stream(settings).skip(1).forEach(setting -> set(context, setting));
    }
    tomcat.start();
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!services.registry().hasAll(paths)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("portlets were not registered within a minute");
      }
      Thread.sleep(20);
    }
    int port = tomcat.getConnector().getLocalPort();
    System.out.println("PORT " + port);
    System.out.printf(
        "Portal: http://localhost:%d/portal/page/%s%n",
        port, String.join("+", services.registry().windows(paths.getFirst())));
    tomcat.getServer().await();
  }

  private static void portal(Tomcat tomcat, Path folder, PortalServlet servlet) throws Exception {
    Path root = Files.createDirectories(folder.resolve("portal"));
    Files.writeString(root.resolve("portal.css"), STYLE, StandardCharsets.UTF_8);
    Files.writeString(root.resolve("icon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    Context context = tomcat.addContext("/portal", root.toString());
    context.setCrossContext(true);
    Tomcat.addServlet(context, "portal", servlet);
    context.addServletMappingDecoded("/page/*", "portal");
    files(context);
  }

  private static void set(Context context, String setting) {
    String[] parts = setting.split("[:=]", 3);
    if (parts[0].equals("init")) {
      context.addParameter(parts[1], parts[2]);
    } else {
      ContextEnvironment entry = new ContextEnvironment();
      entry.setName(parts[1]);
      entry.setType(String.class.getName());
      entry.setValue(parts[2]);
      context.getNamingResources().addEnvironment(entry);
    }
  }

  private static Context application(Tomcat tomcat, String path, Path war) {
    Context context = tomcat.addWebapp(path, war.toString());
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    context.setJarScanner(scanner);
    files(context);
    return context;
  }

  private static void files(Context context) {
    Tomcat.addServlet(context, "default", new DefaultServlet());
    context.addServletMappingDecoded("/", "default");
    context.addMimeMapping("js", "text/javascript");
    context.addMimeMapping("css", "text/css");
    context.addMimeMapping("svg", "image/svg+xml");
  }
}
