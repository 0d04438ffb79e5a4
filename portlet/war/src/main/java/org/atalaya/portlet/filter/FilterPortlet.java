// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.filter;

import jakarta.portlet.ActionRequest;
import jakarta.portlet.ActionResponse;
import jakarta.portlet.PortletException;
import jakarta.portlet.PortletMode;
import jakarta.portlet.PortletURL;
import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.atalaya.cases.Dimension;
import org.atalaya.portlet.EditForm;
import org.atalaya.portlet.EditedPortlet;
import org.atalaya.portlet.Markup;
import org.atalaya.portlet.PublicFilters;
import org.atalaya.portlet.Words;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

/**
 * Chooses year, department and crime for all portlets of a page. What is chosen stands in the
 * page's address, and is told by an event too, for portals whose portlets share no parameters.
 */
public final class FilterPortlet extends EditedPortlet<FilterSettings> {

  @Override
  protected List<String> fields() {
    return Stream.concat(Stream.of(FilterSettings.INDICATOR), PublicFilters.PARAMETERS.stream())
        .toList();
  }

  @Override
  protected FilterSettings read(UnaryOperator<String> values) {
    return FilterSettings.read(values);
  }

  @Override
  protected void check(FilterSettings settings) {
    entry(settings.indicator());
  }

  @Override
  protected void write(EditForm form) {
    Words words = form.words();
    Map<String, String> indicators = new LinkedHashMap<>();
    form.catalogue()
        .entries()
        .forEach(entry ->
            indicators.put(entry.indicator().id(), entry.indicator().title().in(words.locale())));
    form.hint(words.text("edit.filter"));
    String name = FilterSettings.INDICATOR;
    String indicator = form.values().apply(name);
    form.select(name, name, words.text("field.indicator"), indicator, indicators);
    for (String parameter : PublicFilters.PARAMETERS) {
      form.check(parameter, words.text("field." + parameter), FilterSettings.ON);
    }
  }

  @Override
  protected void show(
      FilterSettings settings, RenderRequest request, RenderResponse response, Markup out) {
    Words words = words(request);
    Entry entry = entry(settings.indicator());
    Map<String, String> chosen = PublicFilters.of(request).codes();
    // It changes nothing but the page's address, as a link would: so no token, and no session.
    String action = response.createActionURL().toString();
    out.start("form", "method", "post", "class", "atalaya-form atalaya-filter", "action", action);
    for (String parameter : settings.parameters()) {
      Optional<String> code = Optional.ofNullable(chosen.get(parameter));
      String id = response.getNamespace() + parameter;
      PublicFilters.dimension(entry, parameter)
          .ifPresent(dimension -> choice(out, id, parameter, dimension, code, words));
    }
    out.start("p");
    out.element("button", words.text("filter.apply"), "type", "submit");
    if (!chosen.isEmpty()) {
      out.element("a", words.text("filter.reset"), "href", withoutFilters(response));
    }
    out.end().end();
  }

  private static void choice(
      Markup out,
      String id,
      String parameter,
      Dimension dimension,
      Optional<String> chosen,
      Words words) {
    out.start("p").element("label", words.text("filter." + parameter), "for", id).text(" ");
    out.start("select", "id", id, "name", parameter);
    out.element("option", words.text("filter.all"), "value", "");
    dimension
        .categories()
        .forEach(category ->
            out.element(
                "option",
                category.label().in(words.locale()),
                "value",
                category.code(),
                "selected",
                chosen.equals(Optional.of(category.code())) ? "selected" : ""));
    out.end().end();
  }

  private static String withoutFilters(RenderResponse response) {
    PortletURL url = response.createRenderURL();
    PublicFilters.PARAMETERS.forEach(url.getRenderParameters()::removeParameter);
    return url.toString();
  }

  @Override
  public void processAction(ActionRequest request, ActionResponse response)
      throws PortletException, IOException {
    if (!request.getPortletMode().equals(PortletMode.VIEW)) {
      super.processAction(request, response);
      return;
    }
    PublicFilters chosen = PublicFilters.read(name -> request.getActionParameters().getValue(name));
    chosen.keep(response.getRenderParameters());
    response.setEvent(PublicFilters.EVENT, chosen.text());
  }
}
