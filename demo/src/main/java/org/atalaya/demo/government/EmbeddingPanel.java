// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.util.List;
import java.util.Optional;

/** How what a page shows is had elsewhere: on any page, and in a Vaadin view. */
final class EmbeddingPanel extends NativeDetails {

  private static final long serialVersionUID = 1L;
  private static final String SCRIPT =
      "<script async src=\"https://observatorio.example/atalaya/embed.js\"></script>";

  /**
   * What is written for one thing that the page shows.
   *
   * @param title what it is
   * @param html on any page
   * @param java in a Vaadin view
   * @param builder where it is changed before it is copied; absent where nothing can be chosen
   */
  record Example(String title, String html, String java, Optional<String> builder) {}

  /** The panel with these examples, closed. */
  EmbeddingPanel(Visit visit, List<Example> examples) {
    super(visit.text("embedding.title"));
    addClassName("portal-embedding");
    Div content = new Div(new Paragraph(visit.text("embedding.lead")), code(SCRIPT));
    for (Example example : examples) {
      content.add(new H3(example.title()), code(example.html()));
      content.add(new Paragraph(visit.text("embedding.java")), code(example.java()));
      example.builder().ifPresent(address -> content.add(builder(visit, example, address)));
    }
    setContent(content);
  }

  private static Paragraph builder(Visit visit, Example example, String address) {
    Anchor link = new Anchor(address, visit.text("embedding.builder"));
    // Begins with what is seen; there is one for each chart.
    link.getElement().setAttribute("aria-label", link.getText() + ": " + example.title());
    link.setRouterIgnore(true);
    return new Paragraph(link);
  }

  private static Pre code(String text) {
    Pre code = new Pre(text);
    code.getElement().setAttribute("tabindex", "0");
    return code;
  }
}
