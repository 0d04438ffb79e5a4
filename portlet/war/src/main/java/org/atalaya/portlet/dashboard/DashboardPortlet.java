// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.dashboard;

import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import java.util.List;
import java.util.Map;
import org.atalaya.portlet.Markup;
import org.atalaya.portlet.Parts;
import org.atalaya.portlet.Presentation;
import org.atalaya.portlet.Presentation.Field;
import org.atalaya.portlet.PresentationPortlet;

/**
 * Charts, maps, tables and figures in the grid of the element {@code atalaya-dashboard}. It has no
 * filters of its own: those of the page hold, without script too, and are in its address.
 */
public final class DashboardPortlet extends PresentationPortlet {

  private static final int MOST = 8;

  static final Parts PARTS = new Parts(List.of(Field.values()), MOST, Map.of());

  /** Made by the portal. */
  public DashboardPortlet() {
    super(PARTS);
  }

  @Override
  protected void show(
      List<Presentation> presentations,
      RenderRequest request,
      RenderResponse response,
      Markup out) {
    String language = words(request).language();
    out.start("atalaya-dashboard", "class", "atalaya-grid", "lang", language);
    for (Presentation shown : presentations) {
      out.start("div");
      part(shown, request, response, out);
      out.end();
    }
    out.end();
    outage(out, words(request));
  }
}
