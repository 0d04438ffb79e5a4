// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.Locale;
import org.atalaya.Observatory;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.widgets.element.ElementComponent;

/**
 * A page of the portal: header, navigation, what the page itself says, the files behind it, footer.
 *
 * <h2>Accessibility</h2>
 *
 * The first tab stop leads past the header. A page that is reached from within the portal gets the
 * focus on its heading, so that it is announced and read from its beginning.
 */
abstract class PortalPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final String CONTENT = "contenido";

  /**
   * The browser looked for the place named in the address before the page had any; and the page is
   * shown only after its scripts have run.
   */
  private static final String SHOW_PLACE =
      """
      const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (place) {
        const show = () => place.offsetHeight ? place.scrollIntoView() : requestAnimationFrame(show);
        show();
      }
      """;

  private final transient Observatory observatory;
  private final PortalSection section;
  private String title = "";

  /** A page over this observatory. */
  PortalPage(Observatory observatory, PortalSection section) {
    this.observatory = observatory;
    this.section = section;
  }

  /** Adds what the page itself says. */
  abstract void fill(PageContent content);

  /** Whether the page tells of the observatory's records, and thus has files behind it. */
  boolean isAboutTheRecords() {
    return true;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    StatisticsCatalogue catalogue = observatory.catalogue();
    Visit visit = Visit.of(event.getLocation().getQueryParameters(), catalogue);
    Locale locale = visit.locale();
    event.getUI().setLocale(locale);
    event.getUI().getPage().executeJs("document.documentElement.lang = $0", locale.getLanguage());
    title = PortalIdentity.current().title(locale, visit.text(section.key() + ".title"));
    H1 heading = new H1(visit.text(section.key() + ".title"));
    heading.getElement().setAttribute("tabindex", "-1");
    setClassName("portal");
    removeAll();
    add(
        skipLink(visit, event.getLocation()),
        new PortalHeader(visit, section, event.getLocation().getPath()));
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter(TourStop.PARAMETER)
        .flatMap(TourStop::of)
        .ifPresent(stop -> add(new TourBar(visit, stop)));
    add(content(visit, heading, event.getLocation()).main(), footer(visit));
    if (isNavigationWithin(event.getTrigger())) {
      heading.getElement().executeJs("window.scrollTo(0, 0); this.focus({preventScroll: true})");
    } else {
      heading.getElement().executeJs(SHOW_PLACE);
    }
  }

  @Override
  public String getPageTitle() {
    return title;
  }

  private static boolean isNavigationWithin(NavigationTrigger trigger) {
    return switch (trigger) {
      case PAGE_LOAD, REFRESH_ROUTE, REFRESH, HISTORY -> false;
      case ROUTER_LINK, UI_NAVIGATE, CLIENT_SIDE, PROGRAMMATIC -> true;
    };
  }

  private static Anchor skipLink(Visit visit, Location here) {
    // With the page's own address, since a bare fragment would be taken for one of the first page.
    Anchor link =
        new Anchor("./" + here.getPathWithQueryParameters() + "#" + CONTENT, visit.text("skip"));
    link.addClassName("portal-skip");
    link.setRouterIgnore(true);
    return link;
  }

  private PageContent content(Visit visit, H1 heading, Location here) {
    PageContent content = new PageContent(observatory, visit);
    content.main().setId(CONTENT);
    content.main().getElement().setAttribute("tabindex", "-1");
    content.add(heading);
    if (isAboutTheRecords() && visit.catalogue().source().synthetic()) {
      content.add(notice(visit.text("synthetic")));
    }
    PortalFilter.unknown(here.getQueryParameters(), visit.catalogue())
        .forEach((name, given) ->
            content.add(notice(visit.text("filter.unknown." + name, repeated(given)))));
    fill(content);
    followReader(content.main());
    if (isAboutTheRecords()) {
      content.addEmbedding();
      content.addFiles();
    }
    return content;
  }

  private static Paragraph notice(String text) {
    Paragraph notice = new Paragraph(text);
    notice.addClassName("portal-notice");
    return notice;
  }

  /** Addresses are anybody's: nothing is repeated that could not be a code. */
  private static String repeated(String given) {
    return given.matches("[A-Za-z0-9-]{1,20}") ? given : "…";
  }

  /** Has elements be as light or as dark as the portal's style is. */
  private static void followReader(Component part) {
    if (part instanceof ElementComponent<?> element) {
      element.setReaderTheme(true);
    }
    part.getChildren().forEach(PortalPage::followReader);
  }

  private static Footer footer(Visit visit) {
    Footer footer =
        new Footer(new Paragraph(visit.text("help")), new Paragraph(visit.text("footer")));
    footer.addClassName("portal-footer");
    return footer;
  }
}
