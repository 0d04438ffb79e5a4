// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.PortletException;
import jakarta.portlet.PortletMode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pluto.container.HeaderData;
import org.apache.pluto.container.PageResourceId;
import org.apache.pluto.container.PortletContainer;
import org.apache.pluto.container.PortletContainerException;

/**
 * Pages of portlets at {@code /page/{window}+{window}…}, under a content security policy of {@code
 * 'self'}. Who sends the cookie {@code role} has that role.
 */
final class PortalServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Before the id of a window: the request attribute with its title. */
  static final String TITLE = "title ";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final transient Services services;
  private final transient PortletContainer container;

  PortalServlet(Services services, PortletContainer container) {
    this.services = services;
    this.container = container;
  }

  static String base(HttpServletRequest request) {
    return "/portal/page";
  }

  @Override
  protected void service(HttpServletRequest plain, HttpServletResponse response)
      throws ServletException, IOException {
    plain.setCharacterEncoding("UTF-8");
    HttpServletRequest request = new WithRole(plain);
    PageState page = PageState.parse(request.getPathInfo(), request.getParameterMap());
    try {
      switch (page.call) {
        case PAGE -> page(page, request, response);
        case ACTION ->
            container.doAction(services.window(page.target, page), request, response, true);
        case RESOURCE ->
            container.doServeResource(services.window(page.target, page), request, response);
        case EVENT -> {
          services.send(container, page, request, response);
          response.sendRedirect(page.copy().address(base(request)));
        }
      }
    } catch (PortletException | PortletContainerException e) {
      throw new ServletException(e);
    }
  }

  private void page(PageState page, HttpServletRequest request, HttpServletResponse response)
      throws PortletException, PortletContainerException, IOException {
    Map<PageResourceId, String> shared = new LinkedHashMap<>();
    StringBuilder head = new StringBuilder();
    StringBuilder body = new StringBuilder();
    for (String id : page.windows) {
      HeaderData headers = container.doHeader(services.window(id, page), request, response);
      shared.putAll(headers.getDynamicResources());
      head.append(headers.getHeadSectionMarkup());
    }
    shared.values().forEach(head::append);
    for (String id : page.windows) {
      body.append(section(services.window(id, page), request, response));
    }
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Security-Policy", POLICY);
    response
        .getWriter()
        .write(
            "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Portal</title><link rel=\"icon\" href=\"/portal/icon.svg\"><link rel=\"stylesheet\" href=\"/portal/portal.css\">%s</head><body><main><h1>Portal</h1>%s</main></body></html>"
                .formatted(request.getLocale().getLanguage(), head, body));
  }

  private String section(
      PortalWindow window, HttpServletRequest request, HttpServletResponse response)
      throws PortletException, PortletContainerException, IOException {
    Buffer buffer = new Buffer(response);
    container.doRender(window, request, buffer, null);
    String title = String.valueOf(request.getAttribute(TITLE + window.id()));
    StringBuilder modes = new StringBuilder();
    for (String mode : new String[] {"view", "edit", "help"}) {
      if (window.portlet().isPortletModeSupported("text/html", new PortletMode(mode))) {
        PageState other = window.page().copy();
        other.modes.put(window.id(), mode);
        modes.append(
            "<a href=\"%s\">%s</a> ".formatted(escape(other.address(base(request))), mode));
      }
    }
    return "<section class=\"portlet\" id=\"%s\"><header><h2>%s</h2><nav aria-label=\"%s\">%s</nav></header>%s</section>"
        .formatted(escape(window.id()), escape(title), escape(window.id()), modes, buffer.text);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Takes what one portlet writes. */
  private static final class Buffer extends HttpServletResponseWrapper {
    private final StringWriter text = new StringWriter();
    private final PrintWriter writer = new PrintWriter(text);

    Buffer(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }
  }

  private static final class WithRole extends HttpServletRequestWrapper {
    WithRole(HttpServletRequest request) {
      super(request);
    }

    @Override
    public boolean isUserInRole(String role) {
      if (role.equals(System.getProperty("portal.role"))) {
        return true;
      }
      if (getCookies() != null) {
        for (var cookie : getCookies()) {
          if (cookie.getName().equals("role") && cookie.getValue().equals(role)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
