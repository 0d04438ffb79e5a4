// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.QueryProblem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Why a request was refused, as a problem document (RFC 9457).
 *
 * @param kind stable name; the last part of {@code type}
 * @param status HTTP status
 * @param title the kind in a few words
 * @param detail what is wrong with this request
 * @param parameter the parameter that is wrong, empty where it is none
 * @param given what was given, cleaned and shortened
 * @param allowed what is allowed instead, empty where that is no list
 * @param retryAfter when the same request may be answered, where only time is in its way
 */
record Problem(
    String kind,
    int status,
    String title,
    String detail,
    String parameter,
    String given,
    List<String> allowed,
    Optional<Duration> retryAfter) {

  private static final Wording WORDING = Wording.of(Problem.class);
  private static final JsonFactory JSON = new JsonFactory();

  /** When to look again whether records have come. */
  private static final Duration UNTIL_DATA = Duration.ofMinutes(1);

  /** Media type of the document. */
  static final String MEDIA_TYPE = "application/problem+json";

  /** What stands before the kind in {@code type}. */
  static final String TYPE = QueryProblem.TYPE;

  /** The HTTP status of a question that cannot be answered for this reason. */
  static int status(QueryProblem.Kind kind) {
    return switch (kind) {
      case UNKNOWN_INDICATOR, UNKNOWN_VERSION -> 404;
      case NO_DATA -> 503;
      default -> 400;
    };
  }

  /** A question that cannot be answered. */
  static Problem of(QueryProblem problem, Locale locale) {
    return new Problem(
        problem.kind().id(),
        status(problem.kind()),
        problem.title(locale),
        problem.detail(locale),
        problem.parameter(),
        problem.given(),
        problem.allowed(),
        problem.kind() == QueryProblem.Kind.NO_DATA ? Optional.of(UNTIL_DATA) : Optional.empty());
  }

  /** A problem of the request itself. */
  static Problem of(RequestProblem kind, String given, List<String> allowed, Locale locale) {
    String shown = ForeignText.shown(given, QueryProblem.MOST_SHOWN);
    return new Problem(
        kind.id(),
        kind.status(),
        WORDING.text(locale, kind.id() + ".title"),
        WORDING.text(locale, kind.id() + ".detail", shown, String.join(", ", allowed)),
        "",
        shown,
        allowed,
        Optional.empty());
  }

  /** The same problem, which will be gone in so long. */
  Problem retryAfter(Duration time) {
    return new Problem(kind, status, title, detail, parameter, given, allowed, Optional.of(time));
  }

  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("type", TYPE + kind);
      json.writeStringProperty("title", title);
      json.writeNumberProperty("status", status);
      json.writeStringProperty("detail", detail);
      if (!parameter.isEmpty()) {
        json.writeStringProperty("parameter", parameter);
      }
      if (!given.isEmpty()) {
        json.writeStringProperty("given", given);
      }
      if (!allowed.isEmpty()) {
        json.writeArrayPropertyStart("allowed");
        allowed.forEach(json::writeString);
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
