// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;

/**
 * What the public API answers.
 *
 * @param status the HTTP status: 200, or that of a problem document (RFC 9457)
 * @param mediaType the media type with its parameters
 * @param body the bytes; not to be changed, as they are those of the cache
 * @param tag the same as long as the bytes are
 * @param stale whether it is the last good answer in the place of one that could not be made
 */
public record PublicAnswer(int status, String mediaType, byte[] body, String tag, boolean stale) {

  static PublicAnswer of(Answer answer, boolean stale) {
    return new PublicAnswer(200, answer.mediaType(), answer.plain(), answer.tag(), stale);
  }

  static PublicAnswer of(Problem problem) {
    byte[] body = problem.toJson();
    return new PublicAnswer(problem.status(), Problem.MEDIA_TYPE, body, Answer.tag(body), false);
  }

  /** Whether it is what was asked for. */
  public boolean isGood() {
    return status == 200;
  }

  /** The body of an answer that is text: every one but workbooks and pictures in pixels. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
