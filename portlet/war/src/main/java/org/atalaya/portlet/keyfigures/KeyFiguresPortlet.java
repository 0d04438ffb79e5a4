// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.keyfigures;

import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import java.util.List;
import java.util.Map;
import org.atalaya.portlet.Markup;
import org.atalaya.portlet.Parts;
import org.atalaya.portlet.Presentation;
import org.atalaya.portlet.Presentation.Field;
import org.atalaya.portlet.Presentation.Kind;
import org.atalaya.portlet.PresentationPortlet;

/** Numbers side by side, each with its change and its course. */
public final class KeyFiguresPortlet extends PresentationPortlet {

  private static final int MOST = 6;

  static final Parts PARTS =
      new Parts(
          List.of(Field.INDICATOR, Field.BY, Field.MEASURE, Field.FILTERS, Field.TITLE),
          MOST,
          Map.of(Field.KIND, Kind.FIGURE.id(), Field.HEIGHT, "200"));

  /** Made by the portal. */
  public KeyFiguresPortlet() {
    super(PARTS);
  }

  @Override
  protected void show(
      List<Presentation> presentations,
      RenderRequest request,
      RenderResponse response,
      Markup out) {
    out.start("div", "class", "atalaya-figures");
    for (Presentation shown : presentations) {
      out.start("div");
      part(shown, request, response, out);
      out.end();
    }
    out.end();
    outage(out, words(request));
  }
}
