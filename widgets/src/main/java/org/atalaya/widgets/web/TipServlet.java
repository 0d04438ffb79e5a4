// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.cases.CodeLists;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.InvalidEnvelopeException;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipRefusedException;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.load.ClientAllowance;
import org.atalaya.widgets.load.ProofOfWork;
import org.atalaya.widgets.web.FieldException.Wrong;

/**
 * The public side of the tip line, mapped to the {@link #patterns}. It sees what is sealed and
 * opens nothing.
 *
 * <pre>
 * GET   /v1/tips/recipients          whose keys there are, signed by the root, and the salt of receipts
 * GET   /v1/tips/challenge           the work that a tip and an addition need
 * POST  /v1/tips/route               an envelope: to which unit it goes, and the key for it
 * POST  /v1/tips                     a sealed tip; answered with the ticket for its files
 * POST  /v1/tips/follow-up           a mailbox, by the look-up id in the body
 * POST  /v1/tips/follow-up/letters   adds a letter
 * POST  /v1/tips/files/{part}        begins a file or says where to go on (Upload-Offset)
 * PATCH /v1/tips/files/{part}        a piece of it
 * GET   /v1/tips/openapi.json        all of the above as OpenAPI 3.1
 * GET, POST /embed/tip-form          all of it for people
 * GET   /embed/tip-form/voice/{file} the questions as somebody says them, where the host has that
 * </pre>
 *
 * <p>Nobody keeps an answer, no other site can read one from a browser, there are no cookies, and
 * nothing of who asks is kept or logged: the allowance counts by a name for a network that this
 * process alone can tell, in memory, and for a day.
 */
public final class TipServlet extends PrivateServlet {

  private static final long serialVersionUID = 1L;
  private static final String API = "/v1/tips";
  private static final String PAGE = "/embed/" + TipPage.NAME;
  private static final Pattern ALERT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern FILE = Pattern.compile("/files/([1-9][0-9]{0,2})");
  private static final Pattern VOICE = Pattern.compile(".*" + PAGE + "/voice/([^/]*)");
  private static final Duration UNTIL_LESS_BUSY = Duration.ofMinutes(1);

  private final transient TipApi api;
  private final transient TipPage page;
  private final transient TipVisit visit;
  private final transient TipGate gate;
  private final transient TipVoices voices;

  /**
   * The servlet.
   *
   * @param codes of the country, which envelopes may name
   * @param alerts where the page has the names of those who are missing; without it, or once an
   *     alert has ended, the page says the alert's id
   */
  public TipServlet(
      TipLine line,
      CodeLists codes,
      TipRouter router,
      TipWeb web,
      Optional<AlertBoard> alerts,
      InstantSource clock) {
    ProofOfWork work = new ProofOfWork(line.secret("work"), web.difficulty(), clock);
    ClientAllowance allowance = new ClientAllowance(web.load(), clock, new SecureRandom());
    gate = new TipGate(allowance, work, line.flood(), web.floodDifficulty());
    EnvelopeReader envelopes = new EnvelopeReader(TipCodes.of(codes));
    api = new TipApi(line, envelopes, router, gate, clock);
    voices = web.voices();
    page = new TipPage(web, codes, new AlertNames(alerts));
    TipSealing sealing = new TipSealing(line, envelopes, router, clock);
    AgedToken tokens = new AgedToken(line.secret("forms"), clock);
    visit =
        new TipVisit(line, sealing, page, new TipVisit.Doors(gate, tokens, new TipQueue(clock)));
  }

  /**
   * What it is to be registered with: forms of those without script are read in memory, and no
   * piece of them is ever laid on a disk.
   */
  public static MultipartConfigElement inMemory() {
    int most = TipVisit.MOST_BYTES;
    return new MultipartConfigElement("", most, most, most + 1);
  }

  /** Where it is to be mapped, below the base path. */
  public static List<String> patterns(String base) {
    return List.of(base + API, base + API + "/*", base + PAGE, base + PAGE + "/voice/*");
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    headers(response);
    Locale locale = PublicQuery.languageOrDefault(request.getQueryString());
    try {
      String path =
          request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
      if (path.endsWith(PAGE)) {
        page(request, response, locale);
        return;
      }
      Matcher voice = VOICE.matcher(path);
      if (voice.matches()) {
        allow(request, response, "GET");
        voices.write(request, response, voice.group(1));
        return;
      }
      // From the end: the base path may be anything.
      String asked = path.substring(path.lastIndexOf(API) + API.length());
      Matcher file = FILE.matcher(asked);
      if (asked.equals("/openapi.json")) {
        allow(request, response, "GET");
        String base = path.substring(0, path.lastIndexOf(API));
        write(response, document(request.getContextPath() + base, locale));
      } else if (file.matches()) {
        file(request, response, Integer.parseInt(file.group(1)));
      } else {
        write(response, reply(request, response, asked));
      }
    } catch (RuntimeException e) {
      refuse(request, response, problem(e, locale));
    }
  }

  private static Reply document(String api, Locale locale) {
    byte[] document = TipOpenApi.write(api, ElementsVersion.VALUE, locale);
    return new Reply(HttpServletResponse.SC_OK, RegistryApi.JSON, document);
  }

  private Reply reply(HttpServletRequest request, HttpServletResponse response, String asked)
      throws IOException {
    switch (asked) {
      case "/recipients", "/challenge" -> allow(request, response, "GET");
      case "", "/route", "/follow-up", "/follow-up/letters" -> allow(request, response, "POST");
      default ->
          throw new ProblemException(
              RequestProblem.UNKNOWN_RESOURCE, "", patterns("").subList(0, 1));
    }
    return switch (asked) {
      case "/recipients" -> api.recipients();
      case "/challenge" -> new Reply(HttpServletResponse.SC_OK, RegistryApi.JSON, gate.challenge());
      case "/route" -> api.route(request);
      case "/follow-up" -> api.look(request);
      case "/follow-up/letters" -> api.add(request);
      default -> api.accept(request);
    };
  }

  /** Whatever comes of it, with a page. */
  private void page(HttpServletRequest request, HttpServletResponse response, Locale locale)
      throws IOException {
    response.setHeader("Content-Security-Policy", page.contentSecurityPolicy());
    Reply reply;
    try {
      reply =
          switch (request.getMethod()) {
            case "GET", "HEAD" ->
                new Reply(
                    HttpServletResponse.SC_OK,
                    RegistryJourney.HTML,
                    visit.begin(locale, about(request)));
            case "POST" -> visit.answer(request, locale);
            default ->
                throw new ProblemException(
                    RequestProblem.METHOD_NOT_ALLOWED, request.getMethod(), List.of("GET", "POST"));
          };
    } catch (RuntimeException e) {
      Problem problem = problem(e, locale);
      byte[] said = page.said(locale, problem.title(), problem.detail());
      reply = new Reply(problem.status(), RegistryJourney.HTML, said);
    }
    write(response, reply);
  }

  private static Map<String, String> about(HttpServletRequest request) {
    return PublicQuery.parse(request.getQueryString())
        .parameters()
        .getOrDefault("alert", List.of())
        .stream()
        .filter(alert -> ALERT.matcher(alert).matches())
        .findFirst()
        .map(alert -> Map.of("alert", alert))
        .orElse(Map.of());
  }

  private void file(HttpServletRequest request, HttpServletResponse response, int part)
      throws IOException {
    long there;
    if (request.getMethod().equals("PATCH")) {
      there = api.append(request, part);
    } else {
      allow(request, response, "POST");
      there = api.begin(request, part);
    }
    response.setHeader(TipApi.OFFSET, Long.toString(there));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Why a request is not answered, without anything of it. */
  static Problem problem(RuntimeException reason, Locale locale) {
    return switch (reason) {
      case FieldException e -> e.problem(locale);
      case InvalidEnvelopeException e ->
          new FieldException(List.of(new Wrong(e.problem().parameter(), e.problem().allowed())))
              .problem(locale);
      case TipRefusedException e -> refused(e.kind()).problem(locale);
      default -> PublicServlet.problem(reason, locale);
    };
  }

  private static ProblemException refused(TipRefusedException.Kind kind) {
    return switch (kind) {
      case TAKEN -> refused(RequestProblem.TIP_TAKEN);
      case UNIT_KEY, RECOVERY_KEY ->
          new ProblemException(
              RequestProblem.TIP_KEYS, "", List.of(API + "/recipients", API + "/route"));
      case RECIPIENTS -> refused(RequestProblem.TIP_RECIPIENTS);
      case PART -> refused(RequestProblem.TIP_PART);
      case TOO_MANY -> refused(RequestProblem.TIP_TOO_MANY);
      case TOO_LARGE -> refused(RequestProblem.TIP_TOO_LARGE);
      case BUSY -> new ProblemException(RequestProblem.TIP_BUSY, UNTIL_LESS_BUSY);
      case UNKNOWN -> refused(RequestProblem.TIP_UNKNOWN);
    };
  }

  private static ProblemException refused(RequestProblem problem) {
    return new ProblemException(problem, "", List.of());
  }
}
