// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.atalaya.cases.Wording;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the API in the words of OpenAPI 3.1, a document of its own: an observatory without the
 * part has none of it. Bodies are JSON unless it is said otherwise.
 */
final class OpenApiPart {

  static final String TEXT = "string";
  static final String YES = "boolean";
  static final String NUMBER = "integer";
  static final String DAY = "date";
  static final String MOMENT = "date-time";

  private static final Wording WORDING = Wording.of(OpenApiPart.class);
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String JSON = RegistryApi.JSON;

  private final String path;
  private final String wording;
  private final List<RequestProblem> problems;
  private final Locale locale;
  private final ObjectNode root = JsonMapper.shared().createObjectNode();

  /**
   * An empty document.
   *
   * @param path before the paths of the part
   * @param wording before the keys of its texts
   * @param problems those that its requests can have
   */
  OpenApiPart(String path, String wording, List<RequestProblem> problems, Locale locale) {
    this.path = path;
    this.wording = wording;
    this.problems = List.copyOf(problems);
    this.locale = locale;
  }

  /**
   * The document.
   *
   * @param api address below which the API lies
   * @param version version of the API
   */
  byte[] write(String api, String version) {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", text("title"))
        .put("version", version)
        .put("description", text("description"));
    document.putArray("servers").addObject().put("url", api);
    problem(schema("Problem", "type", "title", "status", "detail"));
    document.setAll(root);
    return JsonMapper.shared().writeValueAsBytes(document);
  }

  String text(String key) {
    return WORDING.text(locale, wording + key);
  }

  ObjectNode get(String name) {
    return operation("get", name);
  }

  /** With a body of that schema. */
  ObjectNode post(String name, String schema) {
    ObjectNode operation = operation("post", name);
    body(operation, JSON).put("$ref", SCHEMAS + schema);
    return operation;
  }

  ObjectNode operation(String method, String name) {
    ObjectNode operation =
        root.withObjectProperty("paths").withObjectProperty(path + name).putObject(method);
    operation.put("summary", text(key(name)));
    ObjectNode responses = operation.putObject("responses");
    for (int status : new TreeSet<>(problems.stream().map(RequestProblem::status).toList())) {
      responses
          .putObject(Integer.toString(status))
          .put("description", WORDING.text(locale, "openapi.response.refusal"))
          .putObject("content")
          .putObject(Problem.MEDIA_TYPE)
          .putObject("schema")
          .put("$ref", SCHEMAS + "Problem");
    }
    return operation;
  }

  private static String key(String name) {
    String key = name.replaceAll("[{}]", "").replaceFirst("^/", "").replace('/', '.');
    return key.isEmpty() ? "path" : "path." + key;
  }

  /** The schema of a body that there must be. */
  static ObjectNode body(ObjectNode operation, String mediaType) {
    return operation
        .putObject("requestBody")
        .put("required", true)
        .putObject("content")
        .putObject(mediaType)
        .putObject("schema");
  }

  /** An answer without refusal; what is in it is put below. */
  ObjectNode response(ObjectNode operation, String status) {
    return operation
        .withObjectProperty("responses")
        .putObject(status)
        .put("description", WORDING.text(locale, "openapi.response.200"));
  }

  /** The media types of an answer of that schema. */
  ObjectNode answer(ObjectNode operation, String status, String schema) {
    ObjectNode content = response(operation, status).putObject("content");
    content.putObject(JSON).putObject("schema").put("$ref", SCHEMAS + schema);
    return content;
  }

  void file(ObjectNode operation, String mediaType) {
    response(operation, "200")
        .putObject("content")
        .putObject(mediaType)
        .putObject("schema")
        .put("type", TEXT);
  }

  /** The schema of a parameter that there must be. */
  static ObjectNode parameter(ObjectNode operation, String name, String in) {
    return operation
        .withArrayProperty("parameters")
        .addObject()
        .put("name", name)
        .put("in", in)
        .put("required", true)
        .putObject("schema");
  }

  ObjectNode schema(String name, String... required) {
    ObjectNode schema =
        root.withObjectProperty("components")
            .withObjectProperty("schemas")
            .putObject(name)
            .put("type", "object");
    ArrayNode names = schema.putArray("required");
    Arrays.stream(required).forEach(names::add);
    return schema;
  }

  static ObjectNode properties(ObjectNode schema) {
    return schema.withObjectProperty("properties");
  }

  static void property(ObjectNode schema, String type, String... names) {
    for (String name : names) {
      ObjectNode node = properties(schema).putObject(name);
      if (type.equals(DAY) || type.equals(MOMENT)) {
        node.put("type", TEXT).put("format", type);
      } else {
        node.put("type", type);
      }
    }
  }

  static void orNull(ObjectNode schema, String name) {
    properties(schema).putObject(name).putArray("type").add(TEXT).add("null");
  }

  /** A property with many of another schema. */
  static void many(ObjectNode schema, String name, String items) {
    properties(schema)
        .putObject(name)
        .put("type", "array")
        .putObject("items")
        .put("$ref", SCHEMAS + items);
  }

  /** The work (ALTCHA, version 1) that some requests need. */
  void challenge(String name) {
    answer(get(name), "200", "Challenge");
    ObjectNode challenge =
        schema("Challenge", "algorithm", "challenge", "maxnumber", "salt", "signature");
    property(challenge, TEXT, "algorithm", "challenge", "salt", "signature");
    property(challenge, NUMBER, "maxnumber");
  }

  /** Without what was given, which is never in one of these. */
  private void problem(ObjectNode schema) {
    property(schema, TEXT, "type", "title", "detail", "parameter");
    property(schema, NUMBER, "status");
    properties(schema)
        .putObject("allowed")
        .put("type", "array")
        .putObject("items")
        .put("type", TEXT);
    ArrayNode kinds = ((ObjectNode) properties(schema).get("type")).putArray("enum");
    problems.stream().map(RequestProblem::id).map(Problem.TYPE::concat).forEach(kinds::add);
  }
}
