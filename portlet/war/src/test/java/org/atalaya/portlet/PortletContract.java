// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the WAR does in a container: the same in each of them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PortletContract {

  private static final String WINDOW = "first~statistics~1";
  private static final String YEAR = "g%3A%7Bhttps%3A%2F%2Fatalaya.org%2Fportlet%7Dyear";

  private final PortalProcess.Container container;
  private SampleObservatory observatory;
  private PortalProcess portal;
  private Path folder;

  PortletContract(PortalProcess.Container container) {
    this.container = container;
  }

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    observatory = new SampleObservatory(folder.resolve("observatory"));
    portal = PortalProcess.start(container, folder, observatory.address());
  }

  @AfterAll
  void stop() throws Exception {
    portal.close();
    observatory.close();
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  private static HttpResponse<String> get(String address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser().send(request.build(), BodyHandlers.ofString());
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  private String resource(String file) throws Exception {
    String page = get(portal.page(WINDOW)).body();
    return portal.address()
        + first("data-atalaya-resource=\"([^\"]+)\"", page)
        + "&"
        + first("data-atalaya-parameter=\"([^\"]+)\"", page)
        + "="
        + URLEncoder.encode(file, StandardCharsets.UTF_8);
  }

  @Test
  void view_inSpanish_isCompleteWithoutScript() throws Exception {
    String page = get(portal.page(WINDOW), "Accept-Language", "es").body();

    assertThat(page)
        .contains(
            "<h2>Estadística</h2>", "<atalaya-chart", "<svg", "<table>", "Tabla con las cifras")
        .contains(observatory.address() + "/v1/statistics/complaints.csv?by=month&amp;lang=es")
        .doesNotContain(" style=");
  }

  @Test
  void view_inEnglish_isEnglish() throws Exception {
    assertThat(get(portal.page(WINDOW), "Accept-Language", "en").body())
        .contains("<h2>Statistics</h2>", "Table of the figures", "lang=\"en\"");
  }

  @Test
  void view_threeTimesOnAPage_hasOwnIdsAndOneScript() throws Exception {
    String page = get(portal.page(WINDOW, "first~statistics~2", "first~statistics~3")).body();

    assertThat(Pattern.compile("<atalaya-chart").matcher(page).results()).hasSize(3);
    assertThat(Pattern.compile("/portlet\\.js").matcher(page).results()).hasSize(1);
    assertThat(
            Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(result -> result.group(1)))
        .doesNotHaveDuplicates();
  }

  @Test
  void elements_ofTheHead_areInTheWar() throws Exception {
    String page = get(portal.page(WINDOW)).body();
    String script = first("src=\"([^\"]+portlet\\.js)\"", page);

    assertThat(get(portal.address() + script).statusCode()).isEqualTo(200);
    for (String name : new String[] {"chart.js", "flow.js", "portlet.css"}) {
      assertThat(get(portal.address() + script.replace("portlet.js", name)).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void publicParameter_twoApplications_steersBoth() throws Exception {
    String page = portal.page(WINDOW, "second~statistics~1");

    assertThat(get(page + "?" + YEAR + "=2010").body())
        .satisfies(body ->
            assertThat(Pattern.compile("filters=\"year=2010\"").matcher(body).results())
                .hasSize(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"><script>alert(1)</script>", "1999", "2010,2011", "' onload='x"})
  void publicParameter_hostile_isIgnoredAndNotRepeated(String value) throws Exception {
    String query = "?" + YEAR + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    String page = get(portal.page(WINDOW) + query, "Accept-Language", "en").body();
    String markup = first("(?s)(<div class=\"atalaya-portlet\".*)", page);

    assertThat(markup).contains("This filter does not hold here: Year").doesNotContain("<script");
    assertThat(markup).doesNotContain("filters=", "' onload");
  }

  @Test
  void resource_publicFile_isTheObservatorysAndConfirmedByTag() throws Exception {
    String file = "/statistics/complaints.json?by=year&lang=es";
    HttpResponse<String> answer = get(resource(file));
    String tag = answer.headers().firstValue("ETag").orElseThrow();

    assertThat(answer.body()).isEqualTo(get(observatory.address() + "/v1" + file).body());
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).startsWith("public,");
    HttpResponse<String> again = get(resource(file), "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openapi.json",
        "/../../internal",
        "/statistics/../x.json",
        "//example.org/statistics",
        "http://example.org/statistics",
        "/statistics/complaints.whole.json",
        "/statistics?x=1&x=2",
        "/statistics/complaints.json#a"
      })
  void resource_anythingElse_isNotFound(String file) throws Exception {
    assertThat(get(resource(file)).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(HttpClient browser, String form, Map<String, String> fields)
      throws Exception {
    String body =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return browser.send(
        HttpRequest.newBuilder(URI.create(portal.address() + form))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept-Language", "en")
            .header("Cookie", "role=administrator")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> edit(HttpClient browser, String window, String role)
      throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(portal.page(window) + "?m%3A" + window + "=edit"))
            .header("Accept-Language", "en")
            .header("Cookie", "role=" + role)
            .build(),
        BodyHandlers.ofString());
  }

  private static Map<String, String> fields(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", first("name=\"token\" value=\"([^\"]+)\"", page));
    fields.put("action", "save");
    fields.put("kind", "table");
    fields.put("indicator", "victims");
    fields.put("by1", "victim-sex");
    fields.put("height", "320");
    return fields;
  }

  @Test
  void edit_withoutTheRole_hasNoForm() throws Exception {
    assertThat(edit(browser(), WINDOW, "reader").body())
        .contains("may not set up this content")
        .doesNotContain("<form");
  }

  @Test
  void edit_saved_isShownAndOutlivesARestart() throws Exception {
    String window = "first~statistics~8";
    HttpClient browser = browser();
    String page = edit(browser, window, "administrator").body();

    String shown = send(browser, first("action=\"([^\"]+)\"", page), fields(page)).body();
    portal.close();
    portal = PortalProcess.start(container, folder, observatory.address());

    assertThat(shown).contains("<atalaya-table indicator=\"victims\" by=\"victim-sex\"");
    assertThat(get(portal.page(window)).body())
        .contains("<atalaya-table indicator=\"victims\" by=\"victim-sex\"");
  }

  @Test
  void edit_wrongToken_changesNothing() throws Exception {
    String window = "first~statistics~6";
    HttpClient browser = browser();
    String page = edit(browser, window, "administrator").body();
    Map<String, String> fields = fields(page);
    fields.put("token", "x");

    send(browser, first("action=\"([^\"]+)\"", page), fields);

    assertThat(get(portal.page(window)).body()).contains("indicator=\"complaints\"");
  }

  @Test
  void edit_whatCannotBeAnswered_isRefusedInWords() throws Exception {
    String window = "first~statistics~7";
    HttpClient browser = browser();
    String page = edit(browser, window, "administrator").body();
    Map<String, String> fields = fields(page);
    fields.put("by1", "suspect-sex");

    String refused = send(browser, first("action=\"([^\"]+)\"", page), fields).body();

    assertThat(refused).contains("role=\"alert\"", "suspect-sex");
    assertThat(get(portal.page(window)).body()).contains("indicator=\"complaints\"");
  }

  @Test
  void war_ofThisContainer_bringsOnlyItsOwn() throws Exception {
    Path inside = folder.resolve("war/WEB-INF");
    try (Stream<Path> libraries = Files.list(inside.resolve("lib"))) {
      assertThat(libraries.map(library -> library.getFileName().toString()))
          .anyMatch(name -> name.startsWith("atalaya-core"))
          .noneMatch(name ->
              name.matches(
                  "(duckdb|jooq|sqlite|flyway|spring|vaadin|pluto|.*(portlet|servlet)-api).*"));
    }
    String[] foreign = {container.foreign + ".portlet..", container.foreign + ".servlet.."};
    JavaClasses classes = new ClassFileImporter().importPath(inside.resolve("classes"));

    assertThat(classes).isNotEmpty();
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(foreign)
        .because("a container knows one of the two namespaces")
        .check(classes);
  }
}
