// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Label;
import org.atalaya.charts.MapAtlas;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.identity.Accent;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Logo;
import org.atalaya.widgets.load.LoadSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Name, mark and colour of an institution in the pages of the public API. */
class IdentityPagesTest {

  private static final Pattern STYLE = Pattern.compile("<style>([^<]*)</style>");

  private static CaseStore store;
  private static Identity identity;
  private static PublicApiServlet servlet;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    Logo logo =
        Logo.read(
            Files.writeString(
                folder.resolve("logo.svg"),
                "<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'/></svg>"));
    identity =
        new Identity(
            Optional.of(Label.of("Observatorio <Prueba>", "Test Observatory")),
            Optional.of(logo),
            Optional.of(new Accent("#0b5351", "#7fd1cf")),
            "/atalaya");
    store = SampleCases.store();
    servlet =
        new PublicApiServlet(
            Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE),
            "https://obs.example/atalaya",
            MapAtlas.NONE,
            LoadSettings.DEFAULT,
            CacheSettings.HEAP_ONLY,
            InstantSource.system(),
            AnswerObserver.NONE,
            new Publisher(identity, CorrectionNotices.NONE));
  }

  @AfterAll
  static void close() {
    servlet.destroy();
    store.close();
  }

  @Test
  void chartPage_namesWhoseItIs() throws Exception {
    MockHttpServletResponse page = get("/charts/victims.html");
    String logo = identity.logoPath().orElseThrow();

    assertThat(page.getContentAsString())
        .contains(" – Observatorio &lt;Prueba></title>")
        .contains(
            "<header><img src=\"https://obs.example%s\" alt=\"\"".formatted(logo),
            "Observatorio &lt;Prueba></header>");
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("; img-src https://obs.example;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/charts/victims.html", "/embed/chart?indicator=victims", "/embed/builder"})
  void page_hasTheColour_andItsPolicyAllowsIt(String address) throws Exception {
    MockHttpServletResponse page = get(address);
    List<String> styles =
        STYLE.matcher(page.getContentAsString()).results().map(style -> style.group(1)).toList();

    assertThat(styles).hasSize(2);
    assertThat(styles.getLast()).contains("--accent:#0b5351", "--accent:#7fd1cf");
    assertThat(requireNonNull(page.getHeader("Content-Security-Policy")))
        .contains(
            "style-src '%s' '%s';"
                .formatted(HtmlWriter.hash(styles.getFirst()), HtmlWriter.hash(styles.getLast())));
  }

  @Test
  void logo_isAPictureThatIsKeptForGood() throws Exception {
    LogoServlet logos = new LogoServlet(identity.logo().orElseThrow());
    MockHttpServletResponse answer = new MockHttpServletResponse();
    MockHttpServletResponse other = new MockHttpServletResponse();
    logos.service(new MockHttpServletRequest("GET", identity.logoPath().orElseThrow()), answer);
    logos.service(new MockHttpServletRequest("GET", "/atalaya/logo-0000000000000000.svg"), other);

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("image/svg+xml");
    assertThat(answer.getHeader("Cache-Control")).contains("max-age=31536000", "immutable");
    assertThat(answer.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "sandbox");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(other.getStatus()).isEqualTo(404);
  }

  private static MockHttpServletResponse get(String address) throws Exception {
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    boolean embed = path.startsWith("/embed");
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya" + path);
    request.setServletPath(embed ? "/atalaya/embed" : "/atalaya/v1");
    request.setPathInfo(embed ? path.substring("/embed".length()) : path);
    request.setQueryString(query < 0 ? null : address.substring(query + 1));
    MockHttpServletResponse response = new MockHttpServletResponse();
    response.setCharacterEncoding("UTF-8");
    servlet.service(request, response);
    assertThat(response.getStatus()).isEqualTo(200);
    return response;
  }
}
