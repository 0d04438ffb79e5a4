// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.CodeLists;
import org.atalaya.tips.sealing.RootKey;

/** The page of tips: the same with script, which seals in the browser, and without. */
final class TipPage {

  static final String NAME = "tip-form";

  /** In the script, where the key of the root comes. */
  private static final String ROOT = "atalaya-tip-root";

  private final FormPage page;
  private final CodeLists codes;

  TipPage(TipWeb web, CodeLists codes) {
    this.codes = codes;
    page =
        new FormPage(
            new FormPage.Frame(web.authority(), web.exit(), web.partners()),
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
    return page.contentSecurityPolicy();
  }

  /**
   * The form.
   *
   * @param values what was filled in, by the names of fields
   */
  byte[] form(Locale locale, Map<String, String> values) {
    return page.write(
        locale,
        "start",
        List.of(),
        out -> {
          begin(out, locale, values);
          errors(out, locale);
          TipScreens screens = new TipScreens(out, locale, codes, values);
          screens.start();
          screens.questions();
          screens.back();
          screens.mailbox();
          screens.ends();
          out.end();
        });
  }

  private void begin(HtmlWriter out, Locale locale, Map<String, String> values)
      throws XMLStreamException {
    out.start(
        "form",
        "id",
        "tip",
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
        values.getOrDefault("alert", ""));
  }

  /** For the script to fill; without it the errors come with the page. */
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
