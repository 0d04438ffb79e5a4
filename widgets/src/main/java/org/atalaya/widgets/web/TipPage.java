// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.CodeLists;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.widgets.web.FieldException.Wrong;

/** The page of tips: the same with script, which seals in the browser, and without. */
final class TipPage {

  static final String NAME = "tip-form";

  /** In the script, where the key of the root comes. */
  private static final String ROOT = "atalaya-tip-root";

  private final FormPage page;
  private final CodeLists codes;
  private final int difficulty;
  private final TipVoices voices;
  private final AlertNames alerts;

  TipPage(TipWeb web, CodeLists codes, AlertNames alerts) {
    this.codes = codes;
    this.alerts = alerts;
    difficulty = web.difficulty();
    voices = web.voices();
    page =
        new FormPage(
            new FormPage.Frame(web.authority(), web.exit(), web.partners(), web.identity()),
            NAME,
            "registry.page.title",
            script(web.root()));
  }

  /** The script of this version with a root. */
  static String script(RootKey root) {
    String built = FormPage.script("tip-page.js");
    if (!built.contains(ROOT)) {
      throw new IllegalStateException("the script of the page has no place for the root's key");
    }
    return built.replace(ROOT, root.text());
  }

  String contentSecurityPolicy() {
    String policy = page.contentSecurityPolicy();
    return voices.names().isEmpty() ? policy : policy + "; media-src 'self'";
  }

  /**
   * The form.
   *
   * @param values what was filled in, by the names of fields
   * @param token for who sends it without script
   * @param isFlood whether far more write than usual, which is said
   * @param wrong what is wrong, where it was sent so
   */
  byte[] form(
      Locale locale,
      Map<String, String> values,
      AgedToken.Held token,
      boolean isFlood,
      List<Wrong> wrong) {
    Set<String> shown = wrong.stream().map(Wrong::field).collect(Collectors.toSet());
    return page.write(
        locale,
        FormPage.NO_OTHER_LANGUAGE,
        wrong.stream().map(TipPage::linked).toList(),
        out -> {
          if (wrong.isEmpty()) {
            errors(out, locale);
          }
          TipEnds ends = new TipEnds(out, locale, shown);
          begin(out, locale, "tip", values);
          out.empty("input", "type", "hidden", "name", "token", "value", token.text());
          out.empty(
              "input",
              "type",
              "hidden",
              "name",
              "alert",
              "value",
              values.getOrDefault("alert", ""));
          TipQuestions questions =
              new TipQuestions(
                  out, locale, new TipQuestions.Known(codes, alerts, voices), values, shown);
          questions.start(
              isFlood ? OptionalLong.of(TipVisit.seconds(token)) : OptionalLong.empty());
          questions.questions();
          ends.submit("send");
          out.end();
          begin(out, locale, "back", Map.of());
          ends.back();
          ends.submit("open");
          out.end();
          ends.mailbox();
          ends.ends(difficulty);
        });
  }

  /** What is wrong by its reason, to the field that it is about. */
  private static Wrong linked(Wrong wrong) {
    String field =
        switch (wrong.field()) {
          case "office" -> "office-no";
          case "long", "early", "old" -> "text";
          case "character", "length", "check-digit", "unknown" -> "return-receipt";
          default -> wrong.field();
        };
    return new Wrong(field, wrong.words());
  }

  /** What is said to who sent a tip without script. */
  byte[] received(Locale locale, Optional<String> receipt) {
    return said(locale, out -> new TipEnds(out, locale, Set.of()).received(receipt));
  }

  /** A mailbox that was opened without script. */
  byte[] mailbox(Locale locale, TipState state, List<String> replies, boolean isAdded) {
    return said(
        locale,
        out -> {
          TipEnds ends = new TipEnds(out, locale, Set.of());
          ends.opened(state, replies, isAdded);
          begin(out, locale, "back", Map.of());
          ends.addAgain();
          out.end();
        });
  }

  /** Something that is said, and no more. */
  byte[] said(Locale locale, String title, String detail) {
    return said(
        locale,
        out -> {
          out.element("h1", title);
          out.element("p", detail);
        });
  }

  private byte[] said(Locale locale, FormPage.Body body) {
    return page.write(locale, FormPage.NO_OTHER_LANGUAGE, List.of(), body);
  }

  private void begin(HtmlWriter out, Locale locale, String id, Map<String, String> values)
      throws XMLStreamException {
    out.start(
        "form",
        "id",
        id,
        "method",
        "post",
        "action",
        page.address(Map.of("lang", locale.getLanguage())),
        "enctype",
        "multipart/form-data",
        "autocomplete",
        "off",
        "novalidate",
        "novalidate",
        "data-api",
        "../v1/tips",
        "data-alert",
        values.getOrDefault("alert", ""),
        "data-alert-name",
        alerts.of(values.getOrDefault("alert", "")).orElse(""));
  }

  /** For the script to fill; without it they come with the page, as any page has them. */
  private static void errors(HtmlWriter out, Locale locale) throws XMLStreamException {
    out.start(
        "div",
        "id",
        "errors",
        "class",
        "errors",
        "role",
        "alert",
        "tabindex",
        "-1",
        "hidden",
        "hidden");
    out.element("h2", RegistryPage.text(locale, "form.errors"));
    out.element("ul", "");
    out.end();
  }
}
