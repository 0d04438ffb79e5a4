// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.GenericPortlet;
import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import jakarta.portlet.ResourceRequest;
import jakarta.portlet.ResourceResponse;
import java.io.IOException;

/** What the least of portlets costs in this container: a word, with others to be measured by. */
public final class BarePortlet extends GenericPortlet {

  @Override
  protected void doView(RenderRequest request, RenderResponse response) throws IOException {
    response.setContentType("text/html");
    response
        .getWriter()
        .write("<p data-bare-resource=\"" + response.createResourceURL() + "\">bare</p>");
  }

  @Override
  public void serveResource(ResourceRequest request, ResourceResponse response) throws IOException {
    response.setContentType("text/plain");
    response.getWriter().write("bare");
  }
}
