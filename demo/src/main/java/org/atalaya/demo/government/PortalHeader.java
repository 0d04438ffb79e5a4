// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;

/** Who speaks, the way out, the other language, and the portal's pages. */
final class PortalHeader extends Header {

  private static final long serialVersionUID = 1L;

  /**
   * The header of a page.
   *
   * @param current the section that the page belongs to
   * @param path address of the page below the portal's
   */
  PortalHeader(Visit visit, PortalSection current, String path) {
    addClassName("portal-header");
    add(top(visit, current, path), navigation(visit, current));
  }

  private static Div top(Visit visit, PortalSection current, String path) {
    Span name = new Span(visit.text("observatory"));
    name.addClassName("portal-name");
    RouterLink tour = new RouterLink(visit.text("tour.title"), TourPage.class);
    tour.setQueryParameters(visit.with(visit.filter()));
    mark(tour, current == PortalSection.TOUR);
    Span demonstration = new Span(new Span(visit.text("demonstration") + " · "), tour);
    demonstration.addClassName("portal-demonstration");
    // Not a link of the router: the page is loaded anew, with all its words in the other language.
    Anchor language = new Anchor(address(visit, path), visit.isEnglish() ? "Español" : "English");
    language.getElement().setAttribute("lang", visit.isEnglish() ? "es" : "en");
    language.getElement().setAttribute("hreflang", visit.isEnglish() ? "es" : "en");
    language.addClassName("portal-language");
    Anchor exit = new Anchor("https://www.google.com/search?q=clima", visit.text("exit"));
    exit.getElement().setAttribute("rel", "nofollow noreferrer");
    exit.addClassName("portal-exit");
    Div top = new Div(new Div(name, demonstration), language, exit);
    top.addClassName("portal-top");
    return top;
  }

  private static String address(Visit visit, String path) {
    String query = visit.inOtherLanguage().getQueryString();
    return "./" + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static void mark(RouterLink link, boolean isCurrent) {
    if (isCurrent) {
      link.getElement().setAttribute("aria-current", "page");
    }
  }

  private static Nav navigation(Visit visit, PortalSection current) {
    UnorderedList list = new UnorderedList();
    for (PortalSection section : PortalSection.offered(visit.catalogue())) {
      RouterLink link = new RouterLink(visit.text(section.key() + ".nav"), section.page());
      link.setQueryParameters(visit.with(visit.filter()));
      mark(link, section == current);
      list.add(new ListItem(link));
    }
    Nav navigation = new Nav(list);
    navigation.addClassName("portal-navigation");
    navigation.getElement().setAttribute("aria-label", visit.text("navigation"));
    return navigation;
  }
}
