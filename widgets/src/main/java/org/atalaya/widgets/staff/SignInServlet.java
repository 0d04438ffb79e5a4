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
import org.springframework.web.util.HtmlUtils;

/** The page on which staff choose where to sign in, mapped to {@value #PATH}. */
public final class SignInServlet extends HttpServlet {

  /** Where it lies. */
  public static final String PATH = "/staff/sign-in";

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(SignInServlet.class);

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%1$s"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%2$s</title>
      <style>
      body { margin: 0; background: #f6f7f9; color: #1d2733; font: 1rem/1.5 system-ui, sans-serif; }
      main { box-sizing: border-box; max-width: 26rem; margin: 0 auto; padding: 3rem 1rem; }
      h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2; }
      .told { padding: .75rem 1rem; border-left: 4px solid #5b3a8e; background: #fff; }
      .with { display: block; margin: 1rem 0; padding: .75rem 1rem; border-radius: 4px;
        background: #5b3a8e; color: #fff; text-align: center; text-decoration: none; }
      .with:hover { background: #48297a; }
      a:focus-visible { outline: 3px solid #1d2733; outline-offset: 2px; }
      .language { color: #5b3a8e; }
      </style></head>
      <body><main><h1>%2$s</h1>%3$s<p>%4$s</p>%5$s
      <p><a class="language" href="?%6$s" lang="%7$s" hreflang="%7$s">%8$s</a></p></main></body></html>
      """;

  private final transient Map<String, String> doors;

  /**
   * The page.
   *
   * @param doors addresses at which a sign-in begins, with the names of who does it
   */
  public SignInServlet(Map<String, String> doors) {
    this.doors = Map.copyOf(doors);
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
            text(other.getDisplayLanguage(other)));
    StaffAnswer.write(response, "text/html;charset=UTF-8", StaffAnswer.utf8(page));
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
