// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.operations.KeyVault;
import org.atalaya.testkit.PostedAlerts;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts over HTTP, in a real Tomcat. */
@SpringBootTest(
    classes = {SampleApplication.class, AlertServletTest.Board.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "atalaya.node=all",
      "atalaya.insecure-all-node=true",
      "atalaya.public-url=https://observatorio.example",
      "atalaya.alerts.tip-form=https://avisos.example/nuevo?idioma=es"
    })
class AlertServletTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Nothing but a name that would be more, were it not escaped. */
  private static final String HOSTILE = "Ana <script>alert(1)</script> \"O'Neil\" & hijas";

  @LocalServerPort private int port;
  @Autowired private PostedAlerts board;

  @Configuration(proxyBeanMethods = false)
  static class Board {
    @Bean
    PostedAlerts alertBoard() {
      return new PostedAlerts(Instant.now());
    }

    @Bean
    FeedSignature feedSignature() throws IOException {
      return FeedSignature.from(
          KeyVault.at(Files.createTempDirectory("vault"), new SecureRandom()));
    }
  }

  @Test
  void formForTips_isGivenTheAlert_onThePageAndInTheFeed() throws Exception {
    Bulletin bulletin = board.woman("Rosa Planted Name");
    String form = "https://avisos.example/nuevo?idioma=es&alert=" + bulletin.id();

    JsonNode item =
        JsonMapper.shared()
            .readTree(get("/atalaya/v1/alerts/" + bulletin.id() + ".json").body())
            .at("/items/0/_atalaya");
    String page = get("/atalaya/v1/alerts/" + bulletin.id() + ".html").body();

    assertThat(item.path("tip").asString()).isEqualTo(form);
    assertThat(page)
        .contains("href=\"" + form.replace("&", "&amp;") + "\"", "Dígalo por escrito")
        .containsPattern("avisos[^>]*rel=\"noopener noreferrer\"");
    assertThat(get("/atalaya/embed/alert-ticker").body()).contains(form.replace("&", "&amp;"));
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/feed+json",
    "atom, application/atom+xml",
    "rss, application/rss+xml"
  })
  void feed_isAskedForAgainSoon(String format, String mediaType) throws Exception {
    board.woman("Rosa Planted Name");

    HttpResponse<String> answer = get("/atalaya/v1/alerts." + format);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
    assertThat(answer.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=15, s-maxage=15");
    assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex, noarchive");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("ETag", "Date");
    assertThat(answer.body()).contains("Rosa Planted Name");
  }

  @Test
  void feed_unchanged_notModified_untilSomethingChanges() throws Exception {
    Bulletin bulletin = board.woman("Rosa");
    String tag = get("/atalaya/v1/alerts.json").headers().firstValue("ETag").orElseThrow();

    assertThat(get("/atalaya/v1/alerts.json", "If-None-Match", tag).statusCode()).isEqualTo(304);
    board.end(bulletin);
    HttpResponse<String> after = get("/atalaya/v1/alerts.json", "If-None-Match", tag);

    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.headers().firstValue("ETag")).isNotEqualTo(tag);
  }

  @Test
  void feed_english_saysSo() throws Exception {
    JsonNode feed = json(get("/atalaya/v1/alerts.json?lang=en"));

    assertThat(feed.path("language").asString()).isEqualTo("en");
    assertThat(feed.path("feed_url").asString())
        .isEqualTo("https://observatorio.example/atalaya/v1/alerts.json?lang=en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/atalaya/v1/alerts.json", "/atalaya/v1/alerts.atom"})
  void feed_isSignedByThePublishedKey(String path) throws Exception {
    board.woman("Rosa Ñáñez");
    HttpResponse<String> feed = get(path);
    Matcher header =
        Pattern.compile("ed25519=:(.+):")
            .matcher(feed.headers().firstValue("Atalaya-Signature").orElseThrow());
    String pem = json(get("/atalaya/v1/keys")).at("/keys/0/pem").asString();
    String encoded = pem.replaceAll("-----[A-Z ]+-----|\\s", "");

    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded))));
    verifier.update(feed.body().getBytes(StandardCharsets.UTF_8));

    assertThat(header.matches()).isTrue();
    assertThat(verifier.verify(Base64.getDecoder().decode(header.group(1)))).isTrue();
  }

  @Test
  void alert_asJsonAndCap_isOfThatAlert() throws Exception {
    Bulletin bulletin = board.child("Luz");

    assertThat(json(get(one(bulletin, ".json"))).path("items").size()).isOne();
    assertThat(get(one(bulletin, ".cap")).body())
        .contains("<msgType>Alert</msgType>", bulletin.id() + ".1");
  }

  @Test
  void bulletin_saysWhoAndWhomToCall_escaped() throws Exception {
    Bulletin bulletin = board.woman(HOSTILE);

    HttpResponse<String> page = get(one(bulletin, ".html") + "?lang=en");

    assertThat(page.body())
        .contains("<html lang=\"en\">", "&lt;script", "1572")
        .contains("Isabel-Claudina", bulletin.number(), "class=\"qr\"", "Red blouse.")
        .doesNotContain("<script>alert");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "img-src https://observatorio.example data:");
  }

  @Test
  void photo_eachSize_brieflyKept() throws Exception {
    Bulletin bulletin = board.woman("Rosa");

    HttpResponse<String> photo = get(one(bulletin, "/photo?size=poster"));

    assertThat(photo.body()).isEqualTo("photo poster");
    assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(photo.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=60, s-maxage=60");
  }

  @Test
  void ended_nothingOfThePersonIsLeftAnywhere() throws Exception {
    Bulletin bulletin = board.woman("Planted Person To Forget");
    board.end(bulletin);

    assertThat(get(one(bulletin, ".html")).statusCode()).isEqualTo(410);
    assertThat(get(one(bulletin, "/photo")).statusCode()).isEqualTo(410);
    assertThat(get(one(bulletin, ".cap")).body())
        .contains("<msgType>Cancel</msgType>", "<references>");
    assertThat(json(get(one(bulletin, ".json"))).at("/items/0/_atalaya/ended").isString()).isTrue();
    for (String path :
        new String[] {
          "/atalaya/v1/alerts.json",
          "/atalaya/v1/alerts.atom",
          "/atalaya/v1/alerts.rss",
          "/atalaya/embed/alert-ticker",
          "/atalaya/embed/alert-card?alert=" + bulletin.id(),
          one(bulletin, ".html"),
          one(bulletin, ".json"),
          one(bulletin, ".cap"),
          one(bulletin, "/photo")
        }) {
      assertThat(get(path).body()).as(path).doesNotContain("Planted Person");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/atalaya/v1/alerts/0192f000-0000-7000-8000-00000000ffff.json",
        "/atalaya/v1/alerts/0192f000-0000-7000-8000-00000000ffff/photo",
        "/atalaya/v1/alerts/1-1-1-1-1.json",
        "/atalaya/v1/alerts/..%2f..%2fetc%2fpasswd",
        "/atalaya/v1/alerts/",
        "/atalaya/v1/alerts.xml"
      })
  void unknown_isToldInAProblemDocument(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("Exception", "at org.");
  }

  @ParameterizedTest
  @CsvSource({
    "/atalaya/v1/alerts.json?lang=fr, lang",
    "/atalaya/v1/alerts.json?name=Rosa, name",
    "/atalaya/embed/alert-ticker?kind=man, woman",
    "/atalaya/embed/alert-ticker?rows=0, rows",
    "/atalaya/embed/alert-ticker?rows=1&rows=2, rows",
    "/atalaya/embed/alert-ticker?theme=pink, dark",
    "/atalaya/embed/alert-card, alert",
    "/atalaya/embed/alert-card?alert=x, alert"
  })
  void wrongParameter_isExplained(String path, String told) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(told);
  }

  @Test
  void photo_wrongSize_namesTheSizes() throws Exception {
    Bulletin bulletin = board.woman("Rosa");

    JsonNode problem = json(get(one(bulletin, "/photo?size=huge")));

    assertThat(problem.path("parameter").asString()).isEqualTo("size");
    assertThat(problem.path("allowed").toString()).isEqualTo("[\"ticker\",\"card\",\"poster\"]");
  }

  @Test
  void frame_withoutScript_saysAllAndIsLoadedAgain() throws Exception {
    Bulletin woman = board.woman("Frame Woman");
    board.child("Frame Child");

    String page =
        get("/atalaya/embed/alert-ticker?kind=woman&rows=2&moving=true&theme=dark&utm=x").body();

    assertThat(page)
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"60\"/></noscript>")
        .contains("Frame Woman", "1572", "/v1/alerts/" + woman.id() + ".html")
        .contains(
            "<atalaya-alert-ticker observatory=\"https://observatorio.example/atalaya\" lang=\"es\""
                + " kind=\"woman\" moving=\"true\" rows=\"2\" theme=\"dark\">")
        .contains("/frame.js")
        .doesNotContain("Frame Child", "utm");
  }

  @Test
  void post_isNotAllowed() throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(uri("/atalaya/v1/alerts.json"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  private static String one(Bulletin bulletin, String rest) {
    return "/atalaya/v1/alerts/" + bulletin.id() + rest;
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
