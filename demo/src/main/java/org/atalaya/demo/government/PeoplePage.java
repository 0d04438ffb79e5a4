// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.statistics.StatisticsQuery;

/** Who the victims are, who the suspects are, and what they are to one another. */
@Route("personas")
public final class PeoplePage extends PortalPage {

  private static final long serialVersionUID = 1L;

  /**
   * A part of the page.
   *
   * @param key name of its heading
   * @param indicator what is counted
   * @param by by what it is told apart, the more important first
   */
  private record Part(String key, String indicator, List<String> by) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("people.victims", "victims", List.of("victim-age", "victim-sex")),
          new Part("people.relationship", "victims", List.of("relationship")),
          new Part("people.ethnicity", "victims", List.of("victim-ethnicity")),
          new Part("people.schooling", "victims", List.of("victim-schooling")),
          new Part("people.suspects", "suspects", List.of("suspect-age", "suspect-sex")),
          new Part("people.pairs", "pairs", List.of("victim-sex", "suspect-sex")),
          new Part("people.pair-relationship", "pairs", List.of("relationship", "victim-sex")));

  /** The page over this observatory. */
  public PeoplePage(Observatory observatory) {
    super(observatory, PortalSection.PEOPLE);
  }

  @Override
  void fill(PageContent content) {
    Visit visit = content.visit();
    content.add(
        new FilterForm(
            visit,
            PeoplePage.class,
            List.of(PortalFilter.YEAR, PortalFilter.DEPARTMENT),
            Optional.empty()));
    for (Part part : PARTS) {
      visit
          .entry(part.indicator())
          .filter(entry -> part.by().stream().allMatch(id -> CatalogueWords.has(entry, id)))
          .ifPresent(entry -> {
            content.heading(part.key());
            StatisticsQuery query =
                StatisticsQuery.of(part.indicator()).by(part.by().toArray(String[]::new));
            content.chart(visit.filter().applyTo(query, entry));
          });
    }
    if (visit.filter().year().isPresent() && visit.filter().department().isPresent()) {
      content.explanation("people.limit");
    }
  }
}
