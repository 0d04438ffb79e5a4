// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages for frames and oEmbed over HTTP, in a real Tomcat and over a real DuckDB. */
@SpringBootTest(
    classes = SampleApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "atalaya.public-url=https://observatorio.example")
class EmbedTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String API = "https://observatorio.example/atalaya";
  private static final String CHART = "/atalaya/embed/chart?indicator=victims&by=department";

  @LocalServerPort private int port;

  @Test
  void page_withoutScript_saysAll() throws Exception {
    String page = get(CHART + "&year=2010&lang=en").body();

    assertThat(page)
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("class=\"mark\"", "<caption>", "<td>21</td>", "Source: ")
        .contains("rel=\"noopener noreferrer\"")
        .contains("content=\"noindex, indexifembedded\"")
        .doesNotContain("style=", "onclick");
  }

  @Test
  void page_carriesTheElementOfTheSameRequest() throws Exception {
    String page =
        get(CHART + "&year=2010&victim-sex=F,M&form=bar&theme=dark&lang=en&version=1").body();

    assertThat(page)
        .contains(
            "<atalaya-chart observatory=\"%s\" indicator=\"victims\" by=\"department\""
                    .formatted(API)
                + " form=\"bar\" theme=\"dark\" lang=\"en\" version=\"1\""
                + " filters=\"victim-sex=F,M&amp;year=2010\">")
        .contains("<body class=\"dark\">");
  }

  @Test
  void page_ofATable_isTheTableWithItsNotes() throws Exception {
    String page =
        get("/atalaya/embed/table?indicator=victims&by=year,department,victim-sex&lang=en").body();

    assertThat(page)
        .contains("<atalaya-table observatory=", "by=\"year,department,victim-sex\"")
        .contains("<summary>Notes</summary>", "<td class=\"none\">0–4</td>")
        .doesNotContain("<svg")
        .containsOnlyOnce("<table>");
  }

  @Test
  void page_ofAFigure_isDrawnAsOne() throws Exception {
    String page = get("/atalaya/embed/figure?indicator=victims&by=year&form=bar&lang=en").body();

    assertThat(page)
        .contains("<atalaya-figure observatory=", "indicator=\"victims\" by=\"year\" lang=\"en\"")
        .contains("class=\"narrow\"")
        .doesNotContain(" form=");
  }

  @Test
  void page_ofADashboard_hasEachPartWithWhatItSays() throws Exception {
    String page =
        get("/atalaya/embed/dashboard?lang=en&theme=dark&filters=year,department&fbclid=x"
                + "&part=figure/complaints"
                + "&part=chart/victims?by=department%26form=bar"
                + "&part=table/victims?by=year,victim-sex%26lang=es")
            .body();

    assertThat(page)
        .contains(
            "<atalaya-dashboard observatory=\"%s\" filters=\"year department\" theme=\"dark\""
                    .formatted(API)
                + " lang=\"en\"><atalaya-figure")
        .contains("<atalaya-chart observatory=", "by=\"department\" form=\"bar\"")
        .contains("<atalaya-table observatory=", "by=\"year,victim-sex\"")
        .contains("<body class=\"dark\">", "<title>Complaints, Victims</title>")
        .doesNotContain("lang=\"es\"", "fbclid")
        .containsOnlyOnce("class=\"source\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lang=en                                            | 400 | part=0
          part=chart/victims?by=colour&lang=en               | 400 | by=colour
          part=chart/nothing&lang=en                         | 404 | indicator=nothing
          part=dashboard/victims&lang=en                     | 400 | part=dashboard/victims
          part=%3Cscript%3E&lang=en                          | 400 | part=&lt;script
          part=chart/victims&filters=year,colour&lang=en     | 400 | filters=colour
          part=chart/victims?%25E0%25A4%25A&lang=en          | 400 |
          part=a&part=a&part=a&part=a&part=a&part=a&part=a&part=a&part=a&lang=en | 400 | part=9
          """)
  void page_ofAWrongDashboard_saysWhy(String query, int status, String given) throws Exception {
    HttpResponse<String> page = get("/atalaya/embed/dashboard?" + query);

    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains(given == null ? "<h1>" : given);
  }

  @Test
  void page_parametersOfOtherSites_passedOver() throws Exception {
    HttpResponse<String> plain = get(CHART);
    HttpResponse<String> shared = get(CHART + "&fbclid=IwAR0&utm_source=x&utm_source=y&%3Cb%3E=1");

    assertThat(shared.statusCode()).isEqualTo(200);
    assertThat(shared.body()).isEqualTo(plain.body());
    assertThat(shared.headers().firstValue("ETag")).isEqualTo(plain.headers().firstValue("ETag"));
  }

  @Test
  void page_runsOurFilesOnlyAndMayBeFramedByAnyone() throws Exception {
    HttpResponse<String> page = get(CHART);

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .containsPattern("style-src 'sha256-[^']+'")
        .containsPattern("script-src https://observatorio\\.example/atalaya/elements/[^/]+/;")
        .contains("frame-ancestors *")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    Matcher script =
        Pattern.compile("<script type=\"module\" src=\"[^\"]+?(/atalaya[^\"]+)\"")
            .matcher(page.body());
    assertThat(script.find()).isTrue();
    assertThat(get(script.group(1)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /atalaya/embed/chart?indicator=victims&by=colour&lang=en | 400 | by=colour
          /atalaya/embed/chart?lang=en                             | 404 | indicator=
          /atalaya/embed/chart?indicator=nothing&lang=en           | 404 | indicator=nothing
          /atalaya/embed/chart?indicator=victims&form=pie&lang=en  | 400 | form=pie
          /atalaya/embed/chart?indicator=victims&indicator=x&lang=en | 400 | indicator=victims &amp; x
          """)
  void page_wrongParameter_isSaidInWords(String path, int status, String shown) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(response.body())
        .contains("This chart cannot be shown", "<code>" + shown + "</code>", "/frame.js");
  }

  @Test
  void page_unknownWidget_isSaidInSpanish() throws Exception {
    HttpResponse<String> response = get("/atalaya/embed/pie");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("Esta gráfica no se puede mostrar", "/embed/chart");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{0}'"})
  void page_hostileValue_isOnlyText(String value) throws Exception {
    for (String name : List.of("indicator", "by", "year", "theme", "lang", "version", "x")) {
      String body = get("/atalaya/embed/chart?" + name + "=" + encoded(value)).body();

      assertThat(body).doesNotContain("<script>alert", "<img");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/charts/victims.html?by=department&lang=en&utm_source=x",
        "/v1/charts/victims.svg?by=department&lang=en",
        "/embed/chart?indicator=victims&by=department&lang=en#top"
      })
  void oEmbed_ownAddress_isAFrameOfThePage(String path) throws Exception {
    JsonNode answer = json(oEmbed(API + path, ""));

    assertThat(answer.path("version").asString()).isEqualTo("1.0");
    assertThat(answer.path("type").asString()).isEqualTo("rich");
    assertThat(answer.path("title").asString()).startsWith("Victims registered: ");
    assertThat(answer.path("provider_url").asString()).isEqualTo("https://observatorio.example");
    assertThat(answer.path("html").asString())
        .startsWith(
            "<iframe src=\"%s/embed/chart?by=department&amp;indicator=victims&amp;lang=en\" title=\""
                .formatted(API))
        .endsWith("></iframe>");
    assertThat(answer.path("width").asInt()).isEqualTo(720);
    assertThat(answer.path("height").asInt()).isBetween(300, 1200);
  }

  @Test
  void oEmbed_smallRoom_isKept() throws Exception {
    JsonNode answer =
        json(oEmbed(API + "/v1/charts/victims.html", "&maxwidth=300&maxheight=250&format=json"));

    assertThat(answer.path("width").asInt()).isEqualTo(300);
    assertThat(answer.path("height").asInt()).isEqualTo(250);
    assertThat(answer.path("html").asString()).contains("width=\"300\" height=\"250\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/atalaya/v1/charts/victims.html",
        "https://observatorio.example.evil.example/atalaya/v1/charts/victims.html",
        "https://observatorio.example@evil.example/atalaya/v1/charts/victims.html",
        "//observatorio.example/atalaya/v1/charts/victims.html",
        "http://observatorio.example/atalaya/v1/charts/victims.html",
        "javascript:alert(1)//https://observatorio.example/atalaya/v1/charts/victims.html",
        "https://observatorio.example/atalaya/../v1/charts/victims.html",
        "https://observatorio.example/atalaya/v1/charts/victims.html/../../../x",
        "https://observatorio.example/atalaya/v1/charts/%76ictims.html",
        "https://observatorio.example/atalaya/v1/statistics/victims.csv",
        "https://observatorio.example/atalaya/v1/charts/nothing.html",
        "https://observatorio.example/atalaya/embed/pie?indicator=victims",
        "https://observatorio.example/atalaya",
        "https://observatorio.example/",
        "\"><script>alert(1)</script>"
      })
  void oEmbed_anyOtherAddress_isNotFound(String url) throws Exception {
    HttpResponse<String> response = oEmbed(url, "&lang=en");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).path("type").asString()).endsWith(":not-embeddable");
    assertThat(response.headers().firstValue("Location")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          &format=xml     | 501 | format-not-offered
          &maxwidth=wide  | 400 | invalid-value
          &maxheight=0    | 400 | invalid-value
          &url=https://x/ | 400 | repeated-parameter
          """)
  void oEmbed_wrongParameter_isRefused(String more, int status, String kind) throws Exception {
    HttpResponse<String> response = oEmbed(API + "/v1/charts/victims.html", more);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).path("type").asString()).endsWith(":" + kind);
  }

  @Test
  void builder_withoutScript_listsWhatThereIs() throws Exception {
    HttpResponse<String> page = get("/atalaya/embed/builder?lang=en&indicator=victims&fbclid=x");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("this page needs JavaScript", "/builder.js", "data-api=\"" + API + "\"");
    Matcher link =
        Pattern.compile("<a href=\"https://observatorio.example([^\"]+)\"").matcher(page.body());
    assertThat(link.results().map(found -> found.group(1)))
        .hasSizeGreaterThan(8)
        .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(200));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .containsPattern("script-src https://observatorio\\.example/atalaya/elements/[^/]+/;")
        .doesNotContain("unsafe");
  }

  @Test
  void builder_unknownLanguage_isSaidInWords() throws Exception {
    HttpResponse<String> page = get("/atalaya/embed/builder?lang=fr");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("<code>lang=fr</code>");
  }

  @Test
  void oEmbed_withoutAddress_isRefused() throws Exception {
    assertThat(get("/atalaya/oembed").statusCode()).isEqualTo(400);
  }

  @Test
  void chartPage_leadsToOEmbed() throws Exception {
    for (String path :
        List.of(
            "/atalaya/v1/charts/victims.html?by=department&theme=dark", CHART + "&theme=dark")) {
      Matcher link =
          Pattern.compile("<link [^>]*type=\"application/json\\+oembed\" href=\"([^\"]+)\"")
              .matcher(get(path).body());
      assertThat(link.find()).isTrue();

      HttpResponse<String> answer =
          get(link.group(1).replace("&amp;", "&").replace("https://observatorio.example", ""));

      assertThat(json(answer).path("html").asString())
          .contains("by=department&amp;indicator=victims&amp;theme=dark");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/atalaya/v1/charts/victims.html?by=department&lang=en", CHART + "&lang=en"})
  void page_pastedSomewhere_hasWordsAndAPicture(String path) throws Exception {
    String page = get(path).body();

    assertThat(page)
        .contains(
            "<meta property=\"og:title\" content=\"Victims registered: “Guatemala” has the largest")
        .containsPattern("property=\"og:description\" content=\"Bar chart: [^\"]+\"")
        .containsPattern("property=\"og:image:alt\" content=\"Bar chart: [^\"]+\"")
        .contains("content=\"summary_large_image\"");
    Matcher image =
        Pattern.compile("property=\"og:image\" content=\"https://observatorio.example([^\"]+)\"")
            .matcher(page);
    assertThat(image.find()).isTrue();
    HttpResponse<byte[]> picture =
        HTTP.send(request(image.group(1).replace("&amp;", "&")), BodyHandlers.ofByteArray());
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    ByteBuffer size = ByteBuffer.wrap(picture.body(), 16, 8);
    assertThat(size.getInt()).isEqualTo(1200);
    assertThat(size.getInt()).isEqualTo(630);
  }

  @Test
  void catalogue_namesTheLoaderWithItsHash() throws Exception {
    JsonNode loader = json(get("/atalaya/v1/statistics")).path("loader");

    HttpResponse<byte[]> pinned =
        HTTP.send(
            request(loader.path("pinned").asString().replace("https://observatorio.example", "")),
            BodyHandlers.ofByteArray());

    byte[] digest = MessageDigest.getInstance("SHA-384").digest(pinned.body());
    assertThat(loader.path("integrity").asString())
        .isEqualTo("sha384-" + Base64.getEncoder().encodeToString(digest));
    assertThat(new String(pinned.body(), StandardCharsets.UTF_8))
        .as("loads the modules of its own version")
        .contains("/atalaya/elements/" + loader.path("version").asString() + "/");
  }

  @Test
  void loader_ofAnotherVersion_saysWhichThereAre() throws Exception {
    HttpResponse<String> response = get("/atalaya/embed-0.0.9.js?lang=en");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).path("type").asString()).endsWith(":version-not-kept");
    assertThat(json(response).path("allowed").valueStream().map(JsonNode::asString))
        .containsExactly("embed-" + ElementsVersion.VALUE + ".js", "embed.js");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void anythingElseBelowTheBase_isTheApplications() throws Exception {
    assertThat(get("/atalaya/embedded.html").headers().firstValue("Content-Type").orElse(""))
        .doesNotContain("problem");
  }

  private HttpResponse<String> oEmbed(String url, String more) throws Exception {
    return get("/atalaya/oembed?url=" + encoded(url) + more);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
