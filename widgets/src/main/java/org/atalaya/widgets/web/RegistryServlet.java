// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.atalaya.operations.IdempotencyKeys.ReusedKeyException;
import org.atalaya.registry.CertificatePdf;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.RegistryUnavailableException;
import org.atalaya.registry.RequestConflictException;
import org.atalaya.widgets.ElementsVersion;

/**
 * Certificates of absence from the register, mapped to the {@link #patterns}.
 *
 * <pre>
 * GET  /v1/registry/challenge                the work that requests and verifications need
 * POST /v1/registry/requests                 asks for a certificate of one's own
 * POST /v1/registry/requests/proof           proves who one is, which gives the key to collect with
 * POST /v1/registry/requests/certificate     collects, as JSON or PDF
 * POST /v1/registry/requests/checks          who checked when
 * POST /v1/registry/requests/shares          lets an organisation check in its lists, or no more
 * POST /v1/registry/verifications            verifies one by code, family name, birth date
 * POST /v1/registry/lists                    verifies many, as CSV, for an organisation
 * GET  /v1/registry/lists/{id}[.csv]         how far that is; the lines done so far
 * GET  /v1/registry/revocations?list=0       the status list of signed statements
 * GET  /v1/registry/openapi.json             all of the above as OpenAPI 3.1
 * GET, POST /embed/registry-check            all of it for people
 * </pre>
 *
 * <p>Nobody keeps an answer but the status list, which names nobody. No other site can read one
 * from a browser, and nothing of a request is in an address, a log or an error.
 */
public final class RegistryServlet extends PrivateServlet {

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/embed/registry-check";
  private static final String API = "/v1/registry/";
  private static final Pattern LIST_NUMBER = Pattern.compile("list=([0-9]{1,6})");

  private final String address;
  private final transient RegistryApi api;
  private final transient RegistryGate gate;
  private final transient RegistryJourney journey;

  /**
   * The servlet.
   *
   * @param question how people prove on the page who they are
   * @param access who may hand in lists
   * @param clock in the zone of the authority
   */
  public RegistryServlet(
      RegistryOffice office,
      RegistryWeb web,
      Optional<IdentityQuestion> question,
      Optional<VerifierAccess> access,
      RegistryObserver observer,
      Clock clock) {
    address = web.api();
    gate = new RegistryGate(office, web, observer, clock);
    CertificatePdf pdf = new CertificatePdf(office.settings().issuer(), web.verification());
    api = new RegistryApi(office, gate, pdf, question, access, clock);
    journey = new RegistryJourney(office, api, gate, web, question, clock);
  }

  /** Where it is to be mapped, below the base path. */
  public static List<String> patterns(String base) {
    return List.of(base + API + "*", base + PAGE);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    headers(response);
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    if (path.endsWith(PAGE)) {
      journey.answer(request, response);
      return;
    }
    Locale locale = PublicQuery.languageOrDefault(request.getQueryString());
    try {
      // From the end: the base path may be anything.
      String asked = path.substring(path.lastIndexOf(API) + API.length());
      if (asked.equals("revocations")) {
        revocations(request, response);
      } else {
        write(response, reply(request, response, asked, locale));
      }
    } catch (RuntimeException e) {
      refuse(request, response, problem(e, locale));
    }
  }

  private Reply reply(
      HttpServletRequest request, HttpServletResponse response, String asked, Locale locale)
      throws IOException {
    if (asked.equals("challenge")) {
      allow(request, response, "GET");
      return new Reply(HttpServletResponse.SC_OK, RegistryApi.JSON, gate.challenge());
    }
    if (asked.equals("openapi.json")) {
      allow(request, response, "GET");
      byte[] document = RegistryOpenApi.write(address, ElementsVersion.VALUE, locale);
      return new Reply(HttpServletResponse.SC_OK, RegistryApi.JSON, document);
    }
    if (asked.startsWith("lists/")) {
      allow(request, response, "GET");
      return api.list(request, asked.substring("lists/".length()));
    }
    if (!RegistryApi.paths().contains(API + asked)) {
      throw RegistryApi.unknown();
    }
    allow(request, response, "POST");
    return switch (asked) {
      case "requests" -> api.submit(request);
      case "requests/proof" -> api.prove(request);
      case "requests/certificate" -> api.collect(request, locale);
      case "requests/checks" -> api.checks(request);
      case "requests/shares" -> api.share(request);
      case "verifications" -> api.verify(request);
      default -> api.list(request, response);
    };
  }

  private void revocations(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    allow(request, response, "GET");
    var number = LIST_NUMBER.matcher(Optional.ofNullable(request.getQueryString()).orElse(""));
    if (!number.matches()) {
      throw new ProblemException(
          RequestProblem.UNKNOWN_RESOURCE, "", List.of(API + "revocations?list=0"));
    }
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    byte[] list = api.revocations(Integer.parseInt(number.group(1)));
    response.setHeader("Cache-Control", "public, max-age=300, s-maxage=300");
    response.setContentType("application/statuslist+jwt");
    response.setContentLength(list.length);
    response.getOutputStream().write(list);
  }

  /** Why a request is not answered, without anything of it. */
  static Problem problem(RuntimeException reason, Locale locale) {
    return switch (reason) {
      case FieldException e -> e.problem(locale);
      case RegistryUnavailableException e ->
          Problem.of(RequestProblem.REGISTER_UNREACHABLE, "", List.of(), locale);
      case RequestConflictException e ->
          Problem.of(RequestProblem.REUSED_KEY, "", List.of(), locale);
      case ReusedKeyException e -> Problem.of(RequestProblem.REUSED_KEY, "", List.of(), locale);
      default -> PublicServlet.problem(reason, locale);
    };
  }
}
