// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.atalaya.widgets.web.RegistryPage.text;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.DocumentKind;
import org.atalaya.widgets.web.FieldException.Wrong;
import org.atalaya.widgets.web.RegistryFlow.Screen;

/** The questions of the page, one a screen, with what was filled in and what is wrong with it. */
final class RegistryScreens {

  private static final List<String> CODES = List.of(RegistryFields.CODE, RegistryFields.KEY);

  private final HtmlWriter out;
  private final Locale locale;
  private final Map<String, String> values;
  private final List<Wrong> wrong;
  private final Optional<IdentityQuestion> identity;

  RegistryScreens(
      HtmlWriter out,
      Locale locale,
      Map<String, String> values,
      List<Wrong> wrong,
      Optional<IdentityQuestion> identity) {
    this.out = out;
    this.locale = locale;
    this.values = values;
    this.wrong = wrong;
    this.identity = identity;
  }

  /** The form of a screen. */
  void write(RegistryState state, String sealed) throws XMLStreamException {
    RegistryFlow flow = state.flow();
    Screen screen = flow.screens().get(state.screen());
    boolean last = flow.isLast(state.screen());
    if (flow.screens().size() > 1) {
      String of = text(locale, "registry.page.step", state.screen() + 1, flow.screens().size());
      out.element("p", of, "class", "step");
    }
    form(out, locale, sealed, "ask", flow.needsWork() && last);
    question(screen);
    out.start("div", "class", "acts");
    out.element(
        "button",
        text(locale, last ? "registry.end." + flow.id() : "registry.page.next"),
        "name",
        "go",
        "value",
        "next");
    if (state.screen() > 0) {
      out.element(
          "button",
          text(locale, "registry.page.back"),
          "name",
          "go",
          "value",
          "back",
          "class",
          "quiet",
          "formnovalidate",
          "formnovalidate");
    }
    out.end();
    out.end();
  }

  /** Begins a form that carries how far somebody is. */
  static void form(HtmlWriter out, Locale locale, String sealed, String id, boolean work)
      throws XMLStreamException {
    out.start(
        "form",
        "id",
        id,
        "method",
        "post",
        "action",
        RegistryPage.address(Map.of("lang", locale.getLanguage())),
        "autocomplete",
        "off",
        "novalidate",
        "novalidate",
        "data-challenge",
        work ? "../v1/registry/challenge" : "",
        "data-working",
        work ? text(locale, "registry.page.working") : "");
    out.empty("input", "type", "hidden", "name", "state", "value", sealed);
  }

  private void question(Screen screen) throws XMLStreamException {
    switch (screen.id()) {
      case "kind" -> kind();
      case "number" -> number();
      case "birth", "holder-birth" -> birthDate(screen.id());
      case "purpose" -> purpose();
      case "consent" -> consent();
      case "evidence" -> evidence();
      default -> fields(screen);
    }
  }

  /** A single field is labelled by the heading, several have labels of their own. */
  private void fields(Screen screen) throws XMLStreamException {
    boolean single = screen.fields().size() == 1;
    heading(screen.id(), single ? screen.fields().getFirst() : "");
    hint(screen.id(), "hint-" + screen.id());
    for (String field : screen.fields()) {
      field(field, !single, single ? "hint-" + screen.id() : "");
    }
  }

  private void heading(String id, String field) throws XMLStreamException {
    String words = text(locale, "registry.ask." + id);
    if (field.isEmpty()) {
      out.element("h1", words);
      return;
    }
    out.start("h1");
    out.element("label", words, "for", field);
    out.end();
  }

  private void hint(String id, String as) throws XMLStreamException {
    out.element("p", text(locale, "registry.hint." + id), "class", "hint", "id", as);
  }

  private void field(String field, boolean labelled, String describedBy) throws XMLStreamException {
    Optional<Wrong> bad = begin(field);
    if (labelled) {
      out.element("label", text(locale, "registry.field." + field), "for", field);
      if (!describedBy.isEmpty()) {
        hint(field, describedBy);
      }
    }
    why(bad);
    String said = (describedBy + (bad.isPresent() ? " why-" + field : "")).strip();
    out.empty(
        "input",
        "type",
        "text",
        "id",
        field,
        "name",
        field,
        "value",
        values.getOrDefault(field, ""),
        "class",
        CODES.contains(field) ? "code" : "",
        "spellcheck",
        "false",
        "autocapitalize",
        CODES.contains(field) ? "characters" : "",
        "aria-describedby",
        said,
        "aria-invalid",
        bad.isPresent() ? "true" : "");
    out.end();
  }

  private Optional<Wrong> begin(String field) throws XMLStreamException {
    Optional<Wrong> bad = wrong.stream().filter(one -> one.field().equals(field)).findFirst();
    out.start("div", "class", bad.isPresent() ? "field bad" : "field");
    return bad;
  }

  private void why(Optional<Wrong> bad) throws XMLStreamException {
    if (bad.isPresent()) {
      out.element(
          "p", bad.get().words().in(locale), "class", "why", "id", "why-" + bad.get().field());
    }
  }

  private void kind() throws XMLStreamException {
    Optional<Wrong> bad = begin(RegistryFields.DOCUMENT);
    out.start("fieldset", "id", RegistryFields.DOCUMENT);
    out.start("legend");
    heading("kind", "");
    out.end();
    why(bad);
    for (DocumentKind kind : DocumentKind.values()) {
      choice(RegistryFields.DOCUMENT, kind.code(), "registry.document." + kind.code());
    }
    out.end();
    out.end();
  }

  private void number() throws XMLStreamException {
    if (DocumentKind.PASSPORT.code().equals(values.get(RegistryFields.DOCUMENT))) {
      heading("passport", "");
      field(RegistryFields.NUMBER, true, "");
      field(RegistryFields.COUNTRY, true, "hint-country");
    } else {
      heading("cui", RegistryFields.NUMBER);
      hint("cui", "hint-cui");
      field(RegistryFields.NUMBER, false, "hint-cui");
    }
  }

  private void choice(String field, String value, String words) throws XMLStreamException {
    out.start("div", "class", "choice");
    String id = field + "-" + value;
    String chosen = values.getOrDefault(field, "").equals(value) ? "checked" : "";
    out.empty("input", "type", "radio", "id", id, "name", field, "value", value, "checked", chosen);
    out.element("label", text(locale, words), "for", id);
    out.end();
  }

  private void birthDate(String id) throws XMLStreamException {
    Optional<Wrong> bad = begin(RegistryFields.BIRTH_DATE);
    out.start(
        "fieldset",
        "id",
        RegistryFields.BIRTH_DATE,
        "aria-describedby",
        bad.isPresent() ? "hint-birth why-" + RegistryFields.BIRTH_DATE : "hint-birth");
    out.start("legend");
    heading(id, "");
    out.end();
    hint("birth", "hint-birth");
    why(bad);
    out.start("div", "class", "date");
    String[] parts = values.getOrDefault(RegistryFields.BIRTH_DATE, "").split("-", 3);
    boolean whole = parts.length == 3;
    part("day", whole ? parts[2] : "", "2");
    part("month", whole ? parts[1] : "", "2");
    part("year", whole ? parts[0] : "", "4");
    out.end();
    out.end();
    out.end();
  }

  private void part(String part, String value, String most) throws XMLStreamException {
    String name = RegistryFields.BIRTH_DATE + "-" + part;
    out.start("div", "class", part);
    out.element("label", text(locale, "registry.field." + part), "for", name);
    out.empty(
        "input",
        "type",
        "text",
        "inputmode",
        "numeric",
        "maxlength",
        most,
        "id",
        name,
        "name",
        name,
        "value",
        value);
    out.end();
  }

  private void purpose() throws XMLStreamException {
    Optional<Wrong> bad = begin(RegistryFields.PURPOSE);
    out.start("fieldset", "id", RegistryFields.PURPOSE);
    out.start("legend");
    heading("purpose", "");
    out.end();
    hint("purpose", "hint-purpose");
    why(bad);
    for (Purpose purpose : Purpose.values()) {
      String code = RegistryFields.code(purpose);
      choice(RegistryFields.PURPOSE, code, "registry.purpose." + code);
    }
    out.end();
    out.end();
  }

  /** Everything once more before it is sent. */
  private void consent() throws XMLStreamException {
    heading("consent", "");
    out.start("dl");
    for (Screen screen : RegistryFlow.REQUEST.screens()) {
      for (String field : screen.fields()) {
        String value = shown(field);
        if (!value.isEmpty()) {
          out.element("dt", text(locale, "registry.field." + field));
          out.element("dd", value);
        }
      }
    }
    out.end();
    hint("consent", "hint-consent");
    Optional<Wrong> bad = begin(RegistryFields.CONSENT);
    why(bad);
    out.start("div", "class", "choice");
    out.empty(
        "input",
        "type",
        "checkbox",
        "id",
        RegistryFields.CONSENT,
        "name",
        RegistryFields.CONSENT,
        "value",
        RegistryFields.CONSENT_VERSION,
        "aria-describedby",
        "hint-consent");
    out.element("label", text(locale, "registry.consent"), "for", RegistryFields.CONSENT);
    out.end();
    out.end();
  }

  private String shown(String field) {
    String value = values.getOrDefault(field, "");
    return switch (field) {
      case RegistryFields.DOCUMENT -> text(locale, "registry.document." + value);
      case RegistryFields.PURPOSE ->
          Arrays.stream(Purpose.values())
              .map(RegistryFields::code)
              .filter(value::equals)
              .map(code -> text(locale, "registry.purpose." + code))
              .findFirst()
              .orElse("");
      case RegistryFields.CONSENT -> "";
      case RegistryFields.BIRTH_DATE -> RegistryPages.day(locale, LocalDate.parse(value));
      default -> value;
    };
  }

  private void evidence() throws XMLStreamException {
    IdentityQuestion question = identity.orElseThrow(RegistryApi::notOffered);
    out.start("h1");
    out.element("label", question.question().in(locale), "for", RegistryFields.EVIDENCE);
    out.end();
    out.element("p", question.hint().in(locale), "class", "hint", "id", "hint-evidence");
    field(RegistryFields.EVIDENCE, false, "hint-evidence");
  }
}
