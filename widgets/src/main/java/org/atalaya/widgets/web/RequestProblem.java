// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Why a request is not answered, other than for what its question asks. */
enum RequestProblem {
  UNKNOWN_RESOURCE(404),
  UNKNOWN_FORMAT(404),
  VERSION_NOT_KEPT(404),
  NOT_EMBEDDABLE(404),
  NO_PUBLIC_ADDRESS(404),
  ALERT_ENDED(410),
  FORMAT_NOT_OFFERED(501),
  METHOD_NOT_ALLOWED(405),
  ADDRESS_TOO_LONG(414),
  INVALID_ENCODING(400),
  TOO_MANY_REQUESTS(429),
  OVERLOADED(503),
  DEADLINE_EXCEEDED(503),
  RECORDS_UNREACHABLE(503),
  INTERNAL_ERROR(500),
  INVALID_FIELD(400),
  UNREADABLE_BODY(400),
  BODY_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  WORK_NEEDED(403),
  NO_ORGANISATION(401),
  NOTHING_TO_COLLECT(404),
  NAME_NOT_PRINTABLE(422),
  REUSED_KEY(409),
  NOT_OFFERED(404),
  TOO_MANY_ATTEMPTS(429),
  REGISTER_UNREACHABLE(503),
  TIP_TAKEN(409),
  TIP_KEYS(409),
  TIP_RECIPIENTS(503),
  TIP_PART(409),
  TIP_TOO_MANY(409),
  TIP_TOO_LARGE(413),
  TIP_BUSY(503),
  TIP_UNKNOWN(404);

  /** Those that only what lies beside the API has. */
  private static final Set<RequestProblem> BESIDE =
      EnumSet.of(
          VERSION_NOT_KEPT, NOT_EMBEDDABLE, NO_PUBLIC_ADDRESS, ALERT_ENDED, FORMAT_NOT_OFFERED);

  /** Those that only requests to the registry have. */
  private static final Set<RequestProblem> OF_THE_REGISTRY =
      EnumSet.range(INVALID_FIELD, REGISTER_UNREACHABLE);

  /** Those that only requests to the tip line have. */
  private static final Set<RequestProblem> OF_TIPS = EnumSet.range(TIP_TAKEN, TIP_UNKNOWN);

  private final int status;

  RequestProblem(int status) {
    this.status = status;
  }

  /** Those that requests to {@code {base}/v1} can have. */
  static Stream<RequestProblem> ofTheApi() {
    return Arrays.stream(values())
        .filter(problem ->
            !BESIDE.contains(problem)
                && !OF_THE_REGISTRY.contains(problem)
                && !OF_TIPS.contains(problem));
  }

  /** Those that only requests to {@code {base}/v1/registry} can have. */
  static Stream<RequestProblem> ofTheRegistry() {
    return OF_THE_REGISTRY.stream();
  }

  /** Those that requests to {@code {base}/v1/tips} can have beside those of all the API. */
  static Stream<RequestProblem> ofTips() {
    return Stream.concat(
        OF_TIPS.stream(),
        Stream.of(
            INVALID_FIELD,
            UNREADABLE_BODY,
            BODY_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            WORK_NEEDED,
            TOO_MANY_ATTEMPTS));
  }

  /** The last part of the problem's {@code type}: lower-case words joined by '-'. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The HTTP status. */
  int status() {
    return status;
  }
}
