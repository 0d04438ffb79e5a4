// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * What servlets share whose answers are for one person: nobody keeps them, no other site can read
 * them from a browser, and they name nobody from where they came.
 */
abstract class PrivateServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** No CORS: browsers of other sites read nothing here. */
  static void headers(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", AlertServlet.ROBOTS);
  }

  /** Refuses every other method. */
  static void allow(HttpServletRequest request, HttpServletResponse response, String method) {
    if (!request.getMethod().equals(method)) {
      response.setHeader("Allow", method);
      throw new ProblemException(
          RequestProblem.METHOD_NOT_ALLOWED, request.getMethod(), List.of(method));
    }
  }

  static void write(HttpServletResponse response, Reply reply) throws IOException {
    response.setStatus(reply.status());
    response.setContentType(reply.mediaType());
    response.setContentLength(reply.body().length);
    response.getOutputStream().write(reply.body());
  }

  static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    AnswerWriter.writeUncached(request, response, problem, Problem.MEDIA_TYPE, problem.toJson());
  }
}
