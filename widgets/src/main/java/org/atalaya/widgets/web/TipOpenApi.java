// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.atalaya.widgets.web.OpenApiPart.NUMBER;
import static org.atalaya.widgets.web.OpenApiPart.TEXT;
import static org.atalaya.widgets.web.OpenApiPart.YES;
import static org.atalaya.widgets.web.OpenApiPart.body;
import static org.atalaya.widgets.web.OpenApiPart.parameter;
import static org.atalaya.widgets.web.OpenApiPart.properties;
import static org.atalaya.widgets.web.OpenApiPart.property;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.atalaya.tips.TipState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tip line's part of the API in the words of OpenAPI 3.1. What is sealed is text in base64url
 * here: how it is sealed is no matter of HTTP.
 */
final class TipOpenApi {

  private static final String HEADER = "header";
  private static final List<String> PARTS =
      List.of(TipFields.LETTER, TipFields.FOR_UNIT, TipFields.FOR_RECOVERY, TipFields.WORK);

  private final OpenApiPart part;

  private TipOpenApi(Locale locale) {
    part = new OpenApiPart("/v1/tips", "openapi.tips.", RequestProblem.ofTips().toList(), locale);
  }

  /**
   * The document.
   *
   * @param api address below which the API lies
   * @param version version of the API
   */
  static byte[] write(String api, String version, Locale locale) {
    TipOpenApi written = new TipOpenApi(locale);
    written.sending();
    written.returning();
    written.files();
    return written.part.write(api, version);
  }

  private void sending() {
    part.answer(part.get("/recipients"), "200", "Recipients");
    ObjectNode recipients = part.schema("Recipients", "list", "receiptSalt");
    property(recipients, "object", "list");
    property(recipients, TEXT, "receiptSalt");
    part.challenge("/challenge");
    part.answer(part.post("/route", "Envelope"), "200", "Route");
    envelope();
    property(part.schema("Route", "unit", "keyId"), TEXT, "unit", "keyId");
    part.answer(part.post("", "Tip"), "201", "Taken");
    base64(
        part.schema("Tip", fields(List.of(TipFields.ID, TipFields.ENVELOPE), PARTS)),
        TipFields.TIP);
    property(part.schema("Taken", "uploadTicket"), TEXT, "uploadTicket");
  }

  private void envelope() {
    ObjectNode envelope = part.schema("Envelope", "office", "form", "lang");
    property(
        envelope,
        TEXT,
        "office",
        "alert",
        "case",
        "crime",
        "municipality",
        "minor",
        "form",
        "lang");
    choice(envelope, "office", "yes", "no");
    choice(envelope, "minor", "yes", "no", "unknown");
    choice(envelope, "lang", "es", "en");
  }

  private void returning() {
    part.answer(part.post("/follow-up", "LookUp"), "200", "Mailbox");
    ObjectNode look = part.schema("LookUp", TipFields.LOOKUP);
    base64(look, List.of(TipFields.LOOKUP));
    property(look, TEXT, TipFields.FROM);
    ObjectNode mailbox =
        part.schema(
            "Mailbox",
            "known",
            "tip",
            "envelopeHash",
            "unitKey",
            "state",
            "nextPart",
            "replies",
            "page");
    property(mailbox, YES, "known");
    property(mailbox, TEXT, "tip", "envelopeHash", "unitKey", "state");
    choice(
        mailbox,
        "state",
        Arrays.stream(TipState.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));
    property(mailbox, NUMBER, "nextPart", "replies");
    properties(mailbox).putObject("page").put("type", "array").putObject("items").put("type", TEXT);
    part.answer(part.post("/follow-up/letters", "Addition"), "201", "Taken");
    base64(
        part.schema("Addition", fields(List.of(TipFields.LOOKUP, TipFields.PART), PARTS)),
        TipFields.ADDITION);
  }

  private void files() {
    ObjectNode begin = part.operation("post", "/files/{part}");
    upload(begin);
    number(begin, TipApi.LENGTH);
    ObjectNode append = part.operation("patch", "/files/{part}");
    upload(append);
    number(append, TipApi.OFFSET);
    body(append, TipApi.PIECE).put("type", TEXT).put("format", "binary");
  }

  private void upload(ObjectNode operation) {
    parameter(operation, TipFields.PART, "path").put("type", NUMBER).put("minimum", 1);
    parameter(operation, TipApi.TICKET, HEADER).put("type", TEXT);
    part.response(operation, "204")
        .putObject("headers")
        .putObject(TipApi.OFFSET)
        .putObject("schema")
        .put("type", NUMBER);
  }

  private static void number(ObjectNode operation, String header) {
    parameter(operation, header, HEADER).put("type", NUMBER).put("minimum", 0);
  }

  private static String[] fields(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toArray(String[]::new);
  }

  private static void base64(ObjectNode schema, List<String> names) {
    for (String name : names) {
      ObjectNode property = properties(schema).putObject(name).put("type", TEXT);
      if (!name.equals(TipFields.PART) && !name.equals(TipFields.WORK)) {
        property.put("pattern", "^[A-Za-z0-9_-]*$");
      }
    }
  }

  private static void choice(ObjectNode schema, String name, String... codes) {
    ArrayNode allowed = ((ObjectNode) properties(schema).get(name)).putArray("enum");
    Arrays.stream(codes).forEach(allowed::add);
  }
}
