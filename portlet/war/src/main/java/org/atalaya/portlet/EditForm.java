// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

/**
 * The fields of an editor's form.
 *
 * @param values by name of preference
 * @param readOnly whether the administrator has fixed a preference
 * @param catalogue what the observatory offers
 */
public record EditForm(
    Markup out,
    UnaryOperator<String> values,
    Predicate<String> readOnly,
    Words words,
    String namespace,
    StatisticsCatalogue catalogue) {

  /** The indicator that is chosen, where the observatory offers it. */
  public Optional<Entry> entry() {
    return catalogue.entry(values.apply(Presentation.Field.INDICATOR.id()));
  }

  /**
   * A choice.
   *
   * @param name of the field
   * @param preference which it changes
   * @param selected code of what is chosen now
   * @param options their codes with their names
   */
  public void select(
      String name, String preference, String label, String selected, Map<String, String> options) {
    field(name, label);
    out.start("select", attributes(name, preference));
    options.forEach((code, text) ->
        out.element(
            "option", text, "value", code, "selected", code.equals(selected) ? "selected" : ""));
    out.end().end();
  }

  /** A line of text. */
  public void line(String preference, String label, int most) {
    field(preference, label);
    out.empty(
        "input",
        with(
            attributes(preference, preference),
            "type",
            "text",
            "maxlength",
            Integer.toString(most),
            "value",
            values.apply(preference)));
    out.end();
  }

  /** Several lines of text. */
  public void lines(String preference, String label, int rows) {
    field(preference, label);
    out.element(
        "textarea",
        values.apply(preference),
        with(attributes(preference, preference), "rows", Integer.toString(rows), "cols", "72"));
    out.end();
  }

  /** A sentence on how to fill in what comes next. */
  public void hint(String text) {
    out.element("p", text, "class", "atalaya-note");
  }

  private void field(String name, String label) {
    out.start("p").element("label", label, "for", namespace + name).text(" ");
  }

  private String[] attributes(String name, String preference) {
    String disabled = readOnly.test(preference) ? "disabled" : "";
    return new String[] {"id", namespace + name, "name", name, "disabled", disabled};
  }

  private static String[] with(String[] attributes, String... more) {
    return java.util.stream.Stream.concat(List.of(attributes).stream(), List.of(more).stream())
        .toArray(String[]::new);
  }
}
