// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request, never longer than it may be, whatever its headers say. Nothing of it is in
 * an exception.
 */
final class RequestBody {

  static final int FORM = 16 << 10;
  static final int LIST = 2 << 20;

  private RequestBody() {}

  /** The fields of a flat JSON object, each a text or true or false. */
  static Map<String, String> json(HttpServletRequest request, List<String> allowed)
      throws IOException {
    return json(request, allowed, FORM);
  }

  /** The same of at most so many bytes. */
  static Map<String, String> json(HttpServletRequest request, List<String> allowed, int most)
      throws IOException {
    checkType(request, "application/json");
    JsonNode node = parsed(bytes(request, most));
    if (!node.isObject()) {
      throw unreadable(allowed);
    }
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (!allowed.contains(field.getKey()) || !(value.isString() || value.isBoolean())) {
        throw unreadable(allowed);
      }
      fields.put(field.getKey(), value.asString());
    }
    return fields;
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      // Without the cause: it quotes what it cannot read.
      throw unreadable(List.of("JSON"));
    }
  }

  private static ProblemException unreadable(List<String> allowed) {
    return new ProblemException(RequestProblem.UNREADABLE_BODY, "", allowed);
  }

  /** The fields of a form as browsers send it; of several of a name, the last. */
  static Map<String, String> form(HttpServletRequest request) throws IOException {
    checkType(request, "application/x-www-form-urlencoded");
    Map<String, String> fields = new HashMap<>();
    String text = new String(bytes(request, FORM), StandardCharsets.UTF_8);
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unreadable(List.of("application/x-www-form-urlencoded"));
    }
  }

  /** A file of comma-separated values. */
  static byte[] csv(HttpServletRequest request) throws IOException {
    checkType(request, "text/csv");
    return bytes(request, LIST);
  }

  /** Bytes of a type, at most so many. */
  static byte[] bytes(HttpServletRequest request, String type, int most) throws IOException {
    checkType(request, type);
    return bytes(request, most);
  }

  private static void checkType(HttpServletRequest request, String allowed) {
    String type = request.getContentType();
    if (type == null
        || !type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip().equals(allowed)) {
      throw new ProblemException(RequestProblem.UNSUPPORTED_MEDIA_TYPE, "", List.of(allowed));
    }
  }

  private static byte[] bytes(HttpServletRequest request, int most) throws IOException {
    if (request.getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    byte[] bytes = request.getInputStream().readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    return bytes;
  }

  private static ProblemException tooLarge(int most) {
    return new ProblemException(RequestProblem.BODY_TOO_LARGE, "", List.of(Integer.toString(most)));
  }
}
