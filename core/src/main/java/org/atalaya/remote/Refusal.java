// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.ForeignText;
import org.atalaya.remote.ObservatoryUnavailableException.Reason;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A reply with another status than 200: a problem document (RFC 9457) of the observatory, or
 * whatever something before it says.
 */
record Refusal(URI api, int status, HttpHeaders headers, byte[] body) {

  /** The last part of the type of a problem that a question in an address alone can have. */
  private static final String ADDRESS_TOO_LONG = "address-too-long";

  /** A second of waiting more does no harm; an hour because of a header would. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /**
   * Why there is no answer: a {@link org.atalaya.statistics.QueryException} where the observatory
   * refuses the question, else that it is not available.
   */
  RuntimeException exception() {
    Optional<JsonNode> problem = problem();
    if (problem.isEmpty()) {
      return unavailable();
    }
    String id = kind(problem.get());
    Optional<Kind> kind = Arrays.stream(Kind.values()).filter(one -> one.id().equals(id)).findAny();
    if (kind.isPresent()) {
      return QueryProblem.of(kind.get(), text("parameter"), text("given"), allowed(problem.get()));
    }
    // In an address there is room for fewer codes than in a question.
    return id.equals(ADDRESS_TOO_LONG)
        ? QueryProblem.of(Kind.TOO_MANY_CODES, "", text("given"))
        : unavailable();
  }

  private Optional<JsonNode> problem() {
    boolean told =
        headers
            .firstValue("Content-Type")
            .filter(type -> type.startsWith("application/problem+json"))
            .isPresent();
    try {
      return told
          ? Optional.of(WholeTypes.JSON.readTree(body)).filter(node -> kind(node).length() > 0)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String kind(JsonNode problem) {
    String type = problem.path("type").asString("");
    return type.startsWith(QueryProblem.TYPE) ? type.substring(QueryProblem.TYPE.length()) : "";
  }

  private String text(String name) {
    return problem().map(node -> node.path(name).asString("")).orElse("");
  }

  private static List<String> allowed(JsonNode problem) {
    return Stream.of(problem.path("allowed"))
        .flatMap(JsonNode::valueStream)
        .map(entry -> ForeignText.shown(entry.asString(""), QueryProblem.MOST_SHOWN))
        .toList();
  }

  private ObservatoryUnavailableException unavailable() {
    Reason reason =
        switch (status) {
          case 429, 503 -> Reason.BUSY;
          default -> status >= 500 ? Reason.FAILED : Reason.NOT_UNDERSTOOD;
        };
    return new ObservatoryUnavailableException(reason, api, retryAfter());
  }

  private Optional<Duration> retryAfter() {
    return headers
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(time -> time.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : time);
  }
}
