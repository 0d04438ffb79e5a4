// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings that the README names for views in frames of other sites do what it says. */
class FramedSessionTest {

  private static final Pattern SETTING =
      Pattern.compile("(?m)^server\\.servlet\\.session\\.cookie\\.\\S+$");

  @Configuration(proxyBeanMethods = false)
  static class View {
    @Bean
    ServletRegistrationBean<HttpServlet> view() {
      return new ServletRegistrationBean<>(
          new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
              request.getSession();
              response.getWriter().write("view");
            }
          },
          "/view");
    }
  }

  @Test
  void sessionCookie_settingsOfTheReadme_isSentInFramesOfOtherSites() throws Exception {
    assertThat(cookie())
        .contains("HttpOnly")
        .doesNotContain("SameSite=None", "Secure", "Partitioned");

    String[] settings =
        SETTING
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(MatchResult::group)
            .map("--"::concat)
            .toArray(String[]::new);

    assertThat(settings).hasSize(3);
    assertThat(cookie(settings)).contains("SameSite=None", "Secure", "Partitioned", "HttpOnly");
  }

  private static String cookie(String... settings) throws IOException, InterruptedException {
    try (ConfigurableApplicationContext context =
            new SpringApplicationBuilder(SampleApplication.class, View.class)
                .properties("server.port=0", "atalaya.cache.warm=false")
                .run(settings);
        HttpClient client = HttpClient.newHttpClient()) {
      String port = context.getEnvironment().getRequiredProperty("local.server.port");
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/view")).build(),
              BodyHandlers.ofString())
          .headers()
          .firstValue("Set-Cookie")
          .orElseThrow();
    }
  }
}
