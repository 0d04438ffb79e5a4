// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application without records serves what another one has, by the settings of the README. */
class RemoteHostTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      excludeName = {
        "com.vaadin.flow.spring.SpringBootAutoConfiguration",
        "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
      })
  static class Portal {}

  private static ConfigurableApplicationContext records;
  private static ConfigurableApplicationContext portal;

  @BeforeAll
  static void start() {
    records = start(SampleApplication.class);
    portal = start(Portal.class, "--atalaya.remote.url=" + base(records));
  }

  @AfterAll
  static void stop() {
    portal.close();
    records.close();
  }

  private static ConfigurableApplicationContext start(Class<?> application, String... settings) {
    return new SpringApplicationBuilder(application)
        .properties("server.port=0", "atalaya.cache.warm=false")
        .run(settings);
  }

  private static String base(ConfigurableApplicationContext context) {
    return "http://localhost:"
        + context.getEnvironment().getRequiredProperty("local.server.port")
        + "/atalaya";
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(base(context) + path)).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/statistics",
        "/v1/statistics?lang=en",
        "/v1/quality.json",
        "/v1/catalog.jsonld",
        "/v1/openapi.json?lang=en",
        "/v1/statistics/victims.json?by=department,victim-sex&lang=en",
        "/v1/statistics/victims.csv?by=department&year=2010&measure=rate",
        "/v1/charts/complaints.svg?by=month",
        "/v1/charts/complaints.html?by=year",
        "/v1/statistics/complaints.whole.json?by=year",
        "/v1/statistics/complaints.json?by=colour&lang=en",
        "/embed/chart?indicator=victims&by=year"
      })
  void answer_recordsElsewhere_isByteForByteTheirs(String path) throws Exception {
    HttpResponse<String> expected = get(records, path);
    HttpResponse<String> answer = get(portal, path);

    assertThat(answer.statusCode()).isEqualTo(expected.statusCode());
    assertThat(answer.body()).isEqualTo(expected.body());
    assertThat(answer.headers().firstValue("ETag"))
        .isEqualTo(expected.headers().firstValue("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/statistics", "/v1/statistics/victims.json"})
  void answer_recordsAwayFromTheStart_isAProblemThatPasses(String path) throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (ConfigurableApplicationContext alone =
        start(Portal.class, "--atalaya.remote.url=http://localhost:" + free + "/atalaya")) {
      HttpResponse<String> answer = get(alone, path);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .contains("records-unreachable")
          .doesNotContain(Integer.toString(free));
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }
}
