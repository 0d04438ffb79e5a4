// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What clients are charged, behind a proxy at the address from which this test asks. */
@SpringBootTest(
    classes = SampleApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "atalaya.load.client-allowance=1",
      "atalaya.load.client-burst=3",
      "atalaya.load.trusted-proxies=127.0.0.1,::1"
    })
class ClientAllowanceOverHttpTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void client_asksForMoreThanItMay_refusedWithRetryAfter() throws Exception {
    useUp("203.0.113.1", 500);

    HttpResponse<byte[]> response = get("203.0.113.1", "/charts/complaints.svg?width=503&lang=en");

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(JsonMapper.shared().readTree(response.body()).at("/type").asString())
        .isEqualTo("urn:problem-type:atalaya:too-many-requests");
    assertThat(response.headers().map().toString()).doesNotContain("203.0.113");
  }

  @Test
  void client_withoutAllowance_stillHasWhatIsKeptAndIsToldWhatIsWrong() throws Exception {
    useUp("203.0.113.2", 510);

    assertThat(get("203.0.113.2", "/charts/complaints.svg?width=510").statusCode()).isEqualTo(200);
    assertThat(get("203.0.113.2", "/statistics").statusCode()).isEqualTo(200);
    assertThat(get("203.0.113.2", "/charts/complaints.svg?by=colour").statusCode()).isEqualTo(400);
    assertThat(get("203.0.113.2", "/charts/complaints.svg?width=513").statusCode()).isEqualTo(429);
  }

  @Test
  void refusals_ofWhatIsAsked_areNotCharged() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(get("203.0.113.3", "/charts/complaints.svg?by=c" + i).statusCode()).isEqualTo(400);
      assertThat(get("203.0.113.3", "/statistics/x" + i + ".json").statusCode()).isEqualTo(404);
    }

    useUp("203.0.113.3", 520);
  }

  @Test
  void newsroom_behindOneAddress_isChargedOnceForWhatAllRead() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> read = new ArrayList<>();
    for (int reader = 0; reader < 50; reader++) {
      for (int chart = 530; chart < 533; chart++) {
        read.add(
            HTTP.sendAsync(
                request("203.0.113.4", "/charts/complaints.svg?width=" + chart),
                BodyHandlers.ofByteArray()));
      }
    }

    for (CompletableFuture<HttpResponse<byte[]>> one : read) {
      assertThat(one.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(get("203.0.113.4", "/charts/complaints.svg?width=534").statusCode()).isEqualTo(429);
  }

  @Test
  void otherClient_behindTheSameProxy_isNotCharged() throws Exception {
    useUp("203.0.113.5", 540);
    assertThat(get("203.0.113.5", "/charts/complaints.svg?width=543").statusCode()).isEqualTo(429);

    assertThat(get("203.0.113.6", "/charts/complaints.svg?width=543").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.", "10.0.0.", "evil"})
  void client_inventsHops_isChargedAllTheSame(String invented) throws Exception {
    String client = "203.0.113." + (10 + invented.length());
    int width = 550 + 10 * invented.length();
    useUp(client, width);

    for (int i = 3; i < 8; i++) {
      assertThat(
              get(invented + i + ", " + client, "/charts/complaints.svg?width=" + (width + i))
                  .statusCode())
          .isEqualTo(429);
    }
  }

  /** Has as many answers made as the client may. */
  private void useUp(String client, int width) throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(get(client, "/charts/complaints.svg?width=" + (width + i)).statusCode())
          .isEqualTo(200);
    }
  }

  private HttpResponse<byte[]> get(String client, String path) throws Exception {
    return HTTP.send(request(client, path), BodyHandlers.ofByteArray());
  }

  private HttpRequest request(String client, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/atalaya/v1" + path))
        .header("X-Forwarded-For", client)
        .build();
  }
}
