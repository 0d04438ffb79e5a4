// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.demo.SiteAddresses;
import org.atalaya.demo.government.TourStop.Site;

/** Ten stops through the four sites: what to look at, and why. */
@Route("recorrido")
public final class TourPage extends PortalPage {

  private static final long serialVersionUID = 1L;

  private final transient SiteAddresses sites;

  /** The page over this observatory. */
  public TourPage(Observatory observatory, SiteAddresses sites) {
    super(observatory, PortalSection.TOUR);
    this.sites = sites;
  }

  @Override
  void fill(PageContent content) {
    Visit visit = content.visit();
    content.explanation("tour.lead");
    OrderedList stops = new OrderedList();
    stops.addClassName("portal-stops");
    for (TourStop stop : TourStop.values()) {
      stops.add(item(visit, stop));
    }
    content.add(stops);
  }

  private ListItem item(Visit visit, TourStop stop) {
    ListItem item = new ListItem(new H2(visit.text(stop.key())));
    item.setId(place(stop));
    item.add(new Paragraph(visit.text(stop.key() + ".look")));
    address(visit, stop)
        .ifPresent(address -> {
          Anchor open = new Anchor(address, visit.text("tour.open." + site(stop)));
          open.setRouterIgnore(true);
          if (stop.site() != Site.PORTAL) {
            open.setTarget("_blank");
          }
          // Each says what it opens, also out of its place.
          open.getElement()
              .setAttribute("aria-label", open.getText() + ": " + visit.text(stop.key()));
          item.add(open);
        });
    return item;
  }

  private static String site(TourStop stop) {
    return stop.site() == Site.PORTAL ? "page" : "site";
  }

  private Optional<String> address(Visit visit, TourStop stop) {
    return switch (stop.site()) {
      case PORTAL -> Optional.of(stopAddress(visit, stop));
      case PARTNER -> sites.partner(visit.locale());
      case MEDIA -> sites.media(visit.locale());
      case DESK -> sites.desk();
    };
  }

  /** Where a stop stands in the list. */
  static String listAddress(Visit visit, TourStop stop) {
    return "./recorrido" + (visit.isEnglish() ? "?lang=en" : "") + "#" + place(stop);
  }

  /** A page of the portal, as a stop. */
  static String stopAddress(Visit visit, TourStop stop) {
    return "./%s?%s=%d%s"
        .formatted(
            stop.path(), TourStop.PARAMETER, stop.number(), visit.isEnglish() ? "&lang=en" : "");
  }

  private static String place(TourStop stop) {
    return "parada-" + stop.number();
  }
}
