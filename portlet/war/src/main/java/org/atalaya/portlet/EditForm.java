// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.atalaya.statistics.StatisticsCatalogue;

/**
 * The fields of an editor's form.
 *
 * @param values by name of preference
 * @param readOnly whether the administrator has fixed a preference
 * @param offered what the observatory offers; asked for only where a field needs it
 */
public record EditForm(
    Markup out,
    UnaryOperator<String> values,
    Predicate<String> readOnly,
    Words words,
    String namespace,
    Supplier<StatisticsCatalogue> offered) {

  public StatisticsCatalogue catalogue() {
    return offered.get();
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

  /** A box that is ticked for a value, and empty otherwise. */
  public void check(String preference, String label, String on) {
    field(preference, label);
    String ticked = values.apply(preference).equals(on) ? "checked" : "";
    out.empty(
        "input",
        with(
            attributes(preference, preference),
            "type",
            "checkbox",
            "value",
            on,
            "checked",
            ticked));
    out.end();
  }

  /** Begins fields that belong together. */
  void group(String label, boolean open) {
    out.start("details", "class", "atalaya-part", "open", open ? "open" : "");
    out.element("summary", label);
  }

  void endGroup() {
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
