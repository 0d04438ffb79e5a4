// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Scheme;
import org.springframework.web.util.HtmlUtils;

/** The page on which staff choose where to sign in, mapped to {@value #PATH}. */
public final class SignInServlet extends HttpServlet {

  /** Where it lies. */
  public static final String PATH = "/staff/sign-in";

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(SignInServlet.class);

  private static final String STYLE =
      Scheme.READERS.style(
          """
          body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 var(--font)}
          main{box-sizing:border-box;max-width:26rem;margin:0 auto;padding:var(--space-12) var(--space-4)}
          h1{margin:0 0 var(--space-2);font-size:var(--title);line-height:1.2}
          .whose{display:flex;align-items:center;gap:var(--space-3);font-weight:600}
          .whose img{height:2.5rem;max-width:50%}
          .told{padding:var(--space-3) var(--space-4);border-left:4px solid var(--accent);background:var(--ground)}
          .with{display:block;margin:var(--space-4) 0;padding:var(--space-3) var(--space-4);border-radius:var(--radius);background:var(--accent);color:var(--on-accent);text-align:center;text-decoration:none}
          .with:hover{text-decoration:underline}
          a:focus-visible{outline:var(--focus) solid var(--text);outline-offset:2px}
          .language{color:var(--accent)}
          """);

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%1$s"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%2$s</title>
      <style>%9$s</style></head>
      <body><main>%10$s<h1>%2$s</h1>%3$s<p>%4$s</p>%5$s
      <p><a class="language" href="?%6$s" lang="%7$s" hreflang="%7$s">%8$s</a></p></main></body></html>
      """;

  private final transient Map<String, String> doors;
  private final transient Identity identity;

  /**
   * The page.
   *
   * @param doors addresses at which a sign-in begins, with the names of who does it
   * @param identity whose desk it is
   */
  public SignInServlet(Map<String, String> doors, Identity identity) {
    this.doors = Map.copyOf(doors);
    this.identity = identity;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = StaffAnswer.language(request);
    Locale other = Wording.LANGUAGES.get(locale.equals(Wording.LANGUAGES.getFirst()) ? 1 : 0);
    boolean again = request.getParameter("again") != null;
    String page =
        PAGE.formatted(
            locale.getLanguage(),
            text(locale, "page.title"),
            told(request, locale, again),
            text(locale, "page.lead"),
            doors(request.getContextPath(), locale, again),
            (again ? "again&amp;" : "") + "lang=" + other.getLanguage(),
            other.getLanguage(),
            text(other.getDisplayLanguage(other)),
            STYLE + identity.style(Scheme.READERS),
            whose(locale));
    StaffAnswer.write(response, "text/html;charset=UTF-8", StaffAnswer.utf8(page));
  }

  /** The mark is in the page: who is not signed in gets nothing else of the staff's node. */
  private String whose(Locale locale) {
    String name = identity.name().map(label -> text(label.in(locale))).orElse("");
    String mark =
        identity
            .logo()
            .map(logo -> "<img src=\"%s\" alt=\"\">".formatted(logo.dataUri()))
            .orElse("");
    return name.isEmpty() && mark.isEmpty()
        ? ""
        : "<p class=\"whose\">%s%s</p>".formatted(mark, name);
  }

  private static String told(HttpServletRequest request, Locale locale, boolean again) {
    String key =
        request.getParameter("error") != null
            ? "page.error"
            : again ? "page.again" : request.getParameter("out") != null ? "page.out" : "";
    return key.isEmpty()
        ? ""
        : "<p class=\"told\" role=\"status\">%s</p>".formatted(text(locale, key));
  }

  private String doors(String context, Locale locale, boolean again) {
    return doors.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(door ->
            "<a class=\"with\" href=\"%s\">%s</a>"
                .formatted(
                    text(context + door.getKey() + (again ? "?again" : "")),
                    text(locale, "page.with", door.getValue())))
        .collect(Collectors.joining());
  }

  private static String text(Locale locale, String key, Object... arguments) {
    return text(WORDING.text(locale, key, arguments));
  }

  private static String text(String plain) {
    return HtmlUtils.htmlEscape(plain);
  }
}
