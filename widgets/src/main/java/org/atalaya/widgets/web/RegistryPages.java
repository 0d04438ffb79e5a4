// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.atalaya.widgets.web.RegistryPage.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Wording;
import org.atalaya.registry.AccessKey;
import org.atalaya.registry.Certificate;
import org.atalaya.registry.PastCheck;
import org.atalaya.registry.Submission;
import org.atalaya.registry.Verification;
import org.atalaya.widgets.web.FieldException.Wrong;

/** The pages of the registry that people see. All is said without script. */
final class RegistryPages {

  private final FormPage page;
  private final Optional<IdentityQuestion> identity;
  private final ZoneId zone;

  RegistryPages(FormPage page, Optional<IdentityQuestion> identity, ZoneId zone) {
    this.page = page;
    this.identity = identity;
    this.zone = zone;
  }

  /** What this is and is not, and where to go on. */
  byte[] start(Locale locale) {
    return page.write(
        locale,
        "start",
        List.of(),
        out -> {
          out.element("h1", text(locale, "registry.start"));
          out.element("p", text(locale, "registry.start.lead"));
          out.start("ul", "class", "ways");
          for (RegistryFlow flow :
              List.of(RegistryFlow.REQUEST, RegistryFlow.COLLECT, RegistryFlow.VERIFY)) {
            way(out, locale, flow);
          }
          if (identity.isPresent()) {
            way(out, locale, RegistryFlow.PROOF);
          }
          out.end();
          out.element("h2", text(locale, "registry.start.is"));
          paragraphs(out, locale, "registry.start.says", "registry.start.own");
          out.element("h2", text(locale, "registry.start.is-not"));
          paragraphs(
              out,
              locale,
              "registry.start.not-safe",
              "registry.start.no-search",
              "registry.start.data");
        });
  }

  private static void way(HtmlWriter out, Locale locale, RegistryFlow flow)
      throws XMLStreamException {
    out.start("li");
    out.link(
        RegistryPage.address(Map.of("do", flow.id(), "lang", locale.getLanguage())),
        text(locale, "registry.way." + flow.id()));
    out.element("p", text(locale, "registry.way." + flow.id() + ".note"));
    out.end();
  }

  private static void paragraphs(HtmlWriter out, Locale locale, String... keys)
      throws XMLStreamException {
    for (String key : keys) {
      out.element("p", text(locale, key));
    }
  }

  /** A question. */
  byte[] screen(Locale locale, RegistryState state, String sealed, List<Wrong> wrong) {
    return page.write(
        locale,
        "",
        wrong,
        out ->
            new RegistryScreens(out, locale, state.values(), wrong, identity).write(state, sealed));
  }

  /**
   * A request was taken.
   *
   * @param sealed the state with which its identity can be proved
   */
  byte[] received(Locale locale, Submission submission, String sealed) {
    return page.write(
        locale,
        FormPage.NO_OTHER_LANGUAGE,
        List.of(),
        out -> {
          out.element("h1", text(locale, "registry.received"));
          out.element("p", text(locale, "registry.received.keep"));
          secrets(out, locale, submission.request().toString(), submission.key());
          out.element("h2", text(locale, "registry.received.next"));
          if (identity.isEmpty()) {
            out.element("p", text(locale, "registry.received.counter"));
            return;
          }
          out.element("p", text(locale, "registry.received.prove"));
          act(out, locale, sealed, "show", "registry.received.go");
        });
  }

  private static void secrets(HtmlWriter out, Locale locale, String request, AccessKey key)
      throws XMLStreamException {
    out.start("div", "class", "panel");
    out.start("dl");
    out.element("dt", text(locale, "registry.field.request"));
    out.element("dd", request, "class", "secret", "id", "request-number");
    out.element("dt", text(locale, "registry.field.key"));
    out.element("dd", key.grouped(), "class", "secret", "id", "request-key");
    out.end();
    out.end();
  }

  private static void act(HtmlWriter out, Locale locale, String sealed, String go, String words)
      throws XMLStreamException {
    RegistryScreens.form(out, locale, sealed, "ask-" + go, false);
    out.start("div", "class", "acts");
    out.element("button", text(locale, words), "name", "go", "value", go);
    out.end();
    out.end();
  }

  /** Somebody is the person. */
  byte[] proved(Locale locale, String request, AccessKey key, String sealed) {
    return page.write(
        locale,
        FormPage.NO_OTHER_LANGUAGE,
        List.of(),
        out -> {
          out.element("h1", text(locale, "registry.proved"));
          out.element("p", text(locale, "registry.proved.keep"));
          secrets(out, locale, request, key);
          out.element("p", text(locale, "registry.proved.wait"));
          act(out, locale, sealed, "next", "registry.proved.go");
        });
  }

  /** Nothing to collect, for whatever reason. */
  byte[] nothing(Locale locale, String sealed) {
    return page.write(
        locale,
        FormPage.NO_OTHER_LANGUAGE,
        List.of(),
        out -> {
          out.element("h1", text(locale, "registry.nothing"));
          paragraphs(out, locale, "registry.nothing.why", "registry.nothing.later");
          act(out, locale, sealed, "next", "registry.nothing.again");
        });
  }

  /** A certificate, what can be done with it, and who checked it. */
  byte[] certificate(
      Locale locale, Certificate certificate, List<PastCheck> checks, String sealed, String done) {
    return page.write(
        locale,
        FormPage.NO_OTHER_LANGUAGE,
        List.of(),
        out -> {
          out.element("h1", text(locale, "registry.certificate"));
          if (!done.isEmpty()) {
            out.start("div", "class", "panel good", "role", "status");
            out.element("p", text(locale, done));
            out.end();
          }
          out.element(
              "p", text(locale, "registry.certificate.says", day(locale, certificate.issuedOn())));
          out.start("dl");
          out.element("dt", text(locale, "registry.certificate.until"));
          out.element("dd", day(locale, certificate.validUntil()));
          out.element("dt", text(locale, "registry.field.code"));
          out.element("dd", certificate.code().grouped(), "class", "secret", "id", "code");
          out.end();
          files(out, locale, sealed);
          checks(out, locale, checks);
          share(out, locale, sealed);
        });
  }

  private static void files(HtmlWriter out, Locale locale, String sealed)
      throws XMLStreamException {
    RegistryScreens.form(out, locale, sealed, "files", false);
    out.start("div", "class", "acts");
    out.element("button", text(locale, "registry.certificate.pdf"), "name", "go", "value", "pdf");
    out.element(
        "button",
        text(locale, "registry.certificate.json"),
        "name",
        "go",
        "value",
        "json",
        "class",
        "quiet");
    out.end();
    out.end();
  }

  private void checks(HtmlWriter out, Locale locale, List<PastCheck> checks)
      throws XMLStreamException {
    out.element("h2", text(locale, "registry.checks"));
    if (checks.isEmpty()) {
      out.element("p", text(locale, "registry.checks.none"));
      return;
    }
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Wording.withCountry(Wording.supported(locale)))
            .withZone(zone);
    out.start("table");
    out.start("thead");
    out.start("tr");
    out.element("th", text(locale, "registry.checks.at"), "scope", "col");
    out.element("th", text(locale, "registry.checks.by"), "scope", "col");
    out.end();
    out.end();
    out.start("tbody");
    for (PastCheck check : checks) {
      out.start("tr");
      out.element("td", format.format(check.at()));
      out.element(
          "td",
          check.verifier().isEmpty() ? text(locale, "registry.checks.nobody") : check.verifier());
      out.end();
    }
    out.end();
    out.end();
  }

  private static void share(HtmlWriter out, Locale locale, String sealed)
      throws XMLStreamException {
    out.element("h2", text(locale, "registry.share"));
    RegistryScreens.form(out, locale, sealed, "share", false);
    out.element("label", text(locale, "registry.field.organisation"), "for", "organisation");
    out.element("p", text(locale, "registry.hint.organisation"), "class", "hint", "id", "hint-org");
    out.empty(
        "input",
        "type",
        "text",
        "id",
        "organisation",
        "name",
        "organisation",
        "maxlength",
        "64",
        "aria-describedby",
        "hint-org");
    out.start("div", "class", "acts");
    out.element("button", text(locale, "registry.share.do"), "name", "go", "value", "share");
    out.element(
        "button",
        text(locale, "registry.share.undo"),
        "name",
        "go",
        "value",
        "unshare",
        "class",
        "quiet");
    out.end();
    out.end();
  }

  /** What whoever verified is told: two sentences of one shape. */
  byte[] verified(Locale locale, Verification answer) {
    return page.write(
        locale,
        "verify",
        List.of(),
        out -> {
          out.element("h1", text(locale, "registry.verified"));
          out.start(
              "div",
              "class",
              answer instanceof Verification.Valid ? "panel good" : "panel",
              "role",
              "status",
              "id",
              "answer");
          switch (answer) {
            case Verification.Valid valid -> {
              out.element(
                  "p",
                  text(locale, "registry.verified.valid", day(locale, valid.until())),
                  "class",
                  "said");
              out.element("p", text(locale, "registry.verified.valid.note"));
            }
            case Verification.NotValid not -> {
              out.element("p", text(locale, "registry.verified.not"), "class", "said");
              out.element("p", text(locale, "registry.verified.not.note"));
            }
          }
          out.end();
          out.element("p", text(locale, "registry.start.not-safe"));
          out.start("div", "class", "acts");
          out.link(
              RegistryPage.address(
                  Map.of("do", RegistryFlow.VERIFY.id(), "lang", locale.getLanguage())),
              text(locale, "registry.verified.another"),
              "class",
              "button quiet");
          out.end();
        });
  }

  /** Why there is nothing else to be seen. */
  byte[] said(Locale locale, String title, String detail) {
    return page.write(
        locale,
        "start",
        List.of(),
        out -> {
          out.element("h1", title);
          out.element("p", detail);
          out.start("div", "class", "acts");
          out.link(
              RegistryPage.address(Map.of("lang", locale.getLanguage())),
              text(locale, "registry.page.start"),
              "class",
              "button");
          out.end();
        });
  }

  static String day(Locale locale, LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Wording.withCountry(Wording.supported(locale)))
        .format(day);
  }
}
