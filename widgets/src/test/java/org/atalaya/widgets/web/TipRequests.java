// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.routing.FileProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.LoadSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;

/**
 * All that the public side of the tip line reads, given the same bytes as body, as header, as
 * fields and files of the form, and behind the work: an internal error is a fault. Also where
 * Jazzer begins, by the profile {@code fuzz}.
 */
public final class TipRequests implements AutoCloseable {

  private static final String ROUTING =
      """
      units:
        mujer: {label: {es: Mujer, en: Women}, head: ana}
        inspectorate: {label: {es: Supervisión, en: Inspectorate}, head: berta}
      inspectorate: inspectorate
      minors: mujer
      fallback: mujer
      """;
  private static final int OFTEN = 1_000_000_000;
  private static final int INTERNAL_ERROR = 500;
  private static final int REFUSED = 400;

  private static @Nullable TipRequests fuzzed;

  private final OperationalStore store;
  private final LineUnderTest line;
  private final TipServlet servlet;
  private final AgedToken tokens;

  TipRequests(Path folder) throws IOException, RecipientsException {
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    line = new LineUnderTest(store, folder);
    Path directory = folder.resolve("prosecutors.yaml");
    Files.writeString(directory, "people: [{id: ana, unit: mujer}]\n");
    TipRouting routing =
        TipRouting.read(
            "routing",
            new ByteArrayInputStream(ROUTING.getBytes(StandardCharsets.UTF_8)),
            TipCodes.of(Guatemala.CODE_LISTS),
            Guatemala.ZONE);
    LoadSettings load = LoadSettings.DEFAULT;
    TipWeb web =
        new TipWeb(
            "Ministerio Público",
            line.root,
            List.of(),
            URI.create("https://www.example.org/"),
            10,
            20,
            TipVoices.none(),
            new LoadSettings(
                load.turns(),
                load.queue(),
                load.waiting(),
                load.deadline(),
                OFTEN,
                OFTEN,
                load.trustedProxies()),
            Identity.NEUTRAL);
    servlet =
        new TipServlet(
            line.open,
            Guatemala.CODE_LISTS,
            new TipRouter(routing, FileProsecutorDirectory.at(directory), line.clock),
            web,
            Optional.empty(),
            line.clock);
    tokens = new AgedToken(line.open.secret("forms"), line.clock);
  }

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    TipRequests known = fuzzed;
    if (known == null) {
      known = new TipRequests(Files.createTempDirectory("tips-fuzz"));
      fuzzed = known;
    }
    known.each(input);
  }

  @Override
  public void close() {
    store.close();
  }

  /** How many requests are refused; an internal error is a fault. */
  int each(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    int refused = 0;
    for (String path : List.of("", "/route", "/follow-up", "/follow-up/letters")) {
      refused += refused(json("/v1/tips" + path, input));
    }
    refused += refused(file("POST", text, input));
    refused += refused(file("PATCH", text, input));
    refused += refused(form(text, input));
    refused += refused(question(text));
    refused += behindTheWork(text, input);
    return refused;
  }

  private static MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    return request;
  }

  private static MockHttpServletRequest json(String path, byte[] body) {
    MockHttpServletRequest request = request("POST", path);
    request.setContentType("application/json");
    request.setContent(body);
    return request;
  }

  private static MockHttpServletRequest file(String method, String text, byte[] body) {
    MockHttpServletRequest request = request(method, "/v1/tips/files/1");
    request.setContentType(TipApi.PIECE);
    request.setContent(body);
    request.addHeader(TipApi.TICKET, text);
    request.addHeader(TipApi.LENGTH, text);
    request.addHeader(TipApi.OFFSET, text.isEmpty() ? "0" : text);
    return request;
  }

  private static MockHttpServletRequest question(String text) {
    MockHttpServletRequest request = request("GET", "/embed/tip-form");
    request.setQueryString(text);
    return request;
  }

  /** Of a form that is old enough, what stands between bars in each field. */
  private MockHttpServletRequest form(String text, byte[] input) {
    String token = tokens.issue(TipId.of(new byte[TipId.BYTES]), AgedToken.LEAST).text();
    line.clock.set(line.clock.instant().plus(Duration.ofSeconds(3)));
    MockHttpServletRequest request = request("POST", "/embed/tip-form");
    request.setContentType("multipart/form-data; boundary=x");
    String[] values = text.split("\\|", -1);
    Map<String, String> fields = new HashMap<>();
    List<String> names =
        List.of("text", "office", "case", "municipality", "crime", "minor", "contact", "alert");
    for (int at = 0; at < names.size(); at++) {
      fields.put(names.get(at), values[at % values.length]);
    }
    fields.put("token", token);
    fields.put("receipt", "none");
    if (text.startsWith("r")) {
      fields.put("return-receipt", text.substring(1));
    }
    fields.forEach((name, value) ->
        request.addPart(new MockPart(name, value.getBytes(StandardCharsets.UTF_8))));
    request.addPart(new MockPart("files", text, input));
    return request;
  }

  private int refused(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    if (response.getStatus() == INTERNAL_ERROR) {
      throw new AssertionError("%s %s".formatted(request.getMethod(), request.getServletPath()));
    }
    return response.getStatus() >= REFUSED ? 1 : 0;
  }

  /** Who does the work may send anything. */
  private static int behindTheWork(String text, byte[] input) {
    Map<String, String> fields = new HashMap<>();
    TipFields.TIP.forEach(name -> fields.put(name, text));
    fields.put(TipFields.ID, TipId.of(new byte[TipId.BYTES]).text());
    fields.put(TipFields.ENVELOPE, TipApi.base64(input));
    fields.put(TipFields.LOOKUP, text);
    fields.put(TipFields.PART, text);
    fields.put(TipFields.FROM, text);
    int refused = 0;
    for (Consumer<TipFields> reading :
        List.<Consumer<TipFields>>of(
            TipFields::tip,
            TipFields::letter,
            TipFields::lookup,
            TipFields::part,
            TipFields::from)) {
      try {
        reading.accept(new TipFields(fields));
      } catch (FieldException e) {
        refused++;
      }
    }
    return refused;
  }
}
