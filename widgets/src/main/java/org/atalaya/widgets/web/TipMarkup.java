// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Wording;

/** What all parts of the page of tips are written with. */
class TipMarkup {

  /** The questions, in their order. */
  static final List<String> QUESTIONS =
      List.of("office", "case", "crime", "place", "minor", "text", "files", "contact", "check");

  static final int MOST_TEXT = 15_000;
  static final int MOST_CONTACT = 500;
  static final Wording WORDING = Wording.of(TipMarkup.class);

  final HtmlWriter out;
  final Locale locale;
  private final Map<String, String> values;
  private final Set<String> wrong;

  /**
   * The markup with what was filled in.
   *
   * @param values by the names of fields; {@code alert} is the alert that it is about
   * @param wrong the reasons that are shown, by what is behind {@code why-}
   */
  TipMarkup(HtmlWriter out, Locale locale, Map<String, String> values, Set<String> wrong) {
    this.out = out;
    this.locale = locale;
    this.values = values;
    this.wrong = wrong;
  }

  String text(String key, Object... arguments) {
    return WORDING.text(locale, "tip." + key, arguments);
  }

  String value(String field) {
    return values.getOrDefault(field, "");
  }

  void begin(String id, boolean hidden) throws XMLStreamException {
    out.start("section", "data-screen", id, "hidden", hidden ? "hidden" : "");
    int step = QUESTIONS.indexOf(id) + 1;
    if (step > 0) {
      String of = WORDING.text(locale, "registry.page.step", step, QUESTIONS.size());
      out.element("p", of, "class", "step scripted", "hidden", "hidden");
    }
  }

  void button(String go, String words, String look) throws XMLStreamException {
    out.element("button", text(words), "type", "button", "data-go", go, "class", look);
  }

  void heading(String id, String field) throws XMLStreamException {
    out.start("h1");
    out.element("label", text("ask." + id), "for", field);
    out.end();
    out.element("p", text("hint." + id), "class", "hint", "id", "hint-" + id);
  }

  /** Something that may be wrong, for the script to show. */
  void why(String id) throws XMLStreamException {
    out.element(
        "p",
        text("why." + id),
        "class",
        "why",
        "id",
        "why-" + id,
        "hidden",
        wrong.contains(id) ? "" : "hidden");
  }

  void choice(String name, String choice, String words, boolean isChosen)
      throws XMLStreamException {
    out.start("div", "class", "choice");
    String id = name + "-" + choice;
    out.empty(
        "input",
        "type",
        "radio",
        "id",
        id,
        "name",
        name,
        "value",
        choice,
        "checked",
        isChosen ? "checked" : "");
    out.element("label", words, "for", id);
    out.end();
  }

  void area(String field, String describedBy) throws XMLStreamException {
    out.element(
        "textarea",
        value(field),
        "id",
        field,
        "name",
        field,
        "rows",
        "8",
        "maxlength",
        Integer.toString(MOST_TEXT),
        "autocomplete",
        "off",
        "aria-describedby",
        describedBy);
  }
}
