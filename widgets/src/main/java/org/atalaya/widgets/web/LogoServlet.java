// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.atalaya.widgets.identity.Logo;

/**
 * The mark of an institution, mapped to {@code {base}/logo-{hash}.{svg|png}}. Another mark has
 * another address, so browsers keep it for good.
 */
public final class LogoServlet extends PublicServlet {

  private static final long serialVersionUID = 1L;
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  /** It is a picture, also for who opens it as a page. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final transient Logo logo;
  private final transient Answer answer;

  /** The servlet. */
  public LogoServlet(Logo logo) {
    this.logo = logo;
    answer = Answer.of(logo.mediaType(), logo.content());
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response, PublicQuery query)
      throws IOException {
    String path = request.getRequestURI();
    if (!path.endsWith("/" + logo.fileName())) {
      throw new ProblemException(
          RequestProblem.UNKNOWN_RESOURCE, path, List.of("/" + logo.fileName()));
    }
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    AnswerWriter.write(request, response, answer, FOR_GOOD);
  }
}
