// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;

/**
 * What the page of tips asks. With script one question is shown at a time; without it they stand
 * one below the other in one form, so that nothing of them is kept in between.
 */
final class TipQuestions extends TipMarkup {

  private static final int DEPARTMENT_DIGITS = 2;

  private final CodeLists codes;
  private final AlertNames alerts;
  private final TipVoices voices;

  /** What the questions are asked with. */
  record Known(CodeLists codes, AlertNames alerts, TipVoices voices) {}

  TipQuestions(
      HtmlWriter out, Locale locale, Known known, Map<String, String> values, Set<String> wrong) {
    super(out, locale, values, wrong);
    codes = known.codes();
    alerts = known.alerts();
    voices = known.voices();
  }

  /**
   * What comes before any question.
   *
   * @param wait while far more write than usual, after how many seconds those without script may
   *     send
   */
  void start(OptionalLong wait) throws XMLStreamException {
    begin("start", false);
    out.element("h1", text("start"));
    out.start("div", "class", "panel danger");
    out.element("p", text("danger"), "class", "said");
    out.start("p");
    out.link("tel:1572", text("call", "1572"));
    out.text(" · ");
    out.link("tel:110", text("call", "110"));
    out.end();
    out.end();
    voices();
    for (String key : List.of("start.who", "start.sealed", "start.anonymous", "start.watched")) {
      out.element("p", text(key));
    }
    if (wait.isPresent()) {
      many(wait.getAsLong());
    }
    out.start("div", "class", "acts scripted", "hidden", "hidden");
    button("office", "begin", "");
    button("return", "begin.return", "quiet");
    out.end();
    out.start("div", "class", "panel without");
    out.element("p", text("plain"));
    out.element("p", text("plain.files"));
    out.end();
    language();
    out.end();
  }

  /** Each with the name that its language has in itself. */
  private void voices() throws XMLStreamException {
    for (String file : voices.names()) {
      String language = TipVoices.language(file);
      String name = TipVoices.ownName(language);
      out.start("div", "class", "voice", "lang", language);
      out.element("p", name);
      out.empty(
          "audio",
          "controls",
          "controls",
          "preload",
          "none",
          "src",
          TipPage.NAME + "/voice/" + file,
          "aria-label",
          name);
      out.end();
    }
  }

  private void many(long wait) throws XMLStreamException {
    out.start("div", "class", "panel");
    out.element("p", text("many"), "class", "said");
    out.element("p", text("many.scripted"), "class", "scripted", "hidden", "hidden");
    out.element("p", wait > 0 ? text("many.plain", wait) : text("many.now"), "class", "without");
    out.end();
  }

  /** Here only: further on it would lose what was filled in. */
  private void language() throws XMLStreamException {
    String other = locale.getLanguage().equals("en") ? "es" : "en";
    out.start("p");
    out.link(
        FormPage.address(TipPage.NAME, Map.of("alert", value("alert"), "lang", other)),
        WORDING.text(locale, "form.language"),
        "lang",
        other,
        "hreflang",
        other);
    out.end();
  }

  /** All questions. */
  void questions() throws XMLStreamException {
    office();
    caseNumber();
    select("crime", "crime", sorted("crime-group"), false);
    select("place", "municipality", sorted("municipality"), true);
    radios("minor", "minor", List.of("yes", "no", "unknown"));
    letter();
    files();
    contact();
    check();
  }

  private void nextAndBack() throws XMLStreamException {
    out.start("div", "class", "acts scripted", "hidden", "hidden");
    button("next", "next", "");
    button("back", "back", "quiet");
    out.end();
    out.end();
  }

  private void office() throws XMLStreamException {
    radios("office", "office", List.of("yes", "no"));
  }

  private void radios(String id, String name, List<String> choices) throws XMLStreamException {
    begin(id, false);
    out.start("div", "class", "field");
    out.start("fieldset");
    out.start("legend");
    out.element("h1", text("ask." + id));
    out.end();
    out.element("p", text("hint." + id), "class", "hint");
    if (id.equals("office")) {
      why("office");
    }
    for (String choice : choices) {
      choice(name, choice, text("choice." + choice), value(name).equals(choice));
    }
    out.end();
    out.end();
    nextAndBack();
  }

  private void caseNumber() throws XMLStreamException {
    begin("case", false);
    if (!value("alert").isEmpty()) {
      String about =
          alerts
              .of(value("alert"))
              .map(name -> text("alert.of", name))
              .orElseGet(() -> text("alert", value("alert")));
      out.element("p", about, "class", "panel");
    }
    out.start("div", "class", "field");
    heading("case", "case");
    why("case");
    out.empty(
        "input",
        "type",
        "text",
        "id",
        "case",
        "name",
        "case",
        "value",
        value("case"),
        "maxlength",
        "60",
        "spellcheck",
        "false",
        "autocomplete",
        "off",
        "aria-describedby",
        "hint-case");
    out.end();
    nextAndBack();
  }

  private List<Category> sorted(String list) {
    return codes.find(list).orElseThrow().stream()
        .filter(category -> category.code().matches("[a-z0-9-]+"))
        .sorted(Comparator.comparing(category -> category.label().in(locale)))
        .toList();
  }

  private void select(String id, String field, List<Category> choices, boolean byDepartment)
      throws XMLStreamException {
    begin(id, false);
    out.start("div", "class", "field");
    heading(id, field);
    out.start(
        "select",
        "id",
        field,
        "name",
        field,
        "autocomplete",
        "off",
        "aria-describedby",
        "hint-" + id);
    option("", text("none"), value(field));
    if (byDepartment) {
      for (Category department : sorted("department")) {
        out.start("optgroup", "label", department.label().in(locale));
        for (Category choice : choices) {
          if (choice.code().length() > DEPARTMENT_DIGITS
              && choice.code().startsWith(department.code())) {
            option(choice.code(), choice.label().in(locale), value(field));
          }
        }
        out.end();
      }
    } else {
      for (Category choice : choices) {
        option(choice.code(), choice.label().in(locale), value(field));
      }
    }
    out.end();
    out.end();
    nextAndBack();
  }

  private void option(String code, String words, String chosen) throws XMLStreamException {
    out.start("option");
    out.attribute("value", code);
    if (code.equals(chosen)) {
      out.attribute("selected", "selected");
    }
    out.text(words);
    out.end();
  }

  private void letter() throws XMLStreamException {
    begin("text", false);
    out.start("div", "class", "field");
    heading("text", "text");
    why("text");
    why("long");
    area("text", "hint-text");
    out.end();
    nextAndBack();
  }

  private void files() throws XMLStreamException {
    begin("files", false);
    out.start("div", "class", "field");
    heading("files", "files");
    why("files");
    why("photo");
    out.empty(
        "input",
        "type",
        "file",
        "id",
        "files",
        "name",
        "files",
        "multiple",
        "multiple",
        "aria-describedby",
        "hint-files");
    out.start("ul", "id", "file-list", "data-remove", text("files.remove"));
    out.end();
    out.end();
    // Without script nothing is made anew: said there, and the choice is not offered.
    out.start("div", "id", "origin", "class", "panel", "hidden", "hidden");
    out.start("fieldset");
    out.element("legend", text("origin"), "class", "said");
    choice("origin", "drop", text("origin.drop"), true);
    choice("origin", "keep", text("origin.keep"), false);
    out.end();
    out.end();
    nextAndBack();
  }

  private void contact() throws XMLStreamException {
    begin("contact", false);
    out.start("div", "class", "field");
    heading("contact", "contact");
    out.empty(
        "input",
        "type",
        "text",
        "id",
        "contact",
        "name",
        "contact",
        "value",
        value("contact"),
        "maxlength",
        Integer.toString(MOST_CONTACT),
        "autocomplete",
        "off",
        "aria-describedby",
        "hint-contact");
    out.end();
    nextAndBack();
  }

  /** Without script nothing but the receipt is left to ask. */
  private void check() throws XMLStreamException {
    begin("check", false);
    out.start("div", "class", "scripted", "hidden", "hidden");
    out.element("h1", text("ask.check"));
    out.start("p");
    out.text(text("check.unit") + " ");
    out.element("strong", "", "id", "unit");
    out.end();
    out.element("h2", text("check.clear"));
    out.element("p", text("check.clear.note"), "class", "hint");
    for (String field : List.of("office", "alert", "case", "crime", "municipality", "minor")) {
      out.element("span", "", "hidden", "hidden", "data-clear", field, "data-label", row(field));
    }
    out.element("dl", "", "id", "clear");
    out.element("h2", text("check.sealed"));
    out.element("p", text("check.sealed.note"), "class", "hint");
    for (String sealed : List.of("text", "files", "contact")) {
      out.element("span", "", "hidden", "hidden", "data-sealed", sealed, "data-label", row(sealed));
    }
    out.element("dl", "", "id", "sealed");
    out.end();
    receipt();
    out.start("div", "class", "acts scripted", "hidden", "hidden");
    button("send", "send", "");
    button("back", "back", "quiet");
    out.end();
    out.end();
  }

  private String row(String field) {
    return text("row." + field);
  }

  private void receipt() throws XMLStreamException {
    out.start("div", "class", "field");
    out.start("fieldset");
    out.start("legend");
    out.element("h2", text("ask.receipt"));
    out.end();
    out.element("p", text("hint.receipt"), "class", "hint");
    choice("receipt", "keep", text("receipt.keep"), !value("receipt").equals("none"));
    choice("receipt", "none", text("receipt.none"), value("receipt").equals("none"));
    out.end();
    out.end();
  }
}
