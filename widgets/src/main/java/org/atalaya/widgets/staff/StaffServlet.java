// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.alerts.Alerts;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.BreakGlass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The staff's API, mapped to {@code /staff/v1/*} behind a chain of Spring Security.
 *
 * <pre>
 * GET  /session               who is signed in, with which roles, and the token for POST
 * GET  /alerts                drafts and what is posted, without who is missing; ?state=ended
 * GET  /alerts/{id}           one alert whole
 * GET  /alerts/{id}/audit     who did what to it, when
 * GET  /audit                 whether the chain is whole, and its entries; ?after=position
 * GET  /audit/head            the newest entry, to be kept elsewhere; after a fresh sign-in
 * GET  /break-glass           roles that were taken in an emergency, and why
 * POST /break-glass           takes one: {"role": …, "reason": …}; after a fresh sign-in
 * GET  /events                what changed, as it changes: server-sent events
 * </pre>
 *
 * <p>Nothing is kept by any cache. What is refused is told as a problem document; nothing of a
 * request or an answer is logged.
 */
public final class StaffServlet extends HttpServlet {

  /** Where it is mapped. */
  public static final String PATTERN = "/staff/v1/*";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(StaffServlet.class);
  private static final Pattern ONE = Pattern.compile("/alerts/([0-9a-f-]{36})(/audit)?");
  private static final int MOST_BODY = 16_384;

  private final transient Alerts alerts;
  private final transient BreakGlass breakGlass;
  private final transient StaffAccess access;
  private final transient StaffEvents events;
  private final transient StaffJson json;

  /** The API over these alerts and this chain. */
  public StaffServlet(
      Alerts alerts,
      AuditChain audit,
      BreakGlass breakGlass,
      StaffAccess access,
      StaffEvents events) {
    this.alerts = alerts;
    this.breakGlass = breakGlass;
    this.access = access;
    this.events = events;
    json = new StaffJson(audit);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String path = Optional.ofNullable(request.getPathInfo()).orElse("");
      switch (request.getMethod()) {
        case "GET" -> get(request, response, path, signedIn(request));
        case "POST" -> post(request, response, path, signedIn(request));
        default -> throw notAllowed(request, "GET, POST");
      }
    } catch (StaffRefusedException e) {
      StaffAnswer.refuse(request, response, e);
    } catch (RuntimeException e) {
      // Neither the message nor the request: both may carry what must not be in a log.
      LOG.error("A staff request failed: {}", e.getClass().getName());
      StaffAnswer.refuse(request, response, StaffRefusedException.of(StaffRefusal.INTERNAL_ERROR));
    }
  }

  /** Asked again here, so that no mistake in a chain of filters opens it. */
  private static Authentication signedIn(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Authentication signedIn
        && signedIn.isAuthenticated()) {
      return signedIn;
    }
    throw StaffRefusedException.of(StaffRefusal.SIGN_IN);
  }

  private void get(
      HttpServletRequest request, HttpServletResponse response, String path, Authentication who)
      throws IOException {
    access.require(who, StaffRole.values());
    switch (path) {
      case "/session" -> {
        allowOnly(request);
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        StaffAnswer.write(
            response, StaffJson.session(who, access.roles(who), access.freshUntil(who), token));
      }
      case "/alerts" -> list(request, response, who);
      case "/audit" -> {
        access.require(who, StaffRole.AUDIT);
        allowOnly(request, "after");
        StaffAnswer.write(response, json.chain(position(request)));
      }
      case "/audit/head" -> {
        access.require(who, StaffRole.AUDIT);
        access.requireFresh(who);
        allowOnly(request);
        StaffAnswer.write(response, "text/plain", StaffAnswer.utf8(json.head() + "\n"));
      }
      case "/break-glass" -> {
        allowOnly(request);
        StaffAnswer.write(response, StaffJson.taken(breakGlass.taken()));
      }
      case "/events" -> events.open(request, response);
      default -> one(request, response, path, who);
    }
  }

  private void list(HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    requireAlerts(who);
    allowOnly(request, "state");
    String state = Optional.ofNullable(request.getParameter("state")).orElse("current");
    StaffAnswer.write(
        response,
        StaffJson.alerts(
            switch (state) {
              case "current" -> alerts.current();
              case "ended" -> alerts.ended();
              default -> throw invalid("state", state, List.of("current", "ended"));
            }));
  }

  private void one(
      HttpServletRequest request, HttpServletResponse response, String path, Authentication who)
      throws IOException {
    Matcher asked = ONE.matcher(path);
    if (!asked.matches()) {
      throw StaffRefusedException.of(StaffRefusal.UNKNOWN_RESOURCE);
    }
    allowOnly(request);
    if (asked.group(2) == null) {
      requireAlerts(who);
      UUID id = id(asked.group(1));
      StaffAnswer.write(
          response,
          StaffJson.alert(
              alerts
                  .alert(id)
                  .orElseThrow(() -> StaffRefusedException.of(StaffRefusal.UNKNOWN_RESOURCE))));
    } else {
      access.require(who, StaffRole.AUDIT);
      StaffAnswer.write(response, json.entriesOf(id(asked.group(1))));
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw StaffRefusedException.of(StaffRefusal.UNKNOWN_RESOURCE);
    }
  }

  private void requireAlerts(Authentication who) {
    access.require(who, StaffRole.DRAFT, StaffRole.ACTIVATE, StaffRole.WITHDRAW);
  }

  private void post(
      HttpServletRequest request, HttpServletResponse response, String path, Authentication who)
      throws IOException {
    if (!path.equals("/break-glass")) {
      throw notAllowed(request, "GET");
    }
    allowOnly(request);
    JsonNode body = body(request);
    String code = body.path("role").asString("");
    StaffRole role = StaffRole.of(code).orElseThrow(() -> invalid("role", code, StaffRole.codes()));
    BreakGlass.Taken taken = access.take(who, role, body.path("reason").asString(""));
    response.setStatus(HttpServletResponse.SC_CREATED);
    StaffAnswer.write(response, StaffJson.taken(taken));
  }

  private static JsonNode body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BODY + 1);
    try {
      if (body.length <= MOST_BODY) {
        return JsonMapper.shared().readTree(body);
      }
    } catch (JacksonException e) {
      // Told below, without what was sent.
    }
    throw invalid("", "", List.of("application/json, 16 KB"));
  }

  private static long position(HttpServletRequest request) {
    String after = Optional.ofNullable(request.getParameter("after")).orElse("0");
    if (!after.matches("[0-9]{1,18}")) {
      throw invalid("after", after, List.of("0, 1, 2 …"));
    }
    return Long.parseLong(after);
  }

  private static void allowOnly(HttpServletRequest request, String... names) {
    Map<String, String[]> given = request.getParameterMap();
    Set<String> known = Set.of(names);
    for (Map.Entry<String, String[]> each : given.entrySet()) {
      String name = each.getKey();
      if (name.equals("lang")) {
        String language = String.join(" & ", each.getValue());
        if (!language.equals("es") && !language.equals("en")) {
          throw invalid("lang", language, List.of("es", "en"));
        }
      } else if (!known.contains(name)) {
        throw new StaffRefusedException(
            StaffRefusal.UNKNOWN_PARAMETER,
            StaffAnswer.shown(name),
            StaffAnswer.shown(name),
            known.isEmpty() ? List.of("lang") : List.of("lang", names[0]));
      }
    }
  }

  private static StaffRefusedException invalid(
      String parameter, String given, List<String> allowed) {
    return new StaffRefusedException(
        StaffRefusal.INVALID_VALUE, parameter, StaffAnswer.shown(given), allowed);
  }

  private static StaffRefusedException notAllowed(HttpServletRequest request, String allowed) {
    return new StaffRefusedException(
        StaffRefusal.METHOD_NOT_ALLOWED,
        "",
        StaffAnswer.shown(request.getMethod()),
        List.of(allowed));
  }
}
