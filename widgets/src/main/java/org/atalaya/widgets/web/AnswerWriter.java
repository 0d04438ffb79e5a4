// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends answers: chooses the encoding, answers a conditional request with 304, and sets the headers
 * that every public answer has.
 */
final class AnswerWriter {

  private AnswerWriter() {}

  /** Headers of everything public: readable from any site, without cookies, never sniffed. */
  static void commonHeaders(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader(
        "Access-Control-Expose-Headers",
        "ETag, Link, Date, Atalaya-Stale, Atalaya-Signature, Retry-After");
    // Lets a partner measure what an embedded chart weighs and takes.
    response.setHeader("Timing-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  static void write(
      HttpServletRequest request, HttpServletResponse response, Answer answer, String cacheControl)
      throws IOException {
    response.setHeader("Cache-Control", cacheControl);
    response.setHeader("Vary", "Accept-Encoding");
    answer.links().forEach(link -> response.addHeader("Link", link));
    Optional<byte[]> brotli = answer.brotli().filter(bytes -> accepts(request, "br"));
    Optional<byte[]> gzip =
        answer.gzip().filter(bytes -> brotli.isEmpty() && accepts(request, "gzip"));
    String suffix = brotli.isPresent() ? "-br" : gzip.isPresent() ? "-gz" : "";
    String tag = '"' + answer.tag() + suffix + '"';
    response.setHeader("ETag", tag);
    if (matches(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (!suffix.isEmpty()) {
      response.setHeader("Content-Encoding", brotli.isPresent() ? "br" : "gzip");
    }
    byte[] body = brotli.or(() -> gzip).orElse(answer.plain());
    response.setContentType(answer.mediaType());
    answer
        .fileName()
        .ifPresent(
            name -> response.setHeader("Content-Disposition", "inline; filename=\"" + name + "\""));
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    write(request, response, problem, Problem.MEDIA_TYPE, problem.toJson());
  }

  /** A problem that is said in another form than as a problem document. */
  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Problem problem,
      String mediaType,
      byte[] body)
      throws IOException {
    response.setHeader(
        "Cache-Control",
        problem.status() >= 500 || problem.retryAfter().isPresent()
            ? "no-store"
            : "public, max-age=60");
    writeUncached(request, response, problem, mediaType, body);
  }

  /**
   * A problem whose answer says already who may keep it: once written, headers are on their way.
   */
  static void writeUncached(
      HttpServletRequest request,
      HttpServletResponse response,
      Problem problem,
      String mediaType,
      byte[] body)
      throws IOException {
    response.setStatus(problem.status());
    // Rounded up: a second too early would be in vain.
    problem
        .retryAfter()
        .ifPresent(time ->
            response.setHeader(
                "Retry-After", Long.toString(time.plusNanos(999_999_999).toSeconds())));
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private static boolean accepts(HttpServletRequest request, String encoding) {
    String header = request.getHeader("Accept-Encoding");
    return header != null
        && Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .anyMatch(item ->
                item.equals(encoding)
                    || (item.startsWith(encoding + ";") && !item.matches(".*;\\s*q=0(\\.0*)?")));
  }

  private static boolean matches(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .map(item -> item.startsWith("W/") ? item.substring(2) : item)
            .anyMatch(item -> item.equals("*") || item.equals(tag));
  }
}
