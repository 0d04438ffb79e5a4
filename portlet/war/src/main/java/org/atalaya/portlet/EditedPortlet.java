// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.ActionRequest;
import jakarta.portlet.ActionResponse;
import jakarta.portlet.PortletException;
import jakarta.portlet.PortletMode;
import jakarta.portlet.PortletPreferences;
import jakarta.portlet.PortletRequest;
import jakarta.portlet.PortletSecurityException;
import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import jakarta.portlet.ValidatorException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.atalaya.remote.ObservatoryUnavailableException;
import org.atalaya.statistics.QueryException;

/**
 * A portlet that an editor sets up. What was typed but is not saved yet travels in the page's
 * address, is checked whenever the form is written, and shown as readers would see it.
 *
 * @param <S> what its preferences say
 */
public abstract class EditedPortlet<S> extends ObservatoryPortlet {

  /** Name of the role that may edit, as an init parameter; the portal alone decides if blank. */
  private static final String EDIT_ROLE = "edit-role";

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
  protected abstract S read(UnaryOperator<String> values);

  /**
   * Asks the observatory whether that can be shown.
   *
   * @throws QueryException if it cannot
   */
  protected abstract void check(S settings);

  /** Writes it as readers see it. */
  protected abstract void show(
      S settings, RenderRequest request, RenderResponse response, Markup out);

  /** Writes the fields of the form. */
  protected abstract void write(EditForm form);

  /** The value of a preference out of the fields of a form that was sent. */
  protected String value(String name, UnaryOperator<String> sent) {
    return sent.apply(name);
  }

  @Override
  protected final void view(RenderRequest request, RenderResponse response, Markup out) {
    PortletPreferences preferences = request.getPreferences();
    try {
      show(read(name -> preferences.getValue(name, "")), request, response, out);
    } catch (InvalidFieldException e) {
      message(out, e.detail(words(request).locale()));
    }
  }

  @Override
  protected final void doEdit(RenderRequest request, RenderResponse response) throws IOException {
    if (!mayEdit(request)) {
      write(request, response, true, out -> message(out, words(request).text("edit.role")));
    } else {
      write(request, response, true, out -> edit(request, response, out));
    }
  }

  /** Whether who asks may edit, where the administrator named a role; modes are the portal's. */
  private boolean mayEdit(PortletRequest request) {
    String role = getInitParameter(EDIT_ROLE);
    return role == null || role.isBlank() || request.isUserInRole(role.strip());
  }

  private void edit(RenderRequest request, RenderResponse response, Markup out) {
    PortletPreferences preferences = request.getPreferences();
    boolean isDraft = request.getRenderParameters().getValue(DRAFT + fields().getFirst()) != null;
    UnaryOperator<String> values =
        name -> {
          String draft = request.getRenderParameters().getValue(DRAFT + name);
          return isDraft ? draft == null ? "" : draft : preferences.getValue(name, "");
        };
    Markup preview = new Markup();
    if (isDraft) {
      preview.element("h3", words(request).text("edit.preview"));
      preview(values, request, response, out, preview);
    }
    form(values, request, response, out);
    out.drawing(preview.finish());
  }

  /** What is wrong is told above the form, what can be shown is shown below. */
  private void preview(
      UnaryOperator<String> values,
      RenderRequest request,
      RenderResponse response,
      Markup out,
      Markup preview) {
    Words words = words(request);
    try {
      S settings = read(values);
      check(settings);
      show(settings, request, response, preview);
    } catch (InvalidFieldException e) {
      problem(out, e.detail(words.locale()));
    } catch (QueryException e) {
      problem(out, e.problem().detail(words.locale()));
    }
  }

  private void form(
      UnaryOperator<String> values, RenderRequest request, RenderResponse response, Markup out) {
    Words words = words(request);
    String action = response.createActionURL().toString();
    out.start("form", "method", "post", "class", "atalaya-form", "action", action);
    out.empty("input", "type", "hidden", "name", FormToken.FIELD, "value", FormToken.of(request));
    write(
        new EditForm(
            out,
            values,
            request.getPreferences()::isReadOnly,
            words,
            response.getNamespace(),
            this::catalogue));
    out.start("p");
    button(out, PREVIEW, words.text("edit.show"));
    button(out, "save", words.text("edit.save"));
    out.end().end();
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
    Map<String, String> values = sent(request);
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

  /** What was sent, by name of preference; what the administrator has fixed cannot be. */
  private Map<String, String> sent(ActionRequest request) {
    PortletPreferences preferences = request.getPreferences();
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : fields()) {
      values.put(
          name,
          preferences.isReadOnly(name)
              ? preferences.getValue(name, "")
              : value(name, field -> sent(request, field)));
    }
    return values;
  }

  private static String sent(ActionRequest request, String field) {
    String value = request.getActionParameters().getValue(field);
    return value == null ? "" : value.substring(0, Math.min(value.length(), MOST_CHARACTERS));
  }

  /** Keeps what the observatory can answer; of anything else the form says what is wrong. */
  private boolean save(PortletPreferences preferences, Map<String, String> values)
      throws PortletException, IOException {
    try {
      check(read(name -> values.getOrDefault(name, "")));
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
        | SettingException
        | ValidatorException e) {
      return false;
    }
  }
}
