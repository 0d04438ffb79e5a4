// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.routing.FileProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;

/** The servlet of a tip line by itself, whose clock a test sets. */
abstract class ServedTips {

  static final int USUAL = 100;
  static final int RAISED = 400;
  static final String PAGE = "/embed/tip-form";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String ROUTING =
      """
      units:
        inspectorate: {label: {es: Supervisión, en: Inspectorate}, head: ines}
        mujer: {label: {es: Mujer, en: Women}, head: ana}
      inspectorate: inspectorate
      minors: mujer
      fallback: mujer
      """;

  @TempDir Path folder;

  LineUnderTest under;
  TipServlet servlet;

  @BeforeEach
  void begin() throws Exception {
    under = new LineUnderTest(OperationalStore.at(folder.resolve("tips.sqlite")), folder);
    servlet = servlet(Optional.empty(), TipVoices.none());
  }

  @AfterEach
  void end() {
    under.store.close();
  }

  TipServlet servlet(Optional<AlertBoard> alerts, TipVoices voices) throws Exception {
    Path directory = Files.writeString(folder.resolve("directory.yaml"), "people: []\n");
    TipRouting routing =
        TipRouting.read(
            "routing.yaml",
            new ByteArrayInputStream(ROUTING.getBytes(StandardCharsets.UTF_8)),
            TipCodes.of(Guatemala.CODE_LISTS),
            Guatemala.ZONE);
    return new TipServlet(
        under.open,
        Guatemala.CODE_LISTS,
        new TipRouter(routing, FileProsecutorDirectory.at(directory), under.clock),
        new TipWeb(
            "Ministerio Público",
            under.root,
            List.of(),
            URI.create("https://example.org/"),
            USUAL,
            RAISED,
            voices,
            LoadSettings.DEFAULT,
            Identity.NEUTRAL),
        alerts,
        under.clock);
  }

  MockHttpServletResponse answer(HttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    return response;
  }

  static MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    return request;
  }

  String get(String path) throws Exception {
    return answer(request("GET", path)).getContentAsString(StandardCharsets.UTF_8);
  }

  MockHttpServletResponse send(Map<String, String> fields) throws Exception {
    MockHttpServletRequest request = request("POST", PAGE);
    request.setQueryString("lang=es");
    fields.forEach((name, value) ->
        request.addPart(new MockPart(name, value.getBytes(StandardCharsets.UTF_8))));
    return answer(request);
  }

  static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
