// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Scheme;
import org.atalaya.widgets.web.FieldException.Wrong;

/**
 * What all pages have on which people tell something about themselves: the authority, the quick
 * exit, errors above the form, and the script that is in the page itself. Title and icon say to
 * nobody who looks over a shoulder what it is.
 */
final class FormPage {

  static final String STYLE =
      Scheme.READERS.style(
          """
          *{box-sizing:border-box}
          html{-webkit-text-size-adjust:100%}
          body{margin:0;background:var(--ground);color:var(--text);font:17px/1.5 var(--font)}
          .left,[hidden]{display:none!important}
          .top{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.4rem 1rem;padding:.6rem max(1rem,calc((100% - 40rem)/2));border-bottom:4px solid var(--accent);background:var(--ground)}
          .top span{display:flex;align-items:center;gap:.6rem;font-weight:600;line-height:1.25}
          .top img{height:2rem;max-width:40%}
          .exit{flex:none;padding:.5rem .9rem;border-radius:var(--radius);background:var(--alarm);color:var(--on-accent);font-weight:600;text-decoration:none}
          .presses{flex-basis:100%;margin:0;color:var(--alarm);font-size:.95rem;font-weight:600}
          .presses:empty{position:absolute}
          main,.foot{max-width:42rem;margin:0 auto;padding:1.5rem 1rem}
          .foot{padding-top:1rem;color:var(--muted);font-size:.875rem}
          .foot div{padding-top:1rem;border-top:1px solid var(--line)}
          h1{margin:.25rem 0 1rem;font-size:clamp(1.5rem,5.5vw,2rem);line-height:1.2;overflow-wrap:break-word}
          h2{margin:2rem 0 .5rem;font-size:1.2rem;line-height:1.3}
          p,ul,ol{margin:.6rem 0}
          li{margin:.3rem 0}
          .step,.hint{color:var(--muted)}
          .step{margin:0;font-size:.95rem}
          .hint{margin:.1rem 0 .4rem;font-size:.95rem}
          fieldset{margin:0;padding:0;border:0;min-width:0}
          legend{padding:0}
          label{display:block;font-weight:600}
          .field{margin:1.25rem 0}
          .field.bad{padding-left:.9rem;border-left:4px solid var(--alarm)}
          .why{margin:.2rem 0 .4rem;color:var(--alarm);font-weight:600}
          input[type=text],select{display:block;width:100%;max-width:26rem;min-height:2.75rem;padding:.4rem .6rem;border:2px solid var(--text);border-radius:0;background:var(--ground);color:var(--text);font:inherit}
          textarea{display:block;width:100%;min-height:10rem;padding:.4rem .6rem;border:2px solid var(--text);border-radius:0;background:var(--ground);color:var(--text);font:inherit;resize:vertical}
          input[type=file]{display:block;max-width:100%;min-height:2.75rem;font:inherit}
          .bad textarea,.bad input[type=text]{border-color:var(--alarm)}
          input.code{font-family:var(--mono);max-width:none}
          .date{display:flex;flex-wrap:wrap;gap:1rem}
          .date label{font-weight:400}
          .date input[type=text]{width:4.5rem}
          .date .year input[type=text]{width:6rem}
          .choice{display:flex;gap:.75rem;align-items:flex-start;padding:.5rem 0}
          .choice input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--accent)}
          .choice label{font-weight:400}
          .acts{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.75rem 0 .5rem}
          button,.button{display:inline-block;min-height:2.75rem;padding:.6rem 1.25rem;border:2px solid var(--accent);border-radius:var(--radius);background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;line-height:1.3;text-decoration:none;cursor:pointer}
          .quiet{background:none;color:var(--accent)}
          .plain{min-height:0;padding:0;border:0;background:none;color:var(--accent);font:inherit;font-weight:400;text-decoration:underline}
          a{color:var(--accent)}
          .errors{margin:0 0 1.5rem;padding:1rem 1.25rem;border:4px solid var(--alarm)}
          .errors h2{margin:0 0 .5rem}
          .errors a{color:var(--alarm);font-weight:600}
          .panel{margin:1.25rem 0;padding:1.1rem 1.25rem;border-left:6px solid var(--accent);background:var(--tint)}
          .panel dl{margin:0}
          .panel dd:last-child{margin:0}
          .panel.good{border-color:var(--good)}
          .panel.danger{border-color:var(--alarm)}
          .danger a{font-size:1.2rem;font-weight:600}
          .replies{padding:0;list-style:none}
          .replies li{margin:.75rem 0;padding:.9rem 1.1rem;border:1px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}
          .panel p:first-child{margin-top:0}
          .panel p:last-child{margin-bottom:0}
          .voice{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;margin:.6rem 0}
          .voice p{flex:none;min-width:7rem;margin:0;font-weight:600}
          .voice audio{flex:1 1 14rem;max-width:24rem;height:2.75rem}
          .said{font-size:1.3rem;font-weight:600;line-height:1.3}
          .secret{font:600 1.15rem/1.5 var(--mono);overflow-wrap:anywhere}
          dl{margin:1rem 0}
          dt{color:var(--muted);font-size:.95rem}
          dd{margin:0 0 .9rem;overflow-wrap:anywhere}
          table{width:100%;border-collapse:collapse}
          th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
          .ways{display:grid;gap:.75rem;margin:1.5rem 0;padding:0;list-style:none}
          .ways li{margin:0;padding:1rem 1.25rem;border:1px solid var(--line);border-left:6px solid var(--accent)}
          .ways a{font-size:1.15rem;font-weight:600}
          .ways p{margin:.2rem 0 0;color:var(--muted)}
          :focus-visible{outline:var(--focus) solid var(--accent);outline-offset:2px}
          .exit:focus-visible,button:focus-visible{outline-color:var(--text)}
          @media print{.top{position:static}.exit,.acts,.foot,form{display:none}body{font-size:12pt}}
          """);

  /** In place of a way: what the page shows is shown once, and a link would lose it. */
  static final String NO_OTHER_LANGUAGE = "-";

  private static final Wording WORDING = Wording.of(FormPage.class);

  private final Frame frame;
  private final PageStyle style;
  private final String name;
  private final String title;
  private final String script;

  /**
   * What is around a page.
   *
   * @param authority whose it is
   * @param exit where the quick exit leads
   * @param partners origins whose pages may frame it
   * @param identity whose mark and colour it has
   */
  record Frame(String authority, URI exit, List<String> partners, Identity identity) {}

  /**
   * Pages of a kind.
   *
   * @param name the last part of their address
   * @param title key of their title
   * @param script what runs in them
   */
  FormPage(Frame frame, String name, String title, String script) {
    this.frame = frame;
    style = PageStyle.of(STYLE, Scheme.READERS, frame.identity());
    this.name = name;
    this.title = title;
    this.script = script;
  }

  /** A script as it was built. */
  static String script(String file) {
    return new String(new StaticFiles().file(file).orElseThrow().plain(), StandardCharsets.UTF_8);
  }

  /**
   * Checks what a host decides about a page.
   *
   * @param settings what stands before the names of the settings
   */
  static void checkSettings(String settings, List<String> partners, URI exit) {
    for (String partner : partners) {
      if (!partner.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
        throw new IllegalArgumentException(
            settings
                + ".partners: allowed: https:// or http:// with a host and no path."
                + " Provided value: "
                + partner);
      }
    }
    if (!"https".equals(exit.getScheme()) || exit.getHost() == null) {
      throw new IllegalArgumentException(
          settings + ".exit: allowed: an address with https://. Provided value: " + exit);
    }
  }

  /** What the pages may do: exactly this style and this script, forms and fetches to here. */
  String contentSecurityPolicy() {
    return ("default-src 'none'; style-src %s; script-src '%s'; connect-src 'self'; img-src"
            + " %sdata:; base-uri 'none'; form-action 'self'; frame-ancestors %s;"
            + " require-trusted-types-for 'script'")
        .formatted(
            style.sources(),
            HtmlWriter.hash(script),
            frame.identity().logo().isEmpty() ? "" : "'self' ",
            frame.partners().isEmpty() ? "'none'" : String.join(" ", frame.partners()));
  }

  /** What stands in the main part of a page. */
  @FunctionalInterface
  interface Body {
    void write(HtmlWriter out) throws XMLStreamException;
  }

  /**
   * A page.
   *
   * @param way the way through the page, for the link to the other language; empty if a form has a
   *     button for that, or {@link #NO_OTHER_LANGUAGE}
   */
  byte[] write(Locale locale, String way, List<Wrong> wrong, Body body) {
    try {
      HtmlWriter out = new HtmlWriter();
      out.page(locale);
      out.element("title", (wrong.isEmpty() ? "" : "Error: ") + text(locale, title));
      out.empty("meta", "name", "robots", "content", AlertServlet.ROBOTS);
      EmbedPage.withoutIcon(out);
      style.write(out);
      out.end();
      out.start("body");
      top(out, locale);
      out.start("main");
      errors(out, locale, wrong);
      body.write(out);
      out.end();
      foot(out, locale, way);
      out.start("script");
      out.inside(script);
      out.end();
      out.end();
      out.end();
      return out.finish().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }

  private void top(HtmlWriter out, Locale locale) throws XMLStreamException {
    out.start("header", "class", "top");
    out.start("span");
    Optional<String> logo = frame.identity().logoPath();
    if (logo.isPresent()) {
      out.empty("img", "src", logo.get());
      out.attribute("alt", "");
    }
    out.text(frame.authority());
    out.end();
    out.link(
        frame.exit().toString(),
        text(locale, "form.exit"),
        "id",
        "exit",
        "class",
        "exit",
        "rel",
        "nofollow noreferrer",
        "target",
        "_top",
        "data-more",
        text(locale, "form.exit-more"));
    out.end();
  }

  /** Above the form, with the focus on it, and a way to each field. */
  private static void errors(HtmlWriter out, Locale locale, List<Wrong> wrong)
      throws XMLStreamException {
    if (wrong.isEmpty()) {
      return;
    }
    out.start(
        "div",
        "class",
        "errors",
        "role",
        "alert",
        "tabindex",
        "-1",
        "autofocus",
        "autofocus",
        "aria-labelledby",
        "errors");
    out.element("h2", text(locale, "form.errors"), "id", "errors");
    out.start("ul");
    for (Wrong one : wrong) {
      out.start("li");
      out.link("#" + one.field(), one.words().in(locale));
      out.end();
    }
    out.end();
    out.end();
  }

  private void foot(HtmlWriter out, Locale locale, String way) throws XMLStreamException {
    out.start("footer", "class", "foot");
    out.start("div");
    out.element("p", text(locale, "form.exit-note"));
    if (!way.equals(NO_OTHER_LANGUAGE)) {
      language(out, locale, way);
    }
    out.end();
    out.end();
  }

  private void language(HtmlWriter out, Locale locale, String way) throws XMLStreamException {
    String other = locale.getLanguage().equals("en") ? "es" : "en";
    out.start("p");
    if (way.isEmpty()) {
      out.element(
          "button",
          text(locale, "form.language"),
          "form",
          "ask",
          "name",
          "lang",
          "value",
          other,
          "class",
          "plain",
          "lang",
          other,
          "formnovalidate",
          "formnovalidate");
    } else {
      out.link(
          address(Map.of("do", way, "lang", other)),
          text(locale, "form.language"),
          "lang",
          other,
          "hreflang",
          other);
    }
    out.end();
  }

  /** A page with parameters, none of which is anybody's. */
  String address(Map<String, String> parameters) {
    return address(name, parameters);
  }

  static String address(String name, Map<String, String> parameters) {
    StringBuilder address = new StringBuilder(name);
    parameters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(one -> !one.getValue().isEmpty())
        .forEach(one ->
            address
                .append(address.indexOf("?") < 0 ? '?' : '&')
                .append(one.getKey())
                .append('=')
                .append(one.getValue()));
    return address.toString();
  }

  private static String text(Locale locale, String key) {
    return WORDING.text(locale, key);
  }
}
