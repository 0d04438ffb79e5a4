// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.registrycheck;

import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.atalaya.portlet.EditForm;
import org.atalaya.portlet.EditedPortlet;
import org.atalaya.portlet.InvalidFieldException;
import org.atalaya.portlet.Markup;
import org.atalaya.portlet.Words;

/**
 * The way to certificates of the register, and to their verification: a link to the observatory's
 * own page. What people write there neither the portal nor this portlet ever sees.
 */
public final class RegistryCheckPortlet extends EditedPortlet<String> {

  private static final String WAY = "way";
  private static final String START = "start";

  /** Where the page can begin, as the element has them. */
  private static final List<String> WAYS = List.of(START, "request", "collect", "verify");

  /**
   * Where the page begins, by the preferences.
   *
   * @throws InvalidFieldException if it cannot begin there
   */
  static String way(UnaryOperator<String> values) {
    String given = values.apply(WAY).strip();
    if (given.isEmpty()) {
      return START;
    }
    if (!WAYS.contains(given)) {
      throw new InvalidFieldException(WAY, WAYS);
    }
    return given;
  }

  @Override
  protected List<String> fields() {
    return List.of(WAY);
  }

  @Override
  protected String read(UnaryOperator<String> values) {
    return way(values);
  }

  /** The observatory is asked for nothing before somebody follows the link. */
  @Override
  protected void check(String way) {}

  @Override
  protected void write(EditForm form) {
    Words words = form.words();
    Map<String, String> ways = new LinkedHashMap<>();
    WAYS.forEach(way -> ways.put(way, words.text("registry." + way)));
    form.select(WAY, WAY, words.text("field.way"), form.values().apply(WAY), ways);
  }

  @Override
  protected void show(String way, RenderRequest request, RenderResponse response, Markup out) {
    Words words = words(request);
    String begin = way.equals(START) ? "" : "do=" + way + "&";
    out.start(
        "atalaya-registry-check",
        "observatory",
        elsewhere().api().toString(),
        "way",
        way.equals(START) ? "" : way,
        "frame",
        mayFrame() ? "click" : "",
        "lang",
        words.language());
    out.start("p");
    page(
        out,
        "%s/embed/registry-check?%slang=%s".formatted(elsewhere().api(), begin, words.language()),
        words.text("registry." + way));
    out.end();
    out.element("p", words.text("own"), "class", "atalaya-note");
    out.end();
  }
}
