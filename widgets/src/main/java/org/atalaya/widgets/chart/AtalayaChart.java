// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.chart;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.shared.Registration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.atalaya.widgets.ElementsVersion;

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
public class AtalayaChart extends Component implements HasSize, HasStyle {

  private static final long serialVersionUID = 1L;

  /** A chart that shows nothing until it has a query. */
  public AtalayaChart() {
    getStyle().setDisplay(Style.Display.BLOCK);
    setWidthFull();
    setHeight("440px");
  }

  /** A chart of the table that {@code query} asks for. */
  public AtalayaChart(StatisticsQuery query) {
    this();
    setQuery(query);
  }

  /**
   * Sets what the chart shows. The query is checked by the server that answers it; a wrong one is
   * told in the chart's place.
   */
  public void setQuery(StatisticsQuery query) {
    requireNonNull(query, "The query cannot be null");
    attribute("indicator", query.indicator());
    attribute("by", String.join(",", query.by()));
    attribute("filters", filters(query.filters()));
    attribute("from", query.from().map(CalendarPeriod::code).orElse(""));
    attribute("to", query.to().map(CalendarPeriod::code).orElse(""));
    attribute("measure", query.measure().map(Measure::id).orElse(""));
    attribute("sort", query.sort() == Sort.DECLARED ? "" : query.sort().id());
    attribute("top", query.top().isPresent() ? Integer.toString(query.top().getAsInt()) : "");
    attribute(
        "version", query.version().isPresent() ? Integer.toString(query.version().getAsInt()) : "");
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

  /** Sets the colours; light by default. */
  public void setTheme(Theme theme) {
    requireNonNull(theme, "The theme cannot be null");
    attribute("theme", theme == Theme.LIGHT ? "" : theme.id());
  }

  /** The colours that were set. */
  public Theme getTheme() {
    return Optional.ofNullable(getElement().getAttribute("theme"))
        .flatMap(Theme::byId)
        .orElse(Theme.LIGHT);
  }

  /** Sets the language; by default that of the surrounding page. */
  public void setLanguage(Locale language) {
    requireNonNull(language, "The language cannot be null");
    attribute("lang", language.getLanguage());
  }

  /**
   * Sets the address of the observatory's public API.
   *
   * @param address a path of this server or an absolute address; {@code /atalaya} by default
   */
  public void setObservatory(String address) {
    attribute("observatory", requireNonNull(address, "The address cannot be null"));
  }

  /** Adds a listener for a reader's choice of a value, by click, touch or Enter. */
  public Registration addMarkSelectedListener(ComponentEventListener<MarkSelectedEvent> listener) {
    return addListener(MarkSelectedEvent.class, listener);
  }

  private void attribute(String name, String value) {
    if (value.isEmpty()) {
      getElement().removeAttribute(name);
    } else {
      getElement().setAttribute(name, value);
    }
  }

  private static String filters(Map<String, List<String>> filters) {
    return filters.entrySet().stream()
        .map(filter ->
            filter.getKey()
                + "="
                + URLEncoder.encode(String.join(",", filter.getValue()), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
