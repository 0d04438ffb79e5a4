// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.Wording;
import org.atalaya.tips.TipState;

/**
 * What the page of tips asks and says. With script one screen is shown at a time; without it the
 * questions stand one below the other in one form, so that nothing of them is kept in between.
 */
final class TipScreens {

  /** The questions, in their order. */
  static final List<String> QUESTIONS =
      List.of("office", "case", "crime", "place", "minor", "text", "files", "contact", "check");

  static final int MOST_TEXT = 15_000;
  static final int MOST_CONTACT = 500;
  private static final int DEPARTMENT_DIGITS = 2;
  private static final Wording WORDING = Wording.of(TipScreens.class);

  private final HtmlWriter out;
  private final Locale locale;
  private final CodeLists codes;
  private final Map<String, String> values;

  /**
   * Screens with what was filled in.
   *
   * @param values by the names of fields; {@code alert} is the alert that it is about
   */
  TipScreens(HtmlWriter out, Locale locale, CodeLists codes, Map<String, String> values) {
    this.out = out;
    this.locale = locale;
    this.codes = codes;
    this.values = values;
  }

  private String text(String key, Object... arguments) {
    return WORDING.text(locale, "tip." + key, arguments);
  }

  private String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What comes before any question. */
  void start() throws XMLStreamException {
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
    for (String key : List.of("start.who", "start.sealed", "start.anonymous", "start.watched")) {
      out.element("p", text(key));
    }
    out.start("div", "class", "acts scripted", "hidden", "hidden");
    button("office", "begin", "");
    button("return", "begin.return", "quiet");
    out.end();
    out.start("div", "class", "panel plain");
    out.element("p", text("plain"));
    out.element("p", text("plain.files"));
    out.end();
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

  private void begin(String id, boolean hidden) throws XMLStreamException {
    out.start("section", "data-screen", id, "hidden", hidden ? "hidden" : "");
    int step = QUESTIONS.indexOf(id) + 1;
    if (step > 0) {
      String of = WORDING.text(locale, "registry.page.step", step, QUESTIONS.size());
      out.element("p", of, "class", "step scripted", "hidden", "hidden");
    }
  }

  private void button(String go, String words, String look) throws XMLStreamException {
    out.element("button", text(words), "type", "button", "data-go", go, "class", look);
  }

  private void nextAndBack() throws XMLStreamException {
    out.start("div", "class", "acts scripted", "hidden", "hidden");
    button("next", "next", "");
    button("back", "back", "quiet");
    out.end();
    out.end();
  }

  private void heading(String id, String field) throws XMLStreamException {
    out.start("h1");
    out.element("label", text("ask." + id), "for", field);
    out.end();
    out.element("p", text("hint." + id), "class", "hint", "id", "hint-" + id);
  }

  /** Something that may be wrong, for the script to show. */
  private void why(String id) throws XMLStreamException {
    out.element("p", text("why." + id), "class", "why", "id", "why-" + id, "hidden", "hidden");
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

  private void choice(String name, String choice, String words, boolean isChosen)
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

  private void caseNumber() throws XMLStreamException {
    begin("case", false);
    if (!value("alert").isEmpty()) {
      out.element("p", text("alert", value("alert")), "class", "panel");
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

  private void area(String field, String describedBy) throws XMLStreamException {
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
    out.start("div", "id", "origin", "class", "panel scripted", "hidden", "hidden");
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
    out.start("dl");
    for (String sealed : List.of("text", "files", "contact")) {
      out.element("dt", row(sealed));
      out.element("dd", "", "id", "sealed-" + sealed);
    }
    out.end();
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

  /** What the script shows from sending on. */
  void ends() throws XMLStreamException {
    begin("sending", true);
    out.element("h1", text("sending"));
    out.element(
        "p",
        text("sending.work", ""),
        "id",
        "progress",
        "role",
        "status",
        "data-work",
        text("sending.work"),
        "data-receipt",
        text("sending.receipt"),
        "data-post",
        text("sending.post"),
        "data-file",
        text("sending.file"));
    out.end();
    begin("opening", true);
    out.element("h1", text("opening"));
    out.end();
    problem();
    done();
  }

  private void problem() throws XMLStreamException {
    begin("problem", true);
    out.element("h1", text("problem"));
    for (String kind :
        List.of(
            "network",
            "too-many-attempts",
            "tip-recipients",
            "tip-keys",
            "tip-busy",
            "work-needed",
            "other")) {
      out.element("p", text("problem." + kind), "data-kind", kind, "hidden", "hidden");
    }
    out.element("p", text("problem.kept"));
    out.start("div", "class", "acts");
    button("again", "again", "");
    button("start", "to-start", "quiet");
    out.end();
    out.end();
  }

  private void done() throws XMLStreamException {
    begin("done", true);
    out.element("h1", text("done"));
    out.element(
        "p", text("files-failed"), "id", "files-failed", "class", "why", "hidden", "hidden");
    out.start("div", "id", "with-receipt");
    out.element("p", text("done.receipt"));
    out.element("p", "", "id", "receipt", "class", "panel secret");
    out.start("div", "class", "acts");
    button("copy", "copy", "quiet");
    out.end();
    out.element("p", text("copied"), "id", "copied", "role", "status", "hidden", "hidden");
    out.element("p", text("done.keep"));
    out.end();
    out.element("p", text("done.none"), "id", "without-receipt");
    next();
    out.end();
  }

  /** What happens next. */
  void next() throws XMLStreamException {
    out.element("h2", text("next.title"));
    for (String key : List.of("next.read", "next.answer", "next.danger")) {
      out.element("p", text(key));
    }
  }

  /** Where somebody with a receipt begins. */
  void back() throws XMLStreamException {
    begin("return", false);
    out.start("div", "class", "field");
    heading("return", "return-receipt");
    for (String why : List.of("character", "length", "check-digit", "unknown")) {
      why(why);
    }
    out.empty(
        "input",
        "type",
        "text",
        "id",
        "return-receipt",
        "name",
        "return-receipt",
        "class",
        "code",
        "inputmode",
        "numeric",
        "autocomplete",
        "off",
        "spellcheck",
        "false",
        "aria-describedby",
        "hint-return");
    out.end();
    out.start("div", "class", "acts scripted", "hidden", "hidden");
    button("open", "open", "");
    button("start", "back", "quiet");
    out.end();
    out.end();
  }

  /** A mailbox, for the script to fill. */
  void mailbox() throws XMLStreamException {
    begin("mailbox", true);
    out.element("h1", text("mailbox"));
    out.element(
        "p",
        text("added"),
        "id",
        "added",
        "role",
        "status",
        "class",
        "panel good",
        "hidden",
        "hidden");
    states();
    out.element("h2", text("replies"));
    out.element("p", text("replies.note"), "class", "hint");
    out.element("p", text("replies.none"), "id", "no-replies");
    out.start("ul", "id", "replies", "class", "replies", "data-unreadable", text("unreadable"));
    out.end();
    out.start("div", "class", "field");
    out.start("h2");
    out.element("label", text("more"), "for", "more");
    out.end();
    why("more");
    why("more-long");
    area("more", "more-note");
    out.element("p", text("more.note"), "class", "hint", "id", "more-note");
    out.end();
    out.start("div", "class", "acts");
    button("add", "send", "");
    out.end();
    out.end();
  }

  private void states() throws XMLStreamException {
    for (TipState state : TipState.values()) {
      String id = state.name().toLowerCase(Locale.ROOT);
      out.element("p", text("state." + id), "class", "panel", "data-state", id, "hidden", "hidden");
    }
  }
}
