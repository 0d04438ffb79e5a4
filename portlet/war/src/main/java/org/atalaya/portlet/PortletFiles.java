// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.RenderResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a window of a portlet has public files of the observatory.
 *
 * @param resource the portlet's own address
 * @param parameter name of the parameter that says which file
 */
public record PortletFiles(String resource, String parameter) {

  /** Those of the window of this answer. */
  public static PortletFiles of(RenderResponse response) {
    return new PortletFiles(
        response.createResourceURL().toString(), response.getNamespace() + FileAnswer.PARAMETER);
  }

  /** The address of a file. */
  public String address(String file) {
    return resource
        + (resource.contains("?") ? "&" : "?")
        + URLEncoder.encode(parameter, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(file, StandardCharsets.UTF_8);
  }
}
