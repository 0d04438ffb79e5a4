// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.AlertBoard.Posted;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.Tombstone;
import org.atalaya.alerts.feeds.AlertFeeds;
import org.atalaya.alerts.feeds.FeedSignatures;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.widgets.identity.Identity;

/**
 * Alerts for missing women and children, mapped to the {@link #patterns}.
 *
 * <pre>
 * /v1/alerts.{json|atom|rss}      all that is posted: JSON Feed, Atom (the index of CAP messages), RSS
 * /v1/alerts/{id}.{json|cap}      one alert: JSON Feed of one, Common Alerting Protocol 1.2
 * /v1/alerts/{id}.html            the official bulletin, which is the poster in print
 * /v1/alerts/{id}/photo?size=     her photo: ticker, card or poster
 * /embed/alert-{ticker|card}      widgets for frames
 * </pre>
 *
 * <p>Nothing of an alert is kept by anyone for longer than {@value #SECONDS} seconds, a photo for a
 * minute. What has ended is told alike for every outcome; its page and photo are gone (410). Feeds
 * and messages carry {@code Atalaya-Signature}, Ed25519 over the bytes before compression.
 */
public final class AlertServlet extends PublicServlet {

  private static final long serialVersionUID = 1L;

  /** Found by no search engine and kept by no archive: she may be found tomorrow. */
  static final String ROBOTS = "noindex, noarchive";

  private static final int SECONDS = 15;
  private static final String BRIEFLY = "public, max-age=%1$d, s-maxage=%1$d".formatted(SECONDS);
  private static final String PHOTO = "public, max-age=60, s-maxage=60";
  private static final Pattern PATH = Pattern.compile(".*?(/v1/alerts|/embed/alert-)(.*)");
  private static final Pattern ONE = Pattern.compile("/([0-9a-f-]{36})(\\.[a-z]+|/photo)");
  private static final String HTML = ChartFormat.HTML.mediaType();

  private final transient AlertBoard board;
  private final transient AlertFeeds feeds;
  private final transient AlertPages pages;
  private final transient Optional<FeedSignatures> signature;
  private transient volatile Made made = new Made(new Posted(List.of(), List.of()));

  /** The answers that were made of what is posted. */
  private record Made(Posted posted, Map<String, Signed> answers) {

    Made(Posted posted) {
      this(posted, new ConcurrentHashMap<>());
    }
  }

  /** An answer with its signature. */
  private record Signed(Answer answer, Optional<String> signature) {}

  /** As the one below, for an observatory that says nothing of whose it is. */
  public AlertServlet(
      AlertBoard board, AlertAuthority authority, Optional<FeedSignatures> signature, String api) {
    this(board, authority, signature, api, Identity.NEUTRAL);
  }

  /**
   * The servlet.
   *
   * @param signature by which feeds and messages are signed; what has none yet goes out without
   * @param api public address below which the API lies, without a slash at its end, for example
   *     {@code https://observatorio.example/atalaya}: feeds and bulletins name it
   * @param identity whose mark and colour the pages have
   * @throws IllegalArgumentException if it is no such address
   */
  public AlertServlet(
      AlertBoard board,
      AlertAuthority authority,
      Optional<FeedSignatures> signature,
      String api,
      Identity identity) {
    this.board = board;
    this.signature = signature;
    feeds = new AlertFeeds(authority, api);
    pages = new AlertPages(authority, feeds.addresses(), identity);
  }

  /** Where it is to be mapped, below the base path. */
  public static List<String> patterns(String base) {
    return Stream.of(
            formats().map(format -> "/v1/alerts." + format),
            Stream.of("/v1/alerts/*"),
            AlertFrame.WIDGETS.stream().map(widget -> "/embed/" + widget))
        .flatMap(paths -> paths)
        .map(base::concat)
        .toList();
  }

  private static Stream<String> formats() {
    return Stream.of("json", "atom", "rss");
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response, PublicQuery query)
      throws IOException {
    response.setHeader("X-Robots-Tag", ROBOTS);
    Matcher path = PATH.matcher(path(request));
    if (!path.matches()) {
      throw unknown(path(request));
    }
    if (path.group(1).startsWith("/embed")) {
      frame(request, response, query, "alert-" + path.group(2));
    } else if (path.group(2).startsWith(".")) {
      all(request, response, query, path.group(2).substring(1));
    } else {
      one(request, response, query, path.group(2));
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
  }

  private static ProblemException unknown(String given) {
    return new ProblemException(
        RequestProblem.UNKNOWN_RESOURCE,
        given,
        formats().map(format -> "/v1/alerts." + format).toList());
  }

  private void all(
      HttpServletRequest request, HttpServletResponse response, PublicQuery query, String format)
      throws IOException {
    Locale locale = only(query);
    Posted posted = board.posted();
    Signed signed =
        made(
            posted,
            format + locale,
            () ->
                switch (format) {
                  case "json" -> Answer.of(AlertFeeds.JSON, feeds.json(posted, locale));
                  case "atom" -> Answer.of(AlertFeeds.ATOM, feeds.atom(posted, locale));
                  case "rss" -> Answer.of(AlertFeeds.RSS, feeds.rss(posted, locale));
                  default ->
                      throw new ProblemException(
                          RequestProblem.UNKNOWN_FORMAT, format, formats().toList());
                });
    write(request, response, signed);
  }

  private Signed signed(Answer answer) {
    return new Signed(answer, signature.flatMap(each -> each.of(answer.plain())));
  }

  private static void write(HttpServletRequest request, HttpServletResponse response, Signed signed)
      throws IOException {
    signed
        .signature()
        .ifPresent(text -> response.setHeader("Atalaya-Signature", "ed25519=:" + text + ":"));
    AnswerWriter.write(request, response, signed.answer(), BRIEFLY);
  }

  private void one(
      HttpServletRequest request, HttpServletResponse response, PublicQuery query, String rest)
      throws IOException {
    Matcher asked = ONE.matcher(rest);
    if (!asked.matches() || !AlertFrame.isId(asked.group(1))) {
      throw unknown("/v1/alerts" + rest);
    }
    UUID id = UUID.fromString(asked.group(1));
    PublicAlert alert = board.find(id).orElseThrow(() -> unknown("/v1/alerts" + rest));
    if (asked.group(2).equals("/photo")) {
      AnswerWriter.write(request, response, photo(alert, size(query)), PHOTO);
      return;
    }
    Locale locale = only(query);
    switch (asked.group(2)) {
      case ".json" ->
          write(request, response, signed(Answer.of(AlertFeeds.JSON, feeds.json(alert, locale))));
      case ".cap" -> write(request, response, signed(Answer.of(AlertFeeds.CAP, feeds.cap(alert))));
      case ".html" -> page(request, response, alert, locale);
      default ->
          throw new ProblemException(
              RequestProblem.UNKNOWN_FORMAT,
              asked.group(2).substring(1),
              List.of("json", "cap", "html"));
    }
  }

  private static void writePage(
      HttpServletRequest request, HttpServletResponse response, byte[] page) throws IOException {
    AnswerWriter.write(request, response, Answer.of(HTML, page), BRIEFLY);
  }

  private void page(
      HttpServletRequest request, HttpServletResponse response, PublicAlert alert, Locale locale)
      throws IOException {
    response.setHeader("Content-Security-Policy", pages.contentSecurityPolicy());
    switch (alert) {
      case Bulletin bulletin -> writePage(request, response, pages.bulletin(bulletin, locale));
      case Tombstone tombstone ->
          AnswerWriter.write(request, response, gone().problem(locale), HTML, pages.ended(locale));
    }
  }

  private Answer photo(PublicAlert alert, PhotoSize size) {
    if (alert instanceof Bulletin bulletin && !bulletin.photo()) {
      throw unknown("/v1/alerts/%s/photo".formatted(alert.id()));
    }
    return Answer.of("image/jpeg", board.photo(alert.id(), size).orElseThrow(AlertServlet::gone));
  }

  private static ProblemException gone() {
    return new ProblemException(RequestProblem.ALERT_ENDED, "", List.of());
  }

  private void frame(
      HttpServletRequest request, HttpServletResponse response, PublicQuery query, String widget)
      throws IOException {
    response.setHeader("Content-Security-Policy", pages.contentSecurityPolicy());
    AlertFrame frame = AlertFrame.of(widget, query);
    Locale locale = PublicQuery.languageOrDefault(request.getQueryString());
    Posted posted = board.posted();
    writePage(request, response, pages.frame(frame, frame.of(posted), locale));
  }

  @Override
  void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    String path = path(request);
    if (path.contains("/embed/") || path.endsWith(".html")) {
      response.setHeader("Content-Security-Policy", pages.contentSecurityPolicy());
      Locale locale = PublicQuery.languageOrDefault(request.getQueryString());
      AnswerWriter.write(request, response, problem, HTML, pages.problem(problem, locale));
    } else {
      super.refuse(request, response, problem);
    }
  }

  /** The language, which is all that can be chosen. */
  private static Locale only(PublicQuery query) {
    query.allowOnly("lang");
    return query.drawing().locale();
  }

  private static PhotoSize size(PublicQuery query) {
    query.allowOnly("size");
    List<String> given = query.parameters().getOrDefault("size", List.of(PhotoSize.CARD.code()));
    List<String> allowed = Arrays.stream(PhotoSize.values()).map(PhotoSize::code).toList();
    return Arrays.stream(PhotoSize.values())
        .filter(size -> given.equals(List.of(size.code())))
        .findFirst()
        .orElseThrow(
            () -> QueryProblem.of(Kind.INVALID_VALUE, "size", String.join(" & ", given), allowed));
  }

  private Signed made(Posted posted, String what, Supplier<Answer> maker) {
    Made known = made;
    // The board hands out the same object until something changes.
    if (known.posted() != posted) {
      known = new Made(posted);
      made = known;
    }
    Signed answer = known.answers().computeIfAbsent(what, key -> signed(maker.get()));
    if (answer.signature().isEmpty() && signature.isPresent()) {
      // Another node signs, and may have done so meanwhile.
      answer = signed(answer.answer());
      known.answers().put(what, answer);
    }
    return answer;
  }
}
