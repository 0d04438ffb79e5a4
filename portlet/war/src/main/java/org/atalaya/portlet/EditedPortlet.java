// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.ActionRequest;
import jakarta.portlet.ActionResponse;
import jakarta.portlet.PortletException;
import jakarta.portlet.PortletMode;
import jakarta.portlet.PortletPreferences;
import jakarta.portlet.PortletSecurityException;
import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import jakarta.portlet.ValidatorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.atalaya.portlet.PublicFilters.Filtered;
import org.atalaya.remote.ObservatoryUnavailableException;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

/**
 * A portlet that an editor sets up. What was typed but is not saved yet travels in the page's
 * address, is checked whenever the form is written, and shown as readers would see it.
 */
public abstract class EditedPortlet extends ObservatoryPortlet {

  private static final String DRAFT = "draft-";
  private static final String ACTION = "action";
  private static final String PREVIEW = "preview";
  private static final int MOST_CHARACTERS = 4000;

  /** The preferences that the form changes. */
  protected abstract List<String> fields();

  /**
   * What is to be shown.
   *
   * @param values by name of preference
   * @throws InvalidFieldException if a value cannot be used
   */
  protected abstract List<Presentation> read(UnaryOperator<String> values);

  /** Writes the fields of the form. */
  protected abstract void write(EditForm form);

  /** The value of a preference out of the fields of a form that was sent. */
  protected String value(String name, UnaryOperator<String> sent) {
    return sent.apply(name);
  }

  @Override
  protected void view(RenderRequest request, RenderResponse response, Markup out) {
    PortletPreferences preferences = request.getPreferences();
    show(request, response, out, read(name -> preferences.getValue(name, "")));
  }

  /** Writes presentations as the filters of the page want them. */
  protected final void show(
      RenderRequest request,
      RenderResponse response,
      Markup out,
      List<Presentation> presentations) {
    Words words = words(request);
    PublicFilters filters = PublicFilters.of(request);
    PresentationMarkup writer = presentations(response, words);
    for (Presentation presentation : presentations) {
      Filtered filtered = filters.apply(presentation.query(), entry(presentation));
      writer.write(out, presentation.with(filtered.query()));
      for (String ignored : filtered.ignored()) {
        out.element(
            "p", words.text("ignored", words.text("filter." + ignored)), "class", "atalaya-note");
      }
    }
  }

  private Entry entry(Presentation presentation) {
    String indicator = presentation.query().indicator();
    return shared()
        .observatory()
        .catalogue()
        .entry(indicator)
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.UNKNOWN_INDICATOR,
                "indicator",
                indicator,
                shared().observatory().catalogue().entries().stream()
                    .map(entry -> entry.indicator().id())
                    .toList()));
  }

  @Override
  protected final void edit(RenderRequest request, RenderResponse response, Markup out) {
    Words words = words(request);
    PortletPreferences preferences = request.getPreferences();
    boolean isDraft = request.getRenderParameters().getValue(DRAFT + fields().getFirst()) != null;
    UnaryOperator<String> values =
        name -> {
          String draft = request.getRenderParameters().getValue(DRAFT + name);
          return isDraft ? draft == null ? "" : draft : preferences.getValue(name, "");
        };
    Markup preview = new Markup();
    if (isDraft) {
      preview.element("h3", words.text("edit.preview"));
      try {
        List<Presentation> presentations = read(values);
        PresentationMarkup writer = presentations(response, words);
        presentations.forEach(presentation -> writer.write(preview, presentation));
      } catch (InvalidFieldException e) {
        problem(out, words.text("field." + e.field().id()) + ": " + e.detail(words.locale()));
      } catch (QueryException e) {
        problem(out, e.problem().detail(words.locale()));
      }
    }
    out.start(
        "form",
        "method",
        "post",
        "class",
        "atalaya-form",
        "action",
        response.createActionURL().toString());
    out.empty("input", "type", "hidden", "name", FormToken.FIELD, "value", FormToken.of(request));
    write(
        new EditForm(
            out,
            values,
            preferences::isReadOnly,
            words,
            response.getNamespace(),
            shared().observatory().catalogue()));
    out.start("p");
    button(out, PREVIEW, words.text("edit.show"));
    button(out, "save", words.text("edit.save"));
    out.end().end();
    out.drawing(preview.finish());
  }

  private static void button(Markup out, String value, String text) {
    out.element("button", text, "type", "submit", "name", ACTION, "value", value);
  }

  private static void problem(Markup out, String text) {
    out.element("p", text, "class", "atalaya-message", "role", "alert");
  }

  @Override
  public void processAction(ActionRequest request, ActionResponse response)
      throws PortletException, IOException {
    boolean editing = request.getPortletMode().equals(PortletMode.EDIT);
    if (!editing || !mayEdit(request) || !FormToken.isValid(request)) {
      throw new PortletSecurityException("the form was not written for this session");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : fields()) {
      values.put(name, value(name, field -> sent(request, field)));
    }
    boolean saved =
        !PREVIEW.equals(request.getActionParameters().getValue(ACTION))
            && save(request.getPreferences(), values);
    for (String name : fields()) {
      if (saved) {
        response.getRenderParameters().removeParameter(DRAFT + name);
      } else {
        response.getRenderParameters().setValue(DRAFT + name, values.getOrDefault(name, ""));
      }
    }
    if (saved) {
      response.setPortletMode(PortletMode.VIEW);
    }
  }

  private static String sent(ActionRequest request, String field) {
    String value = request.getActionParameters().getValue(field);
    return value == null ? "" : value.substring(0, Math.min(value.length(), MOST_CHARACTERS));
  }

  /** Keeps what the observatory can answer; of anything else the form says what is wrong. */
  private boolean save(PortletPreferences preferences, Map<String, String> values)
      throws PortletException, IOException {
    try {
      List<Presentation> presentations =
          new ArrayList<>(read(name -> values.getOrDefault(name, "")));
      presentations.forEach(shown -> shared().observatory().table(shown.query()));
      for (String name : fields()) {
        if (!preferences.isReadOnly(name)) {
          preferences.setValue(name, values.getOrDefault(name, ""));
        }
      }
      preferences.store();
      return true;
    } catch (InvalidFieldException
        | QueryException
        | ObservatoryUnavailableException
        | ValidatorException e) {
      return false;
    }
  }
}
