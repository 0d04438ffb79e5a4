// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Algorithm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person without script, and a program, at the registry. */
final class RegistryClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");

  private final String base;
  private final String address;

  /** From an address that a trusted proxy tells. */
  RegistryClient(int port, String address) {
    base = "http://localhost:" + port + "/atalaya";
    this.address = address;
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.header("X-Forwarded-For", address).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return send(json(path, JsonMapper.shared().writeValueAsString(fields)));
  }

  HttpRequest.Builder json(String path, String body) {
    return to(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body));
  }

  static JsonNode node(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  /** The solution of a new challenge. */
  String work() throws Exception {
    return work("/v1/registry/challenge");
  }

  String work(String path) throws Exception {
    ObjectNode challenge = (ObjectNode) node(get(path));
    var found =
        Altcha.solveChallenge(
            challenge.path("challenge").asString(),
            challenge.path("salt").asString(),
            Algorithm.SHA256,
            challenge.path("maxnumber").asLong(),
            0);
    challenge.put("number", found.number);
    return Base64.getEncoder().encodeToString(JsonMapper.shared().writeValueAsBytes(challenge));
  }

  /** Fills in the form of a page that was shown. */
  HttpResponse<String> fill(HttpResponse<String> page, Map<String, String> fields)
      throws IOException, InterruptedException {
    return fill(page.body(), fields);
  }

  HttpResponse<String> fill(String page, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher state = STATE.matcher(page);
    if (!state.find()) {
      throw new IllegalStateException("there is no form in the page");
    }
    String body =
        "state="
            + encoded(state.group(1))
            + fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining());
    return send(
        to("/embed/registry-check?lang=es")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
