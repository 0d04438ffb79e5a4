// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What is answered, by a real Tomcat, while a real DuckDB is busy for hours. */
@SpringBootTest(
    classes = SampleApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "atalaya.load.turns=1",
      "atalaya.load.queue=0",
      "atalaya.load.waiting=300ms",
      "atalaya.load.deadline=5s",
      // It would take the one turn.
      "atalaya.cache.warm=false"
    })
class UnderLoadTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long HOURS_OF_WORK = 10_000_000_000L;

  @LocalServerPort private int port;
  @Autowired private CaseStore store;

  private boolean slow;

  @AfterEach
  void makeQuick() {
    if (slow) {
      FactRows.once(store, CountingUnit.VICTIM);
    }
  }

  private void makeSlow() {
    FactRows.repeat(store, CountingUnit.VICTIM, HOURS_OF_WORK);
    slow = true;
  }

  @Test
  void answer_storeTooSlow_refusedInTime() throws Exception {
    makeSlow();

    HttpResponse<byte[]> response = get("/statistics/victims.json?by=victim-age&lang=en");

    assertRefused(response, "deadline-exceeded", "30");
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("took longer than the observatory allows");
  }

  @Test
  void answer_afterASlowOne_isMadeAgain() throws Exception {
    makeSlow();
    assertThat(get("/statistics/victims.json?by=year").statusCode()).isEqualTo(503);
    makeQuick();
    slow = false;

    HttpResponse<byte[]> response = get("/statistics/victims.json?by=year");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Atalaya-Stale")).isEmpty();
  }

  @Test
  void answer_noTurnFree_refusedWithRetryAfter() throws Exception {
    makeSlow();
    CompletableFuture<HttpResponse<byte[]>> first = keepBusy("by=month&year=2010");

    HttpResponse<byte[]> response = get("/statistics/complaints.json?by=month&year=2010");

    assertRefused(response, "overloaded", "1");
    assertRefused(first.get(30, TimeUnit.SECONDS), "deadline-exceeded", "30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/statistics/complaints.json?by=victim-sex", "/statistics", "/openapi.json"})
  void answer_keptOrWithoutFigures_needsNoTurn(String path) throws Exception {
    byte[] before = get(path).body();
    makeSlow();
    CompletableFuture<HttpResponse<byte[]>> first = keepBusy("by=month&year=2011");

    HttpResponse<byte[]> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Atalaya-Stale")).isEmpty();
    assertThat(response.body()).isEqualTo(before);
    assertThat(first.isDone()).isFalse();
    first.get(30, TimeUnit.SECONDS);
  }

  @Test
  void refusal_ofWhatIsAsked_needsNoTurn() throws Exception {
    makeSlow();
    CompletableFuture<HttpResponse<byte[]>> first = keepBusy("by=municipality");

    assertThat(get("/statistics/victims.json?by=colour").statusCode()).isEqualTo(400);
    assertThat(get("/statistics/nothing.json").statusCode()).isEqualTo(404);

    assertThat(first.isDone()).isFalse();
    first.get(30, TimeUnit.SECONDS);
  }

  @Test
  void answer_storeTooSlowAfterARelease_lastGoodOneWithTheSameBytes() throws Exception {
    String path = "/charts/victims.svg?by=department";
    HttpResponse<byte[]> before = get(path);
    SampleCases.load(
        store, SampleCases.mapping(), SampleCases.ROWS + "2011-04-01,101,2,30,1122,1\n".repeat(20));
    makeSlow();

    HttpResponse<byte[]> during = get(path);
    makeQuick();
    slow = false;
    HttpResponse<byte[]> after = get(path);

    assertThat(during.statusCode()).isEqualTo(200);
    assertThat(during.headers().firstValue("Atalaya-Stale")).contains("true");
    assertThat(during.headers().firstValue("ETag")).isEqualTo(before.headers().firstValue("ETag"));
    assertThat(during.body()).isEqualTo(before.body());
    assertThat(during.headers().firstValue("Cache-Control").orElse("")).contains("s-maxage=10,");
    assertThat(after.headers().firstValue("Atalaya-Stale")).isEmpty();
    assertThat(after.body()).isNotEqualTo(before.body());
  }

  /** Asks what the store will be busy with until the deadline. */
  private CompletableFuture<HttpResponse<byte[]>> keepBusy(String query)
      throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        HTTP.sendAsync(
            HttpRequest.newBuilder(address("/statistics/victims.json?" + query)).build(),
            BodyHandlers.ofByteArray());
    Thread.sleep(1000);
    assertThat(asked.isDone()).isFalse();
    return asked;
  }

  private static void assertRefused(
      HttpResponse<byte[]> response, String problem, String retryAfter) {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains(retryAfter);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("Retry-After", "Atalaya-Stale");
    assertThat(JsonMapper.shared().readTree(response.body()).at("/type").asString())
        .isEqualTo("urn:problem-type:atalaya:" + problem);
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray());
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + "/atalaya/v1" + path);
  }
}
