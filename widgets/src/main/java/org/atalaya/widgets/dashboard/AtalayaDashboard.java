// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.dashboard;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.ObservatoryComponent;

/**
 * Figures, charts and tables that a reader filters together, laid out in a grid by the element
 * {@code atalaya-dashboard}. What the reader chose is kept in the page's address.
 *
 * <pre>{@code
 * AtalayaDashboard dashboard = new AtalayaDashboard();
 * dashboard.setFilters("year", "department");
 * dashboard.add(new AtalayaFigure(StatisticsQuery.of("victims").by("year")));
 * dashboard.addWide(new AtalayaChart(StatisticsQuery.of("victims").by("month")));
 * add(dashboard);
 * }</pre>
 *
 * <p>Where its answers come from holds for its parts, unless they have an address of their own.
 *
 * <h2>Accessibility</h2>
 *
 * Filters are native fields with labels; how many parts changed is announced, and below each part
 * stands which filters do not hold for it.
 */
@Tag("atalaya-dashboard")
@JsModule("context://" + ElementsVersion.PATH + "/dashboard.js")
public class AtalayaDashboard extends ObservatoryComponent<AtalayaDashboard>
    implements HasComponents {

  private static final long serialVersionUID = 1L;

  /** A dashboard without filters and parts. */
  public AtalayaDashboard() {}

  /**
   * Sets what readers choose from.
   *
   * @param dimensions ids of dimensions; {@code from} and {@code to} for months
   */
  public void setFilters(String... dimensions) {
    attribute("filters", String.join(" ", dimensions));
  }

  /** As {@link #setFilters}. */
  public AtalayaDashboard withFilters(String... dimensions) {
    setFilters(dimensions);
    return this;
  }

  /** Sets what tells this dashboard apart in the page's address from others of the page. */
  public void setName(String name) {
    attribute("name", requireNonNull(name, "The name cannot be null"));
  }

  /** Adds a part that has a row of its own. */
  public void addWide(Component part) {
    part.getElement().setAttribute("wide", true);
    add(part);
  }

  /** Adds a listener for what a reader chooses. */
  public Registration addFilterChangeListener(ComponentEventListener<FilterChangeEvent> listener) {
    return addListener(FilterChangeEvent.class, listener);
  }
}
