// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.atalaya.widgets.web.OpenApiPart.DAY;
import static org.atalaya.widgets.web.OpenApiPart.MOMENT;
import static org.atalaya.widgets.web.OpenApiPart.NUMBER;
import static org.atalaya.widgets.web.OpenApiPart.TEXT;
import static org.atalaya.widgets.web.OpenApiPart.YES;
import static org.atalaya.widgets.web.OpenApiPart.body;
import static org.atalaya.widgets.web.OpenApiPart.many;
import static org.atalaya.widgets.web.OpenApiPart.orNull;
import static org.atalaya.widgets.web.OpenApiPart.parameter;
import static org.atalaya.widgets.web.OpenApiPart.properties;
import static org.atalaya.widgets.web.OpenApiPart.property;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.DocumentKind;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The registry's part of the API in the words of OpenAPI 3.1. */
final class RegistryOpenApi {

  private final OpenApiPart part;

  private RegistryOpenApi(Locale locale) {
    part =
        new OpenApiPart(
            "/v1/registry/", "openapi.registry.", RequestProblem.ofTheRegistry().toList(), locale);
  }

  /**
   * The document.
   *
   * @param api address below which the API lies
   * @param version version of the API
   */
  static byte[] write(String api, String version, Locale locale) {
    RegistryOpenApi written = new RegistryOpenApi(locale);
    written.people();
    written.organisations();
    return written.part.write(api, version);
  }

  private void people() {
    part.challenge("challenge");
    ObjectNode submit = part.post("requests", "Application");
    parameter(submit, "Idempotency-Key", "header")
        .put("type", TEXT)
        .put("pattern", "^[A-Za-z0-9_-]{16,64}$");
    part.answer(submit, "201", "Submission");
    application();
    property(part.schema("Submission", "request", "key"), TEXT, "request", "key");
    part.answer(part.post("requests/proof", "Evidence"), "200", "Proof");
    property(
        part.schema("Evidence", "request", "key", "evidence"), TEXT, "request", "key", "evidence");
    ObjectNode proof = part.schema("Proof", "proved", "key");
    property(proof, YES, "proved");
    orNull(proof, "key");
    certificate();
    part.answer(part.post("requests/shares", "Share"), "200", "Done");
    ObjectNode share = part.schema("Share", "request", "key", "organisation", "shared");
    property(share, TEXT, "request", "key", "organisation");
    property(share, YES, "shared");
    property(part.schema("Done", "done"), YES, "done");
    verification();
  }

  private void certificate() {
    ObjectNode collect = part.post("requests/certificate", "Held");
    part.answer(collect, "200", "Certificate")
        .putObject(RegistryApi.PDF)
        .putObject("schema")
        .put("description", part.text("certificate"));
    property(part.schema("Held", "request", "key"), TEXT, "request", "key");
    ObjectNode certificate =
        part.schema("Certificate", "code", "issuedOn", "validUntil", "statement");
    property(certificate, TEXT, "code", "statement");
    property(certificate, DAY, "issuedOn", "validUntil");
    part.answer(part.post("requests/checks", "Held"), "200", "Checks");
    ObjectNode check = part.schema("Check", "at", "verifier");
    property(check, MOMENT, "at");
    property(check, TEXT, "verifier");
    many(part.schema("Checks", "checks"), "checks", "Check");
  }

  private void verification() {
    part.answer(part.post("verifications", "Presented"), "200", "Verification");
    ObjectNode presented =
        part.schema("Presented", "code", "familyName", "birthDate", RegistryApi.WORK);
    property(presented, TEXT, "code", "familyName", "verifier", RegistryApi.WORK);
    property(presented, DAY, "birthDate");
    ObjectNode verification = part.schema("Verification", "valid", "validUntil");
    property(verification, YES, "valid");
    orNull(verification, "validUntil");
  }

  private void organisations() {
    ObjectNode list = part.operation("post", "lists");
    body(list, "text/csv").put("type", TEXT);
    part.answer(list, "202", "List");
    property(part.schema("List", "list"), TEXT, "list");
    ObjectNode progress = part.get("lists/{id}");
    id(progress);
    part.answer(progress, "200", "Progress");
    property(part.schema("Progress", "done", "total"), NUMBER, "done", "total");
    ObjectNode lines = part.get("lists/{id}.csv");
    id(lines);
    part.file(lines, "text/csv");
    ObjectNode revocations = part.get("revocations");
    parameter(revocations, "list", "query").put("type", NUMBER);
    part.file(revocations, "application/statuslist+jwt");
  }

  private static void id(ObjectNode operation) {
    parameter(operation, "id", "path").put("type", TEXT).put("format", "uuid");
  }

  private void application() {
    List<String> needed =
        RegistryApi.APPLICATION.stream()
            .filter(field -> !field.equals(RegistryFields.COUNTRY))
            .toList();
    ObjectNode schema = part.schema("Application", needed.toArray(String[]::new));
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
}
