// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody without script at the page of tips. */
record TipVisitor(RegistryClient client) {

  private static final String BOUNDARY = "between-the-parts";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern RECEIPT = Pattern.compile("id=\"receipt\"[^>]*>([0-9 ]+)<");

  String token() throws Exception {
    return found(TOKEN, client.get("/embed/tip-form?lang=es"));
  }

  static String receipt(HttpResponse<String> page) {
    return found(RECEIPT, page);
  }

  private static String found(Pattern pattern, HttpResponse<String> page) {
    Matcher matcher = pattern.matcher(page.body());
    if (!matcher.find()) {
      throw new AssertionError("the page does not have " + pattern);
    }
    return matcher.group(1);
  }

  /** Sends the form, with a file if there is something in it. */
  HttpResponse<String> send(Map<String, String> fields, String file) throws Exception {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, value)));
    body.append(
        ("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"carta.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n%s\r\n--%s--\r\n")
            .formatted(BOUNDARY, file, BOUNDARY));
    return client.send(
        client
            .to("/embed/tip-form?lang=es")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body.toString())));
  }
}
