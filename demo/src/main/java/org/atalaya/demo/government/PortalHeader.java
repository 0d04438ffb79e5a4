// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.util.List;

/** Who speaks, the way out, the other language, and the portal's pages. */
final class PortalHeader extends Header {

  private static final long serialVersionUID = 1L;
  private static final String PAGES = "paginas";

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
    Span name = PortalIdentity.current().letterhead(visit.locale());
    // Not a link of the router: the page is loaded anew, with all its words in the other language.
    Anchor language = new Anchor(address(visit, path), visit.isEnglish() ? "Español" : "English");
    language.getElement().setAttribute("lang", visit.isEnglish() ? "es" : "en");
    language.getElement().setAttribute("hreflang", visit.isEnglish() ? "es" : "en");
    language.addClassName("portal-language");
    Anchor exit = new Anchor("https://www.google.com/search?q=clima", visit.text("exit"));
    exit.getElement().setAttribute("rel", "nofollow noreferrer");
    exit.addClassName("portal-exit");
    Div top = new Div(new Div(name, demonstration(visit, current)), language, exit);
    top.addClassName("portal-top");
    return top;
  }

  /** What the page is, and the pages that are of the demonstration and of no observatory. */
  private static Span demonstration(Visit visit, PortalSection current) {
    Span demonstration = new Span(visit.text("demonstration"));
    demonstration.addClassName("portal-demonstration");
    for (PortalSection section :
        List.of(PortalSection.TOUR, PortalSection.WHATIF, PortalSection.OWNFILE)) {
      demonstration.add(new Span(" · "), link(visit, section, current, ".title"));
    }
    return demonstration;
  }

  private static RouterLink link(
      Visit visit, PortalSection section, PortalSection current, String text) {
    RouterLink link = new RouterLink(visit.text(section.key() + text), section.page());
    link.setQueryParameters(visit.with(visit.filter()));
    if (section == current) {
      link.getElement().setAttribute("aria-current", "page");
    }
    return link;
  }

  private static String address(Visit visit, String path) {
    String query = visit.inOtherLanguage().getQueryString();
    return "./" + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static Nav navigation(Visit visit, PortalSection current) {
    UnorderedList list = new UnorderedList();
    for (PortalSection section : PortalSection.offered(visit.catalogue())) {
      list.add(new ListItem(link(visit, section, current, ".nav")));
    }
    list.setId(PAGES);
    Nav navigation = new Nav(menu(visit), list);
    navigation.addClassName("portal-navigation");
    navigation.getElement().setAttribute("aria-label", visit.text("navigation"));
    return navigation;
  }

  /** On telephones the list of pages is shown only on demand; wide screens hide the button. */
  private static NativeButton menu(Visit visit) {
    NativeButton menu = new NativeButton(visit.text("menu"));
    menu.addClassName("portal-menu");
    menu.getElement().setAttribute("aria-controls", PAGES);
    menu.getElement().setAttribute("aria-expanded", "false");
    // In the browser, so that nobody waits for the server to open a menu.
    menu.getElement()
        .executeJs(
            "this.onclick = () =>"
                + " this.ariaExpanded = this.ariaExpanded === 'true' ? 'false' : 'true'");
    return menu;
  }
}
