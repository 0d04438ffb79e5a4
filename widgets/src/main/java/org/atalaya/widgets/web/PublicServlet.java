// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.atalaya.statistics.QueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all public servlets share: methods, limits of the address, common headers, and refusals as
 * problem documents. Nothing of a request is logged but the kind of error.
 */
abstract class PublicServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PublicServlet.class);
  private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");

  /** Answers a GET or HEAD request whose address is within limits. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response, PublicQuery query)
      throws IOException;

  /**
   * Answers a GET or HEAD request whose address was answered before.
   *
   * @return whether it did; otherwise nothing was written
   */
  boolean answerKnown(HttpServletRequest request, HttpServletResponse response) throws IOException {
    return false;
  }

  /** Says why a request is not answered: to programs, unless a servlet answers people. */
  void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    AnswerWriter.write(request, response, problem);
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AnswerWriter.commonHeaders(response);
    try {
      if (!METHODS.contains(request.getMethod())) {
        response.setHeader("Allow", String.join(", ", METHODS));
        throw new ProblemException(RequestProblem.METHOD_NOT_ALLOWED, request.getMethod(), METHODS);
      }
      if (request.getMethod().equals("OPTIONS")) {
        preflight(response);
        return;
      }
      checkLength(request);
      if (!answerKnown(request, response)) {
        answer(request, response, PublicQuery.parse(request.getQueryString()));
      }
    } catch (RuntimeException e) {
      refuse(
          request, response, problem(e, PublicQuery.languageOrDefault(request.getQueryString())));
    }
  }

  /** Why a request is not answered. */
  static Problem problem(RuntimeException reason, Locale locale) {
    return switch (reason) {
      case QueryException e -> Problem.of(e.problem(), locale);
      case ProblemException e -> e.problem(locale);
      default -> {
        // Neither the message nor the request: both may carry what must not be in a log.
        LOG.error("A public request failed: {}", reason.getClass().getName());
        yield Problem.of(RequestProblem.INTERNAL_ERROR, "", List.of(), locale);
      }
    };
  }

  private static void preflight(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", String.join(", ", METHODS));
    response.setHeader("Access-Control-Allow-Headers", "If-None-Match");
    response.setHeader("Access-Control-Max-Age", "86400");
    response.setHeader("Allow", String.join(", ", METHODS));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static void checkLength(HttpServletRequest request) {
    String query = request.getQueryString();
    checkLength(request.getRequestURI().length() + (query == null ? 0 : query.length()));
  }

  /** Refuses an address that is longer than it may be. */
  static void checkLength(int length) {
    if (length > PublicQuery.MAX_ADDRESS) {
      throw new ProblemException(
          RequestProblem.ADDRESS_TOO_LONG,
          Integer.toString(length),
          List.of(Integer.toString(PublicQuery.MAX_ADDRESS)));
    }
  }
}
