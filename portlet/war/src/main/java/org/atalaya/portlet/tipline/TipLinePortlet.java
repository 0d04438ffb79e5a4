// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.tipline;

import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertKind;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.portlet.Markup;
import org.atalaya.portlet.ObservatoryPortlet;
import org.atalaya.portlet.Words;

/**
 * The way to tell the authority what one knows: the numbers to call, which are there whatever
 * happens, then a link to the observatory's own page, or a frame with it where the administrator
 * allows its host. What people write there neither the portal nor this portlet ever sees.
 */
public final class TipLinePortlet extends ObservatoryPortlet {

  @Override
  protected void first(Markup out, Words words) {
    AlertAuthority authority = Guatemala.alertAuthority();
    out.element("p", words.text("tip.danger"), "class", "atalaya-title");
    out.start("ul", "class", "atalaya-lines");
    line(out, authority.of(AlertKind.WOMAN).line(), words.text("tip.line.woman"));
    line(out, authority.emergency(), words.text("tip.line.police"));
    line(out, authority.of(AlertKind.CHILD).line(), words.text("tip.line.child"));
    out.end();
  }

  private static void line(Markup out, String number, String whose) {
    out.start("li").element("a", number, "href", "tel:" + number);
    out.text(" " + whose).end();
  }

  @Override
  protected void view(RenderRequest request, RenderResponse response, Markup out) {
    Words words = words(request);
    out.start(
        "atalaya-tip-form",
        "observatory",
        elsewhere().api().toString(),
        "frame",
        mayFrame() ? "click" : "",
        "lang",
        words.language());
    out.start("p");
    page(
        out,
        "%s/embed/tip-form?lang=%s".formatted(elsewhere().api(), words.language()),
        words.text("tip.write"));
    out.end();
    out.element("p", words.text("own"), "class", "atalaya-note");
    out.end();
  }
}
