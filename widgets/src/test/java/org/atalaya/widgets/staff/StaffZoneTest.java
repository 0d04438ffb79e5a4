// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.ReporterCheck;
import org.atalaya.alerts.Requester;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditHead;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** A staff node beside a real OIDC provider, on real Tomcats. */
@Timeout(120)
class StaffZoneTest {

  private static final Duration STEP_UP = Duration.ofMinutes(5);
  private static final String DOOR = "/staff/sign-in/with/mp";

  @TempDir static Path folder;

  private static ConfigurableApplicationContext provider;
  private static ConfigurableApplicationContext node;
  private static String staff;

  /** By which how long ago a sign-in was is told. */
  private static volatile InstantSource clock = InstantSource.system();

  @Configuration(proxyBeanMethods = false)
  static class Host {
    @Bean
    ReporterCheck reporterCheck() {
      return (missing, reporter) -> ReporterCheck.Finding.NOTHING;
    }

    @Bean
    FreshSignIn freshSignIn() {
      return new FreshSignIn(STEP_UP, () -> clock.instant());
    }
  }

  @BeforeAll
  static void start() {
    provider = OidcProvider.start();
    String issuer = "http://localhost:" + port(provider);
    node =
        new SpringApplicationBuilder(SampleApplication.class, Host.class)
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.autoconfigure.exclude=",
                "--atalaya.node=staff",
                "--atalaya.cache.warm=false",
                "--atalaya.alerts.enabled=true",
                "--atalaya.operations.store=" + folder.resolve("operations.sqlite"),
                "--atalaya.operations.vault=" + folder.resolve("vault"),
                "--atalaya.operations.signing-vault=" + folder.resolve("signing"),
                "--atalaya.staff.roles-claim=realm_access.roles",
                "--atalaya.staff.roles.draft=redaccion",
                "--atalaya.staff.roles.activate=mesa-activa,jefatura",
                "--atalaya.staff.roles.audit=auditoria",
                "--atalaya.public-url=http://observatorio.example",
                "--atalaya.staff.streams=4",
                "--atalaya.staff.start=/staff/v1/session",
                "--spring.security.oauth2.client.registration.mp.client-id=" + OidcProvider.CLIENT,
                "--spring.security.oauth2.client.registration.mp.client-secret="
                    + OidcProvider.SECRET,
                "--spring.security.oauth2.client.registration.mp.scope=openid",
                "--spring.security.oauth2.client.registration.mp.redirect-uri="
                    + "{baseUrl}/staff/sign-in/back/{registrationId}",
                "--spring.security.oauth2.client.registration.mp.client-name=Ministerio <Público>",
                "--spring.security.oauth2.client.provider.mp.issuer-uri=" + issuer);
    staff = "http://127.0.0.1:" + port(node);
    OidcProvider.register(provider, staff + "/staff/sign-in/back/mp");
  }

  private static String port(ConfigurableApplicationContext context) {
    return context.getEnvironment().getRequiredProperty("local.server.port");
  }

  @AfterAll
  static void stop() {
    node.close();
    provider.close();
  }

  @BeforeEach
  void now() {
    clock = InstantSource.system();
  }

  private static StaffVisitor visitor() {
    return new StaffVisitor(staff);
  }

  private static StaffVisitor signedIn(String name) throws Exception {
    StaffVisitor visitor = visitor();
    assertThat(visitor.signIn(DOOR, name).statusCode()).isEqualTo(200);
    return visitor;
  }

  private static Alert draft() {
    return node.getBean(Alerts.class)
        .draft("ana", AlertDraft.of(AlertKind.WOMAN).name(StaffedAlerts.NAME).build());
  }

  private static String problem(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    return response.body();
  }

  private static void assertGuarded(HttpResponse<?> response) {
    assertThat(response.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(value -> assertThat(value).contains("frame-ancestors 'none'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/session", "/alerts", "/audit", "/audit/head", "/events", "/elsewhere"})
  void api_notSignedIn_isRefusedInWords(String path) throws Exception {
    try (StaffVisitor nobody = visitor()) {
      HttpResponse<String> response = nobody.get("/staff/v1" + path + "?lang=en");

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(problem(response)).contains("urn:problem-type:atalaya:sign-in", "sign in");
      assertGuarded(response);
    }
  }

  @Test
  void page_notSignedIn_leadsToTheProviders() throws Exception {
    try (StaffVisitor nobody = visitor()) {
      HttpResponse<String> page = nobody.get("/staff/somewhere");

      assertThat(page.uri().getPath()).isEqualTo("/staff/sign-in");
      assertThat(page.body())
          .contains("lang=\"es\"", "href=\"" + DOOR + "\"", "Entrar con Ministerio &lt;P");
      assertGuarded(page);
      assertThat(nobody.get("/staff/sign-in?lang=en&again").body())
          .contains("lang=\"en\"", "confirm who you are", "href=\"" + DOOR + "?again\"");
    }
  }

  @Test
  void signIn_atTheProvider_givesTheRolesOfItsClaims() throws Exception {
    try (StaffVisitor alma = visitor()) {
      HttpResponse<String> page = alma.signIn(DOOR, "alma");

      assertThat(page.uri()).hasToString(staff + "/staff/v1/session");
      assertGuarded(page);
      JsonNode session = alma.json("/staff/v1/session");
      assertThat(session.path("name").asString()).isEqualTo("alma");
      assertThat(session.path("roles").toString()).isEqualTo("[\"activate\"]");
      assertThat(session.has("freshUntil")).isTrue();
    }
  }

  @Test
  void signIn_sessionCookie_isNotForScriptsNorForFormsOfOtherSites() throws Exception {
    try (StaffVisitor nobody = visitor()) {
      // Not followed: the cookie is set on the way to the provider.
      HttpResponse<String> page = nobody.get(DOOR);

      assertThat(page.previousResponse().orElseThrow().previousResponse())
          .as("the first of the redirects")
          .hasValueSatisfying(first ->
              assertThat(first.headers().firstValue("Set-Cookie"))
                  .hasValueSatisfying(
                      cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax")));
    }
  }

  @Test
  void signIn_personWithoutARole_isNotLetIn() throws Exception {
    try (StaffVisitor zoe = visitor()) {
      HttpResponse<String> page = zoe.signIn(DOOR, "zoe");

      assertThat(page.statusCode()).isEqualTo(403);
      assertThat(problem(page)).contains("missing-role");
      assertThat(zoe.get("/staff/v1/alerts").statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dora, /alerts, 200",
    "dora, /audit, 403",
    "dora, /break-glass, 200",
    "ines, /alerts, 403",
    "ines, /audit, 200",
    "ines, /audit/head, 200",
    "alma, /audit/head, 403",
    "alma, /elsewhere, 404",
    "alma, /alerts?state=lost, 400",
    "alma, /alerts?page=2, 400",
    "ines, /audit?after=-1, 400"
  })
  void api_byRole_isAnsweredOrRefused(String name, String path, int status) throws Exception {
    try (StaffVisitor person = signedIn(name)) {
      HttpResponse<String> response = person.get("/staff/v1" + path);

      assertThat(response.statusCode()).isEqualTo(status);
      if (status != 200) {
        problem(response);
      }
      assertGuarded(response);
    }
  }

  @Test
  void alerts_listNamesNobody_oneIsWhole() throws Exception {
    Alert alert = draft();
    try (StaffVisitor dora = signedIn("dora")) {
      assertThat(dora.get("/staff/v1/alerts").body())
          .contains(alert.id().toString(), alert.number())
          .doesNotContain(StaffedAlerts.NAME);
      assertThat(dora.json("/staff/v1/alerts/" + alert.id()).at("/draft/name").asString())
          .isEqualTo(StaffedAlerts.NAME);
    }
  }

  @Test
  void audit_ofAnAlert_tellsWhoDidWhat() throws Exception {
    Alert alert = draft();
    try (StaffVisitor ines = signedIn("ines")) {
      assertThat(ines.json("/staff/v1/alerts/%s/audit".formatted(alert.id())).path("entries"))
          .singleElement()
          .satisfies(entry -> {
            assertThat(entry.path("act").asString()).isEqualTo("draft");
            assertThat(entry.path("actor").asString())
                .isEqualTo(node.getBean(AuditChain.class).pseudonym("ana"));
          });
      assertThat(ines.json("/staff/v1/audit").path("intact").asBoolean()).isTrue();
      assertThat(AuditHead.parse(ines.get("/staff/v1/audit/head").body()))
          .isEqualTo(node.getBean(AuditChain.class).head());
    }
  }

  /** The provider says when it asked; that it sent her back at once proves nothing. */
  @Test
  void sensitiveAct_signInTooLongAgo_takesAFreshProof() throws Exception {
    try (StaffVisitor ines = signedIn("ines")) {
      Instant proved =
          Instant.parse(ines.json("/staff/v1/session").path("freshUntil").asString())
              .minus(STEP_UP);
      TimeUnit.MILLISECONDS.sleep(2100);
      Instant later = proved.plus(STEP_UP).plusSeconds(1);
      clock = () -> later;

      HttpResponse<String> refused = ines.get("/staff/v1/audit/head?lang=en");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(problem(refused)).contains("sign-in-again", "Confirm who you are");
      assertThat(ines.get("/staff/v1/audit").statusCode()).as("not sensitive").isEqualTo(200);

      HttpResponse<String> known = ines.get(DOOR);
      assertThat(known.uri().getPath()).as("let in again unasked").endsWith("/session");
      assertThat(ines.get("/staff/v1/audit/head").statusCode()).isEqualTo(403);

      ines.signIn(DOOR + "?again", "ines");
      assertThat(ines.get("/staff/v1/audit/head").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void breakGlass_takenWithAReason_givesTheRoleForAWhileAndIsSeenByAll() throws Exception {
    String reason = "Alma está incomunicada y corre peligro.";
    String body = "{\"role\": \"audit\", \"reason\": \"%s\"}".formatted(reason);
    // Another than the other tests', which she would let in.
    try (StaffVisitor rita = signedIn("rita");
        StaffVisitor alma = signedIn("alma")) {
      assertThat(rita.get("/staff/v1/audit").statusCode()).isEqualTo(403);
      HttpResponse<String> forged = rita.post("/staff/v1/break-glass", body);
      assertThat(forged.statusCode()).isEqualTo(403);
      assertThat(problem(forged)).contains("forged");

      String token = rita.json("/staff/v1/session").at("/csrf/token").asString();
      String[] csrf = {"X-CSRF-TOKEN", token};
      assertThat(
              rita.post("/staff/v1/break-glass", "{\"role\":\"audit\",\"reason\":\"Ya\"}", csrf)
                  .body())
          .contains("urn:problem-type:atalaya:reason");
      assertThat(rita.post("/staff/v1/break-glass", body.replace("audit", "all"), csrf).body())
          .contains("invalid-value", "republishers");
      HttpResponse<String> taken = rita.post("/staff/v1/break-glass", body, csrf);

      assertThat(taken.statusCode()).isEqualTo(201);
      assertThat(rita.get("/staff/v1/audit").body()).contains("\"act\":\"break-glass audit\"");
      assertThat(alma.get("/staff/v1/break-glass").body()).contains(reason);
      assertThat(alma.get("/staff/v1/audit").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void signOut_session_isOver() throws Exception {
    try (StaffVisitor dora = signedIn("dora")) {
      String token = dora.json("/staff/v1/session").at("/csrf/token").asString();

      assertThat(dora.post("/staff/sign-out", "", "X-CSRF-TOKEN", token).body())
          .contains("Ha salido.");
      assertThat(dora.get("/staff/v1/session").statusCode()).isEqualTo(401);
    }
  }

  private static BufferedReader lines(HttpResponse<InputStream> stream) {
    assertThat(stream.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
  }

  private static List<String> event(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith("id:")) {
      line = lines.readLine();
    }
    return List.of(
        String.valueOf(line), String.valueOf(lines.readLine()), String.valueOf(lines.readLine()));
  }

  @Test
  void events_actOnTheStore_areToldByIdAndVersionOnly() throws Exception {
    AuditChain audit = node.getBean(AuditChain.class);
    try (StaffVisitor alma = signedIn("alma")) {
      HttpResponse<InputStream> stream = alma.stream("/staff/v1/events");
      assertGuarded(stream);
      try (BufferedReader lines = lines(stream)) {
        Alert alert = draft();

        // What was done just before the stream began may be told first.
        String id = "id: " + audit.head().position();
        List<String> told = event(lines);
        while (!told.getFirst().equals(id) && !told.getFirst().equals("null")) {
          told = event(lines);
        }
        assertThat(told)
            .containsExactly(
                id,
                "event: changed",
                "data: {\"id\":\"%s\",\"version\":%d}".formatted(alert.id(), alert.version()));
      }
    }
  }

  @Test
  void events_cameBack_tellWhatWasMissed() throws Exception {
    long before = node.getBean(AuditChain.class).head().position();
    Alert alert = draft();
    node.getBean(Alerts.class).withdraw(alert.id(), "ana", Requester.FAMILY);
    try (StaffVisitor alma = signedIn("alma")) {
      HttpResponse<InputStream> stream =
          alma.stream("/staff/v1/events", "Last-Event-ID", Long.toString(before));
      try (BufferedReader lines = lines(stream)) {
        assertThat(event(lines).getFirst()).isEqualTo("id: " + (before + 1));
        assertThat(event(lines))
            .containsExactly(
                "id: " + (before + 2),
                "event: changed",
                "data: {\"id\":\"%s\"}".formatted(alert.id()));
      }
      try (BufferedReader lines =
          lines(alma.stream("/staff/v1/events", "Last-Event-ID", "999999999"))) {
        assertThat(event(lines).get(1)).isEqualTo("event: reload");
      }
    }
  }
}
