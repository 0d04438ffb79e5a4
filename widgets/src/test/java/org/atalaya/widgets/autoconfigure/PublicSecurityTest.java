// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.cases.CaseStore;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.SampleApplication;
import org.atalaya.widgets.web.PagePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Beside Spring Security, on a real Tomcat. */
class PublicSecurityTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final List<String> PUBLIC =
      List.of(
          "/atalaya/v1/statistics",
          "/atalaya/v1/statistics/victims.csv?by=victim-sex",
          "/atalaya/v1/charts/victims.svg",
          "/atalaya/embed/chart?indicator=victims",
          "/atalaya/embed.js",
          "/atalaya/elements/" + ElementsVersion.VALUE + "/chart.js");

  /** A page of the host's own that keeps a session and takes what is sent to it. */
  @Configuration(proxyBeanMethods = false)
  static class HostPage {
    @Bean
    ServletRegistrationBean<HttpServlet> hostPage() {
      return new ServletRegistrationBean<>(
          new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
              request.getSession();
              response.getWriter().write("host");
            }
          },
          "/host",
          "/atalaya/private");
    }
  }

  /** A host that wrote its own chain, which matches any request. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  static class OwnChain {
    @Bean
    SecurityFilterChain hostChain(HttpSecurity http, PagePolicy pagePolicy) {
      return http.authorizeHttpRequests(requests ->
              requests.requestMatchers("/host").permitAll().anyRequest().authenticated())
          .httpBasic(Customizer.withDefaults())
          .headers(headers ->
              headers.contentSecurityPolicy(
                  csp -> csp.policyDirectives(pagePolicy.addTo("default-src 'none'"))))
          .build();
    }
  }

  /** A host that wrote none, and has Spring Boot's: a password for everything. */
  @Configuration(proxyBeanMethods = false)
  static class NoChain {}

  static Stream<Class<?>> hosts() {
    return Stream.of(OwnChain.class, NoChain.class);
  }

  private static ConfigurableApplicationContext start(Class<?> host) {
    return new SpringApplicationBuilder(SampleApplication.class, HostPage.class, host)
        .run("--server.port=0", "--spring.autoconfigure.exclude=", "--atalaya.cache.warm=false");
  }

  private static HttpResponse<String> ask(
      ConfigurableApplicationContext context, String method, String path, String... headers)
      throws Exception {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, BodyPublishers.noBody());
    return HTTP.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void publicPath_anyHost_isReadWithoutSessionOrFrameHeader(Class<?> host) throws Exception {
    try (ConfigurableApplicationContext context = start(host)) {
      for (String path : PUBLIC) {
        HttpResponse<String> response = ask(context, "GET", path);

        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.headers().map())
            .as(path)
            .doesNotContainKeys("set-cookie", "x-frame-options", "pragma", "expires")
            .containsEntry("x-content-type-options", List.of("nosniff"))
            .containsEntry("referrer-policy", List.of("no-referrer"));
        assertThat(response.headers().firstValue("Cache-Control").orElse(""))
            .as(path)
            .startsWith("public");
      }
      assertThat(ask(context, "HEAD", PUBLIC.getFirst()).statusCode()).isEqualTo(200);
      assertThat(ask(context, "OPTIONS", PUBLIC.getFirst()).statusCode()).isEqualTo(204);
      // Told by the API itself, which takes nothing: not by a guard against forged requests.
      assertThat(ask(context, "POST", PUBLIC.getFirst()).statusCode()).isEqualTo(405);
      assertThat(ask(context, "GET", "/atalaya/embed-0.0.1.js").statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void publicPath_wrongPassword_isNotLookedAt(Class<?> host) throws Exception {
    try (ConfigurableApplicationContext context = start(host)) {
      assertThat(
              ask(context, "GET", PUBLIC.getFirst(), "Authorization", "Basic bm86bm8=")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void otherPath_anyHost_isGuardedAsBefore(Class<?> host) throws Exception {
    try (ConfigurableApplicationContext context = start(host)) {
      for (String path :
          List.of("/", "/atalaya", "/atalaya/private", "/atalaya/v1x", "/elsewhere")) {
        assertThat(ask(context, "GET", path).statusCode()).as(path).isIn(302, 401);
      }
      // Neither by a way through a public path.
      for (String path :
          List.of(
              "/atalaya/v1/../private",
              "/atalaya/v1/%2e%2e/private",
              "/atalaya/v1;/../private",
              "/atalaya/v1//../../private")) {
        assertThat(ask(context, "GET", path).statusCode()).as(path).isIn(302, 400, 401, 404);
      }
    }
  }

  @Test
  void ownChain_itsOwnPath_keepsSessionHeadersAndGuard() throws Exception {
    try (ConfigurableApplicationContext context = start(OwnChain.class)) {
      HttpResponse<String> page = ask(context, "GET", "/host");

      assertThat(page.body()).isEqualTo("host");
      assertThat(page.headers().firstValue("Set-Cookie")).isPresent();
      assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).contains("connect-src 'self'"));
      assertThat(ask(context, "POST", "/host").statusCode()).isIn(401, 403);
    }
  }

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ServletWebSecurityAutoConfiguration.class,
                  ObservatoryAutoConfiguration.class,
                  WidgetsAutoConfiguration.class,
                  PublicSecurityAutoConfiguration.class));

  @Test
  void noObservatory_noChain() {
    runner.run(
        context -> assertThat(context).hasNotFailed().doesNotHaveBean("atalayaPublicSecurity"));
  }

  @Test
  void store_chainBesideSpringBoots() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .run(context ->
            assertThat(context)
                .hasBean("atalayaPublicSecurity")
                .hasBean("defaultSecurityFilterChain"));
  }

  @Test
  void ownBeanOfThatName_usedInstead() {
    runner
        .withBean(CaseStore.class, SampleCases::store)
        .withUserConfiguration(OwnChain.class)
        .withBean("atalayaPublicSecurity", String.class, () -> "mine")
        .run(context ->
            assertThat(context.getBeanNamesForType(SecurityFilterChain.class))
                .containsExactly("hostChain"));
  }

  @Test
  void withoutSpringSecurity_apiIsThere() {
    runner
        .withClassLoader(new FilteredClassLoader("org.springframework.security"))
        .withBean(CaseStore.class, SampleCases::store)
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasBean("atalayaPublicApi")
                .doesNotHaveBean("atalayaPublicSecurity"));
  }
}
