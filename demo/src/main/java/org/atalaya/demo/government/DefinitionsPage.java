// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import org.atalaya.Observatory;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.StatisticsCatalogue;

/** What is counted, how, and what the words mean. Every definition has an address of its own. */
@Route("definiciones")
public final class DefinitionsPage extends PortalPage {

  private static final long serialVersionUID = 1L;

  /** The page over this observatory. */
  public DefinitionsPage(Observatory observatory) {
    super(observatory, PortalSection.DEFINITIONS);
  }

  @Override
  void fill(PageContent content) {
    Visit visit = content.visit();
    content.add(new Paragraph(source(visit)));
    content
        .observatory()
        .protection()
        .forEach(note -> content.add(new Paragraph(visit.text(note))));
    content.heading("definitions.indicators");
    for (StatisticsCatalogue.Entry entry : visit.catalogue().entries()) {
      content.add(definition(visit, entry.indicator()));
    }
    content.heading("definitions.glossary");
    DescriptionList glossary = new DescriptionList();
    glossary.addClassName("portal-glossary");
    Guatemala.glossary()
        .forEach(word -> {
          DescriptionList.Term term = new DescriptionList.Term(visit.text(word.term()));
          term.setId("palabra-" + word.id());
          glossary.add(term, new DescriptionList.Description(visit.text(word.definition())));
        });
    content.add(glossary);
  }

  private static String source(Visit visit) {
    return visit.text(
        "definitions.source",
        visit.text(visit.catalogue().source().title()),
        visit.catalogue().source().publisher(),
        visit.day(visit.catalogue().version().asOf()),
        Integer.toString(visit.catalogue().version().number()));
  }

  private static Div definition(Visit visit, Indicator indicator) {
    DescriptionList facts = new DescriptionList();
    fact(facts, visit.text("definitions.formula"), visit.text(indicator.words().formula()));
    fact(facts, visit.text("definitions.unit"), visit.text(indicator.unitLabel()));
    fact(facts, visit.text("definitions.note"), visit.text(indicator.note()));
    Div article =
        new Div(
            new H3(visit.text(indicator.title())),
            new Paragraph(visit.text(indicator.definition())),
            facts);
    article.setId(indicator.id());
    article.addClassName("portal-article");
    return article;
  }

  private static void fact(DescriptionList list, String term, String description) {
    list.add(new DescriptionList.Term(term), new DescriptionList.Description(description));
  }
}
