// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.figure;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.AnswerComponent;

/**
 * One number of the observatory, how it changed and its course in small, drawn by its server and
 * shown by the element {@code atalaya-figure}.
 *
 * <pre>{@code
 * AtalayaFigure figure = new AtalayaFigure(StatisticsQuery.of("complaints").by("year"));
 * figure.setHeading("Denuncias");
 * add(figure);
 * }</pre>
 *
 * <h2>Size</h2>
 *
 * The figure fills the width of its container, 220 pixels high.
 *
 * <h2>Accessibility</h2>
 *
 * The number and its change are read in one sentence; the course is one tab stop with arrow keys
 * between its values. The key {@code t}, and a button, show the same figures as a table.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
@Tag("atalaya-figure")
@JsModule("context://" + ElementsVersion.PATH + "/figure.js")
public class AtalayaFigure extends AnswerComponent<AtalayaFigure> {

  private static final long serialVersionUID = 1L;

  /** A figure that shows nothing until it has a query. */
  public AtalayaFigure() {
    setHeight("220px");
  }

  /** The figure that {@code query} asks for: by years or months its course, else the number. */
  public AtalayaFigure(StatisticsQuery query) {
    this();
    setQuery(query);
  }
}
