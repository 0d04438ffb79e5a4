// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.atalaya.cases.Wording;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.DocumentKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The registry's part of the API in the words of OpenAPI 3.1, a document of its own: an observatory
 * without a registry has none of it.
 */
final class RegistryOpenApi {

  private static final Wording WORDING = Wording.of(RegistryOpenApi.class);
  private static final String PATH = "/v1/registry/";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String TEXT = "string";
  private static final String YES = "boolean";
  private static final String DAY = "date";

  private final Locale locale;
  private final ObjectNode root = JsonMapper.shared().createObjectNode();

  private RegistryOpenApi(Locale locale) {
    this.locale = locale;
  }

  /**
   * The document.
   *
   * @param api address below which the API lies
   * @param version version of the API
   */
  static byte[] write(String api, String version, Locale locale) {
    return JsonMapper.shared()
        .writeValueAsBytes(new RegistryOpenApi(locale).document(api, version));
  }

  private ObjectNode document(String api, String version) {
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", text("title"))
        .put("version", version)
        .put("description", text("description"));
    root.putArray("servers").addObject().put("url", api);
    people();
    organisations();
    problem(schema("Problem", "type", "title", "status", "detail"));
    return root;
  }

  private void people() {
    answer(get("challenge"), "200", "Challenge");
    challenge(schema("Challenge", "algorithm", "challenge", "maxnumber", "salt", "signature"));
    ObjectNode submit = post("requests", "Application");
    header(submit, "Idempotency-Key", "^[A-Za-z0-9_-]{16,64}$");
    answer(submit, "201", "Submission");
    application();
    property(schema("Submission", "request", "key"), TEXT, "request", "key");
    answer(post("requests/proof", "Evidence"), "200", "Proof");
    property(schema("Evidence", "request", "key", "evidence"), TEXT, "request", "key", "evidence");
    ObjectNode proof = schema("Proof", "proved", "key");
    property(proof, YES, "proved");
    orNull(proof, "key");
    ObjectNode collect = post("requests/certificate", "Held");
    answer(collect, "200", "Certificate")
        .putObject(RegistryApi.PDF)
        .putObject("schema")
        .put("description", text("certificate"));
    property(schema("Held", "request", "key"), TEXT, "request", "key");
    ObjectNode certificate = schema("Certificate", "code", "issuedOn", "validUntil", "statement");
    property(certificate, TEXT, "code", "statement");
    property(certificate, DAY, "issuedOn", "validUntil");
    answer(post("requests/checks", "Held"), "200", "Checks");
    ObjectNode check = schema("Check", "at", "verifier");
    property(check, "date-time", "at");
    property(check, TEXT, "verifier");
    properties(schema("Checks", "checks"))
        .putObject("checks")
        .put("type", "array")
        .putObject("items")
        .put("$ref", SCHEMAS + "Check");
    answer(post("requests/shares", "Share"), "200", "Done");
    ObjectNode share = schema("Share", "request", "key", "organisation", "shared");
    property(share, TEXT, "request", "key", "organisation");
    property(share, YES, "shared");
    property(schema("Done", "done"), YES, "done");
    answer(post("verifications", "Presented"), "200", "Verification");
    ObjectNode presented = schema("Presented", "code", "familyName", "birthDate", RegistryApi.WORK);
    property(presented, TEXT, "code", "familyName", "verifier", RegistryApi.WORK);
    property(presented, DAY, "birthDate");
    ObjectNode verification = schema("Verification", "valid", "validUntil");
    property(verification, YES, "valid");
    orNull(verification, "validUntil");
  }

  private void organisations() {
    ObjectNode list = operation("post", "lists");
    body(list, "text/csv", TEXT);
    answer(list, "202", "List");
    property(schema("List", "list"), TEXT, "list");
    ObjectNode progress = get("lists/{id}");
    id(progress);
    answer(progress, "200", "Progress");
    property(schema("Progress", "done", "total"), "integer", "done", "total");
    ObjectNode lines = get("lists/{id}.csv");
    id(lines);
    file(lines, "text/csv");
    ObjectNode revocations = get("revocations");
    parameter(revocations, "list", "query").putObject("schema").put("type", "integer");
    file(revocations, "application/statuslist+jwt");
  }

  private ObjectNode get(String path) {
    return operation("get", path);
  }

  private ObjectNode post(String path, String schema) {
    ObjectNode operation = operation("post", path);
    operation
        .putObject("requestBody")
        .put("required", true)
        .putObject("content")
        .putObject(RegistryApi.JSON)
        .putObject("schema")
        .put("$ref", SCHEMAS + schema);
    return operation;
  }

  private ObjectNode operation(String method, String path) {
    ObjectNode operation =
        root.withObjectProperty("paths").withObjectProperty(PATH + path).putObject(method);
    operation.put("summary", text("path." + path.replace("{id}", "id").replace('/', '.')));
    ObjectNode responses = operation.putObject("responses");
    for (int status :
        new TreeSet<>(RequestProblem.ofTheRegistry().map(RequestProblem::status).toList())) {
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

  private static void body(ObjectNode operation, String mediaType, String type) {
    operation
        .putObject("requestBody")
        .put("required", true)
        .putObject("content")
        .putObject(mediaType)
        .putObject("schema")
        .put("type", type);
  }

  private ObjectNode content(ObjectNode operation, String status) {
    return operation
        .withObjectProperty("responses")
        .putObject(status)
        .put("description", WORDING.text(locale, "openapi.response.200"))
        .putObject("content");
  }

  private ObjectNode answer(ObjectNode operation, String status, String schema) {
    ObjectNode content = content(operation, status);
    content.putObject(RegistryApi.JSON).putObject("schema").put("$ref", SCHEMAS + schema);
    return content;
  }

  private void file(ObjectNode operation, String mediaType) {
    content(operation, "200").putObject(mediaType).putObject("schema").put("type", TEXT);
  }

  private static ObjectNode parameter(ObjectNode operation, String name, String in) {
    return operation
        .withArrayProperty("parameters")
        .addObject()
        .put("name", name)
        .put("in", in)
        .put("required", true);
  }

  private static void header(ObjectNode operation, String name, String pattern) {
    parameter(operation, name, "header")
        .putObject("schema")
        .put("type", TEXT)
        .put("pattern", pattern);
  }

  private static void id(ObjectNode operation) {
    parameter(operation, "id", "path").putObject("schema").put("type", TEXT).put("format", "uuid");
  }

  private ObjectNode schema(String name, String... required) {
    ObjectNode schema =
        root.withObjectProperty("components")
            .withObjectProperty("schemas")
            .putObject(name)
            .put("type", "object");
    ArrayNode names = schema.putArray("required");
    Arrays.stream(required).forEach(names::add);
    return schema;
  }

  private static ObjectNode properties(ObjectNode schema) {
    return schema.withObjectProperty("properties");
  }

  private static void property(ObjectNode schema, String type, String... names) {
    for (String name : names) {
      ObjectNode node = properties(schema).putObject(name);
      if (type.startsWith(DAY)) {
        node.put("type", TEXT).put("format", type);
      } else {
        node.put("type", type);
      }
    }
  }

  private static void orNull(ObjectNode schema, String name) {
    properties(schema).putObject(name).putArray("type").add(TEXT).add("null");
  }

  private static void challenge(ObjectNode schema) {
    property(schema, TEXT, "algorithm", "challenge", "salt", "signature");
    property(schema, "integer", "maxnumber");
  }

  private void application() {
    List<String> needed =
        RegistryApi.APPLICATION.stream()
            .filter(field -> !field.equals(RegistryFields.COUNTRY))
            .toList();
    ObjectNode schema = schema("Application", needed.toArray(String[]::new));
    property(schema, TEXT, RegistryApi.APPLICATION.toArray(String[]::new));
    property(schema, DAY, RegistryFields.BIRTH_DATE);
    ArrayNode kinds =
        ((ObjectNode) properties(schema).get(RegistryFields.DOCUMENT)).putArray("enum");
    Arrays.stream(DocumentKind.values()).map(DocumentKind::code).forEach(kinds::add);
    ArrayNode purposes =
        ((ObjectNode) properties(schema).get(RegistryFields.PURPOSE)).putArray("enum");
    Arrays.stream(Purpose.values()).map(RegistryFields::code).forEach(purposes::add);
    ((ObjectNode) properties(schema).get(RegistryFields.CONSENT))
        .put("const", RegistryFields.CONSENT_VERSION);
  }

  /** Without what was given, which is never in one of these. */
  private static void problem(ObjectNode schema) {
    property(schema, TEXT, "type", "title", "detail", "parameter");
    property(schema, "integer", "status");
    properties(schema)
        .putObject("allowed")
        .put("type", "array")
        .putObject("items")
        .put("type", TEXT);
    ArrayNode kinds = ((ObjectNode) properties(schema).get("type")).putArray("enum");
    RequestProblem.ofTheRegistry()
        .map(RequestProblem::id)
        .map(Problem.TYPE::concat)
        .forEach(kinds::add);
  }

  private String text(String key) {
    return WORDING.text(locale, "openapi.registry." + key);
  }
}
