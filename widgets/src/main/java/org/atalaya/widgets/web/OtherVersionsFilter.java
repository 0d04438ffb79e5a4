// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads requests for loaders of any version, {@code {base}/embed-{version}.js}, to the servlet of
 * the elements, which says which versions there are. No pattern of servlets can name them, and the
 * application would answer by a page of its own. Mapped to {@code {base}/*}; all else passes.
 */
public final class OtherVersionsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient ElementsServlet elements = new ElementsServlet();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (ElementsServlet.isVersionedLoader(path.substring(path.lastIndexOf('/') + 1))) {
      elements.service((ServletRequest) request, (ServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
