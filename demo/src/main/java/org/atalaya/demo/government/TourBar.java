// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.atalaya.demo.government.TourStop.Site;

/** What to look at on a page that is read as a stop of the tour, and the way on. */
final class TourBar extends Nav {

  private static final long serialVersionUID = 1L;

  /** The bar of a stop. */
  TourBar(Visit visit, TourStop stop) {
    addClassName("portal-tour");
    getElement().setAttribute("aria-label", visit.text("tour.title"));
    Span number = new Span(visit.text("tour.stop", stop.number(), TourStop.values().length));
    number.addClassName("portal-tour-number");
    Paragraph look = new Paragraph(number, new Span(visit.text(stop.key() + ".look")));
    add(look, link(TourPage.listAddress(visit, stop), visit.text("tour.back")));
    stop.next()
        .ifPresent(next ->
            add(
                link(
                    next.site() == Site.PORTAL
                        ? TourPage.stopAddress(visit, next)
                        : TourPage.listAddress(visit, next),
                    visit.text("tour.next", visit.text(next.key())))));
  }

  private static Anchor link(String address, String text) {
    Anchor link = new Anchor(address, text);
    // Loaded anew, so that the page begins where its address says.
    link.setRouterIgnore(true);
    return link;
  }
}
