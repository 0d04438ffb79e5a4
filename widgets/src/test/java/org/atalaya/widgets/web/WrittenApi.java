// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A part of the API that is written down in words of OpenAPI, and what it really answers. */
final class WrittenApi {

  private static final JsonMapper DOCUMENT =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private WrittenApi() {}

  /** The document is that of the golden file, and every path answers something that it says. */
  static void check(RegistryClient client, String address, Path golden)
      throws IOException, InterruptedException {
    JsonNode document = RegistryClient.node(client.get(address + "?lang=en"));
    String actual = DOCUMENT.writeValueAsString(document) + "\n";
    if (Boolean.getBoolean("atalaya.golden.update")) {
      Files.writeString(golden, actual);
    }
    assertThat(actual)
        .as("%s (written anew by -Datalaya.golden.update=true)", golden)
        .isEqualTo(Files.readString(golden));
    assertThat(document.path("paths").propertyNames()).hasSizeGreaterThan(5);
    for (String path : document.path("paths").propertyNames()) {
      JsonNode methods = document.path("paths").path(path);
      for (String method : methods.propertyNames()) {
        check(client, path, method, methods.path(method).path("responses"));
      }
    }
  }

  private static void check(RegistryClient client, String path, String method, JsonNode responses)
      throws IOException, InterruptedException {
    String asked =
        path.replace("{id}", "00000000-0000-0000-0000-000000000000").replace("{part}", "1");
    HttpResponse<String> answer =
        switch (method) {
          case "get" -> client.get(asked);
          case "post" -> client.send(client.json(asked, "{}"));
          default ->
              client.send(
                  client
                      .to(asked)
                      .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
        };
    assertThat(
            responses.path(Integer.toString(answer.statusCode())).path("content").propertyNames())
        .as("%s %s %d", method, path, answer.statusCode())
        .contains(answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
  }
}
