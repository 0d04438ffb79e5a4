// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.atalaya.widgets.ElementsVersion;

/**
 * The built elements and their loader. Mapped twice: to {@code /atalaya/elements/*}, where the
 * files of this version always lie, and to {@code {base}/embed.js} and {@code
 * {base}/embed-{version}.js}.
 */
public final class ElementsServlet extends PublicServlet {

  private static final long serialVersionUID = 1L;
  private static final String LOADER = "embed-";
  private static final String MOVING = "public, max-age=300, stale-while-revalidate=86400";

  /** A release never changes; a snapshot does, so it is asked for again each time. */
  private static final String VERSIONED =
      ElementsVersion.VALUE.endsWith("-SNAPSHOT")
          ? "public, no-cache"
          : "public, max-age=31536000, immutable";

  private final transient StaticFiles files = new StaticFiles();

  /** Name of the loader of exactly this version. */
  public static String versionedLoader() {
    return LOADER + ElementsVersion.VALUE + ".js";
  }

  /** Whether the last step of a path is that of a loader of some version. */
  static boolean isVersionedLoader(String step) {
    return step.startsWith(LOADER) && step.endsWith(".js");
  }

  /** What a script tag with the loader of this version says to run exactly that (SHA-384). */
  static String loaderIntegrity() {
    return HtmlWriter.integrity(new StaticFiles().file("embed.js").orElseThrow().plain());
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response, PublicQuery query)
      throws IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/" + ElementsVersion.PATH + "/")) {
      send(request, response, path.substring(ElementsVersion.PATH.length() + 2), VERSIONED);
    } else if (last.equals("embed.js")) {
      send(request, response, "embed.js", MOVING);
    } else if (last.equals(versionedLoader())) {
      send(request, response, "embed.js", VERSIONED);
    } else if (isVersionedLoader(last)) {
      throw new ProblemException(
          RequestProblem.VERSION_NOT_KEPT, last, List.of(versionedLoader(), "embed.js"));
    } else {
      throw notFound(path);
    }
  }

  private void send(
      HttpServletRequest request, HttpServletResponse response, String name, String cacheControl)
      throws IOException {
    Optional<Answer> file = files.file(name);
    AnswerWriter.write(request, response, file.orElseThrow(() -> notFound(name)), cacheControl);
  }

  private static ProblemException notFound(String given) {
    return new ProblemException(
        RequestProblem.UNKNOWN_RESOURCE,
        given,
        List.of("/embed.js", "/" + ElementsVersion.PATH + "/"));
  }
}
