// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API over HTTP, in a real Tomcat and over a real DuckDB. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PublicApiTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One of each kind of answer. */
  private static final List<String> PATHS =
      List.of(
          "/atalaya/v1/statistics",
          "/atalaya/v1/catalog.jsonld",
          "/atalaya/v1/quality.json",
          "/atalaya/v1/openapi.json",
          "/atalaya/v1/statistics/complaints.json",
          "/atalaya/v1/statistics/complaints.csv",
          "/atalaya/v1/statistics/complaints.xlsx",
          "/atalaya/v1/statistics/complaints.csv-metadata.json",
          "/atalaya/v1/charts/complaints.svg",
          "/atalaya/v1/charts/complaints.png",
          "/atalaya/v1/charts/complaints.html",
          "/atalaya/v1/charts/complaints.json");

  @LocalServerPort private int port;

  @Test
  void catalogue_listsIndicatorsDimensionsAndProtection() throws Exception {
    JsonNode catalogue = json(get("/atalaya/v1/statistics?lang=en"));

    assertThat(catalogue.get("indicators").valueStream().map(node -> node.get("id").asString()))
        .containsExactly("complaints", "victims", "suspects");
    assertThat(catalogue.at("/dimensions/victim-sex/categories/0/label").asString())
        .isEqualTo("Women");
    assertThat(catalogue.at("/dimensions/year/categories/0/code").asString()).isEqualTo("2010");
    assertThat(catalogue.at("/source/synthetic").asBoolean()).isTrue();
    assertThat(catalogue.at("/protection/0").asString()).contains("below 5");
    assertThat(catalogue.at("/indicators/2/dimensions").valueStream().map(JsonNode::asString))
        .contains("suspect-sex")
        .doesNotContain("victim-sex");
  }

  @Test
  void table_jsonAndCsvAndPicture_sameFigures() throws Exception {
    String query = "?by=department,victim-sex&year=2010";

    JsonNode dataset = json(get("/atalaya/v1/statistics/victims.json" + query));
    String csv = get("/atalaya/v1/statistics/victims.csv" + query).body();
    String svg = get("/atalaya/v1/charts/victims.svg" + query).body();
    String html = get("/atalaya/v1/charts/victims.html" + query).body();

    // 2010, department 01: 12 + 6 women, 3 men withheld; department 02: 1 woman withheld.
    assertThat(dataset.at("/value/0").asInt()).isEqualTo(18);
    assertThat(dataset.at("/value/1").isNull()).isTrue();
    assertThat(dataset.at("/status/1").asString()).isEqualTo("suppressed-below-5");
    assertThat(csv)
        .contains("2010,2010,01,Guatemala,F,Mujeres,víctimas,18,\r\n")
        .contains("2010,2010,01,Guatemala,M,Hombres,víctimas,,suppressed-below-5\r\n");
    assertThat(svg).contains("data-value=\"18\"").contains("data-status=\"suppressed\"");
    assertThat(html).contains("<td>18</td>").contains("0–4").doesNotContain("<td>3</td>");
  }

  @Test
  void workbook_hasItsTypeAndItsSheets() throws Exception {
    HttpResponse<byte[]> response =
        request("/atalaya/v1/statistics/victims.xlsx?by=department", "GET");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    List<String> parts = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        parts.add(part.getName());
      }
    }
    assertThat(parts).contains("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
  }

  @Test
  void csv_pointsToItsDescription() throws Exception {
    HttpResponse<String> csv = get("/atalaya/v1/statistics/victims.csv?year=2010&by=victim-sex");

    String link = csv.headers().firstValue("Link").orElseThrow();
    assertThat(link)
        .isEqualTo(
            "</atalaya/v1/statistics/victims.csv-metadata.json?by=victim-sex&year=2010>;"
                + " rel=\"describedby\"; type=\"application/csvm+json\"");
    HttpResponse<String> description = get(link.substring(1, link.indexOf('>')));
    assertThat(description.headers().firstValue("Content-Type")).contains("application/csvm+json");
    HttpResponse<String> described = get(json(description).at("/url").asString());
    assertThat(described.body()).isEqualTo(csv.body());
  }

  @Test
  void files_ofInventedRecords_sayItInTheirName() throws Exception {
    for (String format : List.of("csv", "xlsx")) {
      assertThat(
              request("/atalaya/v1/statistics/victims." + format, "GET")
                  .headers()
                  .firstValue("Content-Disposition"))
          .contains("inline; filename=\"victims-synthetic-v1." + format + "\"");
    }
  }

  @Test
  void quality_saysWhatIsCoveredAndWhatIsUnknown() throws Exception {
    JsonNode quality = json(get("/atalaya/v1/quality.json?lang=en"));

    assertThat(quality.at("/coverage/0/indicator").asString()).isEqualTo("complaints");
    assertThat(quality.at("/coverage/0/from").asString()).isEqualTo("2010-01");
    assertThat(quality.at("/coverage/0/records").asInt()).isEqualTo(48);
    assertThat(quality.at("/protection/0").asString()).contains("below 5");
    // Two of 48: fewer than are published.
    assertThat(quality.path("unknowns").valueStream())
        .anyMatch(one ->
            one.path("dimension").asString().equals("department")
                && one.path("percentStatus").asString().equals("suppressed-below-5")
                && one.path("percent").isMissingNode());
  }

  @Test
  void openDataCatalogue_everyFileCanBeFetched() throws Exception {
    HttpResponse<String> response = get("/atalaya/v1/catalog.jsonld");

    assertThat(response.headers().firstValue("Content-Type")).contains("application/ld+json");
    List<JsonNode> datasets = json(response).at("/dcat:dataset").valueStream().toList();
    assertThat(datasets).isNotEmpty();
    for (JsonNode dataset : datasets) {
      assertThat(get(dataset.at("/dcat:landingPage/@id").asString()).statusCode()).isEqualTo(200);
      for (JsonNode file : dataset.at("/dcat:distribution").valueStream().toList()) {
        HttpResponse<byte[]> answer = request(file.at("/dcat:downloadURL/@id").asString(), "GET");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(file.at("/dcat:mediaType/@id").asString())
            .endsWith(answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
      }
    }
  }

  @Test
  void openApi_everyPath_isAnsweredAsItSays() throws Exception {
    JsonNode document = json(get("/atalaya/v1/openapi.json?lang=en"));
    String indicator = document.at("/components/parameters/indicator/example").asString();

    assertThat(document.path("paths").propertyNames()).hasSizeGreaterThan(8);
    for (String path : document.path("paths").propertyNames()) {
      HttpResponse<byte[]> answer =
          request(
              document.at("/servers/0/url").asString() + path.replace("{indicator}", indicator),
              "GET");

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(document.path("paths").path(path).at("/get/responses/200/content").propertyNames())
          .singleElement()
          .extracting(type -> type.split(";")[0])
          .isEqualTo(answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
    }
  }

  @Test
  void catalogue_linksOfAnIndicator_areAnswered() throws Exception {
    JsonNode catalogue = json(get("/atalaya/v1/statistics"));

    assertThat(catalogue.path("formats").propertyNames()).containsExactly("json", "csv", "xlsx");
    assertThat(catalogue.at("/indicators/0/links").propertyNames())
        .containsExactly("json", "csv", "xlsx", "svg", "png", "html", "echarts");
    for (JsonNode link : catalogue.at("/indicators/0/links").valueStream().toList()) {
      assertThat(request(link.asString(), "HEAD").statusCode()).isEqualTo(200);
    }
    for (JsonNode link : catalogue.path("links").valueStream().toList()) {
      assertThat(get(link.asString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void unknownFormat_listsWhatExists() throws Exception {
    assertThat(
            json(get("/atalaya/v1/statistics/complaints.xls"))
                .get("allowed")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactly("json", "csv", "xlsx", "csv-metadata.json", "whole.json");
  }

  @Test
  void picture_isWellFormedAndWithoutScript() throws Exception {
    HttpResponse<String> response = get("/atalaya/v1/charts/complaints.svg?by=month&lang=en");

    assertThat(response.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(
            DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(response.body())))
                .getDocumentElement()
                .getAttribute("lang"))
        .isEqualTo("en");
    assertThat(response.body()).doesNotContain("<script").doesNotContain("style=");
  }

  @Test
  void figure_ofYears_isThatOfTheLastCompleteOne() throws Exception {
    String svg =
        get("/atalaya/v1/charts/complaints.svg?by=year&form=figure&width=200&height=140").body();

    assertThat(svg).contains("data-form=\"figure\"").contains("width=\"200\"").contains(">22<");
  }

  @Test
  void option_hasTheFiguresOfTheTable() throws Exception {
    String query = "?by=department,victim-sex&year=2010&form=bar";

    JsonNode series = json(get("/atalaya/v1/charts/victims.json" + query)).at("/option/series");

    assertThat(series.at("/0/data/0/value").asInt()).isEqualTo(18);
    JsonNode men = series.get(2);
    assertThat(men.path("id").asString()).isEqualTo("series-1");
    assertThat(men.at("/data/0").isNull()).isTrue();
    assertThat(series.at("/3/data/0/status").asString()).isEqualTo("suppressed");
  }

  @ParameterizedTest
  @CsvSource({"?width=600&height=315, 1200, 630", "?width=600&height=315&scale=1, 600, 315"})
  void pixels_haveTheSizeAskedForAndAreKept(String query, int width, int height) throws Exception {
    String path = "/atalaya/v1/charts/complaints.png" + query + "&by=year";

    HttpResponse<byte[]> response = request(path, "GET");

    assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(request(path, "GET").headers().firstValue("ETag"))
        .isPresent()
        .isEqualTo(response.headers().firstValue("ETag"));
  }

  @Test
  void pixels_moreThanAPictureMayHave_saysWhichScalesAreAllowed() throws Exception {
    JsonNode problem =
        json(get("/atalaya/v1/charts/complaints.png?width=1600&height=2400&scale=3"));

    assertThat(problem.get("parameter").asString()).isEqualTo("scale");
    assertThat(problem.get("allowed").valueStream().map(JsonNode::asString))
        .containsExactly("1", "2");
  }

  @Test
  void page_loadsAndRunsNothingAndSaysItsStyleInThePolicy() throws Exception {
    HttpResponse<String> response = get("/atalaya/v1/charts/complaints.html?by=year");

    String policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy).contains("default-src 'none'").contains("style-src 'sha256-");
    assertThat(response.body())
        .startsWith("<!doctype html>")
        .contains("<html lang=\"es\">")
        .contains("<th scope=\"row\">2010</th><td>22</td>")
        .contains("<th scope=\"row\">Total</th><td>48</td>")
        .contains("DATOS SINTÉTICOS")
        .containsOnlyOnce("<script")
        .contains("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"")
        .contains("Cita sugerida: Atalaya (2011)")
        .doesNotContain("src=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/atalaya/v1/statistics",
        "/atalaya/v1/statistics/complaints.json?by=municipality",
        "/atalaya/v1/statistics/complaints.xlsx?by=municipality",
        "/atalaya/v1/statistics/complaints.csv-metadata.json?by=municipality",
        "/atalaya/v1/catalog.jsonld",
        "/atalaya/v1/openapi.json",
        "/atalaya/v1/statistics.whole.json",
        "/atalaya/v1/statistics/complaints.whole.json?by=year",
        "/atalaya/v1/charts/complaints.svg?by=year",
        "/atalaya/embed.js",
        "/atalaya/elements/" + ElementsVersion.VALUE + "/chart.js"
      })
  void answer_isPublicCookielessAndConditional(String path) throws Exception {
    HttpResponse<byte[]> plain = request(path, "GET");
    HttpResponse<byte[]> gzip = request(path, "GET", "Accept-Encoding", "gzip, br;q=0");
    String plainTag = plain.headers().firstValue("ETag").orElseThrow();
    String gzipTag = gzip.headers().firstValue("ETag").orElseThrow();

    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(plain.headers().firstValue("Cache-Control").orElse("")).startsWith("public");
    assertThat(plain.headers().map()).doesNotContainKey("set-cookie");
    assertThat(plainTag).startsWith("\"");
    if (gzip.headers().firstValue("Content-Encoding").isPresent()) {
      assertThat(gzipTag).isNotEqualTo(plainTag);
      assertThat(unzip(gzip.body())).isEqualTo(plain.body());
    }
    HttpResponse<byte[]> unchanged = request(path, "GET", "If-None-Match", plainTag);
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(request(path, "GET", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> head = request(path, "HEAD");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).contains(plainTag);
  }

  @Test
  void answer_sameQuestionInOtherOrder_sameTag() throws Exception {
    HttpResponse<String> one =
        get("/atalaya/v1/statistics/victims.json?by=victim-sex&year=2010&lang=en");
    HttpResponse<String> other =
        get("/atalaya/v1/statistics/victims.json?lang=en&year=2010&by=victim-sex");

    assertThat(other.headers().firstValue("ETag")).isEqualTo(one.headers().firstValue("ETag"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /atalaya/v1/statistics/nothing.json                            | 404 | unknown-indicator
          /atalaya/v1/statistics/complaints.xls                          | 404 | unknown-format
          /atalaya/v1/statistics/complaints                              | 404 | unknown-format
          /atalaya/v1/nothing                                            | 404 | unknown-resource
          /atalaya/v1/                                                   | 404 | unknown-resource
          /atalaya/v1/statistics/complaints.json?by=colour               | 400 | unknown-dimension
          /atalaya/v1/statistics/complaints.json?colour=red              | 400 | unknown-parameter
          /atalaya/v1/statistics?colour=red                              | 400 | unknown-parameter
          /atalaya/v1/catalog.jsonld?lang=es                             | 400 | unknown-parameter
          /atalaya/v1/openapi.json?by=year                               | 400 | unknown-parameter
          /atalaya/v1/openapi.json?lang=fr                               | 400 | invalid-value
          /atalaya/v1/statistics.whole.json?lang=es                      | 400 | unknown-parameter
          /atalaya/v1/statistics/complaints.whole.json?lang=es           | 400 | unknown-parameter
          /atalaya/v1/statistics/complaints.xlsx?by=colour               | 400 | unknown-dimension
          /atalaya/v1/statistics/complaints.csv-metadata.json?year=1999  | 400 | unknown-category
          /atalaya/v1/statistics/complaints.x.json                       | 404 | unknown-format
          /atalaya/v1/statistics/nothing.xlsx                            | 404 | unknown-indicator
          /atalaya/v1/statistics/complaints.json?by=year&by=month        | 400 | repeated-parameter
          /atalaya/v1/statistics/complaints.json?year=1999               | 400 | unknown-category
          /atalaya/v1/statistics/complaints.json?by=suspect-sex          | 400 | dimension-not-of-unit
          /atalaya/v1/statistics/complaints.json?measure=median          | 400 | unknown-measure
          /atalaya/v1/statistics/complaints.json?measure=rate            | 400 | rate-needs-year
          /atalaya/v1/statistics/complaints.json?version=7               | 404 | unknown-version
          /atalaya/v1/statistics/complaints.json?from=2010&to=2011       | 400 | periods-summed
          /atalaya/v1/statistics/complaints.json?from=yesterday          | 400 | invalid-period
          /atalaya/v1/charts/complaints.svg?form=pie                     | 400 | invalid-value
          /atalaya/v1/charts/complaints.svg?width=99999                  | 400 | invalid-value
          /atalaya/v1/charts/complaints.svg?width=200                    | 400 | invalid-value
          /atalaya/v1/charts/complaints.svg?title=Shocking               | 400 | invalid-value
          /atalaya/v1/charts/complaints.svg?by=department&form=figure    | 400 | form-does-not-suit
          /atalaya/v1/charts/complaints.json?by=department&form=funnel   | 400 | form-does-not-suit
          /atalaya/v1/charts/complaints.svg?scale=2                      | 400 | unknown-parameter
          /atalaya/v1/charts/complaints.png?scale=4                      | 400 | invalid-value
          /atalaya/v1/charts/complaints.png?scale=2&scale=1              | 400 | repeated-parameter
          /atalaya/v1/charts/complaints.png?by=colour                    | 400 | unknown-dimension
          /atalaya/v1/charts/complaints.png?width=1600&height=2400&scale=3 | 400 | invalid-value
          /atalaya/v1/statistics/complaints.json?lang=fr                 | 400 | invalid-value
          /atalaya/v1/statistics/complaints.json?by=%ff                  | 400 | invalid-encoding
          /atalaya/elements/chart.js                                     | 404 | unknown-resource
          /atalaya/elements/0.0.1/chart.js                               | 404 | unknown-resource
          """)
  void refusal_isProblemDocument(String path, int status, String kind) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    JsonNode problem = json(response);
    assertThat(problem.get("type").asString()).isEqualTo("urn:problem-type:atalaya:" + kind);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
  }

  @Test
  void refusal_saysParameterGivenAndAllowed_inTheLanguageAsked() throws Exception {
    JsonNode problem =
        json(get("/atalaya/v1/statistics/victims.json?by=year&victim-sex=Q&lang=en"));

    assertThat(problem.get("parameter").asString()).isEqualTo("victim-sex");
    assertThat(problem.get("given").asString()).isEqualTo("Q");
    assertThat(problem.get("allowed").valueStream().map(JsonNode::asString))
        .containsExactly("F", "M", "?");
    assertThat(problem.get("detail").asString())
        .isEqualTo("The dimension “victim-sex” has no code “Q”. Allowed: F, M, ?.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE fact_case; --",
        "<script>alert(1)</script>",
        "${jndi:ldap://x}",
        "../../etc/passwd",
        "\u0000\u001b[2J\u202e",
        "{0}'{1}"
      })
  void hostileValue_inEveryParameter_isRefusedInWords(String value) throws Exception {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    for (String parameter :
        new String[] {
          "by", "measure", "from", "to", "sort", "top", "version", "year", "form", "theme", "width",
          "height", "lang", encoded
        }) {
      for (String path : PATHS) {
        HttpResponse<String> response = get(path + "?" + parameter + "=" + encoded);

        assertThat(response.statusCode()).as(path + " " + parameter).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(response.headers().firstValue("Link")).isEmpty();
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("\u001b");
      }
    }
    for (String path : List.of("/statistics/", "/charts/", "/")) {
      for (String format : List.of("", ".json", ".xlsx", ".csv-metadata.json", ".html")) {
        URI hostile =
            URI.create(
                "http://localhost:"
                    + port
                    + "/atalaya/v1"
                    + path
                    + encoded.replace("+", "%20")
                    + format);

        HttpResponse<String> response =
            HTTP.send(HttpRequest.newBuilder(hostile).build(), BodyHandlers.ofString());

        // Some are refused by the container before they reach us.
        assertThat(response.statusCode()).as(path + format).isIn(400, 404);
        assertThat(response.body()).doesNotContain("Exception:").doesNotContain("<script>alert");
      }
    }
    assertThat(json(get("/atalaya/v1/statistics/complaints.json")).at("/value/0").asInt())
        .isEqualTo(48);
  }

  @Test
  void address_tooLong_isRefused() throws Exception {
    HttpResponse<String> response =
        get("/atalaya/v1/statistics/complaints.json?by=" + "a".repeat(8300 - 40));

    assertThat(response.statusCode()).isIn(400, 414);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE"})
  void method_other_isRefused(String method) throws Exception {
    HttpResponse<byte[]> response = request("/atalaya/v1/statistics", method);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).isPresent();
  }

  @Test
  void preflight_anyOrigin_isAnswered() throws Exception {
    HttpResponse<byte[]> response =
        request("/atalaya/v1/statistics", "OPTIONS", "Origin", "https://news.example");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
        .contains("GET, HEAD, OPTIONS");
  }

  @Test
  void loader_ofThisVersion_sameBytes() throws Exception {
    assertThat(get("/atalaya/embed-" + ElementsVersion.VALUE + ".js").body())
        .isEqualTo(get("/atalaya/embed.js").body())
        .contains(ElementsVersion.VALUE);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> request(String path, String method, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  private static byte[] unzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
