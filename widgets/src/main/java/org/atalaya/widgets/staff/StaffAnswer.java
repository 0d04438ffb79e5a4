// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.QueryProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what staff get: kept by no cache, and refusals as problem documents (RFC 9457). */
final class StaffAnswer {

  private static final JsonMapper JSON = JsonMapper.shared();

  private StaffAnswer() {}

  static void write(HttpServletResponse response, JsonNode document) throws IOException {
    write(response, "application/json", JSON.writeValueAsBytes(document));
  }

  static void write(HttpServletResponse response, String mediaType, byte[] body)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static void refuse(
      HttpServletRequest request, HttpServletResponse response, StaffRefusedException refused)
      throws IOException {
    Locale locale = language(request);
    ObjectNode document =
        JSON.createObjectNode()
            .put("type", QueryProblem.TYPE + refused.refusal().id())
            .put("title", refused.title(locale))
            .put("status", refused.refusal().status())
            .put("detail", refused.text(locale));
    if (!refused.parameter().isEmpty()) {
      document.put("parameter", refused.parameter());
    }
    if (!refused.given().isEmpty()) {
      document.put("given", refused.given());
    }
    if (!refused.allowed().isEmpty()) {
      refused.allowed().forEach(document.putArray("allowed")::add);
    }
    response.setStatus(refused.refusal().status());
    write(response, "application/problem+json", JSON.writeValueAsBytes(document));
  }

  /** Of the query: a body is not read before it is known who sends it. */
  static Locale language(HttpServletRequest request) {
    String query = request.getQueryString();
    boolean english = query != null && ("&" + query + "&").contains("&lang=en&");
    return Wording.LANGUAGES.get(english ? 1 : 0);
  }

  /** What somebody gave, cleaned and shortened for a message. */
  static String shown(String given) {
    return ForeignText.shown(given, QueryProblem.MOST_SHOWN);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
