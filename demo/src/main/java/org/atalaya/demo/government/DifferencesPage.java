// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import org.atalaya.Observatory;
import org.atalaya.guatemala.Difference;
import org.atalaya.guatemala.Guatemala;

/** Why the figures of institutions differ: each counts other things at another moment. */
@Route("por-que-difieren")
public final class DifferencesPage extends PortalPage {

  private static final long serialVersionUID = 1L;

  /** The page over this observatory. */
  public DifferencesPage(Observatory observatory) {
    super(observatory, PortalSection.DIFFERENCES);
  }

  @Override
  void fill(PageContent content) {
    content.explanation("differences.introduction");
    Guatemala.differences().forEach(one -> content.add(difference(content.visit(), one)));
  }

  private static Div difference(Visit visit, Difference difference) {
    Paragraph institution = new Paragraph(visit.text(difference.institution()));
    institution.addClassName("portal-institution");
    Div article =
        new Div(
            new H2(visit.text(difference.title())),
            institution,
            new Paragraph(visit.text(difference.paragraph())));
    article.setId(difference.id());
    article.addClassName("portal-article");
    if (!difference.sources().isEmpty()) {
      UnorderedList sources = new UnorderedList();
      sources.addClassName("portal-sources");
      sources.getElement().setAttribute("aria-label", visit.text("differences.sources"));
      difference.sources().forEach(source -> sources.add(source(visit, source)));
      article.add(sources);
    }
    return article;
  }

  private static ListItem source(Visit visit, Difference.Source source) {
    String title = visit.text(source.title());
    return source
        .url()
        .map(url -> {
          Anchor link = new Anchor(url.toString(), title);
          link.getElement().setAttribute("rel", "noreferrer");
          return new ListItem(link);
        })
        .orElseGet(() -> new ListItem(title));
  }
}
