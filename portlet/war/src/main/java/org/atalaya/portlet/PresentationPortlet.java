// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.atalaya.portlet.PublicFilters.Filtered;
import org.atalaya.statistics.QueryException;

/** A portlet of figures, charts and tables that follow the filters of their page. */
public abstract class PresentationPortlet extends EditedPortlet<List<Presentation>> {

  private final Parts parts;

  protected PresentationPortlet(Parts parts) {
    this.parts = parts;
  }

  @Override
  protected final List<String> fields() {
    return parts.names();
  }

  @Override
  protected final List<Presentation> read(UnaryOperator<String> values) {
    return parts.read(values);
  }

  @Override
  protected final String value(String name, UnaryOperator<String> sent) {
    return parts.value(name, sent);
  }

  @Override
  protected final void write(EditForm form) {
    parts.write(form);
  }

  @Override
  protected final void check(List<Presentation> presentations) {
    presentations.forEach(shown -> observatory().table(shown.query()));
  }

  /** Writes all parts, one below the other. */
  @Override
  protected void show(
      List<Presentation> presentations,
      RenderRequest request,
      RenderResponse response,
      Markup out) {
    presentations.forEach(shown -> part(shown, request, response, out));
    outage(out, words(request));
  }

  /**
   * Writes one part as the filters of the page want it. What the observatory refuses is told in its
   * place, and does not keep the other parts from being shown.
   */
  protected final void part(
      Presentation shown, RenderRequest request, RenderResponse response, Markup out) {
    Words words = words(request);
    try {
      Filtered filtered =
          PublicFilters.of(request).apply(shown.query(), entry(shown.query().indicator()));
      new PresentationMarkup(observatory(), api(), PortletFiles.of(response), words)
          .write(out, shown.with(filtered.query()));
      for (String ignored : filtered.ignored()) {
        out.element(
            "p", words.text("ignored", words.text("filter." + ignored)), "class", "atalaya-note");
      }
    } catch (QueryException e) {
      message(out, e.problem().detail(words.locale()));
    }
  }
}
