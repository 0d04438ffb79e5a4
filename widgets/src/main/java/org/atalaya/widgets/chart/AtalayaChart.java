// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.chart;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.Optional;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.AnswerComponent;

/**
 * A chart of the observatory, drawn by its server and shown by the element {@code atalaya-chart}.
 *
 * <pre>{@code
 * AtalayaChart chart =
 *     new AtalayaChart(StatisticsQuery.of("victims").by("department", "victim-sex"));
 * chart.addMarkSelectedListener(event -> show(event.getCode()));
 * add(chart);
 * }</pre>
 *
 * <h2>Size</h2>
 *
 * The chart fills the width of its container, 440 pixels high; a size that is set holds from the
 * first moment, so that nothing on the page moves when the picture arrives.
 *
 * <h2>Accessibility</h2>
 *
 * The chart is one tab stop; arrow keys move between its values, each of which is announced with
 * its category, series and figure. The key {@code t}, and a button, show the same figures as a
 * table.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
@Tag("atalaya-chart")
@JsModule("context://" + ElementsVersion.PATH + "/chart.js")
public class AtalayaChart extends AnswerComponent<AtalayaChart> {

  private static final long serialVersionUID = 1L;

  /** A chart that shows nothing until it has a query. */
  public AtalayaChart() {
    setHeight("440px");
  }

  /** A chart of the table that {@code query} asks for. */
  public AtalayaChart(StatisticsQuery query) {
    this();
    setQuery(query);
  }

  /** Sets the form; by default the server chooses one that suits the table. */
  public void setForm(Form form) {
    requireNonNull(form, "The form cannot be null");
    attribute("form", form == Form.AUTO ? "" : form.id());
  }

  /** The form that was set. */
  public Form getForm() {
    return Optional.ofNullable(getElement().getAttribute("form"))
        .flatMap(Form::byId)
        .orElse(Form.AUTO);
  }

  /** As {@link #setForm}. */
  public AtalayaChart withForm(Form form) {
    setForm(form);
    return this;
  }

  /**
   * Sets whether the chart to explore is shown at once, in the place of the picture, which a reader
   * otherwise asks for; off by default. It makes each visitor load a drawing library (215 KB).
   */
  public void setInteractive(boolean interactive) {
    getElement().setAttribute("interactive", interactive);
    if (isAttached()) {
      refresh();
    }
  }

  /** Whether the chart to explore is shown at once. */
  public boolean isInteractive() {
    return getElement().hasAttribute("interactive");
  }

  /** As {@link #setInteractive}. */
  public AtalayaChart withInteractive(boolean interactive) {
    setInteractive(interactive);
    return this;
  }

  /** Adds a listener for a reader's choice of a value, by click, touch or Enter. */
  public Registration addMarkSelectedListener(ComponentEventListener<MarkSelectedEvent> listener) {
    return addListener(MarkSelectedEvent.class, listener);
  }
}
