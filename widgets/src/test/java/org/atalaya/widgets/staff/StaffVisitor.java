// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person with a browser of her own: follows redirects and keeps cookies. */
final class StaffVisitor implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(Redirect.NORMAL)
          .cookieHandler(new CookieManager())
          .build();
  private final String staff;

  StaffVisitor(String staff) {
    this.staff = staff;
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(staff + path))
            .header("Accept", path.startsWith("/staff/v1") ? "application/json" : "text/html");
    return http.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(staff + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return http.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<InputStream> stream(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(staff + path));
    return http.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofInputStream());
  }

  /** Goes to a page that begins a sign-in, and types name and password where she is asked. */
  HttpResponse<String> signIn(String path, String name) throws IOException, InterruptedException {
    HttpResponse<String> page = get(path);
    Matcher token = TOKEN.matcher(page.body());
    if (!token.find()) {
      return page;
    }
    String form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(
                name,
                OidcProvider.PASSWORD,
                URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(page.uri().resolve("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
