// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.ResourceRequest;
import jakarta.portlet.ResourceResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.statistics.QueryProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A public file of the observatory out of the portal's own origin, so that pages need to allow no
 * other. It is the same for everyone, so that anyone may keep it.
 */
record FileAnswer(ResourceRequest request, ResourceResponse response) {

  /** Says what is asked for: what stands behind {@code /v1} in an address of the observatory. */
  static final String PARAMETER = "file";

  /** A picture that is opened on its own has the portal's origin and must not run anything. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

  /**
   * Sends it.
   *
   * @param files has the file of a path, where there is an answer
   */
  void send(Function<PublicPath, Optional<PublicFile>> files) throws IOException {
    response.setProperty("X-Content-Type-Options", "nosniff");
    response.setProperty("Content-Security-Policy", POLICY);
    Optional<PublicPath> path = Optional.ofNullable(asked()).flatMap(PublicPath::parse);
    if (path.isEmpty()) {
      refuse(404, "resource.unknown");
    } else {
      Optional<PublicFile> file = files.apply(path.get());
      if (file.isPresent()) {
        send(path.get(), file.get());
      } else {
        response.setProperty("Retry-After", "30");
        refuse(503, "unavailable");
      }
    }
  }

  /** Containers that keep parameters apart by name strip the name space; others leave it. */
  private @Nullable String asked() {
    String plain = request.getResourceParameters().getValue(PARAMETER);
    return plain != null
        ? plain
        : request.getResourceParameters().getValue(response.getNamespace() + PARAMETER);
  }

  private void send(PublicPath path, PublicFile file) throws IOException {
    if (path.brief()) {
      response.setProperty("X-Robots-Tag", "noindex, noarchive");
    }
    int seconds = (int) file.keepFor().toSeconds();
    response.setProperty("Cache-Control", "public, max-age=" + seconds);
    response.getCacheControl().setPublicScope(true);
    response.getCacheControl().setExpirationTime(seconds);
    if (file.stale()) {
      response.setProperty("Atalaya-Stale", "true");
    }
    if (file.status() != 200) {
      response.setStatus(file.status());
      write("application/problem+json", file.body());
      return;
    }
    file.tag()
        .ifPresent(tag -> {
          response.setProperty("ETag", tag);
          response.getCacheControl().setETag(tag);
        });
    if (file.tag().filter(this::isKnown).isPresent()) {
      response.setStatus(304);
      response.getCacheControl().setUseCachedContent(true);
      return;
    }
    if (path.attachment()) {
      response.setProperty("Content-Disposition", "attachment; filename=\"" + path.name() + "\"");
    }
    write(path.type(), file.body());
  }

  /** Whether the browser has the file already; tags of an answer that was compressed are weak. */
  private boolean isKnown(String tag) {
    String known = request.getProperty("If-None-Match");
    if (known == null) {
      return false;
    }
    for (String each : known.split(",")) {
      if (each.strip().replaceFirst("^W/", "").equals(tag)) {
        return true;
      }
    }
    return false;
  }

  private void refuse(int status, String key) throws IOException {
    response.setStatus(status);
    response.setProperty("Cache-Control", "no-store");
    Words words = new Words(request.getLocale());
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", QueryProblem.TYPE + key.replace('.', '-'));
    problem.put("status", status);
    problem.put("title", words.text(key));
    write("application/problem+json", JsonMapper.shared().writeValueAsBytes(problem));
  }

  private void write(String type, byte[] body) throws IOException {
    boolean text = type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
    response.setContentType(text ? type + ";charset=UTF-8" : type);
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getPortletOutputStream().write(body);
    }
  }
}
