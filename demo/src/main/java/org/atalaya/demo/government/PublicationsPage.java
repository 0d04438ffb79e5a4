// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import org.atalaya.Observatory;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.TierReleases;
import org.atalaya.widgets.web.CorrectionNotices;

/** When figures were released and when the next will be, what was corrected, and how to cite. */
@Route("publicaciones")
public final class PublicationsPage extends PortalPage {

  private static final long serialVersionUID = 1L;
  private static final int PAST = 12;
  private static final int NEXT = 4;

  private final transient KeptQuality kept;
  private final transient CorrectionNotices notices;

  /** The page over this observatory. */
  PublicationsPage(Observatory observatory, KeptQuality kept, CorrectionNotices notices) {
    super(observatory, PortalSection.PUBLICATIONS);
    this.kept = kept;
    this.notices = notices;
  }

  @Override
  void fill(PageContent content) {
    Visit visit = content.visit();
    content.explanation("publications.lead");
    for (TierReleases releases : content.observatory().tierReleases()) {
      if (releases.tier() != Tier.LIVE) {
        tier(content, releases);
      }
    }
    content.heading("publications.notices");
    if (notices.notices().isEmpty()) {
      content.explanation("publications.notices.none");
    }
    for (CorrectionNotices.Notice notice : notices.notices()) {
      content.add(new H3(visit.day(notice.date())), new Paragraph(visit.text(notice.what())));
    }
    QualityPage.revisions(content, kept.of(content.observatory()).revisions());
    content.heading("publications.follow");
    UnorderedList files = new UnorderedList();
    for (String file :
        List.of("releases.atom", "releases.ics", "corrections.atom", "releases", "corrections")) {
      files.add(new ListItem(link(visit, file)));
    }
    content.add(files);
    content.heading("publications.cite");
    content.explanation(
        "publications.cite.how",
        PortalIdentity.current().name(visit.locale()),
        Integer.toString(visit.catalogue().version().number()),
        visit.day(visit.catalogue().version().asOf()));
  }

  private static void tier(PageContent content, TierReleases releases) {
    Visit visit = content.visit();
    String name = visit.text("publications." + releases.tier().name().toLowerCase(Locale.ROOT));
    PortalTable table =
        new PortalTable(
            name,
            List.of(
                visit.text("publications.released"),
                visit.text("publications.version"),
                visit.text("publications.as-of")),
            3);
    releases.next().stream()
        .limit(NEXT)
        .toList()
        .reversed()
        .forEach(time -> table.row(visit.moment(time), visit.text("publications.coming"), ""));
    releases.past().stream()
        .limit(PAST)
        .forEach(one ->
            table.row(
                visit.moment(one.released()),
                Integer.toString(one.version().number()),
                visit.day(one.version().asOf())));
    content.add(table);
  }

  private static Anchor link(Visit visit, String file) {
    Anchor link =
        new Anchor(
            "/atalaya/v1/" + file + "?lang=" + visit.locale().getLanguage(),
            visit.text("publications.file." + file));
    link.setRouterIgnore(true);
    return link;
  }
}
