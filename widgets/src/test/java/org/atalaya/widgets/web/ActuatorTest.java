// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Spring Boot's actuator says of a running observatory. */
@SpringBootTest(
    classes = SampleApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoints.web.exposure.include=health,metrics",
      "management.endpoint.health.show-details=always",
      "atalaya.cache.warm=false"
    })
class ActuatorTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void health_hasTheObservatorysPart() throws Exception {
    JsonNode atalaya = json("/actuator/health").at("/components/atalaya");

    assertThat(atalaya.at("/status").asString()).isEqualTo("UP");
    assertThat(atalaya.at("/details/released/monthly/version").asInt()).isEqualTo(1);
    assertThat(atalaya.at("/details").propertyNames()).containsExactly("released");
  }

  @Test
  void metrics_haveAnswersByOutcomeAndNoNumberOfRecords() throws Exception {
    get("/atalaya/v1/statistics/victims.json?by=victim-sex");
    get("/atalaya/v1/statistics/victims.json?by=victim-sex");

    assertThat(count("/actuator/metrics/atalaya.answers?tag=outcome:made")).isEqualTo(1);
    assertThat(count("/actuator/metrics/atalaya.answers?tag=outcome:kept")).isEqualTo(1);
    assertThat(count("/actuator/metrics/atalaya.refusals?tag=reason:overloaded")).isZero();
    assertThat(names())
        .containsExactlyInAnyOrder(
            "atalaya.answers",
            "atalaya.feed.failing",
            "atalaya.feed.lag",
            "atalaya.feed.rows.set.aside",
            "atalaya.feed.since.pass",
            "atalaya.refusals",
            "atalaya.release.as.of",
            "atalaya.release.version");
    assertThat(json("/actuator/metrics/atalaya.answers").at("/availableTags").size()).isEqualTo(1);
  }

  private List<String> names() throws Exception {
    return json("/actuator/metrics")
        .at("/names")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> name.startsWith("atalaya."))
        .toList();
  }

  private int count(String path) throws Exception {
    return json(path).at("/measurements/0/value").asInt();
  }

  private JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response;
  }
}
